"""Slots and what they ask of people, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import pairwise

from circlekit.core.clock_words import city, long_date, short_date
from circlekit.core.model import Alternate, Meeting, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.attendance import Attendance, local_spans
from circlekit.core.scheduling.rhythms import is_monthly
from circlekit.core.sections import Rhythm
from circlekit.core.text import counted, listed
from circlekit.core.windows import DAY_NAMES, clock, join, say
from circlekit.core.zones import zone

ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"}
NAMED = 3
"""How many people a sentence names before it counts the rest."""


def say_slot(slot: Slot, rhythm: Rhythm) -> str:
    """Return a slot as people say it: ``second Tuesday of the month, 16:00 London``.

    Of two times that take turns both are said.
    """
    first = f"{say_days(slot.weekday, slot.week, rhythm)}, {_hour_of(slot)}"
    other = slot.alternate
    if other is None:
        return first
    day = DAY_NAMES[other.weekday]
    named = day if other.week is None else f"the {ORDINALS[other.week]} {day}"
    return f"{first}, in turn with {named}, {_hour_of(other)}"


def _hour_of(time: Slot | Alternate) -> str:
    return f"{clock(time.start)} {city(time.timezone)}"


def say_days(weekday: int, week: int | None, rhythm: Rhythm) -> str:
    """Return on which days a rhythm falls: ``second Tuesday of the month``, ``Tuesday every 2 weeks``."""
    day = DAY_NAMES[weekday]
    if week is not None and is_monthly(rhythm):
        of = "every second month" if rhythm is Rhythm.TWO_MONTHS else "the month"
        return f"{ORDINALS[week]} {day} of {of}"
    return f"every {day}" if rhythm is Rhythm.WEEK else f"{day} every {rhythm}"


def say_date(day: date, year: bool = True) -> str:
    """Return a date with its month in words, so that nobody takes 3/4 for April: ``12 January 2027``."""
    return (long_date(day) if year else short_date(day)).partition(" ")[2]


def say_span(arrangement: Arrangement) -> str:
    """Return how many meetings there are, and from when to when."""
    dates = [meeting.start.date() for meeting in arrangement.meetings]
    count = counted(len(dates), "meeting")
    if len(dates) < 2:
        return f"{count}, {listed(map(say_date, dates))}" if dates else "no meetings"
    same_year = dates[0].year == dates[-1].year
    return f"{count}, {say_date(dates[0], not same_year)} to {say_date(dates[-1])}"


def say_attendance(arrangement: Arrangement) -> Iterator[str]:
    """Yield who can come: first how many always can, then who misses some, then who has to stretch."""
    everybody = len(arrangement.attendance)
    if arrangement.always == everybody:
        yield f"All {everybody} can come to every meeting."
    else:
        yield f"{arrangement.always} of {everybody} can come to every meeting."
    total = len(arrangement.meetings)
    for one in arrangement.attendance:
        if one.missed:
            yield f"{one.person.name} cannot come to {_of(one.missed, total, 'any meeting')}."
    for one in arrangement.attendance:
        if one.stretched:
            some = _of(one.stretched, total, "every meeting")
            yield f"{one.person.name} can come to {some} only if needed."


def _of(some: Sequence[Meeting], total: int, whole: str) -> str:
    return f"{len(some)} of {total}" if len(some) < total else whole


def say_moves(arrangement: Arrangement) -> Iterator[str]:
    """Yield whose clock shows another hour from which meeting on, because clocks change somewhere."""
    people = [one.person for one in arrangement.attendance]
    zones = dict.fromkeys(person.timezone for person in people)
    moves = [
        (later, before, after, name)
        for starts in by_time(arrangement).values()
        for earlier, later in pairwise(starts)
        for name in zones
        for before, after in [(earlier.astimezone(zone(name)), later.astimezone(zone(name)))]
        if _shown(before) != _shown(after)
    ]
    first = arrangement.meetings[0].start.year if arrangement.meetings else 0
    for _, before, after, name in sorted(moves, key=lambda move: move[0]):
        whose = say_names(person for person in people if person.timezone == name)
        change = f"{_shown(before)} becomes {_shown(after, before)}"
        yield f"From {say_date(after.date(), after.year != first)} {change} for {whose} ({city(name)})."


def by_time(arrangement: Arrangement) -> Mapping[tuple[int, int, str], Sequence[datetime]]:
    """Return the starts of meetings by weekday, minute and zone, without those moved away from these.

    There are two such times where two take turns.
    """
    held = {meeting.start for meeting in arrangement.meetings}
    found: dict[tuple[int, int, str], list[datetime]] = {}
    for part in arrangement.dates.parts:
        starts = found.setdefault((part.rule.weekday, part.start, part.timezone), [])
        for one in part.occurrences:
            start = one.meeting.start if one.meeting else None
            if start in held and _of_week(start.astimezone(one.start.tzinfo)) == _of_week(one.start):
                starts.append(start)
    return {time: sorted(starts) for time, starts in found.items() if starts}


def _of_week(moment: datetime) -> tuple[int, str]:
    return moment.weekday(), _shown(moment)


def _shown(moment: datetime, before: datetime | None = None) -> str:
    """Return the time of day, with its weekday where that is not the one of ``before``."""
    text = f"{moment:%H:%M}"
    if before is None or before.weekday() == moment.weekday():
        return text
    return f"{text} on {DAY_NAMES[moment.weekday()]}"


def say_names(people: Iterable[Participant]) -> str:
    """Return people's names as a sentence has them, the rest of many only counted."""
    names = [person.name for person in people]
    if len(names) > NAMED + 1:
        names[NAMED:] = [counted(len(names) - NAMED, "other")]
    return listed(names)


def say_shortfall(arrangement: Arrangement, kept: bool) -> tuple[str, str]:
    """Return that too few can come to every meeting (some miss one), and whose hour would help most.

    ``kept`` tells that people gave the slot, so that there may be a better one.
    """
    circle, always = arrangement.circle.name, arrangement.always
    if kept:
        message = f"{circle}: with this time only {always} can come to every meeting"
    else:
        message = f"{circle}: no time lets {arrangement.quorum} come to every meeting; this one lets {always}"
    nearest = min((one for one in arrangement.attendance if one.missed), key=lambda one: len(one.missed))
    return message, f"it would help most if {nearest.person.name} could also come {_hours(nearest)}"


def _hours(one: Attendance) -> str:
    where = one.person.timezone
    spans = join(span for meeting in one.missed for span in local_spans(meeting, where))
    return f"{listed(map(say, spans))} ({city(where)})"
