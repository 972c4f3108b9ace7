"""How many people can be well served at most: an exact model, solved by HiGHS; for benchmarks, not for use.

Every slot may hold several circles. A person is in at most one slot, at which they can come; a slot with y
circles holds between y times the smallest and y times the largest number of people who make a circle meet,
and at least y who would lead. Whoever is left over fills circles up, or sits in one without a common hour.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.hours import Flags, Hours
from circlekit.core.sizes import Size, group_counts


class Ceiling(NamedTuple):
    """The best found and the best not ruled out; both are the same once it is proved."""

    found: int
    at_most: int


def ceiling(hours: Hours, size: Size, seconds: float = 60.0) -> Ceiling:
    """Return the most people that any circles could serve well."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    can = _columns(hours)
    circles = group_counts(len(can), size)[-1]
    person, slot = np.nonzero(can)
    choices, slots = len(person), can.shape[1]
    if not slots:
        return Ceiling(0, 0)
    rows = _rows(hours, size, person, slot, slots)
    result = milp(
        c=np.concatenate([-np.ones(choices), np.zeros(slots)]),
        integrality=np.ones(choices + slots),
        bounds=Bounds(0, np.concatenate([np.ones(choices), np.full(slots, circles)])),
        constraints=[LinearConstraint(matrix, low, high) for matrix, low, high in rows],
        options={"time_limit": seconds},
    )
    found = 0 if result.x is None else round(-result.fun)
    return Ceiling(found, int(np.floor(-result.mip_dual_bound + 1e-6)))


def _columns(hours: Hours) -> Flags:
    """Return (P, S'): the different sets of people that slots suit, enough of them and a lead among them."""
    good = (hours.every.sum(axis=0) >= hours.quorum) & hours.every[hours.leading].any(axis=0)
    can: Flags = np.unique(hours.every[:, good], axis=1)
    number = can.astype(np.float32)
    count = number.sum(axis=0)
    inside = (number.T @ number == count[:, None]) & (count[:, None] < count[None, :])
    return can[:, ~inside.any(axis=1)]


def _rows(
    hours: Hours, size: Size, person: NDArray[np.intp], slot: NDArray[np.intp], slots: int
) -> list[tuple[object, float, float]]:
    """Return the constraints: one seat each, enough and not too many at a slot, and their leads."""
    from scipy.sparse import coo_array, hstack, identity

    ones, index = np.ones(len(person)), np.arange(len(person))
    people = len(hours.leading)
    seats = coo_array((ones, (person, index)), shape=(people, len(person)))
    heads = coo_array((ones, (slot, index)), shape=(slots, len(person)))
    leads = coo_array((hours.leading[person].astype(float), (slot, index)), shape=(slots, len(person)))
    none = coo_array((people, slots))
    each = identity(slots)
    return [
        (hstack([seats, none]).tocsr(), -np.inf, 1),
        (hstack([heads, -hours.quorum * each]).tocsr(), 0, np.inf),
        (hstack([heads, -size.most * each]).tocsr(), -np.inf, 0),
        (hstack([leads, -each]).tocsr(), 0, np.inf),
    ]
