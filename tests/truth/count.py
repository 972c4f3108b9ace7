"""The meetings of a slot, counted day by day: no rule is expanded, and no code of circlekit's is called.

A day belongs to a rhythm when it is the right weekday, the right one of its month, and the right number of
weeks or months after the day the rhythm counts from. Clocks are only ever read, from UTC to local.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.model import Alternate, Cohort, Slot

WEEKS = {"week": 1, "2 weeks": 2, "4 weeks": 4}
MONTHS = {"month": 1, "2 months": 2}
FREE, IF_NEEDED, OUTSIDE = 2, 1, 0


class Held(NamedTuple):
    """One day by the rule: what the rhythm gives (UTC), what is held (UTC; None if nothing), and where."""

    day: date
    was: datetime
    start: datetime | None
    wall: date
    place: str = ""


def every_day(first: date, last: date) -> Iterator[date]:
    """Yield each day from ``first`` to ``last``."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def fits_month(day: date, week: int) -> bool:
    """Tell whether a day is so many of its weekday in its month, or the last (-1)."""
    if week == -1:
        return (day + timedelta(days=7)).month != day.month
    return week == 1 + (day.day - 1) // 7


def on_rhythm(day: date, every: str, weekday: int, week: int | None, origin: date | None = None) -> bool:
    """Tell whether a slot meets on a day; without an ``origin`` any week or month will do."""
    if day.weekday() != weekday:
        return False
    if every in WEEKS:
        return origin is None or (day - origin).days % (7 * WEEKS[every]) == 0
    months = 0 if origin is None else (day.year - origin.year) * 12 + day.month - origin.month
    return fits_month(day, week or 0) and months % MONTHS[every] == 0


def phases(cohort: Cohort) -> list[tuple[str, date, date]]:
    """Return each rhythm with its first and last day."""
    then = cohort.meeting.then
    if then.every is None or then.starts is None:
        return [(cohort.meeting.every.value, cohort.starts, cohort.ends)]
    before = then.starts - timedelta(days=1)
    return [
        (cohort.meeting.every.value, cohort.starts, before),
        (then.every.value, then.starts, cohort.ends),
    ]


def rule_days(cohort: Cohort, weekday: int, week: int | None, first: date) -> list[date]:
    """Return the days of a slot with one time; each rhythm counts from its own first such day."""
    found: list[date] = []
    for every, begins, ends in phases(cohort):
        origin = None
        for day in every_day(max(begins, first), ends):
            if origin is None and (day == first or on_rhythm(day, every, weekday, week)):
                origin = day
            if origin is not None and on_rhythm(day, every, weekday, week, origin):
                found.append(day)
    return found


def steps_between(every: str, day: date, origin: date) -> int | None:
    """Return how many steps of a rhythm lie between two days; None where that is no whole number."""
    if every in WEEKS:
        steps, rest = divmod((day - origin).days, 7 * WEEKS[every])
    else:
        steps, rest = divmod((day.year - origin.year) * 12 + day.month - origin.month, MONTHS[every])
    return None if rest else steps


def turn_days(cohort: Cohort, slot: Slot) -> list[list[date]]:
    """Return the days of each of two times in turn, each every second step of the rhythm.

    After a change of rhythm the one that did not meet last has the first turn, on its first day; the other
    follows on its own day nearest to one step later.
    """
    times: list[Slot | Alternate] = [slot, *([slot.alternate] if slot.alternate else [])]
    found: list[list[date]] = [[] for _ in times]
    for every, begins, ends in phases(cohort):
        origins: list[date | None] = [None for _ in times]
        order = sorted(range(len(times)), key=lambda one: max(found[one], default=date.min))
        for place in order:
            origins[place] = _origin(cohort, times[place], every, (begins, ends), [o for o in origins if o])
        for time, origin, own in zip(times, origins, found, strict=True):
            for day in every_day(origin, ends) if origin else ():
                if day.weekday() != time.weekday or (every in MONTHS and not fits_month(day, time.week or 0)):
                    continue
                steps = steps_between(every, day, origin)
                if steps is not None and steps % len(times) == 0:
                    own.append(day)
    return found


