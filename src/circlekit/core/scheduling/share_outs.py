"""Share-outs: the open events at which circles tell the others, in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from circlekit.core.clock_words import city, clock_time, long_date
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.attendance import OUTSIDE, answer
from circlekit.core.scheduling.meetings import overlap
from circlekit.core.scheduling.wall_clocks import at_clock
from circlekit.core.text import counted, listed


class ShareOut(NamedTuple):
    """An open event at which ``circles`` tell, in this order; ``start`` is aware, in the cohort's zone."""

    number: int
    start: datetime
    minutes: int
    circles: tuple[Circle, ...]


def share_outs(cohort: Cohort, circles: Sequence[Circle]) -> tuple[ShareOut, ...]:
    """Return the cohort's share-outs, in order: circles take turns, each once before any twice (practice 99).

    Where the cohort does not say how many tell at each, they are spread evenly, so that all have had one
    turn at the end; with more share-outs than circles there is one at each.
    """
    wanted = cohort.share_outs
    if cohort.timezone is None:
        return ()
    turns = _turns(len(circles), len(wanted.at), wanted.circles)
    starts = [at_clock(moment, cohort.timezone) for moment in wanted.at]
    return tuple(
        ShareOut(number, start, wanted.minutes, tuple(circles[place] for place in telling))
        for number, (start, telling) in enumerate(zip(starts, turns, strict=True), 1)
    )


def share_outs_left(cohort: Cohort, plans: Sequence[Arrangement]) -> tuple[ShareOut, ...]:
    """Return the share-outs without the circles that have stopped by then, and without those nobody tells at.

    Nobody's turn moves for it: at share-outs that are over, circles have told already.
    """
    ends = {plan.circle.id: plan.slot.changes.cancelled for plan in plans}
    return still_telling(share_outs(cohort, [plan.circle for plan in plans]), ends)


def still_telling(events: Sequence[ShareOut], ends: Mapping[str, date | None]) -> tuple[ShareOut, ...]:
    """Return share-outs as ``share_outs_left`` does; ``ends`` is from which day on a circle meets no more."""
    found = []
    for event in events:
        day = event.start.date()
        telling = tuple(one for one in event.circles if (ends.get(one.id) or date.max) > day)
        found += [event._replace(circles=telling)] if telling else []
    return tuple(found)


def share_out_link(cohort: Cohort) -> str | None:
    """Return where to join share-outs; at a place, the link of the meetings is not theirs."""
    wanted = cohort.share_outs
    return wanted.video or (None if wanted.place else cohort.meeting.video)


def _turns(circles: int, events: int, each: int | None) -> list[list[int]]:
    """Return which circles, by their place, tell at each event."""
    if each is None and 0 < events <= circles:
        ends = [number * circles // events for number in range(events + 1)]
        return [list(range(ends[number], ends[number + 1])) for number in range(events)]
    many = min(each or 1, circles)
    return [[(number * many + place) % circles for place in range(many)] for number in range(events)]


def say_share_outs(found: Sequence[ShareOut]) -> Iterator[str]:
    """Yield a sentence for each: ``Share-out 1, Tuesday 16 March 2027, 17:00 London: Circle 1 tells.``"""
    for one in found:
        when = f"{long_date(one.start)}, {clock_time(one.start)} {_city(one.start)}"
        yield f"Share-out {one.number}, {when}: {say_telling(one)}."


def say_telling(event: ShareOut) -> str:
    """Return who tells at a share-out: ``Circle 2 and Circle 3 tell``."""
    verb = "tells" if len(event.circles) == 1 else "tell"
    return f"{listed(circle.name for circle in event.circles)} {verb}"


def _city(moment: datetime) -> str:
    return city(str(moment.tzinfo))


def share_out_problems(cohort: Cohort, plans: Sequence[Arrangement]) -> Iterator[Problem]:
    """Yield circles that never tell, that tell when none of them can come, or that meet at the same time."""
    found = share_outs_left(cohort, plans)
    yield from _without_turn(found, plans)
    for event in found:
        named = f"share-out {event.number} ({long_date(event.start)}, {clock_time(event.start)})"
        event_hours = Meeting(event.number, event.start, event.minutes)
        telling = {circle.id for circle in event.circles}
        for plan in plans:
            people = [one.person for one in plan.attendance]
            if plan.circle.id in telling and all(answer(one, event_hours) == OUTSIDE for one in people):
                message = f"{plan.circle.name} tells at {named}, but none of its members can come then"
                yield Problem(
                    ("share_outs", "at"), message, "choose an hour that suits more people", "warning"
                )
            if any(overlap(event_hours, meeting) for meeting in plan.meetings):
                message = f"{plan.circle.name} meets during {named}"
                yield Problem(("share_outs", "at"), message, "move one of the two", "warning")


def _without_turn(found: Sequence[ShareOut], plans: Sequence[Arrangement]) -> Iterator[Problem]:
    had = {circle.id for event in found for circle in event.circles}
    going_on = [plan.circle for plan in plans if plan.slot.changes.cancelled is None]
    left = [circle.name for circle in going_on if circle.id not in had]
    if found and left:
        needed = -(-len(plans) // len(found))
        events = counted(len(found), "share-out")
        message = f"{listed(left)} {'has' if len(left) == 1 else 'have'} no turn in {events}"
        hint = f"let {needed} tell at each («circles: {needed}»), or add a share-out"
        yield Problem(("share_outs", "circles"), message, hint, "warning")
