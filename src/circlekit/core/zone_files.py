"""The tables that the tzdata package brings: names of zones, their countries, the database itself."""

from __future__ import annotations


def lines_of(*path: str) -> list[str]:
    """Return the lines of a file of the package: ``("zones",)`` or ``("zoneinfo", "tzdata.zi")``."""
    from importlib import resources

    return resources.files("tzdata").joinpath(*path).read_text(encoding="utf-8").splitlines()


def rows_of(table: str) -> list[list[str]]:
    """Return the rows of ``zone.tab`` or ``iso3166.tab``, cut at their tabs and without remarks."""
    return [row.split("\t") for row in lines_of("zoneinfo", table) if row and not row.startswith("#")]
