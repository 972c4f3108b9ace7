"""crab.fit's answers of its API: an event with its times, and people with the quarters of an hour they chose.

Source: ``payloads.rs`` of crab.fit. A time is ``0815-08092026`` (UTC; day, month and year) or ``0815-1``
(UTC; weekday, Sunday being 0). Weekdays were turned to UTC with the offset that the event's zone had when the
event was made: with that offset they are turned back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from circlekit.core.intake.poll import Level, Option, Poll, Voter
from circlekit.core.intake.poll_dates import midnight
from circlekit.core.intake.poll_setting import Setting, check_size, refused
from circlekit.core.problems import Problem
from circlekit.core.text import counted, tidy
from circlekit.core.windows import DAY, WEEK
from circlekit.core.zones import canonical
from circlekit.core.zones import zone as zone_of

LAYOUT = "crabfit"
QUARTER = 15
_SLOT = re.compile(r"([0-9]{2})([0-9]{2})-(?:([0-9]{2})([0-9]{2})([0-9]{4})|([0-6]))")
_PEOPLE = "save its people too (their address ends in /people), and import both files together"
_AGAIN = "save the event and its people again, whole"


class Parts(NamedTuple):
    """An event and its people, either of which may be missing from a file."""

    event: Mapping[str, Any] | None
    people: Sequence[Mapping[str, Any]] | None


class _Clock(NamedTuple):
    """On whose clock times are shown, and how many minutes it was ahead of UTC when the poll was made."""

    zone: str | None
    ahead: int | None


def parts(data: Any) -> Parts:
    """Return the event and the people of a document: both in one, in a list, or either alone."""
    if isinstance(data, list) and len(data) == 2 and is_event(data[0]) and is_people(data[1]):
        return Parts(data[0], data[1])
    if is_people(data):
        return Parts(None, data)
    if not isinstance(data, dict):
        return Parts(None, None)
    event = data.get("event", data)
    people = data.get("people")
    return Parts(event if is_event(event) else None, people if is_people(people) else None)


def is_event(data: Any) -> bool:
    """Tell whether a value is an event of crab.fit."""
    return isinstance(data, dict) and _are_slots(data.get("times"))


def is_people(data: Any) -> bool:
    """Tell whether a value is a list of people of crab.fit."""
    return (
        isinstance(data, list)
        and bool(data)
        and all(isinstance(one, dict) and _are_texts(one.get("availability")) for one in data)
        and any(_are_slots(one["availability"]) for one in data)
    )


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _are_slots(value: Any) -> bool:
    return _are_texts(value) and bool(value) and bool(_SLOT.fullmatch(value[0]))


def crabfit(data: Any, file: str, setting: Setting) -> Poll | None:
    """Return the poll in a document; None when it is none of crab.fit's.

    Raises:
        InputProblems: when it is one, but a time in it is none.
    """
    event, people = parts(data)
    if event is None and people is None:
        return None
    voters, clock = people or (), _clock(event or {}, setting)
    slots = dict.fromkeys(slot for person in voters for slot in person["availability"])
    slots.update(dict.fromkeys(_asked(event)))
    check_size(file, len(slots), len(voters))
    by_slot = {slot: _option(slot, clock, file) for slot in slots}
    options = tuple(sorted(set(by_slot.values()), key=_order))
    place = {option: index for index, option in enumerate(options)}
    index = {slot: place[option] for slot, option in by_slot.items()}
    weekly = any(option.day is None for option in options)
    sure = clock.zone is None or (weekly and clock.ahead is None)
    return Poll(
        file,
        LAYOUT,
        options,
        tuple(_voter(person, index, len(options)) for person in voters if _name(person)),
        "UTC" if sure else clock.zone,
        tuple(_notes(people, clock, file, weekly)),
        instants=sure,
    )


def _clock(event: Mapping[str, Any], setting: Setting) -> _Clock:
    zone = setting.zone or canonical(str(event.get("timezone") or "")) or None
    made = _moment(event.get("created_at"))
    if zone is None or made is None:
        return _Clock(zone, None)
    ahead = made.astimezone(zone_of(zone)).utcoffset() or timedelta()
    return _Clock(zone, ahead // timedelta(minutes=1))


def _moment(value: Any) -> datetime | None:
    """Return an instant from seconds since 1970."""
    plausible = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 33
    return datetime.fromtimestamp(value, UTC) if plausible else None


def _asked(event: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield the quarters of each hour that an event asks about."""
    for time in event["times"] if event else ():
        yield from (f"{time[:2]}{minute:02}{time[4:]}" for minute in range(0, 60, QUARTER))


def _option(slot: str, clock: _Clock, file: str) -> Option:
    match = _SLOT.fullmatch(slot)
    minute = int(match[1]) * 60 + int(match[2]) if match and match[2] < "60" else DAY
    if not match or minute >= DAY:
        raise refused(file, "a time in this file is not as crab.fit writes it", _AGAIN)
    if match[6]:
        start = ((int(match[6]) - 1) % 7 * DAY + minute + (clock.ahead or 0)) % WEEK
        return Option(start, start + QUARTER)
    day = midnight(int(match[5]), int(match[4]), int(match[3]))
    if day is None:
        raise refused(file, "a date in this file is not in the calendar", _AGAIN)
    instant = day.replace(tzinfo=UTC) + timedelta(minutes=minute)
    shown = instant.astimezone(zone_of(clock.zone or "UTC")).replace(tzinfo=None)
    start = shown.hour * 60 + shown.minute
    return Option(start, start + QUARTER, shown.replace(hour=0, minute=0))


def _order(option: Option) -> tuple[datetime, int]:
    return option.day or datetime.min, option.start


def _name(person: Mapping[str, Any]) -> str:
    name = person.get("name")
    return tidy(" ".join(name.split())) if isinstance(name, str) else ""


def _voter(person: Mapping[str, Any], index: Mapping[str, int], count: int) -> Voter:
    """Return the answers of one person; whoever chose nothing answered nothing."""
    chosen = {index[slot] for slot in person["availability"]}
    asked: Iterable[int] = range(count) if chosen else ()
    levels = {option: Level.YES if option in chosen else Level.NO for option in asked}
    return Voter(1, _name(person), "", levels, _moment(person.get("created_at")))


def _notes(
    people: Sequence[Mapping[str, Any]] | None, clock: _Clock, file: str, weekly: bool
) -> Iterator[Problem]:
    if people is None:
        yield Problem((file, 1), "this is a poll without its answers", _PEOPLE)
    nameless = sum(not _name(person) for person in people or ())
    if nameless:
        yield Problem((file, 1), f"{counted(nameless, 'answer')} without a name left out", "", "warning")
    if weekly and clock.ahead is not None:
        message = f"weekdays are read on the clock of {clock.zone} as it was when the poll was made"
        yield Problem((file, 1), message, "if they look an hour off, ask one person", "warning")
