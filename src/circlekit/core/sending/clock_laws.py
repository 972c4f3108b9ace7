"""Meetings whose hour differs from what was written because a government changed its clocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from circlekit.core.clock_words import city, clock_time
from circlekit.core.model import Participant
from circlekit.core.scheduling.words import say_date, say_names
from circlekit.core.sending.sent import Held, Sent
from circlekit.core.text import counted
from circlekit.core.windows import DAY_NAMES


class Shift(NamedTuple):
    """A meeting that clocks show at another time than was written, though nobody changed it.

    ``zone`` is whose clocks those are, ``was`` and ``now`` what they show; both are the same in a zone whose
    people notice nothing, while the meeting begins at another instant. ``day`` is the date by the rule.
    """

    day: date
    zone: str
    was: datetime
    now: datetime


def same_wall(before: Held | None, after: Held | None) -> bool:
    """Tell whether people decided nothing else about a meeting: its own zone's clocks show the same."""
    return before is not None and after is not None and before.wall == after.wall


def shifts(before: Sent, after: Sent, today: date) -> tuple[Shift, ...]:
    """Return each meeting from ``today`` on that other laws have moved, for each zone of the members.

    Empty when the rule of the circle is another one: then people have chosen another time.
    """
    return tuple(_shifts(before, after, today)) if before.rule == after.rule else ()


def _shifts(before: Sent, after: Sent, today: date) -> Iterator[Shift]:
    old = {held.day: index for index, held in enumerate(before.held)}
    for number, now in enumerate(after.held):
        index = old.get(now.day)
        if index is None or now.wall.date() < today or not same_wall(was := before.held[index], now):
            continue
        for name in sorted(before.clocks.keys() & after.clocks.keys()):
            first = _shown(was, before.clocks[name][index])
            second = _shown(now, after.clocks[name][number])
            if first != second or was.start != now.start:
                yield Shift(now.day, name, first, second)


def _shown(held: Held, ahead: int) -> datetime:
    return (held.start + timedelta(minutes=ahead)).replace(tzinfo=None)


def say_shifts(found: Iterable[Shift], people: Iterable[Participant]) -> Iterator[str]:
    """Yield for each zone and hour: ``From 9 November 16:00 becomes 17:00 for Ben (Vancouver), 2 meetings.``

    Last comes, in one sentence, for whom nothing changes.
    """
    members = list(people)
    steady: list[str] = []
    for name, group in groupby(sorted(found, key=lambda one: (one.zone, one.day)), key=lambda one: one.zone):
        own = list(group)
        whose = f"{say_names(one for one in members if one.timezone == name)} ({city(name)})"
        moved = [one for one in own if one.was != one.now]
        if not moved:
            steady.append(whose)
        for (was, now), some in groupby(moved, _hours):
            dates = list(some)
            first = say_date(dates[0].day)
            yield f"From {first} {was} becomes {now} for {whose}, {counted(len(dates), 'meeting')}."
    if steady:
        yield f"It stays as it is for {'; '.join(steady)}."


def _hours(shift: Shift) -> tuple[str, str]:
    return _clock(shift.was, shift.now), _clock(shift.now, shift.was)


def _clock(moment: datetime, other: datetime) -> str:
    """Return the time of day, with its weekday where the two are on different days."""
    same = moment.date() == other.date()
    return clock_time(moment) if same else f"{clock_time(moment)} on {DAY_NAMES[moment.weekday()]}"
