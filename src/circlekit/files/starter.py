"""A new cohort folder: a commented cohort file and invented people, with which every command works."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from string import Template

from circlekit.files import schema

LIBRARY = Path(__file__).parent.parent / "library" / "init"

SCHEMA_PATH = ".circlekit/cohort.schema.json"
"""Where the first line of cohort.yaml sends an editor; it reads the path as relative to the file."""

NOTICE = 18
"""Days until the first possible start: some three weeks, for people to say yes and clear an hour."""

WEEKS = 26

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
"""English, whatever the machine's locale is."""


def starter_files(today: date) -> dict[str, bytes]:
    """Return the files of a new folder by relative path; the cohort starts on a Monday after ``today``.

    It ends on a Friday, 26 weeks later.
    """
    cohort = Template((LIBRARY / "cohort.yaml").read_text(encoding="utf-8")).substitute(dates(today))
    return {
        "cohort.yaml": cohort.encode("utf-8"),
        "people.csv": (LIBRARY / "people.csv").read_bytes(),
        SCHEMA_PATH: schema.shipped().encode("utf-8"),
    }


def dates(today: date) -> dict[str, str]:
    """Return the name of a cohort that begins after ``today``, and its days as a cohort file has them."""
    starts = first_monday(today + timedelta(days=NOTICE))
    return {
        "name": f"{MONTHS[starts.month - 1]} {starts.year}",
        "starts": starts.isoformat(),
        "ends": (starts + timedelta(weeks=WEEKS, days=-3)).isoformat(),
        "answer_by": (starts - timedelta(weeks=1)).isoformat(),
        "holiday": (starts + timedelta(weeks=8)).isoformat(),
        "halfway": (starts + timedelta(weeks=WEEKS // 2, days=3)).isoformat(),
    }


def first_monday(day: date) -> date:
    """Return the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def gitignore() -> bytes:
    """Return what keeps people's names, addresses and needs out of git until somebody decides otherwise."""
    return (LIBRARY / "gitignore").read_bytes()
