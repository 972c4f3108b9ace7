"""How many circles there should be when not everybody always comes: the cuts side by side.

Few people in a circle have more time each and meet fewer of the same people again; but two who are away may
leave too few for a meeting (practice 56). The chances are binomial: people come or stay away independently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core import attending
from circlekit.core.agenda import run_sheet
from circlekit.core.agenda.plan import plan
from circlekit.core.matching.limits.bounds import pairs_among, spread_pairs
from circlekit.core.model import Cohort
from circlekit.core.processes import Process
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.rhythms import weeks_in
from circlekit.core.sizes import even_sizes
from circlekit.core.turns import odds
from circlekit.core.willing import may_lead

OFTEN = 0.9
"""A circle should have a quorum in nine of ten meetings: about half of the circles then never lack one in
six."""

SHOWN = 6
"""So many cuts stand side by side; of more, one for each size of the smallest circle."""


class Cut(NamedTuple):
    """One way to cut a cohort into circles, as even as can be.

    ``sizes`` are pairs (people, how many such circles), largest first. ``enough`` is the chance that a
    meeting has a quorum, ``always`` that a circle has one in all its ``meetings``; ``without`` is how many
    meetings of all circles are expected to lack it. ``minutes_each`` is somebody's share of a meeting's
    process, in the largest circles. Of all ``pairs`` in one circle, ``again`` must meet again when as many
    circles follow. ``unled`` circles are more than there are people who would lead.
    """

    circles: int
    sizes: tuple[tuple[int, int], ...]
    quorum: int
    enough: float
    always: float
    meetings: int
    without: float
    minutes_each: float
    again: int
    pairs: int
    unled: int


class Choice(NamedTuple):
    """The cuts there are, the one chosen, and what it was chosen for: a ``share`` of people comes each time.

    ``often`` says whether it has a quorum often enough, ``led`` whether more circles were left out of account
    because nobody would lead them.
    """

    share: float
    cuts: tuple[Cut, ...]
    chosen: Cut
    often: bool
    led: bool


def choose_cut(cohort: Cohort, process: Process, share: float, counts: range) -> Choice:
    """Return the cuts into ``counts`` circles and the best one when a ``share`` of people come each time.

    It is the one with most circles, and so with the smallest, of which each has a quorum in nine of ten
    meetings; where there is none, that with the fewest. Circles that nobody would lead are not counted.
    """
    people, leads = len(cohort.participants), sum(may_lead(person) for person in cohort.participants)
    led = [number for number in counts if number <= leads or not leads] or [counts[0]]
    quorum = quorum_of(cohort)

    def is_sure(number: int) -> bool:
        return odds.quorum(people // number, share, quorum) >= OFTEN

    sure = [number for number in led if is_sure(number)]
    number = max(sure) if sure else led[0]
    more = [other for other in counts if other > led[-1] and is_sure(other)]
    shown = sorted({number, *_side_by_side(people, counts)})
    found = {circles: cut(cohort, process, share, circles) for circles in shown}
    return Choice(share, tuple(found.values()), found[number], bool(sure), bool(more))


def quorum_of(cohort: Cohort) -> int:
    """Return how many make a meeting of the smallest circle."""
    return attending.enough(cohort.size.least)


def cut(cohort: Cohort, process: Process, share: float, circles: int) -> Cut:
    """Return what a cut into so many circles comes to."""
    people, quorum, meetings = len(cohort.participants), quorum_of(cohort), usual_meetings(cohort)
    sizes = _counted_sizes(people, circles)
    chances = {size: odds.quorum(size, share, quorum) for size, _ in sizes}
    enough = sum(count * chances[size] for size, count in sizes) / circles
    return Cut(
        circles=circles,
        sizes=sizes,
        quorum=quorum,
        enough=enough,
        always=sum(count * chances[size] ** meetings for size, count in sizes) / circles,
        meetings=meetings,
        without=meetings * circles * (1 - enough),
        minutes_each=minutes_each(process, sizes[0][0], cohort.meeting.minutes),
        again=sum(count * spread_pairs(size, circles) for size, count in sizes),
        pairs=sum(count * pairs_among(size) for size, count in sizes),
        unled=max(circles - sum(may_lead(person) for person in cohort.participants), 0),
    )


def usual_meetings(cohort: Cohort) -> int:
    """Return how many meetings a slot usually has from start to end; of two numbers as usual, the smaller."""
    found = Counter(len(dates_in(cohort, day, week)) for day in range(7) for week in weeks_in(cohort))
    return min(found, key=lambda meetings: (-found[meetings], meetings))


def minutes_each(process: Process, people: int, minutes: int) -> float:
    """Return somebody's share of the process in a working meeting: its minutes by those in one small group.

    Where the process does not fit at all, it is their share of the open conversation.
    """
    found = plan(process, people, minutes)
    if found.turns:
        return found.turns * found.length / max(found.groups)
    return run_sheet(process, people, minutes).steps[1].minutes / people


def _counted_sizes(people: int, circles: int) -> tuple[tuple[int, int], ...]:
    return tuple(Counter(even_sizes(people, circles)).items())


def _side_by_side(people: int, counts: range) -> Sequence[int]:
    """Return all numbers of circles; of many, the fewest and the most for each size of the smallest one."""
    if len(counts) <= SHOWN:
        return counts
    smallest = range(people // counts[-1], people // counts[0] + 1)
    return [counts[0], *(people // size for size in smallest)]
