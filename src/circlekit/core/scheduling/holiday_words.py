"""What holidays do to a circle's meetings, and which meetings fall on a member's own, in plain words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from circlekit.core.clock_words import local
from circlekit.core.countries import Region, region
from circlekit.core.model import Cohort, Meeting, Participant
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.days_off import AFTER, public_holidays
from circlekit.core.scheduling.meetings import Occurrence
from circlekit.core.scheduling.words import say_date, say_names
from circlekit.core.text import listed


def say_days_off(arrangement: Arrangement) -> Iterator[str]:
    """Yield what becomes of each meeting that would be on a holiday; what people changed is said elsewhere.

    ``29 March is Easter Monday (DE): no meeting.`` or, of a date that the cohort lists, ``No meeting on
    13 April.``
    """
    slot = arrangement.slot
    by_hand = {*slot.changes.skipped, *slot.changes.moved}
    for one in arrangement.dates.occurrences:
        day, end = one.start.date(), slot.changes.cancelled
        if day not in by_hand and (end is None or day < end):
            yield from _said(one, slot.first.year)


def _said(one: Occurrence, year: int) -> Iterator[str]:
    day = _date(one.start.date(), year)
    if one.meeting is None:
        yield f"{day} is {one.because}: no meeting." if one.because else f"No meeting on {day}."
    elif one.meeting.was:
        to, name = _date(one.meeting.start.date(), year), one.meeting.because
        yield f"{day} is {name}: moved to {to}." if name else f"The meeting of {day} is moved to {to}."


def _date(day: date, year: int) -> str:
    return say_date(day, day.year != year)


def own_holidays(arrangement: Arrangement, cohort: Cohort) -> Iterator[Problem]:
    """Yield a warning for each meeting on a public holiday where some members live, with their names.

    People without a country are not looked at, nor those whose country is not understood.
    """
    homes = _homes(arrangement)
    span = cohort.starts - timedelta(days=1), min(cohort.ends, date.max - AFTER) + AFTER
    for meeting in arrangement.meetings:
        resting: dict[tuple[date, str], list[tuple[Participant, Region]]] = {}
        for person, home in homes:
            day = local(meeting.start, person.timezone).date()
            name = public_holidays(home, *span).get(day)
            if name and not (person.joins and day < person.joins):
                resting.setdefault((day, name), []).append((person, home))
        for (day, name), people in resting.items():
            yield _warning(
                arrangement, meeting, f"{_date(day, arrangement.slot.first.year)} is {name}", people
            )


def _homes(arrangement: Arrangement) -> list[tuple[Participant, Region]]:
    people = [one.person for one in arrangement.attendance]
    return [(person, home) for person in people if person.country and (home := region(person.country))]


def _warning(
    arrangement: Arrangement, meeting: Meeting, what: str, people: list[tuple[Participant, Region]]
) -> Problem:
    where = listed(dict.fromkeys(str(home) for _, home in people))
    whose = say_names(person for person, _ in people)
    circle = arrangement.circle
    message = f"{circle.name}: {what} ({where}), a public holiday of {whose}"
    leave_out = f"circlekit schedule --skip {circle.id} {meeting.start.date()}"
    return Problem((), message, f"ask whether it suits them; to leave it out: {leave_out}", "warning")
