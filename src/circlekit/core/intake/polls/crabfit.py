"""crab.fit's answers of its API: an event with its times, and people with the quarters of an hour they chose.

Source: ``payloads.rs`` of crab.fit. A time is ``0815-08092026`` (UTC; day, month and year) or ``0815-1``
(UTC; weekday, Sunday being 0). Everybody sees them on their own clock; weekdays are turned with the offset of
the day on which somebody answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from circlekit.core.intake.polls.dates import midnight
from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.intake.polls.setting import Setting, check_size, refused
from circlekit.core.problems import Problem
from circlekit.core.text import counted, tidy
from circlekit.core.windows import DAY
from circlekit.core.zones import canonical

LAYOUT = "crabfit"
QUARTER = 15
_SLOT = re.compile(r"([0-9]{2})([0-9]{2})-(?:([0-9]{2})([0-9]{2})([0-9]{4})|([0-6]))")
_PEOPLE = "save its people too (their address ends in /people), and import both files together"
_AGAIN = "save the event and its people again, whole"


class Parts(NamedTuple):
    """An event and its people, either of which may be missing from a file."""

    event: Mapping[str, Any] | None
    people: Sequence[Mapping[str, Any]] | None


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
    voters = people or ()
    slots = dict.fromkeys(slot for person in voters for slot in person["availability"])
    slots.update(dict.fromkeys(_asked(event)))
    check_size(file, len(slots), len(voters))
    by_slot = {slot: _option(slot, file) for slot in slots}
    options = tuple(sorted(set(by_slot.values()), key=_order))
    place = {option: index for index, option in enumerate(options)}
    index = {slot: place[option] for slot, option in by_slot.items()}
    found = tuple(_voter(person, index, len(options)) for person in voters if _name(person))
    home = canonical(str((event or {}).get("timezone") or "")) or setting.zone
    return Poll(file, LAYOUT, options, found, "UTC", tuple(_notes(people, file)), instants=True, home=home)


def _moment(value: Any) -> datetime | None:
    """Return an instant from seconds since 1970."""
    plausible = isinstance(value, int) and not isinstance(value, bool) and 0 < value < 1 << 33
    return datetime.fromtimestamp(value, UTC) if plausible else None


def _asked(event: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield the quarters of each hour that an event asks about."""
    for time in event["times"] if event else ():
        yield from (f"{time[:2]}{minute:02}{time[4:]}" for minute in range(0, 60, QUARTER))


def _option(slot: str, file: str) -> Option:
    match = _SLOT.fullmatch(slot)
    minute = int(match[1]) * 60 + int(match[2]) if match and match[2] < "60" else DAY
    if not match or minute >= DAY:
        raise refused(file, "a time in this file is not as crab.fit writes it", _AGAIN)
    if match[6]:
        start = (int(match[6]) - 1) % 7 * DAY + minute
        return Option(start, start + QUARTER)
    day = midnight(int(match[5]), int(match[4]), int(match[3]))
    if day is None:
        raise refused(file, "a date in this file is not in the calendar", _AGAIN)
    return Option(minute, minute + QUARTER, day)


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


def _notes(people: Sequence[Mapping[str, Any]] | None, file: str) -> Iterator[Problem]:
    if people is None:
        yield Problem((file, 1), "this is a poll without its answers", _PEOPLE)
    nameless = sum(not _name(person) for person in people or ())
    if nameless:
        yield Problem((file, 1), f"{counted(nameless, 'answer')} without a name left out", "", "warning")
