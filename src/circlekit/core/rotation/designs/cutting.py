"""One round by itself: seats cut into groups."""

from __future__ import annotations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.sizes import even_sizes, group_counts


def can_be_cut(people: int, size: Size) -> bool:
    """Whether so many can be cut into groups of this size; nobody can, into none."""
    return people == 0 or bool(group_counts(people, size))


def cut(people: int, size: Size, seats: int) -> Ints:
    """Return the labels (seats,) of a round in which the first ``people`` seats are taken.

    The free seats fill the groups up to the largest size; those left over are groups of their own.
    """
    counts = group_counts(people, size)
    sizes = even_sizes(people, counts[len(counts) // 2]) if people else ()
    taken = [label for label, members in enumerate(sizes) for _ in range(members)]
    free = [label for label, members in enumerate(sizes) for _ in range(size.most - members)]
    left = max(0, seats - people - len(free))
    free += [len(sizes) + number // size.most for number in range(left)]
    return np.array((taken + free)[:seats], dtype=np.int64)


def one_round(people: int, size: Size) -> Design:
    """Return the design of one round, which every head-count has that can be cut at all."""
    found = cut(people, size, people)
    return Design("one round", (found,), np.arange(people, dtype=np.int64))
