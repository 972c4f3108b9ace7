"""What was written of each circle's calendar: handles, instants and offsets, no names and no addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Literal, NamedTuple

from circlekit.core.fingerprints import fingerprint
from circlekit.core.model import Meeting
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.zones import zone

Style = Literal["series", "instances"]
"""Whether a circle's meetings are entries that repeat, or single entries at instants in UTC."""


class Held(NamedTuple):
    """A meeting: the ``day`` that the rule gives it, its start (UTC), and what its own zone's clocks show.

    ``place`` is a hash of where people meet in person; empty where they do not.
    """

    day: date
    start: datetime
    wall: datetime
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What one circle's calendar said.

    ``link``, ``rule`` and ``text`` are hashes: all that matters is whether they are the same. ``clocks`` has
    for each member's zone by how many minutes it was ahead of UTC at each meeting.
    """

    members: tuple[str, ...]
    lead: str | None
    deputy: str | None
    link: str
    rule: str
    text: str
    style: Style
    held: tuple[Held, ...]
    clocks: Mapping[str, tuple[int, ...]]
    tzdata: str
    cancelled: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """All that was written, by circle, and whether each member had a file of their own."""

    circles: Mapping[str, Sent] = field(default_factory=dict)
    per_member: bool = False


class Writing(NamedTuple):
    """How a circle's calendar is written now: as what, with which words, by which time zone database."""

    style: Style
    words: tuple[str, ...]
    tzdata: str


def sent(plan: Arrangement, link: str | None, writing: Writing, before: Sent | None) -> Sent:
    """Return what to remember of a circle's calendar; ``before`` is what was remembered until now.

    A calendar that says the same as before is remembered as it was, by whichever database.
    """
    circle = plan.circle
    found = Sent(
        members=circle.members,
        lead=circle.lead,
        deputy=circle.deputy,
        link=_hash(link),
        rule=_rule(plan),
        text=_hash(writing.words),
        style=writing.style,
        held=tuple(_held(plan)),
        clocks=_clocks(plan),
        tzdata=writing.tzdata,
        cancelled=plan.slot.changes.cancelled,
    )
    return before if before is not None and replace(found, tzdata=before.tzdata) == before else found


def _rule(plan: Arrangement) -> str:
    parts = [(part.rule, part.start, part.timezone) for part in plan.dates.parts]
    return _hash([parts, plan.slot.minutes])


def _hash(value: object) -> str:
    return fingerprint(value)[:16]  # enough to tell one text from another


def _held(plan: Arrangement) -> Iterator[Held]:
    for meeting in plan.meetings:
        rule = meeting.was or meeting.start
        place = _hash(meeting.place) if meeting.place else ""
        yield Held(rule.date(), meeting.start.astimezone(UTC), meeting.start.replace(tzinfo=None), place)


def _clocks(plan: Arrangement) -> dict[str, tuple[int, ...]]:
    names = dict.fromkeys(one.person.timezone for one in plan.attendance)
    return {name: tuple(_ahead(plan.meetings, name)) for name in sorted(names)}


def _ahead(meetings: Iterable[Meeting], name: str) -> Iterator[int]:
    for meeting in meetings:
        offset = meeting.start.astimezone(zone(name)).utcoffset() or timedelta()
        yield offset // timedelta(minutes=1)
