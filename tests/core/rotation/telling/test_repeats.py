"""The pairs who meet again, and why."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Matching
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.telling.again import NO_HELP, Again
from circlekit.core.rotation.telling.repeats import (
    AS_FEW_AS_CAN_BE,
    ASKED,
    SET_SO,
    beside_the_least,
    by_reason,
    repeats,
)
from circlekit.core.rotation.telling.switch import Switch, homes
from circlekit.core.sections import OldCircles, RotationPlan
from tests.core.rotation.switches import AGAIN, ANSWERS, HELD, switch

CROWDED = "3 people of Baobá go on, and there are 2 new circles"

IN_TWOS = RotationPlan(old_circles=OldCircles.IN_TWOS)


def reasons(made: Switch) -> dict[str, str]:
    return {f"{pair.first} {pair.second}": pair.why for pair in repeats(made, homes(made))}


def test_every_pair_that_met_is_found_with_what_fewer_would_cost() -> None:
    """Amina and Fay met in the first cohort; a circle of Dia, Fay and Zoë would have none who met."""
    assert repeats(switch(), homes(switch()))[1] == Again("amina", "fay", 1, HELD)
    assert len(repeats(switch(), homes(switch()))) == 2


def test_the_pigeonhole_is_a_reason_of_its_own() -> None:
    """Three of Baobá go on into two circles, and no more than one pair of them is together."""
    assert reasons(switch()) == {"amina ben": CROWDED, "amina fay": HELD}


def test_more_pairs_than_the_pigeonhole_forces_have_another_reason() -> None:
    """With all three of Baobá in one circle, counting explains one pair and not three."""
    together = Circle(id="c1", name="Circle 1", lead="ben", members=("amina", "ben", "cem"))
    others = Circle(id="c2", name="Circle 2", lead="dia", members=("dia", "fay", "zoe"))
    made = switch(matching=Matching(circles=(together, others)))
    assert reasons(made) == {"amina ben": HELD, "amina cem": NO_HELP, "ben cem": NO_HELP}


def test_the_least_possible_needs_no_other_reason() -> None:
    """What cannot be less is said once for all."""
    assert reasons(switch(least=2)) == {"amina ben": AS_FEW_AS_CAN_BE, "amina fay": AS_FEW_AS_CAN_BE}


def test_a_circle_that_asked_goes_on_together() -> None:
    """Amina and Ben come from it; Amina and Fay meet for another reason."""
    made = switch(ANSWERS.model_copy(update={"one_more": ("c1",)}), again=AGAIN[1:])
    assert reasons(made) == {"amina ben": ASKED, "amina fay": HELD}


def test_with_circles_in_twos_the_setting_is_the_reason() -> None:
    """It speaks of the circle that ends: whom Fay met before it is another matter."""
    assert reasons(switch(plan=IN_TWOS)) == {"amina ben": SET_SO, "amina fay": HELD}


def test_a_pair_without_a_reason_could_not_be_helped() -> None:
    """Where nothing was found that helps there was nothing to find."""
    assert reasons(switch(again=AGAIN[:1])) == {"amina ben": CROWDED, "amina fay": NO_HELP}


@pytest.mark.parametrize(
    ("again", "least", "says"),
    [
        (AGAIN, 0, "2 of 6 pairs meet again; 0 is the least possible."),
        (AGAIN[:1], 1, "1 of 6 pairs meets again; 1 is the least possible."),
        ((), 0, "0 of 6 pairs meet again; 0 is the least possible."),
    ],
)
def test_the_repeats_stand_beside_the_least(again: tuple[Again, ...], least: int, says: str) -> None:
    """One sentence, whether there are any or not."""
    assert beside_the_least(switch(Answers(), again, least).rotation) == says


def test_people_who_meet_again_stand_under_the_reason() -> None:
    """Each with all whom they meet, and how often they did where that was more than once."""
    again = (Again("amina", "ben", 1, HELD), Again("amina", "cem", 2, HELD), Again("dia", "ben", 1, NO_HELP))
    names = {"amina": "Amina", "ben": "Ben", "cem": "Cem", "dia": "Dia"}
    assert by_reason(again, names) == {
        HELD: ["Amina with Ben and Cem (2 times before)"],
        NO_HELP: ["Dia with Ben"],
    }
