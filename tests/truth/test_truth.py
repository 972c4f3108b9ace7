"""Random cohorts: what circlekit works out and writes, beside a plain count of the days."""

from __future__ import annotations

from .compare import WORKED_OUT, WRITTEN, disagreements
from .invent import case

FILES = (*range(1000, 1013), 1117, 1162)
"""The last two have a circle of one meeting, which was moved."""


def test_meetings_answers_reminders_and_moves_are_what_a_plain_count_gives() -> None:
    """Whatever the rhythm, its change, the holidays, what people changed, and the two times in turn."""
    assert [text for seed in range(120) for text in disagreements(case(seed), WORKED_OUT)] == []


def test_files_read_back_show_what_a_plain_count_gives() -> None:
    """As series and as instances, by the database and by the file's own zones, for circles and members."""
    assert [text for seed in FILES for text in disagreements(case(seed), WRITTEN)] == []
