"""What is different in a circle's calendar since it was written last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from circlekit.core.sending.clock_laws import Shift, same_wall, shifts
from circlekit.core.sending.sent import Held, Memory, Sent, Style

Kind = Literal[
    "new", "gone", "joined", "left", "lead", "deputy", "link", "time", "moved", "skipped", "added", "place",
    "cancelled", "style", "clocks", "text",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One difference in a circle; ``person`` is who joined, left, or has the role now.

    ``was`` and ``now`` are the meeting before and after; of a cancelled circle, ``day`` is from when on.
    A new ``text`` is told only where nothing else is, because everything else changes it too. ``shifts``
    are meetings that other clock laws have moved, from one of the two ``databases`` to the other.
    """

    circle: str
    kind: Kind
    person: str | None = None
    was: Held | None = None
    now: Held | None = None
    day: date | None = None
    style: Style | None = None
    shifts: tuple[Shift, ...] = ()
    databases: tuple[str, str] = ("", "")


def updates(before: Memory, after: Memory, today: date) -> tuple[Update, ...]:
    """Return all differences, circle by circle; none after a first run.

    Meetings before ``today`` are past, and nobody needs to hear of them.
    """
    if not before.circles:
        return ()
    found: list[Update] = []
    for handle, now in after.circles.items():
        was = before.circles.get(handle)
        found += _of_circle(handle, was, now, today) if was else [Update(circle=handle, kind="new")]
    found += [Update(circle=handle, kind="gone") for handle in before.circles if handle not in after.circles]
    return tuple(found)


def _of_circle(handle: str, was: Sent, now: Sent, today: date) -> list[Update]:
    found = list(_differences(handle, was, now, today))
    if found or was.text == now.text:
        return found
    return [Update(circle=handle, kind="text")]


def _differences(handle: str, was: Sent, now: Sent, today: date) -> Iterator[Update]:
    yield from _people(handle, was, now)
    if was.link != now.link:
        yield Update(circle=handle, kind="link")
    if was.style != now.style:
        yield Update(circle=handle, kind="style", style=now.style)
    if now.cancelled and was.cancelled != now.cancelled:
        yield Update(circle=handle, kind="cancelled", day=now.cancelled)
    if moved := shifts(was, now, today):
        yield Update(circle=handle, kind="clocks", shifts=moved, databases=(was.tzdata, now.tzdata))
    if was.rule != now.rule:
        yield Update(circle=handle, kind="time")
    else:
        yield from _meetings(handle, was, now, today)


def _people(handle: str, was: Sent, now: Sent) -> Iterator[Update]:
    for person in now.members:
        if person not in was.members:
            yield Update(circle=handle, kind="joined", person=person)
    for person in was.members:
        if person not in now.members:
            yield Update(circle=handle, kind="left", person=person)
    if was.lead != now.lead:
        yield Update(circle=handle, kind="lead", person=now.lead)
    if was.deputy != now.deputy:
        yield Update(circle=handle, kind="deputy", person=now.deputy)


def _meetings(handle: str, was: Sent, now: Sent, today: date) -> Iterator[Update]:
    """Yield the meetings that differ, in the order of their dates by the rule."""
    old, new = _by_day(was), _by_day(now)
    for day in sorted({*old, *new}):
        before, after = old.get(day), new.get(day)
        dates = [one.wall.date() for one in (before, after) if one is not None]
        if max(dates) < today:
            continue
        kind = _difference(before, after)
        ended = kind == "skipped" and now.cancelled is not None and day >= now.cancelled
        if kind and not ended:
            yield Update(circle=handle, kind=kind, was=before, now=after)


def _difference(before: Held | None, after: Held | None) -> Kind | None:
    if before is None:
        return "added"
    if after is None:
        return "skipped"
    if not same_wall(before, after):
        return "moved"
    return "place" if before.place != after.place else None


def _by_day(one: Sent) -> Mapping[date, Held]:
    return {held.day: held for held in one.held}
