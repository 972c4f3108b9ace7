"""What cannot be right about the changes that somebody wrote for a circle's meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from circlekit.core.clock_words import city, clock_time
from circlekit.core.model import Changes, Cohort, Meeting, Slot
from circlekit.core.problems import Path, Problem
from circlekit.core.scheduling.changing import day_meant, settled, with_changes
from circlekit.core.scheduling.meetings import Part, dates
from circlekit.core.scheduling.wall_clocks import unclear
from circlekit.core.scheduling.words import say_date
from circlekit.core.text import listed
from circlekit.core.zones import zone

NEARBY = 3
"""So many dates of a circle stand in a hint."""

Named = tuple[Path, date]
"""A date in the changes as it was typed, with its place."""


def change_problems(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield what does not fit together in a slot's changes; paths are those of schedule.yaml.

    The dates in them are as they were typed, and the problems' paths name them in ISO form.
    """
    alone = [*_unknown(slot, cohort), *_twice(slot, cohort), *_impossible(slot, cohort)]
    yield from alone
    yield from _end(slot, cohort)
    if not alone:
        known = settled(slot, cohort)
        yield from list(_crossing(known, cohort)) or _at_once(known, cohort)


def _path(slot: Slot, *steps: str | int) -> Path:
    return ("changes", slot.circle, *steps)


def _moved(slot: Slot) -> list[Named]:
    return [(_path(slot, "moved", day.isoformat()), day) for day in slot.changes.moved]


def _others(slot: Slot) -> list[tuple[str, Named]]:
    changes = slot.changes
    skipped = [("skipped", (_path(slot, "skipped", index), day)) for index, day in enumerate(changes.skipped)]
    places = [("places", (_path(slot, "places", day.isoformat()), day)) for day in changes.places]
    return [*skipped, *places]


def _known(slot: Slot) -> tuple[Slot, Slot]:
    """Return the slot by whose dates moves are named, and the one by whose dates all else is."""
    return with_changes(slot, Changes()), with_changes(slot, Changes(moved=slot.changes.moved))


def _unknown(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    plain, known = _known(slot)
    named = [(plain, one) for one in _moved(slot)] + [(known, one) for _, one in _others(slot)]
    for by, (path, day) in named:
        if day_meant(day, by, cohort) is None:
            message = f"{slot.circle} does not meet on {say_date(day)}"
            yield Problem(path, message, _nearby(day, by, cohort), on_key=path[2] != "skipped")


def _nearby(day: date, slot: Slot, cohort: Cohort) -> str:
    found = dates(slot, cohort).occurrences
    days = {(one.meeting.start if one.meeting else one.start).date() for one in found}
    nearest = sorted(sorted(days, key=lambda one: (abs(one - day), one))[:NEARBY])
    return f"near it are {listed(map(say_date, nearest))}" if nearest else ""


def _twice(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield meetings that are named twice under one key, or both moved and skipped."""
    plain, known = _known(slot)
    seen: dict[str, set[date | None]] = defaultdict(set)
    keyed = [("moved", plain, one) for one in _moved(slot)]
    keyed += [(key, known, one) for key, one in _others(slot)]
    for key, by, (path, day) in keyed:
        meant = day_meant(day, by, cohort)
        if meant is None:
            continue
        if meant in seen[key]:
            message = f"{slot.circle} has the meeting of {say_date(meant)} twice under «{key}»"
            yield Problem(path, message, "keep one of the two", on_key=key != "skipped")
        elif key == "skipped" and meant in seen["moved"]:
            message = f"{slot.circle}: the meeting of {say_date(meant)} is both moved and skipped"
            yield Problem(path, message, "leave only one of the two")
        seen[key].add(meant)


def _impossible(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield moves to a day outside the cohort, or into an hour that a clock change skips or doubles."""
    for path, day in _moved(slot):
        to = slot.changes.moved[day]
        if not cohort.starts <= to.date() <= cohort.ends:
            span = f"the cohort runs from {say_date(cohort.starts)} to {say_date(cohort.ends)}"
            yield Problem(path, f"{say_date(to.date())} is outside the cohort", span)
        elif trouble := unclear(to.date(), to.hour * 60 + to.minute, slot.timezone):
            change = f"the clock change of {say_date(to.date())}"
            message = f"{change} {trouble} {clock_time(to)} in {city(slot.timezone)}"
            yield Problem(path, message, "choose another hour or day")


def _end(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    end = slot.changes.cancelled
    if end is not None and end > cohort.ends:
        message = f"{say_date(end)} is after the end of the cohort, so nothing of {slot.circle} is cancelled"
        yield Problem(_path(slot, "cancelled"), message, "correct the date, or leave it out", "warning")


def _crossing(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield moves onto or over the day of a neighbour: Outlook refuses them (MS-OXCICAL 2.1.3.1.1.20.18)."""
    for part in dates(slot, cohort).parts:
        for before, after in pairwise(_held(part)):
            if _day(before[1], part) < _day(after[1], part):
                continue
            one, other = (after, before) if after[0] in slot.changes.moved else (before, after)
            way = "on the day of" if _day(one[1], part) == _day(other[1], part) else "past"
            moved = f"the meeting of {say_date(one[0])} would be {way}"
            message = f"{slot.circle}: {moved} the one of {say_date(_day(other[1], part))}"
            hint = "calendars keep meetings in their order: choose a day between its neighbours, or skip it"
            yield Problem(_path(slot, "moved", one[0].isoformat()), message, hint)


def _at_once(slot: Slot, cohort: Cohort) -> Iterator[Problem]:
    """Yield moves into the hours of another meeting, which may be one of another time or rhythm."""
    held = [one for part in dates(slot, cohort).parts for one in _held(part)]
    moves, length = slot.changes.moved, timedelta(minutes=slot.minutes)
    for before, after in pairwise(sorted(held, key=lambda one: one[1].start)):
        one, other = (after, before) if after[0] in moves else (before, after)
        if one[0] in moves and after[1].start - before[1].start < length:
            moved = f"the meeting of {say_date(one[0])} would be at the same time"
            message = f"{slot.circle}: {moved} as the one of {say_date(other[0])}"
            hint = "choose another time, or skip it"
            yield Problem(_path(slot, "moved", one[0].isoformat()), message, hint)


def _held(part: Part) -> Iterable[tuple[date, Meeting]]:
    return [(one.start.date(), one.meeting) for one in part.occurrences if one.meeting]


def _day(meeting: Meeting, part: Part) -> date:
    return meeting.start.astimezone(zone(part.timezone)).date()
