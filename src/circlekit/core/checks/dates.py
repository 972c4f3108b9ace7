"""Days that cannot be meant: of holidays, of a changing rhythm, of a meeting in person, of late joiners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.checks.rules import dates_make_sense
from circlekit.core.countries import region_problem
from circlekit.core.model import Cohort
from circlekit.core.problems import Problem
from circlekit.core.text import counted, listed, quoted

NAMED = 3
"""So many dates are named in a message; more are only counted."""

THEN, IN_PERSON = ("meeting", "then"), ("meeting", "in_person")


def countries_are_known(draft: Draft) -> Iterator[Problem]:
    """The countries whose holidays count are countries."""
    for index, text in enumerate(draft.cohort.holidays.countries):
        found = region_problem(text)
        if found:
            yield Problem(("holidays", "countries", index), *found)


def listed_days_matter(draft: Draft) -> Iterator[Problem]:
    """The days that are listed as holidays lie in the cohort; a year is easily mistyped."""
    cohort = draft.cohort
    outside = [str(day) for day in cohort.holidays.dates if not cohort.starts <= day <= cohort.ends]
    if outside and dates_make_sense(cohort):
        more = [f"{len(outside) - NAMED} more"] if len(outside) > NAMED else []
        verb = "is" if len(outside) == 1 else "are"
        message = (
            f"{listed(outside[:NAMED] + more)} {verb} outside the cohort, so nothing is left out for that"
        )
        yield Problem(("holidays", "dates"), message, "is the year right?", "warning")


def some_day_is_free(draft: Draft) -> Iterator[Problem]:
    """Some day of the cohort is no holiday, so that a circle can meet."""
    cohort = draft.cohort
    if not (cohort.holidays.dates or cohort.holidays.countries) or not dates_make_sense(cohort):
        return
    from circlekit.core.scheduling.days_off import days_off

    off = days_off(cohort)
    days = (cohort.ends - cohort.starts).days + 1
    if all(cohort.starts + timedelta(days=number) in off for number in range(days)):
        message = f"every day from {cohort.starts} to {cohort.ends} is a holiday, so no circle can meet"
        yield Problem(("ends",), message, "move the end date, or take some holidays out")


def rhythm_changes_inside(draft: Draft) -> Iterator[Problem]:
    """A rhythm that changes says to which one, and on a day inside the cohort."""
    cohort = draft.cohort
    then = cohort.meeting.then
    if then.every is None and then.starts is None:
        return
    if then.starts is None:
        yield Problem(THEN, "«meeting.then» does not say from which day on", _from_day(cohort))
    elif then.every is None:
        hint = "add «every: 2 months», or another rhythm"
        yield Problem(THEN, "«meeting.then» does not say how often circles meet from then on", hint)
    elif not cohort.starts < then.starts <= cohort.ends and dates_make_sense(cohort):
        message = f"«meeting.then» starts on {then.starts}, which is not inside the cohort"
        hint = f"write a day after {cohort.starts} and no later than {cohort.ends}"
        yield Problem((*THEN, "starts"), message, hint)
    elif then.every is cohort.meeting.every:
        message = f"«meeting.then» changes nothing: circles meet every {then.every} before it too"
        yield Problem((*THEN, "every"), message, "write another rhythm, or leave «then» out", "warning")


def _from_day(cohort: Cohort) -> str:
    middle = cohort.starts + (cohort.ends - cohort.starts) // 2
    return f"add «starts: {middle}», or another day inside the cohort"


def in_person_can_be(draft: Draft) -> Iterator[Problem]:
    """A meeting in person says which one it is and where, and there are so many meetings."""
    cohort = draft.cohort
    number, place = cohort.meeting.in_person.meeting, cohort.meeting.in_person.place
    if place and number is None:
        message = "«meeting.in_person» does not say which meeting it is"
        yield Problem(IN_PERSON, message, "add «meeting: 1» for the first, or another number")
    if number is None:
        return
    if not place:
        message = "«meeting.in_person» does not say where it is"
        yield Problem(IN_PERSON, message, "add «place: ...», as people should read it")
    most = most_meetings(cohort)
    if most is not None and number > most:
        message = f"there is no meeting {number}: a circle has {counted(most, 'meeting')} at most"
        yield Problem((*IN_PERSON, "meeting"), message, f"write a number from 1 to {most}")


def most_meetings(cohort: Cohort) -> int | None:
    """Return how many meetings a circle can have at most; None where the dates make no sense."""
    if not dates_make_sense(cohort):
        return None
    from circlekit.core.scheduling.meetings import dates_in
    from circlekit.core.scheduling.rhythms import weeks_in

    return max(len(dates_in(cohort, weekday, week)) for weekday in range(7) for week in weeks_in(cohort))


def joiners_come_in_time(draft: Draft) -> Iterator[Problem]:
    """Whoever joins later does so before the end; a day before the start does no harm."""
    cohort = draft.cohort
    for person in cohort.participants:
        if _is_after(person.joins, cohort.ends):
            message = (
                f"{quoted(person.name)} joins on {person.joins}, after the end of the cohort ({cohort.ends})"
            )
            hint = "correct the date, or let them join the next cohort"
            yield Problem((PEOPLE, person.id, "joins"), message, hint)


def _is_after(day: date | None, last: date) -> bool:
    return day is not None and day > last
