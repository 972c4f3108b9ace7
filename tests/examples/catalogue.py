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
    ("README.md", "answers.txt", "cohort.yaml", "people.csv"),
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
_TOPICS = (
    "Raising money, also from foundations|Working with volunteers|Telling our story (web, press)"
    "|Looking after a team|Plans, budgets and numbers|Talking with people in power"
)
SIGN_UP = Example(
    "sign-up",
    (".gitignore", "README.md", "form.csv"),
    (
        (
            "import",
            "form.csv",
            *("--zone", "EST=America/New_York", "--zone", "UTC+5:30=Asia/Kolkata"),
            *("--hours", "Morning=09:00-12:00", "--hours", "Midday=12:00-14:00"),
            *("--hours", "Afternoon=14:00-17:00", "--hours", "Evening=17:00-21:00"),
            *("--options", f"What do you need help with? (tick all that apply)={_TOPICS}"),
            *("--options", f"What can you offer others? (tick all that apply)={_TOPICS}"),
            *("--today", "2026-12-21", "--yes"),
        ),
        ("match",),
        ("schedule", "--ics", "--today", "2026-12-22"),
    ),
)
ALL = (FIRST, VOLUNTEERS, SECOND, RIVERS, SIGN_UP)
