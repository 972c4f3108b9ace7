"""What docs/zones.md says of zones and hours is what happens."""

import re
from pathlib import Path

import pytest

from circlekit.core.intake.hours.reading import read_windows
from circlekit.core.intake.zones.reading import resolve
from circlekit.core.parse.wrong import Wrong
from circlekit.core.windows import say
from tests.core.intake.times import WORDS

PAGE = (Path(__file__).parents[3] / "docs" / "zones.md").read_text(encoding="utf-8")
ZONES, HOURS = (
    re.findall(r"^\| `([^`]+)` \| ([^|]+) \|$", part, re.MULTILINE)
    for part in PAGE.split("## Time zones")[1].split("## Dates")[0].split("## Hours")
)


def _zone(text):
    try:
        return resolve(text, {}).zone
    except Wrong:
        return "asked"


def _hours(text):
    try:
        found = read_windows(text, day="Monday", hours={}, words=WORDS)
    except Wrong:
        return "asked"
    return ", ".join(map(say, found)) or "no time"


@pytest.mark.parametrize(("text", "taken_for"), ZONES)
def test_a_zone_is_taken_as_the_page_says(text, taken_for):
    """Every row of the table of zones is true."""
    assert _zone(text) == taken_for


@pytest.mark.parametrize(("text", "taken_for"), HOURS)
def test_hours_are_taken_as_the_page_says(text, taken_for):
    """Every row of the table of hours is true."""
    assert _hours(text) == taken_for


def test_both_tables_have_rows():
    """A table that is written in another way would be tested by nothing."""
    assert (len(ZONES), len(HOURS)) == (17, 13)
