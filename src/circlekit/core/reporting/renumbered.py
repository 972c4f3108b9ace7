"""What a log says of meetings that got other numbers when one was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from circlekit.core.log import Attendance, Log, Pulse, Rsvp, Turn
from circlekit.core.model import Meeting
from circlekit.core.problems import Problem
from circlekit.core.text import listed, quoted

Meetings = Mapping[str, Sequence[Meeting]]


def renumbered(log: Log, before: Meetings, after: Meetings) -> Iterator[Problem]:
    """Yield a warning for each circle of which a log speaks of meetings whose numbers now mean other dates.

    ``before`` and ``after`` are the meetings of each circle by its id. A moved meeting keeps its number.
    """
    for circle, held in before.items():
        then, now = _days(held), _days(after.get(circle, ()))
        written = sorted(number for number in _numbers(log, circle) if number in then)
        wrong = [number for number in written if number in now and now[number] != then[number]]
        if wrong:
            dates = listed(f"{number} was {then[number]} and is {now[number]}" for number in wrong)
            message = (
                f"log.yaml names meetings of {quoted(circle)} whose numbers mean other dates now: {dates}"
            )
            hint = "correct the numbers there; for a meeting that did not take place «did not meet» is enough"
            yield Problem((), message, hint, "warning")


def _numbers(log: Log, circle: str) -> set[int]:
    facts: tuple[Rsvp | Attendance | Turn | Pulse, ...] = (
        *log.rsvps,
        *log.attendance,
        *log.turns,
        *log.pulse,
    )
    return {one.meeting for one in facts if one.circle == circle}


def _days(meetings: Sequence[Meeting]) -> dict[int, date]:
    """Return the date for which each meeting was planned at first, by its number."""
    return {one.number: (one.was or one.start).date() for one in meetings}
