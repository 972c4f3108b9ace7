"""calendar/times.md: each member's own dates, by their own clock, as a list to paste into a message.

Not everybody lives by a calendar (practice 105). A list holds what concerns its reader alone, and no
address of anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from circlekit.core.clock_words import MONTHS, clock_time, local, where
from circlekit.core.model import Cohort, Meeting, Participant
from circlekit.core.nudging.styles import escaped
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.meetings import Occurrence
from circlekit.core.windows import WEEKDAYS

FILE = "calendar/times.md"


class Event(NamedTuple):
    """One start of a gathering, an aware instant, and what is special about it."""

    start: datetime
    about: str = ""


class Gathering(NamedTuple):
    """Meetings beyond a circle's own, such as share-outs; ``guests`` are handles, or None for everybody."""

    title: str
    events: tuple[Event, ...]
    guests: frozenset[str] | None = None


def times_file(plans: Sequence[Arrangement], cohort: Cohort, gatherings: Sequence[Gathering] = ()) -> bytes:
    """Return the content of ``times.md``: for each circle a list for each of its members.

    A member's list begins on the day they join. Skipped and moved meetings are said, and which gatherings
    they are a guest of.
    """
    lines = [
        f"# {_text(cohort.cohort)}: when we meet",
        "",
        "One list for each person, by their own clock, ready to paste into a message to them.",
    ]
    for plan in plans:
        lines += ["", f"## {_text(plan.circle.name)}"]
        people = [one.person for one in plan.attendance]
        for person, name in zip(people, names(people), strict=True):
            lines += ["", f"### {_text(name)}", *_circle(plan, cohort, person)]
            for gathering in gatherings:
                if gathering.guests is None or person.id in gathering.guests:
                    lines += _gathering(gathering, person)
    return ("\n".join(lines) + "\n").encode()


def names(people: Sequence[Participant]) -> list[str]:
    """Return first names; full names, and handles too, where it takes these to tell people apart."""
    first = Counter(_first_name(person) for person in people)
    full = Counter(person.name for person in people)
    return [_clear_name(person, first, full) for person in people]


def _clear_name(person: Participant, first: Mapping[str, int], full: Mapping[str, int]) -> str:
    if first[_first_name(person)] == 1:
        return _first_name(person)
    return person.name if full[person.name] == 1 else f"{person.name} ({person.id})"


def _first_name(person: Participant) -> str:
    return person.name.split()[0]


def _circle(plan: Arrangement, cohort: Cohort, person: Participant) -> Iterator[str]:
    """Yield a circle's meetings for one of its members, then those that are left out."""
    circle = _text(plan.circle.name)
    begins = person.joins or date.min
    coming = [one for one in plan.meetings if _day(one.start, person) >= begins]
    if coming:
        yield from ("", f"{circle} meets:", "")
        yield from (f"- {_meeting(meeting, person)}" for meeting in coming)
        if cohort.meeting.video:
            yield from ("", f"Join: {_text(cohort.meeting.video)}")
    else:
        yield from ("", f"{circle} has no meetings left.")
    ends = plan.slot.changes.cancelled or date.max
    skipped = [
        one for one in plan.dates.skipped if _day(one.start, person) >= begins and one.start.date() < ends
    ]
    if skipped:
        yield from ("", "There is no meeting on:", "")
        yield from (f"- {_skipped(one, person)}" for one in skipped)
    if plan.slot.changes.cancelled:
        yield from ("", f"{circle} does not meet from {_date(plan.slot.changes.cancelled)} on.")


def _meeting(meeting: Meeting, person: Participant) -> str:
    notes = [_when(meeting.start, person)]
    if meeting.was is not None:
        was = local(meeting.was, person.timezone)
        why = f" ({_text(meeting.because)})" if meeting.because else ""
        notes.append(f"moved from {_date(was)}, {clock_time(was)}{why}")
    if meeting.place:
        notes.append(f"in person: {_text(meeting.place)}")
    return ", ".join(notes)


def _skipped(one: Occurrence, person: Participant) -> str:
    day = _date(_day(one.start, person))
    return f"{day}: {_text(one.because)}" if one.because else day


def _gathering(gathering: Gathering, person: Participant) -> Iterator[str]:
    begins = person.joins or date.min
    coming = [event for event in gathering.events if _day(event.start, person) >= begins]
    if coming:
        yield from ("", f"{_text(gathering.title)}:", "")
    for event in coming:
        about = f": {_text(event.about)}" if event.about else ""
        yield f"- {_when(event.start, person)}{about}"


def _when(start: datetime, person: Participant) -> str:
    """Return ``Tue 12 January 2027, 16:00 (Dakar, UTC+0)``."""
    here = local(start, person.timezone)
    return f"{_date(here)}, {clock_time(here)} ({where(start, person.timezone)})"


def _date(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(start: datetime, person: Participant) -> date:
    return local(start, person.timezone).date()


def _text(text: str) -> str:
    return escaped(" ".join(text.split()))
