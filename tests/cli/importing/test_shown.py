import pytest

from circlekit.cli.importing.shown import shown, shown_value


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("ana.silva@example.org", "a…@example.org"),
        ("Ana <ana@example.org>", "Ana <a…@example.org>"),
        ("line one\nline two", "line one line two"),
        ("I keep postponing, and I do not know why", "I keep postponing,…"),
        ("", ""),
    ],
)
def test_a_sample_shows_no_address_and_no_long_text(text: str, seen: str):
    """What is in a column can be seen, and hardly more."""
    assert shown(text) == seen


def test_hours_and_zones_are_shown_longer_than_free_text():
    """They are nobody's secret, and cut hours say nothing."""
    week = ("Mon 09:00-12:00", "Tue 09:00-12:00")
    assert shown_value("available", week) == "Mon 09:00-12:00; Tue 09:00-12:00"
    assert shown_value("needs", ("How to say no to my manager",)) == "How to say no to my…"


def test_a_cell_of_a_million_letters_is_looked_at_only_in_part():
    """No address behind its beginning is looked for."""
    assert shown("a" * 1_000_000 + "@example.org") == "a" * 19 + "…"
