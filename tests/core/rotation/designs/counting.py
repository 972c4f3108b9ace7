"""An independent count: which pairs of a design meet, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

Pair = tuple[int, int]


def groups_of(labels: Iterable[int]) -> list[list[int]]:
    """Return the positions that share a label, group by group."""
    groups: dict[int, list[int]] = {}
    for position, label in enumerate(labels):
        groups.setdefault(int(label), []).append(position)
    return list(groups.values())


def pairs_met(rounds: Iterable[Iterable[int]]) -> list[Pair]:
    """Return each pair that is in one group, as often as it is."""
    return [pair for found in rounds for group in groups_of(found) for pair in combinations(group, 2)]


def sizes(rounds: Iterable[Iterable[int]]) -> set[int]:
    """Return the sizes of all groups of all rounds."""
    return {len(group) for found in rounds for group in groups_of(found)}
