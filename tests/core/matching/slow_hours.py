"""Who can come to which slot, minute by minute with zoneinfo and nothing else: slow, but obvious."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.model import Cohort, Participant
from circlekit.core.scheduling.slots import anchor_patterns
from circlekit.core.windows import DAY, WEEK, Window

DECENT = tuple(Window(day * DAY + 9 * 60, day * DAY + 18 * 60) for day in range(5))

Slot = tuple[datetime, ...]
"""The UTC starts of all meetings."""


class Calendar(NamedTuple):
    """All that the slots of a cohort in one anchor zone depend on."""

    anchor: str
    starts: date
    ends: date
    every: str


def coming(cohort: Cohort, gladly: bool = False) -> list[list[bool]]:
    """Return for each slot of the cohort who can come on every date, in the order of the participants.

    With ``gladly`` the windows given as «if needed» do not count.
    """
    found: list[list[bool]] = []
    for anchor in anchor_patterns(cohort):
        calendar = Calendar(anchor, cohort.starts, cohort.ends, cohort.meeting.every.value)
        columns = [
            _answers(calendar, cohort.meeting.minutes, person.timezone, _windows(person, gladly))
            for person in cohort.participants
        ]
        found += [list(row) for row in zip(*columns, strict=True)]
    return found


def _windows(person: Participant, gladly: bool) -> tuple[Window, ...]:
    given = (*person.available, *person.if_needed)
    return (person.available if gladly and given else given) or (() if given else DECENT)


@cache
def _answers(calendar: Calendar, minutes: int, zone: str, windows: tuple[Window, ...]) -> tuple[bool, ...]:
    good = {minute % WEEK for window in windows for minute in range(window.start, window.end)}
    return tuple(all(_fits(zone, start, minutes, good) for start in slot) for slot in all_slots(calendar))


def _fits(zone: str, start: datetime, minutes: int, good: set[int]) -> bool:
    # Clocks change on quarter hours only; within one they just go on.
    return all((_quarter(zone, start, late // 15) + late % 15) % WEEK in good for late in range(minutes))


@cache
def _quarter(zone: str, start: datetime, quarters: int) -> int:
    local = (start + timedelta(minutes=15 * quarters)).astimezone(ZoneInfo(zone))
    return local.weekday() * DAY + local.hour * 60 + local.minute


@cache
def all_slots(calendar: Calendar) -> tuple[Slot, ...]:
    """Return every slot a quarter of an hour apart, but for those in an hour that a clock change touches."""
    found = (
        _starts(dates, minute, ZoneInfo(calendar.anchor))
        for dates in _date_rows(calendar.starts, calendar.ends, calendar.every)
        for minute in range(0, DAY, 15)
    )
    return tuple(slot for slot in found if slot)


def _starts(dates: list[date], minute: int, zone: ZoneInfo) -> Slot:
    naive = [datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute) for day in dates]
    folds = [[moment.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)] for moment in naive]
    if any(first != second for first, second in folds):
        return ()
    return tuple(moment.replace(tzinfo=zone).astimezone(UTC) for moment in naive)


def _date_rows(starts: date, ends: date, every: str) -> Iterator[list[date]]:
    days = [starts + timedelta(days=ahead) for ahead in range((ends - starts).days + 1)]
    for weekday in range(7):
        these = [day for day in days if day.weekday() == weekday]
        yield these[:: {"week": 1, "2 weeks": 2, "4 weeks": 4}[every]]
