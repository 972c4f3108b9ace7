"""The best that is possible at all, term by term: cheap, and proven without a search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.score.columns import values_of
from circlekit.core.model import Participant
from circlekit.core.text import same


def spread_pairs(people: int, circles: int) -> int:
    """Return how many pairs must share a circle when ``people`` are spread over ``circles``, at least.

    With people = a * circles + b the even spread is the best: b circles keep C(a+1, 2) pairs and the others
    C(a, 2), because C(x, 2) is convex. Without any circle nobody shares one.
    """
    if not circles:
        return 0
    each, more = divmod(people, circles)
    return more * pairs_among(each + 1) + (circles - more) * pairs_among(each)


def pairs_among(people: int) -> int:
    """Return how many pairs there are among so many people."""
    return people * (people - 1) // 2


def pairs_inside(marked: NDArray[Any], group: Sequence[int]) -> int:
    """Return how many marked pairs there are among some rows; ``marked`` is symmetric."""
    return int(marked[np.ix_(list(group), list(group))].sum()) // 2


def least_without_strangers(sizes: Iterable[int], strangers: int) -> int:
    """Return how many pairs in circles of these sizes are no strangers, at least."""
    return max(sum(pairs_among(size) for size in sizes) - strangers, 0)


def least_in_cliques(marked: NDArray[np.bool_], circles: int) -> int:
    """Return how many marked pairs must share a circle, at least; ``marked`` is symmetric.

    People of whom every two are marked are spread over the circles like those with the same value; such
    groups are looked for greedily, and share nobody, so that no pair counts twice.
    """
    degree, pairs = marked.sum(axis=1), 0
    left: NDArray[np.bool_] = degree > 0
    while left.any():
        group: list[int] = []
        open_to = left.copy()
        while open_to.any():
            following = int(np.where(open_to, degree, -1).argmax())
            group.append(following)
            open_to &= marked[following]
        left[group] = False
        pairs += spread_pairs(len(group), circles)
    return pairs


def most_needs_met(
    people: Sequence[Participant], need: str, offer: str, sizes: Sequence[int] | None = None
) -> int:
    """Return how many needs somebody else can meet, at most: in circles of these sizes, or in one of all.

    A circle with one offer of a topic meets the needs of the others, one with more those of all its members;
    so few offers go furthest in the largest circles, one in each.
    """
    offered = Counter(topic for person in people for topic in {same(v) for v in values_of(person, offer)})
    could: Counter[str] = Counter()
    for person in people:
        own = {same(value) for value in values_of(person, offer)}
        wanted = {same(value) for value in values_of(person, need)}
        could.update(topic for topic in wanted if offered[topic] > (topic in own))
    largest = sorted([len(people)] if sizes is None else sizes, reverse=True)
    total = 0
    for topic, count in could.items():
        in_reach = sum(size - 1 for size in largest[: offered[topic]])
        total += min(count, in_reach + max(offered[topic] - len(largest), 0))
    return total


def least_alike(people: Sequence[Participant], field: str, circles: int) -> int:
    """Return how many pairs with the same value must share a circle, at least.

    Where people have several values nothing is proven, and the answer is 0.
    """
    said = [values_of(person, field) for person in people]
    if any(len(values) > 1 for values in said):
        return 0
    counts = Counter(same(values[0]) for values in said if values)
    return sum(spread_pairs(count, circles) for count in counts.values())


def most_alike(people: Sequence[Participant], field: str, sizes: Iterable[int]) -> int:
    """Return how many pairs with the same value can share a circle, at most.

    Each value on its own would do best in the largest circles, filled one after the other; where people have
    several values only the seats are counted.
    """
    largest = sorted(sizes, reverse=True)
    together = sum(pairs_among(size) for size in largest)
    said = [values_of(person, field) for person in people]
    if any(len(values) > 1 for values in said):
        return together
    counts = Counter(same(values[0]) for values in said if values)
    return min(together, sum(_filled(count, largest) for count in counts.values()))


def _filled(count: int, sizes: Iterable[int]) -> int:
    """Return how many pairs there are among so many people who fill circles one after the other."""
    pairs = 0
    for size in sizes:
        pairs += pairs_among(min(size, count))
        count -= min(size, count)
    return pairs


def least_alone(people: Sequence[Participant], field: str) -> int:
    """Return how many people are the only one of their kind in the whole cohort, so wherever they sit."""
    counts = Counter(same(value) for person in people for value in set(values_of(person, field)))
    return sum(count == 1 for count in counts.values())
