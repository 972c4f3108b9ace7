"""The part of schedule.yaml that says what was changed: read back with its places, and written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from circlekit.core import fields as f
from circlekit.core.clock_words import clock_time
from circlekit.core.model import Changes, Cohort, Slot
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.change_doubts import change_problems
from circlekit.core.scheduling.changing import say_changes, settled, with_changes
from circlekit.core.text import did_you_mean, listed, quoted
from circlekit.files import yamltext as yt
from circlekit.files.complaints import unknown_key, wrong_at
from circlekit.files.records import Record

KEY = "changes"

V = TypeVar("V")


def read_changes(
    record: Record, slots: Mapping[str, Slot], known: Sequence[str], cohort: Cohort
) -> dict[str, Slot]:
    """Return ``slots`` with the changes of a file; ``known`` are the handles of all circles.

    What is wrong goes into ``record``; a circle whose changes have problems keeps its slot as it is.
    """
    found = dict(slots)
    for identity, values in record.mapping(KEY).items():
        if identity not in known:
            hint = did_you_mean(identity, known, f"the circles are {listed(known)}")
            message = f"there is no circle {quoted(identity)}"
            record.problems.append(Problem((KEY, identity), message, hint, on_key=True))
            continue
        changes, problems = _parsed(identity, values)
        if identity in slots and not problems:
            slot = with_changes(slots[identity], changes)
            doubts = [_as_typed(problem, values) for problem in change_problems(slot, cohort)]
            problems += doubts
            if all(problem.severity == "warning" for problem in doubts):
                found[identity] = settled(slot, cohort)
        record.problems += problems
    return found


def _parsed(identity: str, values: Any) -> tuple[Changes, list[Problem]]:
    """Return the changes of one circle with their dates as they were typed, and what cannot be read."""
    path: Path = (KEY, identity)
    if not isinstance(values, dict):
        if values == "":
            return Changes(), []
        hint = "write it as {skipped: [2027-04-13]}"
        return Changes(), [Problem(path, f"{quoted(identity)} must be a mapping of keys", hint)]
    problems = [unknown_key((*path, key), _PARSERS) for key in values if key not in _PARSERS]
    found: dict[str, Any] = {}
    for key, parse in _PARSERS.items():
        if values.get(key):
            try:
                found[key] = parse(values[key])
            except f.Wrong as wrong:
                problems += wrong_at(wrong, (*path, key), f"{key} of {quoted(identity)}")
    return Changes(**found), problems


def _by_day(parse: Callable[[Any], V], example: str) -> Callable[[Any], dict[date, V]]:
    def parsed(value: Any) -> dict[date, V]:
        if not isinstance(value, dict):
            raise f.Wrong("this must be a mapping of dates", f"write it as {{2027-03-09: {example}}}")
        pairs = f.each(value.items(), parse)
        days = f.each(((key, key) for key in value), f.day)
        if len(set(days)) < len(days):
            raise f.Wrong("one of its dates stands there twice", "keep one of the two")
        return dict(zip(days, pairs, strict=True))

    return parsed


def _days(value: Any) -> tuple[date, ...]:
    return tuple(f.each(f.as_items(value), f.day))


_PARSERS: Mapping[str, Callable[[Any], Any]] = {
    "moved": _by_day(f.moment, "2027-03-16 17:00"),
    "skipped": _days,
    "places": _by_day(f.label, "Friends House"),
    "cancelled": f.day,
}


def _as_typed(problem: Problem, values: Mapping[str, Any]) -> Problem:
    """Return a problem whose path names a date as the file does, which need not be in full: ``2027-3-9``."""
    if len(problem.path) < 4 or not isinstance(values[str(problem.path[2])], dict):
        return problem
    key = next(key for key in values[str(problem.path[2])] if f.day(key).isoformat() == problem.path[3])
    return dataclasses.replace(problem, path=(*problem.path[:3], key))


def change_lines(slots: Iterable[tuple[str, Slot]]) -> Iterator[str]:
    """Yield the lines that hold the changes of slots, given with their circles' names; none without any.

    Above the changes of a circle stands a sentence for each.
    """
    changed = [(name, slot) for name, slot in slots if slot.changes != Changes()]
    if changed:
        yield yt.entry(KEY)
    for name, slot in changed:
        for sentence in say_changes(slot):
            yield from yt.remark(f"{name}: {sentence}", 1)
        yield yt.entry(slot.circle, depth=1)
        yield from _lines(slot.changes)


def _lines(changes: Changes) -> Iterator[str]:
    if changes.moved:
        yield yt.entry("moved", depth=2)
        for day, to in changes.moved.items():
            yield f"      {yt.scalar(day)}: {yt.scalar(f'{to.date()} {clock_time(to)}')}"
    if changes.skipped:
        yield yt.entry("skipped", yt.flow_list(changes.skipped), 2)
    if changes.places:
        yield yt.entry("places", depth=2)
        for day, place in changes.places.items():
            yield f"      {yt.scalar(day)}: {yt.scalar(place)}"
    if changes.cancelled:
        yield yt.entry("cancelled", yt.scalar(changes.cancelled), 2)