def _origin(
    cohort: Cohort, time: Slot | Alternate, every: str, span: tuple[date, date], before: Sequence[date]
) -> date | None:
    begins, ends = span
    if time.first >= begins:
        return time.first if time.first <= ends else None
    own = [day for day in every_day(begins, ends) if on_rhythm(day, every, time.weekday, time.week)]
    if not before:
        return own[0] if own else None
    step = 7 * WEEKS[every] if every in WEEKS else 30 * MONTHS[every]
    later = [day for day in own if day > before[0]]
    return min(later, key=lambda day: abs((day - before[0]).days - step), default=None)


def first_day(cohort: Cohort, weekday: int, week: int | None) -> date | None:
    """Return the first day of a slot that is no holiday, whatever the rhythm."""
    for every, begins, ends in phases(cohort):
        for day in every_day(begins, ends):
            if on_rhythm(day, every, weekday, week) and day not in cohort.holidays.dates:
                return day
    return None


def after_holidays(days: Sequence[date], cohort: Cohort) -> dict[date, date | None]:
    """Map each day by the rule to the one it is held on, None where it falls out."""
    found: dict[date, date | None] = {}
    for day in days:
        later = day + timedelta(days=7)
        following = min((other for other in days if other > day), default=None)
        if day not in cohort.holidays.dates:
            found[day] = day
        elif (
            cohort.holidays.instead.value == "next week"
            and later not in cohort.holidays.dates
            and later <= cohort.ends
            and (following is None or later < following)
        ):
            found[day] = later
        else:
            found[day] = None
    return found


@cache
def instant(day: date, minute: int, zone: str) -> datetime:
    """Return the instant (UTC) at which a zone's clocks show a minute: by looking at what they show when.

    The first of two; where they never show it, what it would be without the change (RFC 5545, 3.3.5).
    """
    naive = datetime(day.year, day.month, day.day, minute // 60, minute % 60)
    where = ZoneInfo(zone)
    around = [(naive.replace(tzinfo=UTC) + timedelta(hours=hours)) for hours in range(-30, 31, 6)]
    offsets = [moment.astimezone(where).utcoffset() or timedelta() for moment in around]
    possible = sorted(naive.replace(tzinfo=UTC) - offset for offset in set(offsets))
    for moment in possible:
        if moment.astimezone(where).replace(tzinfo=None) == naive:
            return moment
    return naive.replace(tzinfo=UTC) - offsets[0]


def held(slot: Slot, cohort: Cohort) -> list[list[Held]]:
    """Return for each time of a slot its days, with what became of them; a cancellation is not looked at."""
    turns = turn_days(cohort, slot)
    fate = after_holidays(sorted({day for own in turns for day in own}), cohort)
    times: list[Slot | Alternate] = [slot, *([slot.alternate] if slot.alternate else [])]
    return [
        [_held(day, fate[day], time, slot) for day in own] for time, own in zip(times, turns, strict=True)
    ]


def _held(day: date, on: date | None, time: Slot | Alternate, slot: Slot) -> Held:
    was, changes = instant(day, time.start, time.timezone), slot.changes
    place = changes.places.get(day, "")
    if day in changes.skipped:
        return Held(day, was, None, day)
    if day in changes.moved:
        to = changes.moved[day]
        return Held(day, was, instant(to.date(), to.hour * 60 + to.minute, slot.timezone), to.date(), place)
    if on is None:
        return Held(day, was, None, day)
    return Held(day, was, instant(on, time.start, time.timezone), on, place)


def meetings(slot: Slot, cohort: Cohort) -> list[tuple[datetime, datetime | None, str]]:
    """Return start (UTC), the start before a move, and the place of every meeting, in their order."""
    found = sorted((one for own in held(slot, cohort) for one in own if one.start), key=lambda one: one.start)
    there = cohort.meeting.in_person
    placed = [
        (one, one.place or (there.place if number == there.meeting else ""))
        for number, one in enumerate(found, 1)
    ]
    end = slot.changes.cancelled
    return [
        (one.start, one.was if _is_moved(one, slot) else None, place)
        for one, place in placed
        if end is None or one.wall < end
    ]


def _is_moved(one: Held, slot: Slot) -> bool:
    return one.day in slot.changes.moved or one.start != one.was
