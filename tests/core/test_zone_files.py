"""The tables of the time zone database, as its package brings them."""

from __future__ import annotations

from circlekit.core.zone_files import lines_of, rows_of


def test_a_table_is_rows_without_remarks() -> None:
    """A country is a code and a name; a zone stands behind its country's code and its place on the globe."""
    assert ["KE", "Kenya"] in rows_of("iso3166.tab")
    assert ["KE", "-0117+03649", "Africa/Nairobi"] in [row[:3] for row in rows_of("zone.tab")]
    assert not any(row[0].startswith("#") for row in rows_of("zone.tab"))


def test_the_names_of_zones_stand_one_on_each_line() -> None:
    """Old names are among them."""
    assert {"Europe/Berlin", "Asia/Calcutta"} <= set(lines_of("zones"))
