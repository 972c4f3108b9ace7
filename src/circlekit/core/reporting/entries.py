"""A log as entries, each with the way to it in log.yaml; and what new facts change in them.

An entry is what is written, read, taken back and compared as one: who was at a meeting, somebody's reply.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from circlekit.core.log import Attendance, Log, Presence, Role, Turn, key_of
from circlekit.core.problems import Problem
from circlekit.core.text import quoted

Way = tuple[str | int, ...]
"""Keys of log.yaml from the section on: ``("attendance", "c1", 2)``; the number of a meeting is an int."""

Entry = str | dict[str, str | list[str]]
"""What stands there: a word, a date or a number as text, or lists of people by their keys."""

Fact = dict[str, Any]
"""The fields of a value of ``core/log``."""

DID_NOT_MEET, NO_DATE = "did not meet", "none"
SEVERAL = frozenset({Role.CASE_GIVER})
"""Roles that are written as a list even where one person has them."""


_ORDER = {key_of(word): place for place, word in enumerate((*Presence, *Role))}


class Change(NamedTuple):
    """An entry before and after; None where there is none."""

    way: Way
    before: Entry | None
    after: Entry | None


def entries(log: Log) -> dict[Way, Entry]:
    """Return what a log says, by its place; answers and collaborations are nobody's report and left out."""
    found: dict[Way, Entry] = {}
    for one in log.commitments:
        found["commitments", one.circle, one.person] = one.day.isoformat()
    for reply in log.rsvps:
        found["rsvps", reply.circle, reply.meeting, reply.person] = str(reply.coming)
    for meeting in log.attendance:
        found["attendance", meeting.circle, meeting.meeting] = _with(meeting, None)
    for turn in log.turns:
        way: Way = ("turns", turn.circle, turn.meeting)
        found[way] = _with_turn(turn, found.get(way))
    for pulse in log.pulse:
        whose = () if pulse.person is None else (pulse.person,)
        found["pulse", pulse.circle, pulse.meeting, *whose] = str(pulse.score)
    for date in log.next_dates:
        found["next", date.circle] = date.day.isoformat() if date.day else NO_DATE
    return found


def changes(log: Log, facts: Log) -> tuple[Change, ...]:
    """Return what facts change in a log, in the order of its sections; nothing where all is written already.

    Whoever committed themselves before did so then. In an attendance people move from one list to another,
    in the turns of a meeting each role is replaced.
    """
    before = entries(log)
    after = dict(_news(before, facts))
    found = (Change(way, before.get(way), value) for way, value in after.items())
    return tuple(one for one in found if one.before != one.after)


def _news(before: Mapping[Way, Entry], facts: Log) -> Iterator[tuple[Way, Entry]]:
    merged = dict(before)
    for one in facts.attendance:
        way: Way = ("attendance", one.circle, one.meeting)
        merged[way] = _with(one, merged.get(way))
    for turn in facts.turns:
        way = ("turns", turn.circle, turn.meeting)
        merged[way] = _with_turn(turn, merged.get(way))
    for way, value in entries(facts).items():
        known = way[0] == "commitments" and way in before
        yield way, before[way] if known else merged[way] if way[0] in {"attendance", "turns"} else value


def _with(one: Attendance, before: Entry | None) -> Entry:
    """Return an attendance with what is new in it; people stay in the order in which they were written."""
    if not one.met:
        return DID_NOT_MEET
    new = {Presence.PRESENT: one.present, Presence.APOLOGIES: one.apologies, Presence.NO_WORD: one.no_word}
    moved = {handle for people in new.values() for handle in people}
    found: dict[str, str | list[str]] = {}
    for presence, people in new.items():
        key = key_of(presence)
        there = _people(before, key)
        kept = [handle for handle in there if handle in people or handle not in moved]
        whole = [*kept, *(handle for handle in people if handle not in kept)]
        if whole:
            found[key] = whole
    return found


def _with_turn(turn: Turn, before: Entry | None) -> Entry:
    whose = list(turn.people)
    one = len(whose) == 1 and turn.role not in SEVERAL
    return {**_mapping(before), key_of(turn.role): whose[0] if one else whose}


def in_order(entry: Entry | None) -> Entry | None:
    """Return an entry with its keys in the order in which they are written."""
    if not isinstance(entry, dict):
        return entry
    return dict(sorted(entry.items(), key=lambda part: _ORDER.get(part[0], len(_ORDER))))


def _people(entry: Entry | None, key: str) -> list[str]:
    found = _mapping(entry).get(key, [])
    return [found] if isinstance(found, str) else found


def _mapping(entry: Entry | None) -> dict[str, str | list[str]]:
    return entry if isinstance(entry, dict) else {}


def pulse_problems(log: Log, facts: Log) -> Iterator[Problem]:
    """Yield where a pulse of the circle meets pulses of its members: a log keeps one or the other."""
    kinds = {(one.circle, one.meeting): one.person is None for one in log.pulse}
    for one in facts.pulse:
        if kinds.setdefault((one.circle, one.meeting), one.person is None) != (one.person is None):
            message = f"meeting {one.meeting} of {quoted(one.circle)} has a pulse of "
            other = "each member" if one.person is None else "the circle as a whole"
            yield Problem((), message + other, "keep to that, or take it out of log.yaml first")


def in_words(entry: Entry | None) -> str:
    """Return an entry for people to read: ``present amina, ben; apologies cem``."""
    if not isinstance(entry, dict):
        return entry or ""
    parts = ((key.replace("_", " "), value) for key, value in entry.items())
    return "; ".join(f"{key} {value if isinstance(value, str) else ', '.join(value)}" for key, value in parts)
