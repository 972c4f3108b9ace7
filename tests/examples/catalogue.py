"""Which examples there are, what a coordinator gives, and what they run, in order."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

EXAMPLES = Path(__file__).parents[2] / "examples"


class Example(NamedTuple):
    """A folder in ``examples/``: the files that people wrote, and the commands that wrote the rest."""

    name: str
    inputs: tuple[str, ...]
    commands: tuple[tuple[str, ...], ...]

    @property
    def folder(self) -> Path:
        """Where the example stands in the repository."""
        return EXAMPLES / self.name


FIRST = Example(
    "first-cohort",
    ("README.md", "cohort.yaml", "people.csv"),
    (
        ("match",),
        ("schedule", "--ics", "--today", "2026-12-14"),
        ("nudge", "--today", "2027-01-05"),
    ),
)
VOLUNTEERS = Example(
    "volunteers",
    ("README.md", "cohort.yaml", "log.yaml"),
    (
        ("match",),
        ("schedule", "--ics", "--today", "2027-02-20"),
        ("nudge", "--today", "2027-03-12"),
        ("nudge", "--today", "2027-04-29"),
        ("status", "--html", "--today", "2027-04-29"),
    ),
)
SECOND = Example(
    "second-cohort",
    ("README.md", "answers.yaml", "circles.yaml", "cohort.yaml", "joiners.csv", "log.yaml", "people.csv"),
    (
        ("schedule", "--ics", "--today", "2026-08-24"),
        ("rotate",),
    ),
)
RIVERS = Example(
    "rivers",
    ("README.md", "cohort.yaml", "people.csv"),
    (
        ("match",),
        ("schedule", "--ics", "--today", "2026-12-14"),
        ("nudge", "--today", "2027-01-06"),
    ),
)
ALL = (FIRST, VOLUNTEERS, SECOND, RIVERS)
