"""The first seats of a gathering: bound people whole, a lead for every circle, then everybody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from circlekit.core.fields import Size
from circlekit.core.matching.blocks.units import Gathering, middle
from circlekit.core.sizes import even_sizes, group_counts

Unit = tuple[int, ...]
"""The rows of people who move as one."""


def deal(gathering: Gathering, units: Sequence[Unit], rank: Sequence[int], size: Size) -> list[list[int]]:
    """Return circles, as rows, of the units of a gathering.

    ``rank`` says of each row how gladly it would lead, 0 where not at all. Circles are of middle size, fewer
    where there are too few to lead them, and even.
    """
    own = [units[index] for index in gathering.units]
    people = sum(map(len, own))
    willing = sum(any(rank[row] for row in unit) for unit in own)
    sizes = even_sizes(people, how_many(people, willing, size))
    circles: list[list[int]] = [[] for _ in sizes]
    gladly = [0] * len(sizes)
    for unit in sorted(own, key=lambda unit: (-len(unit), -max(rank[row] for row in unit))):
        glad = max(rank[row] for row in unit)
        target = _target(unit, glad, circles, gladly, sizes, size)
        circles[target] += unit
        gladly[target] = max(gladly[target], glad)
    return circles


def how_many(people: int, willing: int, size: Size) -> int:
    """Return the number of circles: of middle size, but where possible no more than there are leads for."""
    counts = group_counts(people, size)
    wanted = min(max(people // middle(size), 1), willing)
    return min(max(wanted, counts.start), counts.stop - 1)


def _target(
    unit: Unit,
    glad: int,
    circles: Sequence[Sequence[int]],
    gladly: Sequence[int],
    sizes: Sequence[int],
    size: Size,
) -> int:
    """Return the circle that takes a unit: one whose lead it could be, then one with most room."""
    numbers: Iterable[int] = range(len(circles))
    room = [n for n in numbers if len(circles[n]) + len(unit) <= sizes[n]]
    room = room or [n for n in numbers if len(circles[n]) + len(unit) <= size.most]
    room = room or list(numbers)
    return min(room, key=lambda n: (min(gladly[n] - glad, 0), len(circles[n]) - sizes[n], n))
