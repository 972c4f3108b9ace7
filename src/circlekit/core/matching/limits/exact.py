"""How many people any circles could serve well: an exact model of hours and circles, solved by HiGHS.

Each hour may hold several circles. Somebody is at no more than one hour, at which they can come; an hour with
y circles has between y times a quorum and y times the largest number of people, and y who would lead. Once
the numbers of circles are whole, the people are a flow through a network with whole limits, so only they need
be searched: hours that suit the same people, or fewer, are left out, and people who can come to the same
hours are counted together. Everybody else must have a seat too, in these circles or in others.

The other rules are left out, so that what comes out is a limit, and a beginning for a search.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.fields import Size
from circlekit.core.matching.limits.cases import Cases
from circlekit.core.matching.score.hours import Flags, Hours, without_lesser
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.gather import people_sets
from circlekit.core.sizes import group_counts

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint, OptimizeResult

Reals = NDArray[np.float64]

PROVED = 400
"""Up to so many pairs of a person and an hour, as in most cohorts of 50, the model is solved to its end."""

BOUNDED = 12_000
"""Up to so many its relaxation, in which circles may be parted, still gives a limit within seconds."""

CASES = 500
"""So many cases are looked at before; cohorts of 40 to 48 took 1 to 307."""

NODES = 2_000
"""So many nodes are searched at most: counted, unlike seconds, they are the same on every machine."""


INFEASIBLE = 2
"""What HiGHS, through SciPy, says when there is nothing better."""


class Ceiling(NamedTuple):
    """The most people who could be well served: none more than ``at_most``.

    ``circles`` (P, C) has who can come to the hour of each circle of a plan that serves ``found`` of them, if
    one was found; the limit is exact when the two numbers agree.
    """

    at_most: int
    found: int
    circles: Flags


class _Model(NamedTuple):
    """``can`` (K, S): which kinds of people can come to which hours.

    ``many`` (K,) is how many there are of each kind, ``leads`` (K,) whether they would lead.
    """

    can: Flags
    many: Ints
    leads: Flags
    circles: range
    size: Size
    quorum: int
    people: int

    @property
    def pairs(self) -> tuple[Ints, Ints]:
        """The kind and the hour of each pair that goes together."""
        kind, hour = np.nonzero(self.can)
        return kind, hour


def ceiling(
    hours: Hours, size: Size, served: int, proved: int = PROVED, nodes: int = NODES
) -> Ceiling | None:
    """Return the most people that any circles could serve well, at least ``served``, who are served already.

    None in cohorts so large that it would take too long.
    """
    able = _good_hours(hours)
    model = _model(hours, able, size)
    pairs = int(model.can.sum())
    nobody = np.zeros((len(able), 0), dtype=np.bool_)
    if pairs > BOUNDED:
        return None
    if not model.can.shape[1] or served >= int(model.many.sum()):
        return Ceiling(served, served, nobody)
    whole = pairs <= proved
    if whole and _by_cases(hours, able, model, served) == served:
        return Ceiling(served, served, nobody)
    result = _solved(model, served + 1, whole, nodes)
    if result.status == INFEASIBLE:
        return Ceiling(served, served, nobody)
    bound = result.mip_dual_bound if whole else result.fun
    at_most = model.people if bound is None else int(np.floor(-bound + 1e-6))
    if not whole or result.x is None:
        return Ceiling(at_most, served, nobody)
    chosen = np.round(result.x[-2 - model.can.shape[1] : -2]).astype(np.int64)
    return Ceiling(at_most, round(-result.fun), np.repeat(able, chosen, axis=1))


def _by_cases(hours: Hours, able: Flags, model: _Model, served: int) -> int | None:
    """Return a limit without SciPy, whose import alone takes longer than matching a small cohort."""
    everybody, leads = people_sets(np.column_stack([np.ones_like(hours.leading), hours.leading]))
    cases = Cases(people_sets(able), model.circles[-1], served, CASES)
    return cases.limit(everybody, leads, model.quorum, model.size.most)


def _good_hours(hours: Hours) -> Flags:
    """Return (P, S): the different sets of people that hours suit, a quorum with a lead, none in another."""
    good = (hours.every.sum(axis=0) >= hours.quorum) & hours.every[hours.leading].any(axis=0)
    return hours.every[:, np.flatnonzero(good)[without_lesser(hours.every[:, good])]]


def _model(hours: Hours, able: Flags, size: Size) -> _Model:
    kinds, count = np.unique(np.column_stack([able, hours.leading]), axis=0, return_counts=True)
    some = kinds[:, :-1].any(axis=1)
    people = len(hours.leading)
    return _Model(
        kinds[some, :-1], count[some], kinds[some, -1], group_counts(people, size), size, hours.quorum, people
    )


def _solved(model: _Model, least: int, whole: bool, nodes: int) -> OptimizeResult:
    """Return the best of the model, or of its relaxation, with at least so many served."""
    from scipy.optimize import Bounds, milp

    kind, _ = model.pairs
    choices, hours = len(kind), model.can.shape[1]
    able = (model.many[:, None] * model.can).sum(axis=0)
    leads = ((model.many * model.leads)[:, None] * model.can).sum(axis=0)
    most = np.minimum(np.minimum(able // model.quorum, leads), model.circles[-1])
    counts = np.concatenate([np.zeros(choices), np.full(hours + 2, float(whole))])
    low = np.concatenate([np.zeros(choices + hours), [model.circles[0], least]])
    high = np.concatenate([model.many[kind], most, [model.circles[-1], model.people]])
    return milp(
        c=np.concatenate([np.zeros(choices + hours + 1), [-1.0]]),
        integrality=counts,
        bounds=Bounds(low, high),
        constraints=list(_constraints(model)),
        options={"node_limit": nodes, "mip_rel_gap": 0.0},
    )


def _constraints(model: _Model) -> Iterator[LinearConstraint]:
    """Yield the rules over people at hours, circles at hours, all circles, and all who are served."""
    kind, hour = model.pairs
    kinds, hours = model.can.shape
    pair, ones = np.arange(len(kind)), np.ones(len(kind))
    every = np.arange(hours)
    able = (model.many[:, None] * model.can).sum(axis=0)
    heads = (hour, pair, ones)
    circles = len(kind) + every
    yield _rule(model, kinds, [(kind, pair, ones)], high=model.many.astype(np.float64))
    yield _rule(model, hours, [heads, (every, circles, np.full(hours, -float(model.quorum)))], low=0.0)
    yield _rule(model, hours, [heads, (every, circles, -np.minimum(model.size.most, able))], high=0.0)
    leads = (hour, pair, model.leads[kind].astype(np.float64))
    yield _rule(model, hours, [leads, (every, circles, np.full(hours, -1.0))], low=0.0)
    yield _rule(model, len(kind), [(pair, pair, ones), (pair, circles[hour], -model.many[kind])], high=0.0)
    yield from _seats(model, pair, circles)


def _seats(model: _Model, pair: Ints, circles: Ints) -> Iterator[LinearConstraint]:
    """Yield what all circles together must keep to: the people left over fill those without an hour."""
    every, all_circles, served = np.zeros_like, len(pair) + len(circles), len(pair) + len(circles) + 1
    total, last = np.array([all_circles]), np.array([served])
    one, least = np.ones(1), float(model.size.least)
    heads, here = (every(pair), pair, np.ones(len(pair))), np.ones(len(circles))
    yield _rule(model, 1, [heads, (every(last), last, -one)], low=0.0, high=0.0)
    yield _rule(model, 1, [(every(circles), circles, here), (every(total), total, -one)], high=0.0)
    left_over = [(every(last), last, one), (every(total), total, least * one)]
    yield _rule(model, 1, [*left_over, (every(circles), circles, -least * here)], high=float(model.people))


def _rule(
    model: _Model,
    rows: int,
    parts: list[tuple[Ints, Ints, Any]],
    low: float = -np.inf,
    high: float | Reals = np.inf,
) -> LinearConstraint:
    """Return rows of a matrix, made of (row, column, value), between two limits."""
    from scipy.optimize import LinearConstraint
    from scipy.sparse import csr_array

    row, column, value = (np.concatenate(part) for part in zip(*parts, strict=True))
    width = len(model.pairs[0]) + model.can.shape[1] + 2
    return LinearConstraint(csr_array((value, (row, column)), shape=(rows, width)), low, high)
