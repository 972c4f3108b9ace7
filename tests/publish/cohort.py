"""A small cohort of four circles that can all meet on Tuesdays."""

from __future__ import annotations

from pathlib import Path

from circlekit.core.calendars.series import uid

CIRCLES = [uid("spring", f"c{number}") for number in (1, 2, 3, 4)]
PEOPLE = [f"p{number}" for number in range(24)]
GROUPS = [", ".join(PEOPLE[start : start + 6]) for start in (0, 6, 12, 18)]
COHORT = "\n".join(
    (
        "{cohort: Spring, starts: 2027-01-11, ends: 2027-07-09, timezone: Europe/London, participants: {",
        *(f"  {one}: {{name: Person {one}, available: [Tue 16:00-18:00]}}," for one in PEOPLE),
        "}}",
    )
)
FORMED = "\n".join(
    (
        "cohort: spring",
        "circles:",
        *(f"  c{n}: {{name: Circle {n}, members: [{group}]}}" for n, group in enumerate(GROUPS, 1)),
    )
)


def write(folder: Path) -> None:
    """Write the cohort and its circles, without times."""
    (folder / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (folder / "circles.yaml").write_text(FORMED, encoding="utf-8")
