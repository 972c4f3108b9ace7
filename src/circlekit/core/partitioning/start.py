"""Where chains start."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.partitioning.weights import Ints, Reals


def starts(weights: Reals, sizes: Sequence[int], count: int, rng: np.random.Generator) -> Ints:
    """Return (count, n) labels: dealt at random, so that chains differ; one alone starts where it is good."""
    if count == 1:
        return greedy(weights, sizes, rng)[None, :]
    dealt = np.repeat(np.arange(len(sizes)), sizes)
    return np.stack([rng.permutation(dealt) for _ in range(count)])


def greedy(weights: Reals, sizes: Sequence[int], rng: np.random.Generator) -> Ints:
    """Return (n,) labels: seat by seat, each group in random order takes the person who adds most to it."""
    people = len(weights)
    labels = np.empty(people, dtype=np.int64)
    taken = np.zeros(people, dtype=np.float32)
    ties = np.zeros((len(sizes), people), dtype=np.float32)
    ties += rng.random(people, dtype=np.float32)  # who is first in a group is chance
    for place in range(max(sizes)):
        for group in rng.permutation(np.flatnonzero(np.array(sizes) > place)).tolist():
            chosen = int((ties[group] - taken).argmax())
            labels[chosen] = group
            taken[chosen] = np.inf
            ties[group] = weights[chosen] if place == 0 else ties[group] + weights[chosen]
    return labels
