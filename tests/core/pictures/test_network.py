"""The network of who has met whom."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.pictures.network import MOST_PEOPLE, network_svg
from circlekit.core.pictures.network_people import MOST_NAMES
from tests.core.pictures.test_svg import SVG
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle, name=f"Person {handle}") for handle in "abcdef"]
ACROSS = "0.4"


def past(*circles: str) -> PastCohort:
    return PastCohort(cohort="x", circles=tuple(map(tuple, circles)))


def drawn(made: Cohort, circles: tuple[Circle, ...]) -> Element:
    """Return the picture, read back."""
    return fromstring(network_svg(made, circles))


def strokes(root: Element, look: str, opacity: str) -> dict[str, int]:
    """Return how many lines there are of each thickness; the legend's have no opacity."""
    found = {}
    for path in root.iter(f"{SVG}path"):
        if path.get("class") == look and path.get("stroke-opacity") == opacity:
            found[path.get("stroke-width", "")] = len(re.findall("M", path.get("d", "")))
    return found


def dots(root: Element, look: str) -> int:
    return sum(one.get("class") == look for one in root.iter(f"{SVG}circle"))


def texts(root: Element) -> list[str]:
    """Return all texts without their grounds."""
    return [one.text or "" for one in root.iter(f"{SVG}text") if one.get("class") != "within"]


def test_lines_are_thicker_the_more_often_two_met() -> None:
    """New circles are abc and def. Across them ad met once, be twice, cf thrice; ab meet again."""
    made = cohort(PEOPLE, past=(past("ad", "be", "cf", "ab"), past("be", "cf"), past("cf")))
    root = drawn(made, circles_of(PEOPLE, 3))
    assert strokes(root, "line", ACROSS) == {"1": 1, "3": 1, "5": 1}
    assert strokes(root, "meets", "1") == {"2": 1}


def test_everybody_is_a_dot_and_newcomers_are_hollow() -> None:
    """Of six people d, e and f were in no circle before; one hollow dot more is the legend's."""
    root = drawn(cohort(PEOPLE, past=(past("abc"),)), circles_of(PEOPLE, 3))
    assert dots(root, "s4") == 6 + 1
    assert dots(root, "paper") == 3 + 1


def test_people_of_a_new_circle_stand_around_its_middle() -> None:
    """All dots of a circle are as far from the middle of its ground, give or take a pixel."""
    root = drawn(cohort(PEOPLE), circles_of(PEOPLE, 3))
    places = {
        look: [
            (int(one.get("cx", "")), int(one.get("cy", "")))
            for one in root.iter(f"{SVG}circle")
            if one.get("class") == look
        ]
        for look in ("s0", "s4")
    }
    for middle, members in zip(places["s0"], (places["s4"][:3], places["s4"][3:6]), strict=True):
        assert [round(abs(complex(x - middle[0], y - middle[1])) / 46, 1) for x, y in members] == [1.0] * 3


def test_names_stand_beside_the_dots() -> None:
    """Each person's once, each circle's once, and those without a circle under a word of their own."""
    said = texts(drawn(cohort(PEOPLE), circles_of(PEOPLE[:5], 3)))
    for name in ("Circle 1", "Circle 2", "no circle", *(one.name for one in PEOPLE)):
        assert said.count(name) == 1


@pytest.mark.parametrize(("people", "named"), [(MOST_NAMES, True), (MOST_NAMES + 1, False)])
def test_names_of_people_are_left_out_of_a_large_picture(people: int, named: bool) -> None:
    """The circles' names stay."""
    made = [person(f"p{number}") for number in range(people)]
    said = texts(drawn(cohort(made), circles_of(made, 6)))
    assert ("P7" in said) is named
    assert "Circle 5" in said


def test_many_people_are_shown_by_their_circles() -> None:
    """To One go two of an old circle and one of another, to Two one of that and three newcomers."""
    people = [person(f"p{number}") for number in range(MOST_PEOPLE + 1)]
    old = PastCohort(cohort="x", circles=tuple(one.members for one in circles_of(people[:12], 6)))
    new = (Circle(id="c1", name="One", members=("p0", "p1", "p6")),
           Circle(id="c2", name="Two", members=("p7", "p20", "p30", "p40")))  # fmt: skip
    root = drawn(cohort(people, past=(old,)), new)
    assert strokes(root, "line", ACROSS) == {"1": 2, "3": 1, "5": 1}
    titles = [one.findtext(f"{SVG}title") for one in root.iter(f"{SVG}circle")]
    assert [title for title in titles if title] == [
        "One: 3 people from 2 places",
        "Two: 4 people from 2 places",
    ]


@pytest.mark.parametrize("people", [6, MOST_PEOPLE + 1])
def test_the_same_input_gives_the_same_bytes(people: int) -> None:
    """And those who left are not in it."""
    made = [person(f"p{number}") for number in range(people)]
    before = PastCohort(cohort="x", circles=(("p0", "gone", "p1"),))
    pictures = [network_svg(cohort(made, past=(before,)), circles_of(made, 6)) for _ in range(2)]
    assert pictures[0] == pictures[1]
    assert b"gone" not in pictures[0]


@pytest.mark.parametrize("made", [cohort(PEOPLE[:1]), cohort(PEOPLE, past=(past(),))])
def test_nothing_to_show_is_no_trouble(made: Cohort) -> None:
    """No circle, no pair: dots and words."""
    assert strokes(drawn(made, ()), "line", ACROSS) == {}


def test_what_people_typed_stays_text() -> None:
    """A name is no markup."""
    hostile = "</text><script>alert(1)</script>"
    root = drawn(cohort([person("a", name=hostile), *PEOPLE[1:]], cohort=hostile), ())
    assert root.find(f".//{SVG}script") is None
    assert root.findtext(f"{SVG}title") == f"The network of {hostile}"
