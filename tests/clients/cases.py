"""Calendars in many zones, rhythms and states, and when their meetings are meant to be."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Literal
from zoneinfo import ZoneInfo

from circlekit.core.calendars.series import Series, Variant
from circlekit.core.scheduling.rhythms import recurrence
from circlekit.core.sections import Rhythm

ZONES = (
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Vancouver", "America/Sao_Paulo",
    "Africa/Lagos", "Africa/Nairobi", "Asia/Kolkata", "Australia/Sydney", "Pacific/Auckland",
    "Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe", "UTC",
)  # fmt: skip
FIRST, LAST = date(2027, 1, 1), date(2028, 4, 30)
TUESDAY, FRIDAY = 1, 4
RHYTHMS = ((Rhythm.MONTH, TUESDAY, 2), (Rhythm.TWO_WEEKS, TUESDAY, None), (Rhythm.MONTH, FRIDAY, -1))
ODD_ONE = 3
"""Which meeting, counted from 0, is left out or moved: one after which clocks have changed in many zones."""
LATER = timedelta(days=2, hours=1, minutes=15)

State = Literal["plain", "skipped", "moved"]
Starts = dict[str, list[str]]


@dataclass(frozen=True)
class Case:
    """A slot at 18:00 local; one of its meetings may be skipped, or moved by ``LATER`` on the wall clock."""

    zone: str
    every: Rhythm
    weekday: int
    week: int | None
    state: State

    @property
    def uid(self) -> str:
        return f"{self.zone} {self.every} {self.weekday} {self.week} {self.state}".replace(" ", "_")

    def days(self) -> list[date]:
        """Return the dates of the rhythm, reckoned without any calendar library."""
        span = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
        days = [day for day in span if day.weekday() == self.weekday]
        if self.every is Rhythm.TWO_WEEKS:
            return days[::2]
        if self.week == 2:
            return [day for day in days if 8 <= day.day <= 14]
        return [day for day in days if day.day > calendar.monthrange(day.year, day.month)[1] - 7]

    def by_rule(self) -> list[datetime]:
        """Return the starts of the rhythm, without a skipped one and with a moved one where it was."""
        starts = [datetime(*day.timetuple()[:3], 18, tzinfo=ZoneInfo(self.zone)) for day in self.days()]
        if self.state == "skipped":
            del starts[ODD_ONE]
        return starts

    def held(self) -> list[datetime]:
        """Return when the meetings are to be shown."""
        starts = self.by_rule()
        if self.state == "moved":
            starts[ODD_ONE] += LATER
        return starts

    def shown(self) -> Starts:
        """Return what a reader should say."""
        return {self.uid: in_utc(self.held())}

    def with_the_moved_one_twice(self) -> Starts:
        """Return what a reader says that does not see which meeting was moved."""
        return {self.uid: sorted(in_utc([*self.held(), self.by_rule()[ODD_ONE]]))}

    def series(self) -> Series:
        """Return the entry that is written."""
        starts = tuple(self.by_rule())
        texts = {"summary": "Circle, with a comma; and «marks»", "description": "1\n2: with, marks; and \\"}
        moved = Variant(was=starts[ODD_ONE], start=starts[ODD_ONE] + LATER, **texts)
        return Series(
            uid=self.uid,
            **texts,
            contact="Amina Diallo",
            link="https://meet.example.org/room?a=1,2;b",
            timezone=self.zone,
            start=18 * 60,
            minutes=60,
            rule=recurrence(self.every, self.weekday, self.week),
            starts=starts,
            variants=(moved,) if self.state == "moved" else (),
        )


def in_utc(starts: list[datetime]) -> list[str]:
    return [f"{start.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for start in starts]


def cases() -> Iterator[Case]:
    """Yield every zone with every rhythm in every state."""
    for zone, rhythm, state in product(ZONES, RHYTHMS, ("plain", "skipped", "moved")):
        yield Case(zone, *rhythm, state)


CASES = tuple(cases())
