"""An independent count: which pairs of a design meet, and which differences a matrix has, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from circlekit.core.rotation.designs.matrix import Matrix

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


def parts(element: int, moduli: Sequence[int]) -> tuple[int, ...]:
    """Return the parts of an element, first part lowest."""
    found = []
    for modulus in moduli:
        element, part = divmod(element, modulus)
        found.append(part)
    return tuple(found)


def repeats_a_difference(rows: Iterable[Sequence[int]], moduli: Sequence[int]) -> bool:
    """Whether two columns have the same difference in two rows."""
    split = [[parts(int(entry), moduli) for entry in row] for row in rows]
    for one, two in combinations(range(len(split[0])), 2):
        differences = [
            tuple((a - b) % m for a, b, m in zip(row[one], row[two], moduli, strict=True)) for row in split
        ]
        if len(set(differences)) < len(differences):
            return True
    return False


def checked(matrix: Matrix) -> Matrix:
    """Return the matrix after counting that it is one."""
    assert matrix.rows.shape == (matrix.rounds, matrix.columns)
    assert not repeats_a_difference(matrix.rows.tolist(), matrix.moduli)
    return matrix
