"""How many pairs must meet again, at least, in so many circles: four ways to count, each a proof of its own.

What they say holds for every way to cut the same people into as many circles of a permitted size.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.limits.bounds import least_in_cliques, pairs_among, spread_pairs
from circlekit.core.model import PastCohort
from circlekit.core.sizes import even_sizes


def least_repeats(
    past: Sequence[PastCohort], handles: Sequence[str], met: NDArray[np.bool_], circles: int, smallest: int
) -> int:
    """Return how many pairs must meet again: the most that any of the ways to count forces.

    ``met`` (P, P) marks the pairs of ``handles`` who shared a circle; ``smallest`` is the least size of one.
    """
    if not circles:
        return 0
    return max(
        least_of_old_circles(past, handles, circles),
        least_in_cliques(met, circles),
        least_of_degrees(met, smallest),
        least_beyond_strangers(met, circles),
    )


def least_of_old_circles(past: Sequence[PastCohort], handles: Collection[str], circles: int) -> int:
    """Return what pigeonholes force: old circles spread over the new, and the new filled from the old.

    Pairs of different earlier cohorts may be the same pairs, so the cohort that forces most counts.
    """
    here = set(handles)
    left = ([len(here.intersection(circle)) for circle in cohort.circles] for cohort in past)
    return max((_between(found, len(here), circles) for found in left), default=0)


def _between(old: Iterable[int], people: int, circles: int) -> int:
    """Return how many pairs of the same old circle must share a new one; ``old`` has the sizes of those.

    An old circle keeps least when it is spread evenly; a new one does when it takes evenly from all old ones.
    Taking its next member costs it a pair for each of them that it has from every old circle already, and the
    cheapest seats that so many people can have are those of even circles.
    """
    if not circles:
        return 0
    there = [count for count in old if count]
    spread = sum(spread_pairs(count, circles) for count in there)
    seats = sorted(seat // max(len(there), 1) for size in even_sizes(people, circles) for seat in range(size))
    return max(spread, sum(seats[: sum(there)]))


def least_of_degrees(met: NDArray[np.bool_], smallest: int) -> int:
    """Return what those force who have too few strangers left to fill a circle: each pair counts for two."""
    strangers = len(met) - 1 - met.sum(axis=1)
    return (int(np.maximum(smallest - 1 - strangers, 0).sum()) + 1) // 2


def least_beyond_strangers(met: NDArray[np.bool_], circles: int) -> int:
    """Return how many pairs circles have, at least, beyond all pairs of strangers there are."""
    strangers = pairs_among(len(met)) - int(met.sum()) // 2
    return max(sum(map(pairs_among, even_sizes(len(met), circles))) - strangers, 0)


def least_in_twos(old_circles: Iterable[Collection[str]], circles: int) -> int:
    """Return how many pairs meet again, at least, when nobody is the only one of their old circle."""
    sizes = [len(old) for old in old_circles]
    return sum(spread_pairs(size, min(circles, size // 2)) for size in sizes)
