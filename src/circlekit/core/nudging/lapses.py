"""Messages that only the log calls for: to those who have been away, and where a circle goes quiet.

Each is due once: after the meeting at which it became so, and not again while it stays so.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from circlekit.core.attending import Lapse, Record, enough, lapse
from circlekit.core.log import Attendance
from circlekit.core.model import Circle
from circlekit.core.nudging.draft import Moment
from circlekit.core.nudging.facts import Facts

IN_A_ROW = 2
"""So many meetings with few people, or of which nothing is written, are a reason to ask."""

Call = tuple[Moment, int, tuple[str, ...]]
"""A moment, the number of the meeting after which it is due, and whom it is about, by handle."""


def calls(circle: Circle, held: Sequence[int], facts: Facts, recent: Container[int]) -> Iterator[Call]:
    """Yield what the log of a circle calls for after its ``recent`` meetings.

    ``held`` are the numbers of its meetings so far.
    """
    known = facts.held.get(circle.id, ())
    for one in (one for one in known if one.meeting in recent):
        for moment, reached in ((Moment.HELLO, Lapse.TWICE), (Moment.STEP_BACK, Lapse.LONG)):
            about = tuple(_newly(circle, facts, one.meeting, reached))
            if about:
                yield moment, one.meeting, about
    quiet = (number for number in _quiet(circle, known) if number in recent)
    yield from ((Moment.CIRCLE_QUIET, number, ()) for number in quiet)
    if facts.attendance:  # a cohort that keeps no log has no silent leads
        unheard = (number for number in _unheard(held, known) if number in recent)
        yield from ((Moment.LEAD_QUIET, number, ()) for number in unheard)


def _newly(circle: Circle, facts: Facts, meeting: int, reached: Lapse) -> Iterator[str]:
    """Yield the members who, with this meeting, have been away so long for the first time in a row."""
    for handle in circle.members:
        whole = facts.records.get((circle.id, handle), Record()).meetings
        so_far = tuple(one for one in whole if one[0] <= meeting)
        if not so_far or so_far[-1][0] != meeting or handle == circle.lead:
            continue
        if lapse(Record(so_far)) is reached and lapse(Record(so_far[:-1])) is not reached:
            yield handle


def _quiet(circle: Circle, known: Sequence[Attendance]) -> Iterator[int]:
    """Yield the meetings that did not take place, and each second one in a row that few came to."""
    least, thin = enough(len(circle.members)), 0
    for one in known:
        thin = thin + 1 if one.met and len(one.present) < least else 0
        if not one.met or thin == IN_A_ROW:
            yield one.meeting


def _unheard(held: Sequence[int], known: Sequence[Attendance]) -> Iterator[int]:
    """Yield each meeting that is the second in a row of which nothing is written."""
    heard, silent = {one.meeting for one in known}, 0
    for number in held:
        silent = 0 if number in heard else silent + 1
        if silent == IN_A_ROW:
            yield number
