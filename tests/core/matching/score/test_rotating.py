"""What a rotation adds to the score: company for newcomers, and for old friends where it is set so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from circlekit.core.matching.api import match
from circlekit.core.matching.quality import measure
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.score.pairs import MET, MOST_POINTS, RECENT
from circlekit.core.matching.score.rotating import LONE, InTwos, Newcomers, newcomers
from circlekit.core.matching.score.terms import NEARER, SERVED
from circlekit.core.model import Cohort, PastCohort
from tests.core.matching.people import cohort, formed, people

SIX = tuple(f"p{number}" for number in range(1, 7))


def second(count: int, *circles: tuple[str, ...], **settings: Any) -> Cohort:
    """Return a cohort of p1, p2, ... whose last circles are given."""
    return cohort(people(count), past=[PastCohort(cohort="old", circles=circles)], **settings)


def term(of: Cohort, kind: type) -> Any:
    return next((term for term in lay_out(of)[0].terms if isinstance(term, kind)), None)


def test_who_was_in_no_circle_is_new() -> None:
    """P7 and p8 are; without any history nobody is called so."""
    assert newcomers(second(8, SIX)) == {"p7", "p8"}
    assert newcomers(cohort(people(8))) == set()


@pytest.mark.parametrize(("count", "there"), [(6, False), (7, False), (8, True)])
def test_one_newcomer_alone_cannot_be_helped(count: int, there: bool) -> None:
    """With one newcomer in all there is nothing to wish for; with two there is."""
    assert (term(second(count, SIX), Newcomers) is not None) is there


def test_a_circle_has_no_single_newcomer_and_not_only_newcomers() -> None:
    """Of four members none, two or three may be new."""
    new, four = np.arange(5, dtype=np.int16)[:, None], np.full(5, 4, dtype=np.int16)
    assert Newcomers(new).odd(new, four).tolist() == [0, 1, 0, 0, 1]


def test_newcomers_weigh_more_than_two_pairs_and_less_than_an_hour() -> None:
    """The order is: everyone can meet, newcomers have company, strangers."""
    dearest = MET + RECENT * MOST_POINTS
    assert 2 * dearest < LONE
    assert 7 * dearest + LONE < SERVED + NEARER


def test_one_pair_who_meet_again_however_often_weighs_less_than_two() -> None:
    """Fewest pairs go first; how often and how lately only decides between as many."""
    assert MET + RECENT * MOST_POINTS < 2 * (MET + RECENT)


def test_newcomers_sit_in_twos_with_others() -> None:
    """Of 14 in two circles two are new: they sit together, though nobody of the others has to move for it."""
    spring = second(14, tuple(f"p{n}" for n in range(1, 8)), tuple(f"p{n}" for n in range(8, 13)))
    found = match(spring)
    (home,) = {circle.id for circle in found.circles if {"p13", "p14"} & set(circle.members)}
    assert home
    assert found.quality["newcomers"].value == 0
    assert found.quality["newcomers"].says == "Every newcomer has another one, and others, in their circle"


def test_newcomers_alone_are_counted_beside_the_least_possible() -> None:
    """P12 sits with six others and p11 with five: two circles have a single newcomer."""
    spring = second(12, tuple(f"p{n}" for n in range(1, 11)))
    found = measure(formed(spring, range(6), range(6, 12)))["newcomers"]
    assert (found.value, found.best) == (0, 0)  # both are in the second circle
    found = measure(formed(spring, (0, 1, 2, 3, 4, 10), (5, 6, 7, 8, 9, 11)))["newcomers"]
    assert found.says == "2 circles have a single newcomer, or newcomers only; 0 is the least possible"
    only = measure(formed(second(12, ("p1",)), range(6), range(6, 12)))["newcomers"]
    assert (only.value, only.best) == (1, 1)  # one person of old cannot be in two circles


def of_old(number: int, start: int) -> tuple[str, ...]:
    return tuple(f"p{n}" for n in range(start, start + number))


IN_TWOS: Mapping[str, Any] = {"rotation": {"old_circles": "in twos"}}


def test_in_twos_nobody_is_the_only_one_of_their_old_circle() -> None:
    """Two old circles of six, two new ones: without the setting three and three meet, with it as well."""
    spring = second(12, of_old(6, 1), of_old(6, 7), **IN_TWOS)
    found = match(spring)
    assert found.quality["in_twos"].value == 0
    assert found.quality["in_twos"].says == "Everybody comes with somebody of their old circle"


def test_in_twos_more_pairs_meet_again_and_no_more_than_that_takes() -> None:
    """Four old circles of six over four new ones: with the setting each keeps three pairs, else two."""
    olds = [of_old(6, start) for start in (1, 7, 13, 19)]
    apart = match(second(24, *olds, size="6")).quality["met_before"]
    assert (apart.value, apart.best) == (8, 8)
    twos = match(second(24, *olds, size="6", **IN_TWOS)).quality
    assert (twos["in_twos"].value, twos["met_before"].value, twos["met_before"].best) == (0, 12, 12)
    assert twos["met_before"].says == (
        "12 pairs have been in a circle before; by your setting everybody comes with somebody of their old "
        "circle; 12 is the least possible so in 4 circles"
    )


def test_who_comes_alone_from_their_old_circle_is_counted() -> None:
    """P6 sits without the others of the first circle; p13 has nobody left to sit with and is not counted."""
    spring = second(14, of_old(6, 1), ("p13", "gone"), **IN_TWOS)
    found = measure(formed(spring, (0, 1, 2, 3, 4, 12, 13), (5, 6, 7, 8, 9, 10, 11)))
    assert found["in_twos"].says == "1 person comes without anybody of their old circle"
    assert found["met_before"].best == 6  # three and three of the first circle; the setting is not kept


def test_without_old_circles_the_setting_says_nothing() -> None:
    """The last cohort has nobody left, or there was none."""
    assert term(second(8, ("gone", "p1"), **IN_TWOS), InTwos) is None
    assert term(cohort(people(8), **IN_TWOS), InTwos) is None


def led_by(handles: list[str], **each: Mapping[str, Any]) -> Cohort:
    """Return a cohort of 12 in which p1 to p3 would lead where nothing else is said, after these leads."""
    past = [PastCohort(cohort="old", circles=(), leads=handles)]
    return cohort(people(12, **each), past=past, matching={"together": [["p1", "p2"]]})


def leads(of: Cohort) -> set[str | None]:
    return {circle.lead for circle in match(of).circles}


def test_whoever_has_just_led_rests_even_when_others_would_only_if_needed() -> None:
    """P1 led; p2, who sits with p1, would if needed, and so does."""
    assert leads(led_by(["p1"], p2={"lead": "if needed"})) == {"p2", "p3"}


def test_whoever_asks_to_lead_again_does() -> None:
    """P1 led and wishes to go on; p2 is not asked before them, since p1 stands first."""
    assert leads(led_by(["p1"], p1={"lead": "no", "lead_again": True})) == {"p1", "p3"}


def test_whoever_wants_no_role_has_none() -> None:
    """P1 would lead in general and rests now; p2 is deputy of nobody, for p1 is no deputy either."""
    found = match(led_by([], p1={"lead": "yes", "lead_again": False}))
    assert {(circle.lead, circle.deputy) for circle in found.circles} == {("p2", None), ("p3", None)}


def test_fresh_leads_are_spread() -> None:
    """P1 and p2 led and p3 did not: of two circles one has p3, and only the other a lead without a rest."""
    spring = cohort(
        people(12, p4={"lead": "yes"}), past=[PastCohort(cohort="old", circles=(), leads=["p1", "p2"])]
    )
    assert leads(spring) == {"p3", "p4"}


def test_who_must_lead_twice_running_is_named_with_the_reason() -> None:
    """Nobody but p1 would lead in their circle."""
    spring = cohort(
        people(6, p2={"lead": "no"}, p3={"lead": "no"}),
        past=[PastCohort(cohort="old", circles=(), leads=["p1"])],
    )
    (circle,) = match(spring).circles
    assert circle.lead == "p1"
    assert circle.because[-1] == "P1 leads a second time running, because nobody else here has offered to."


def test_where_another_past_lead_has_offered_to_that_is_the_reason() -> None:
    """P1 and p2 have both just led and would both lead again; nobody else would."""
    spring = cohort(
        people(6, p3={"lead": "no"}), past=[PastCohort(cohort="old", circles=(), leads=["p1", "p2"])]
    )
    (circle,) = match(spring).circles
    assert (circle.lead, circle.deputy) == ("p1", "p2")
    assert circle.because[-1] == (
        "P1 leads a second time running, because everybody here who has offered to has just led."
    )


def test_a_first_cohort_has_no_terms_of_rotation() -> None:
    """Without history there is nothing to remember."""
    first = cohort(people(12))
    assert term(first, Newcomers) is None
    assert term(first, InTwos) is None
