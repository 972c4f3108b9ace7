"""Who has company in circles of a large cohort."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.blocks.company import newcomers_alone, without_old
from circlekit.core.matching.blocks.cut import dealt, units_of
from circlekit.core.model import Circle, Cohort, PastCohort
from tests.core.matching.people import cohort, people


def second(count: int, *circles: tuple[str, ...], **settings: object) -> Cohort:
    return cohort(people(count), past=[PastCohort(cohort="old", circles=circles)], **settings)


def circles(*groups: tuple[str, ...]) -> list[Circle]:
    return [Circle(id=f"c{n}", name=f"C{n}", members=group) for n, group in enumerate(groups, 1)]


def test_newcomers_are_counted_where_they_are_alone_or_among_themselves() -> None:
    """P1 to p4 were here before. One circle has a single newcomer, one newcomers only, one two of each."""
    spring = second(9, ("p1", "p2"), ("p3", "p4"))
    made = circles(("p1", "p2", "p5"), ("p6", "p7"), ("p3", "p4", "p8", "p9"))
    assert newcomers_alone(spring, made) == 2


def test_who_is_without_their_old_circle_is_counted_once_each() -> None:
    """P1 and p2 are together and p3 is not; of the second circle only p4 is left."""
    spring = second(6, ("p1", "p2", "p3"), ("p4", "gone"))
    assert without_old(spring, circles(("p1", "p2", "p4"), ("p3", "p5", "p6"))) == 1


def test_in_twos_old_circles_are_dealt_into_one_block() -> None:
    """Twelve of four old circles in four blocks: each is whole."""
    olds = [tuple(f"p{number}" for number in range(start, start + 3)) for start in (1, 4, 7, 10)]
    spring = second(12, *olds, rotation={"old_circles": "in twos"})
    blocks = dealt(spring, units_of(spring), 3, np.random.default_rng(0))
    assert sorted([row for unit in block for row in unit] for block in blocks) == [
        [0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11],
    ]  # fmt: skip
