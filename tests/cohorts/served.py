"""Invented cohorts in eight zones, to see how many people can be well served at all.

Everybody gives three to five windows of two hours, drawn for each person alone: no circle is planted in them.
They are hours as people give them, in the working day and the early evening, the middle of the week and the
end of the day the likeliest. A quarter would lead.
"""

from __future__ import annotations

from datetime import date
from random import Random
from typing import NamedTuple

from circlekit.core.model import Cohort, Participant
from circlekit.core.windows import DAY, Window

ZONES = (
    "Europe/London", "Europe/Berlin", "Africa/Lagos", "Africa/Nairobi", "America/New_York",
    "America/Sao_Paulo", "America/Los_Angeles", "Asia/Kolkata",
)  # fmt: skip

DAYS = {0: 3, 1: 5, 2: 5, 3: 5, 4: 3}
"""How likely each day of the week is, from Monday."""

STARTS = {8: 2, 9: 4, 10: 6, 11: 4, 12: 3, 13: 4, 14: 5, 15: 5, 16: 6, 17: 7, 18: 4, 19: 3}
"""How likely each hour is for a window to begin, in the person's own zone."""


class Served(NamedTuple):
    """A cohort by its number of people and its seed, and how many of them any circles can serve well."""

    people: int
    seed: int
    most: int


PROVED = (
    Served(48, 1, 34), Served(48, 2, 24), Served(48, 3, 31),
    Served(120, 1, 120), Served(120, 2, 119), Served(120, 3, 120),
    Served(480, 1, 480),
)  # fmt: skip
"""Proved by the exact model: so many are found, and more are ruled out (tests.benchmarks.served)."""


def cohort(people: int, seed: int) -> Cohort:
    """Return a cohort of so many people who meet every month for half a year."""
    chance = Random(seed)
    return Cohort(
        cohort="Served",
        id="served",
        starts=date(2027, 1, 11),
        ends=date(2027, 7, 9),
        participants=tuple(_person(f"p{number}", chance) for number in range(people)),
    )


def _person(handle: str, chance: Random) -> Participant:
    zone, count = chance.choice(ZONES), chance.randint(3, 5)
    starts: set[int] = set()
    while len(starts) < count:
        day = chance.choices(list(DAYS), list(DAYS.values()))[0]
        starts.add(day * DAY + 60 * chance.choices(list(STARTS), list(STARTS.values()))[0])
    windows = tuple(Window(start, start + 120) for start in sorted(starts))
    lead = "yes" if chance.random() < 0.25 else "no"
    return Participant(id=handle, name=f"Person {handle}", timezone=zone, available=windows, lead=lead)
