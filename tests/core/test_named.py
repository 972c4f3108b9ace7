"""Whom somebody means by what they typed."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Cohort
from circlekit.core.named import circle as circle_called
from circlekit.core.named import circle_or_person, person
from circlekit.core.problems import WrongUse
from tests.core.matching.people import cohort
from tests.core.matching.people import person as somebody

CIRCLES = [
    Circle(id="c1", name="Owls", members=("amina-diallo",)),
    Circle(id="c2", name="Larks", members=("ben",)),
]


@pytest.fixture
def spring() -> Cohort:
    """Return four people, two of one name."""
    names = {"amina-diallo": "Amina Diallo", "ben": "Ben", "jo": "Jo Li", "jo-2": "Jo Li", "larks": "Larks"}
    return cohort([somebody(handle, name=name) for handle, name in names.items()])


@pytest.mark.parametrize("word", ["amina-diallo", "AMINA-Diallo", "Amina Diallo", " amina diallo "])
def test_people_are_found_by_handle_and_by_name(word: str, spring: Cohort) -> None:
    """However it is spelt."""
    assert person(word, spring).id == "amina-diallo"


@pytest.mark.parametrize(("word", "circle"), [("c1", "c1"), ("C2", "c2"), ("owls", "c1"), ("Larks", "c2")])
def test_circles_are_found_by_id_and_by_name(word: str, circle: str, spring: Cohort) -> None:
    """A circle goes before a person of that name."""
    found = circle_or_person(word, spring, CIRCLES)
    assert isinstance(found, Circle)
    assert found.id == circle


def test_a_handle_goes_before_a_name(spring: Cohort) -> None:
    """Two people are called Jo Li; one of them has the handle jo."""
    assert person("jo", spring).id == "jo"


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        ("Jo Li", "2 people are called «Jo Li»", "write the handle: jo or jo-2"),
        ("Amina", "nobody here is called «Amina»", "did you mean amina-diallo?"),
        ("bne", "nobody here is called «bne»", "did you mean ben?"),
        ("Amina Dialo", "nobody here is called «Amina Dialo»", "did you mean amina-diallo?"),
        ("c12", "nobody here is called «c12»", "did you mean c2?"),
        ("zzz", "nobody here is called «zzz»", "write a handle or a name, as it stands in circles.yaml"),
        ("", "nobody here is called «»", "write a handle or a name, as it stands in circles.yaml"),
    ],
)
def test_a_word_that_names_nobody_or_several_is_wrong_use(
    word: str, message: str, hint: str, spring: Cohort
) -> None:
    """Who was probably meant is named by their handle."""
    with pytest.raises(WrongUse) as wrong:
        circle_or_person(word, spring, CIRCLES)
    assert [(problem.message, problem.hint) for problem in wrong.value.problems] == [(message, hint)]


def test_of_many_namesakes_four_are_listed() -> None:
    """Nobody reads a list of thousands."""
    crowd = cohort([somebody(f"jo-{number}", name="Jo") for number in range(1, 7)])
    with pytest.raises(WrongUse) as wrong:
        person("Jo", crowd)
    assert wrong.value.problems[0].hint == "write the handle: jo-1, jo-2, jo-3 or jo-4 (and others)"


@pytest.mark.parametrize("word", [" C2 ", "larks"])
def test_a_circle_alone_is_found_by_id_and_by_name(word: str) -> None:
    """However it is spelt."""
    assert circle_called(word, CIRCLES).id == "c2"


@pytest.mark.parametrize(
    ("word", "hint"), [("Lraks", "did you mean c2?"), ("ben", "the circles are c1 and c2")]
)
def test_a_circle_that_does_not_exist_is_helped_with(word: str, hint: str) -> None:
    """With the one that was probably meant, or with all there are."""
    with pytest.raises(WrongUse) as found:
        circle_called(word, CIRCLES)
    (problem,) = found.value.problems
    assert (problem.message, problem.hint) == (f"no circle is called «{word}»", hint)


def test_many_circles_are_not_listed() -> None:
    """A hint stays short."""
    many = [Circle(id=f"c{number}", name=f"Circle {number}", members=("ben",)) for number in range(1, 14)]
    with pytest.raises(WrongUse) as found:
        circle_called("owls", many)
    assert found.value.problems[0].hint == "see circles.yaml"
