"""Changes as people type them."""

from __future__ import annotations

import pytest

from circlekit.core.matching.whatif.words import Change, change_of
from circlekit.core.model import Circle
from circlekit.core.problems import WrongUse
from tests.core.matching.people import cohort, person

NAMES = {"amina": "Amina Diallo", "ben": "Ben Hall", "ben-2": "Ben Okoro", "zed": "Zed O'Brien"}
SPRING = cohort([person(handle, name=name) for handle, name in NAMES.items()])
CIRCLES = (
    Circle(id="c1", name="Circle 1", members=["amina", "ben"]),
    Circle(id="c3", name="The North Star", members=["ben-2"]),
)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("swap amina ben", Change("swap", "amina", other="ben")),
        ("Swap Amina Diallo and Ben Okoro", Change("swap", "amina", other="ben-2")),
        ("swap amina diallo with ben-2", Change("swap", "amina", other="ben-2")),
        ("swap amina Ben Hall", Change("swap", "amina", other="ben")),
        ("move amina c3", Change("move", "amina", circle="c3")),
        ("move Amina Diallo to the north star", Change("move", "amina", circle="c3")),
        ("add Zed O'Brien c1", Change("add", "zed", circle="c1")),
        ("add zed Circle 1", Change("add", "zed", circle="c1")),
        ("drop Ben Hall", Change("drop", "ben")),
        ("  drop   ben-2 ", Change("drop", "ben-2")),
    ],
)
def test_people_and_circles_are_named_by_handle_or_by_name(text: str, change: Change) -> None:
    """In any case, with or without a word between them."""
    assert change_of(text, SPRING, CIRCLES) == change


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("swap amina bne", "nobody here is called «bne»", "did you mean ben?"),
        ("swap amnia ben", "nobody here is called «amnia»", "did you mean amina?"),
        ("swap Amina Dialo and ben", "nobody here is called «Amina Dialo»", "did you mean amina?"),
        ("move amina c33", "no circle is called «c33»", "did you mean c3?"),
        ("move amina nowhere", "no circle is called «nowhere»", "there are c1 and c3"),
        ("move amnia c3", "nobody here is called «amnia»", "did you mean amina?"),
        ("drop bem", "nobody here is called «bem»", "did you mean ben?"),
    ],
)
def test_a_slip_is_met_with_who_was_probably_meant(text: str, message: str, hint: str) -> None:
    """The complaint is about the name that is nobody's."""
    with pytest.raises(WrongUse) as wrong:
        change_of(text, SPRING, CIRCLES)
    (problem,) = wrong.value.problems
    assert (problem.message, problem.hint) == (message, hint)


@pytest.mark.parametrize("text", ["", "swop", "amina to c3", "swap", "swap amina", "move amina", "drop"])
def test_what_is_no_change_is_met_with_how_to_write_one(text: str) -> None:
    """Every hint shows all four."""
    with pytest.raises(WrongUse) as wrong:
        change_of(text, SPRING, CIRCLES)
    assert wrong.value.problems[0].hint.endswith(
        "write «swap amina ben», «move amina c3», «add zed c3» or «drop ben»"
    )
