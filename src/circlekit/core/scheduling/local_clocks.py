"""A circle's meetings as the clocks of its members show them: one column for all whose clocks agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.clock_words import MONTHS, city, clock_time, local
from circlekit.core.model import Meeting, Participant
from circlekit.core.text import listed
from circlekit.core.windows import WEEKDAYS


class Column(NamedTuple):
    """Members whose clocks show the same at every meeting, with the zones they live in.

    ``moments`` has what they show, without a zone, one for each meeting.
    """

    zones: tuple[str, ...]
    people: tuple[Participant, ...]
    moments: tuple[datetime, ...]

    @property
    def place(self) -> str:
        """The cities that the column's zones are named after."""
        return listed(map(city, self.zones))


def columns(people: Iterable[Participant], meetings: Sequence[Meeting]) -> tuple[Column, ...]:
    """Return what members' clocks show, ordered as the first of each column stands among ``people``."""
    found: dict[tuple[datetime, ...], list[Participant]] = {}
    for person in people:
        shown = (local(meeting.start, person.timezone).replace(tzinfo=None) for meeting in meetings)
        found.setdefault(tuple(shown), []).append(person)
    return tuple(
        Column(tuple(dict.fromkeys(person.timezone for person in same)), tuple(same), moments)
        for moments, same in found.items()
    )


def short_day(moment: datetime) -> str:
    """Return ``Tue 12 Jan 2027``."""
    month = MONTHS[moment.month - 1][:3]
    return f"{WEEKDAYS[moment.weekday()]} {moment.day} {month} {moment.year}"


def short_time(moment: datetime, beside: datetime) -> str:
    """Return ``16:00``, or ``Wed 04:00`` where that is another day than ``beside``."""
    day = "" if moment.date() == beside.date() else f"{WEEKDAYS[moment.weekday()]} "
    return f"{day}{clock_time(moment)}"
