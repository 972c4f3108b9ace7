"""Standing circles put right: as few people move as any way needs, found by looking at all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from random import Random

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.stay.repair import repaired
from circlekit.core.matching.stay.start import as_they_stand
from circlekit.core.matching.stay.stay import stay, total
from circlekit.core.model import Circle, Cohort, Matching
from tests.core.matching.people import cohort, person

CIRCLES = 3
EVERYBODY = [f"p{number}" for number in range(8)]


def tiny(seed: int) -> tuple[Cohort, Matching]:
    """Return eight people, and three circles of two or three: of seven of them and one who left."""
    rng = Random(seed)
    others = rng.sample(list(combinations(EVERYBODY, 2)), 12)
    people = [
        person(handle, lead="yes", fields={"organisation": [rng.choice(["North", "South"])]})
        for handle in EVERYBODY
    ]
    rules = {"apart": others[:11], "together": others[11:], "mix": ["organisation"]}
    where = [*rng.sample(EVERYBODY, 7), "gone"]
    rng.shuffle(where)
    groups = (where[:3], where[3:6], where[6:])
    circles = tuple(Circle(id=f"c{n}", name=f"C{n}", members=group) for n, group in enumerate(groups))
    return cohort(people, size=Size(2, 3), matching=rules), Matching(circles=circles)


def arrangements(of: Cohort) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield every way to seat everybody that keeps every rule."""
    for labels in product(range(CIRCLES), repeat=len(EVERYBODY)):
        if not all(2 <= labels.count(number) <= 3 for number in range(CIRCLES)):
            continue
        home = dict(zip(EVERYBODY, labels, strict=True))
        apart = all(home[one] != home[other] for one, other in of.matching.apart)
        if apart and all(home[one] == home[other] for one, other in of.matching.together):
            yield tuple(
                tuple(row for row, label in enumerate(labels) if label == number) for number in range(CIRCLES)
            )


@pytest.mark.parametrize("seed", range(30))
def test_no_other_way_moves_fewer_people_and_none_that_moves_as_many_is_worth_more(seed: int) -> None:
    """Of all ways that keep every rule, one with the fewest moves, and of those the most valuable."""
    spring, before = tiny(seed)
    board, facts = lay_out(spring)
    stood = as_they_stand(spring, before, (), free=False)
    home = stood.home
    ways = [
        (sum(home.get(row, number) != number for number, group in enumerate(groups) for row in group), groups)
        for groups in arrangements(spring)
    ]
    plan = repaired(board, facts, stood, 0, frozenset())
    if not ways:
        assert plan is None
        return
    assert plan is not None
    fewest = min(moved for moved, _ in ways)
    assert len(plan.settled - set(stood.waiting)) == fewest
    assert total(board, plan.groups) == max(total(board, groups) for moved, groups in ways if moved == fewest)


def test_most_of_the_tiny_cohorts_have_a_way_and_some_have_none() -> None:
    """The test above looks at both kinds."""
    found = [list(arrangements(tiny(seed)[0])) for seed in range(30)]
    assert 0 < sum(not ways for ways in found) < 15


@pytest.mark.parametrize("people", [1, 2, 3])
def test_the_best_moves_of_so_many_people_are_made_and_no_more(people: int) -> None:
    """Everybody would have company for an hour in three exchanges; one person alone helps nobody."""
    hours = ["Tue 16:00-17:00", "Fri 10:00-11:00"]
    spring = cohort([person(f"p{number}", hours[number % 2], lead="yes") for number in range(14)])
    board, facts = lay_out(spring)
    groups = [[f"p{number}" for number in group] for group in (range(7), range(7, 14))]
    before = Matching(
        circles=tuple(Circle(id=f"c{n}", name=f"C{n}", members=group) for n, group in enumerate(groups))
    )
    stood = as_they_stand(spring, before, (), free=True)
    found = stay(board, facts, stood, (), people)
    assert found is not None
    worth = total(board, found.groups)
    assert len(found.moves) <= people
    assert worth == max(total(board, way) for way in _ways(stood.groups, people))


def _ways(groups: Sequence[Sequence[int]], people: int) -> Iterator[list[list[int]]]:
    """Yield every way in which so many people at most sit in the other of two circles."""
    everybody = [row for group in groups for row in group]
    for count in range(people + 1):
        for moving in combinations(everybody, count):
            yield [
                [row for row in everybody if (row in set(groups[number])) != (row in moving)]
                for number in range(2)
            ]
