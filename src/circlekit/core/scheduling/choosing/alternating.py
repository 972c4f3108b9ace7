"""Two times that take turns, where one would always leave out the same people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choosing.choose import Ranking, rank, slot_at
from circlekit.core.scheduling.choosing.costs import MISSED, STRETCHED
from circlekit.core.scheduling.choosing.two_turns import Turns, from_slot
from circlekit.core.scheduling.clocks import Ints
from circlekit.core.scheduling.slots import SlotTable

_VARIETY = 600
"""So many different ways to miss meetings are paired with each other, those that miss fewest."""

_WHOLE = 720_720
"""All meetings. Shares of up to sixteen are whole numbers of it, so that equal ones are equal."""

_PLACES = 12
"""So many times that ask the same are tried to bring the two turns well apart."""

_TRIED = 200
"""So many pairs are tried before the search gives up."""


class _Kinds(NamedTuple):
    """The different ways in which the times of one turn are missed, K of them.

    ``missed`` and ``load`` (P, K) count over its meetings, of which there are ``dates`` (K,). ``night`` (K,)
    counts what is missed and would be at night; ``rows`` are the best times of each kind.
    """

    missed: Ints
    load: Ints
    dates: Ints
    night: Ints
    rows: tuple[Ints, ...]


def alternating(plan: Arrangement, turns: Turns) -> Arrangement | None:
    """Return a circle with two times in turn such that nobody misses more than about half of the meetings.

    Whoever misses most misses less than now. Of all such pairs of times it is one at which nobody is called
    at night who did not offer it; then the one with the fewest people-meetings missed; then the member who
    misses most misses fewest; then loads are small, and even. Members who can come to no meeting at any time
    are not counted. None where there is no such pair.
    """
    people = [one.person for one in plan.attendance]
    rankings = [rank(plan.circle, people, candidates) for candidates in (turns.first, turns.second)]
    first, second = rankings
    if first is None or second is None or not plan.meetings:
        return None
    able = _able(first) | _able(second)
    now = _most_missed(plan, able)
    for own, its in islice(_pairs(first, second, able, now), _TRIED):
        fairer = arrange(plan.circle, _slot(first, own, second, its, turns), turns.cohort)
        if _most_missed(fairer, able) < now:
            return fairer
    return None


def _able(ranking: Ranking) -> NDArray[np.bool_]:
    """Return (P,): who can come to some meeting at some time."""
    return np.asarray((ranking.asked.missed < ranking.asked.table.dates).any(axis=1))


def _most_missed(plan: Arrangement, able: NDArray[np.bool_]) -> Fraction:
    """Return which share of the meetings the member misses who misses most of those who are counted."""
    missed = [len(one.missed) for one, counts in zip(plan.attendance, able, strict=True) if counts]
    return Fraction(max(missed, default=0), len(plan.meetings) or 1)


def _slot(first: Ranking, own: int, second: Ranking, its: int, turns: Turns) -> Slot:
    slot, other = (slot_at(one, row, turns.cohort) for one, row in ((first, own), (second, its)))
    begins = turns.begins[other.weekday, other.week or 0]
    return slot.model_copy(update={"alternate": from_slot(other, begins)})


def _pairs(
    first: Ranking, second: Ranking, able: NDArray[np.bool_], below: Fraction
) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows, the best first, in which nobody of those ``able`` misses more than about half.

    Nor does anybody miss a share of the meetings that is not below the one that somebody misses now.
    """
    one, other = _kinds(first), _kinds(second)
    for own, its in _in_order(one, other, able, below):
        apart = _well_apart(first, one.rows[own], second, other.rows[its])
        if apart:
            yield apart


def _in_order(
    one: _Kinds, other: _Kinds, able: NDArray[np.bool_], below: Fraction
) -> Iterator[tuple[int, int]]:
    """Yield what ``_pairs`` does of kinds, by their numbers, however far apart their times are."""
    meetings = one.dates[:, None] + other.dates[None, :]

    def share(counts: Ints, others: Ints) -> Ints:
        return np.asarray((counts[..., :, None] + others[..., None, :]) * _WHOLE // meetings)

    missed, load = share(one.missed, other.missed), share(one.load, other.load)
    worst = missed[able].max(axis=0, initial=0)
    half = (meetings + 1) // 2 * _WHOLE // meetings
    keys = (
        share(one.night, other.night),
        missed.sum(axis=0),
        worst,
        load.max(axis=0),
        load.sum(axis=0),
        (load * load).sum(axis=0),
    )
    fair = np.flatnonzero(((worst < _WHOLE * below) & (worst <= half)).ravel())
    order = np.lexsort(tuple(key.ravel()[fair] for key in reversed(keys)))
    for pair in fair[order].tolist():
        yield divmod(pair, worst.shape[1])


def _kinds(ranking: Ranking) -> _Kinds:
    """Return the ways in which times are missed that no other time beats, each with its best times."""
    asked, order = ranking.asked, ranking.order
    missed, dates, begins = asked.missed[:, order], asked.table.dates[order], _begins(asked.table)[order]
    night = asked.indecent[:, order].sum(axis=0)
    alike = np.vstack([missed, night, dates, begins])
    _, first, which = np.unique(alike, axis=1, return_index=True, return_inverse=True)
    kept = first[np.argsort(missed[:, first].sum(axis=0), kind="stable")][:_VARIETY]
    kept = kept[~_beaten(np.vstack([missed, night])[:, kept], dates[kept], begins[kept])]
    rows = tuple(order[np.flatnonzero(which.ravel() == which.ravel()[place])][:_PLACES] for place in kept)
    best = order[kept]
    load = MISSED * asked.missed[:, best] + STRETCHED * asked.stretched[:, best]
    return _Kinds(missed[:, kept], load, dates[kept], night[kept], rows)


def _begins(table: SlotTable) -> Ints:
    """Return (S,): in which third of the time between two meetings, counted from the first, slots begin."""
    begins = table.instants[:, 0] - table.instants[:, 0].min()
    following = table.instants[:, min(1, table.instants.shape[1] - 1)] - table.instants[:, 0]
    return np.asarray(begins * 6 // max(int(following.max()), 1))  # the other turn meets in between


def _beaten(costs: Ints, dates: Ints, begins: Ints) -> NDArray[np.bool_]:
    """Return (K,): whether another column costs nobody more of no fewer meetings, and somebody less.

    Only those that begin about when it does are compared: the two turns have to be well apart.
    """
    total = costs.sum(axis=0)
    no_more = (costs[:, :, None] <= costs[:, None, :]).all(axis=0) & (dates[:, None] >= dates[None, :])
    comparable = no_more & (begins[:, None] == begins[None, :])
    return np.asarray((comparable & (total[:, None] < total[None, :])).any(axis=0))


def _well_apart(first: Ranking, own: Ints, second: Ranking, its: Ints) -> tuple[int, int] | None:
    """Return the first pair of rows of which the second begins well between two meetings of the first."""
    for row in own.tolist():
        begins, following = first.asked.table.instants[row][[0, min(1, first.asked.table.dates[row] - 1)]]
        least = (following - begins) // 6  # a third of the time that lies between two meetings of both
        for other in its.tolist():
            between = second.asked.table.instants[other, 0]
            if begins + least <= between and (between + least <= following or begins == following):
                return row, other
    return None
