"""The best that is possible at all, against every way there is to cut a few people."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.form import Formed
from circlekit.core.matching.limits import bounds
from circlekit.core.matching.quality import measure
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Measure
from tests.core.matching import slow_score
from tests.core.matching.people import people
from tests.core.matching.random_cohorts import random_cohort

MORE_IS_BETTER = ("well_served", "needs_met", "align")


def every_cut(seed: int) -> Iterator[tuple[Formed, dict[str, Measure]]]:
    """Yield all 35 ways to cut eight people of a random cohort into two circles, with their figures."""
    given = random_cohort(seed)
    eight = given.model_copy(update={"participants": given.participants[:8], "size": Size(4, 4)})
    board, facts = lay_out(eight)
    for others in combinations(range(1, 8), 3):
        first = (0, *others)
        second = tuple(row for row in range(8) if row not in first)
        formed = Formed((first, second), board, facts)
        yield formed, measure(formed)


@pytest.mark.parametrize("seed", range(15))
def test_no_cut_is_better_than_the_bound(seed: int) -> None:
    """Whatever the circles, no term passes the best that was said to be possible."""
    for _, found in every_cut(seed):
        for name, term in found.items():
            better = max if name in MORE_IS_BETTER else min
            assert better(term.value, term.best) == term.best, name


@pytest.mark.parametrize("seed", range(4))
def test_people_served_are_those_counted_one_by_one(seed: int) -> None:
    """The figure that is shown looks at every slot there is, not only at those searched."""
    for formed, found in list(every_cut(seed))[::7]:
        of = formed.facts.cohort
        assert found["well_served"].value == sum(slow_score.served(of, group) for group in formed.groups)


@pytest.mark.parametrize(
    ("people_there", "circles", "expected"), [(8, 7, 1), (8, 2, 12), (6, 6, 0), (7, 3, 5), (0, 3, 0)]
)
def test_an_even_spread_keeps_the_fewest_pairs(people_there: int, circles: int, expected: int) -> None:
    """Eight over seven circles are one pair; seven over three are 3, 2 and 2: three pairs, one and one."""
    assert bounds.spread_pairs(people_there, circles) == expected


def test_people_who_all_know_each_other_are_spread_like_one_kind() -> None:
    """Five, every two of them marked, are three and two in two circles: four pairs. A pair can be parted."""
    marked = np.zeros((8, 8), dtype=bool)
    for group in (range(5), (6, 7)):
        marked[np.ix_(group, group)] = True
    np.fill_diagonal(marked, False)
    assert bounds.least_in_cliques(marked, 2) == 4
    assert bounds.least_in_cliques(marked, 5) == 0
    assert bounds.least_in_cliques(np.zeros((3, 3), dtype=bool), 2) == 0


def test_without_circles_nobody_shares_one() -> None:
    """Whoever deleted them all still has figures."""
    assert bounds.spread_pairs(6, 0) == 0


def test_one_offer_helps_no_more_than_a_circle() -> None:
    """Six look for what one person offers: in circles of four, three of them can have it."""
    given = {f"p{n}": {"needs": ["hiring"]} for n in range(2, 8)} | {"p1": {"offers": ["hiring"]}}
    assert bounds.most_needs_met(people(8, **given), "needs", "offers", [4, 4]) == 3
    assert bounds.most_needs_met(people(8, **given), "needs", "offers") == 6


def test_two_offers_help_everybody_in_a_circle() -> None:
    """P1 and P2 help each other and two more; in different circles they help three each."""
    both = {"needs": ["hiring"], "offers": ["hiring"]}
    given = {f"p{n}": {"needs": ["hiring"]} for n in range(3, 9)} | {"p1": both, "p2": both}
    assert bounds.most_needs_met(people(8, **given), "needs", "offers", [4]) == 4
    assert bounds.most_needs_met(people(8, **given), "needs", "offers", [4, 4]) == 6


def test_where_all_know_each_other_every_pair_counts() -> None:
    """Two circles of four have twelve pairs; without strangers all twelve know each other."""
    assert bounds.least_without_strangers([4, 4], 0) == 12
    assert bounds.least_without_strangers([4, 4], 5) == 7
    assert bounds.least_without_strangers([4, 4], 28) == 0


def test_the_largest_circles_hold_most_that_is_alike() -> None:
    """Five of one kind in circles of 4 and 3: four together and one elsewhere are six pairs."""
    kinds = {f"p{number}": {"fields": {"level": ["1"]}} for number in range(1, 6)}
    assert bounds.most_alike(people(7, **kinds), "level", [3, 4]) == 6


def test_people_with_several_values_leave_little_to_prove() -> None:
    """Somebody of two regions may be unlike everybody or like everybody: only the seats count."""
    given = {"p1": {"fields": {"region": ["North", "South"]}}, "p2": {"fields": {"region": ["North"]}}}
    assert bounds.least_alike(people(7, **given), "region", 2) == 0
    assert bounds.most_alike(people(7, **given), "region", [4, 3]) == 9


def test_an_own_offer_meets_no_own_need() -> None:
    """Somebody who needs and offers the same, alone, is not helped; with a second such person both are."""
    both = {"needs": ["hiring"], "offers": ["hiring"]}
    assert bounds.most_needs_met(people(3, p1=both), "needs", "offers") == 0
    assert bounds.most_needs_met(people(3, p1=both, p2=both), "needs", "offers") == 2


def test_the_only_one_of_a_kind_is_alone_wherever_they_sit() -> None:
    """One x among f is alone in any circle; two of a kind need not be."""
    kinds = {"p1": "x", "p2": "f", "p3": "F"}
    given = {handle: {"fields": {"gender": [kind]}} for handle, kind in kinds.items()}
    assert bounds.least_alone(people(3, **given), "gender") == 1
