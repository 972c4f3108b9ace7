"""What rounds ahead come to, and when everybody can have met everybody."""

from __future__ import annotations

from circlekit.core.fields import Size
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.ahead.forecast import SEARCH, SEATS, Foreseen, earliest, foresee, says_when
from tests.core.rotation.people import cohort, person

SQUARE = [((0, 1), (2, 3)), ((0, 2), (1, 3)), ((0, 3), (1, 2))]
"""Three rounds in which four people all meet, two by two."""


def pairs(count: int, size: str = "2", **known: object) -> Cohort:
    return cohort([person(f"p{number:02}") for number in range(count)], size=size, **known)


def test_planned_rounds_are_counted_as_if_everybody_stayed() -> None:
    """Each round of the square gives two new pairs of six, and each person one new one."""
    found = foresee(pairs(4), [(SEATS, groups) for groups in SQUARE], rounds=3)
    assert found == tuple(
        Foreseen(number, SEATS, circles=2, again=0, least=1, most=1, met=2 * number, pairs=6)
        for number in (1, 2, 3)
    )
    assert says_when(pairs(4), found) == "After round 3 everybody has met everybody."


def test_pairs_of_earlier_cohorts_meet_again() -> None:
    """a with b was before; the other pair of the round is new."""
    past = PastCohort(cohort="before", circles=[["p00", "p01"]])
    (found,) = foresee(pairs(4, past=(past,)), [(SEATS, SQUARE[0])], rounds=1)
    assert (found.again, found.least, found.most, found.met) == (1, 0, 1, 2)


def test_more_rounds_than_were_planned_are_searched_for() -> None:
    """Of three rounds of four people the last two repeat nothing of the first, for there is no need."""
    found = foresee(pairs(4), [(SEATS, SQUARE[0])], rounds=3)
    assert [(one.by, one.again) for one in found] == [(SEATS, 0), (SEARCH, 0), (SEARCH, 0)]
    assert found[-1].met == 6


def test_nobody_meets_more_than_the_largest_circle_in_a_round() -> None:
    """51 others at seven a round: 7 x 7 = 49 are too few, so it takes eight."""
    assert earliest(pairs(52, "6-8")).rounds == 8
    assert says_when(pairs(52, "6-8"), ()) == (
        "With 52 people in circles of 6-8 it takes 8 rounds at least until everybody has met everybody: "
        "somebody has 51 others to meet, at most 7 in a round."
    )


def test_who_has_met_some_needs_fewer_rounds_but_the_last_one_counts() -> None:
    """p00 and p01 have met; the eighteen others have each 19 to meet, three a round: seven rounds."""
    past = PastCohort(cohort="before", circles=[["p00", "p01"]])
    assert earliest(pairs(20, "4", past=(past,))).rounds == 7


def test_all_circles_together_may_be_what_takes_longest() -> None:
    """Nine people in 3-4 (three circles of three: 9 pairs a round, or 4 and 5, which is too many).

    Each has 8 to meet, at most three a round: three rounds. But 36 pairs at 9 a round take four.
    """
    found = earliest(pairs(9, "3-4"))
    assert found.rounds == 4
    assert found.why == "36 pairs have to meet, at most 9 in a round"


def test_the_most_pairs_of_a_round_come_from_unlike_sizes() -> None:
    """20 people in 6-8 are 8 and 6 and 6: 28 + 15 + 15 = 58 pairs, more than 7 + 7 + 6; 190 take four."""
    assert earliest(pairs(20, "6-8")).rounds == 4
    assert Size(6, 8) == pairs(20, "6-8").size
