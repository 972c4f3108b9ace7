"""The matrix of who has met whom."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, fromstring

import pytest

from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.pictures.met_matrix import MOST_NAMES, MOST_PEOPLE, met_svg
from circlekit.core.pictures.met_table import SIDE
from circlekit.core.pictures.svg import DAY, NIGHT, Palette
from tests.core.pictures.test_svg import SVG, contrast
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle) for handle in "abcdef"]
ONCE, TWICE, MORE = "s3", "s4", "t0"


def past(*circles: str) -> PastCohort:
    return PastCohort(cohort="x", circles=tuple(map(tuple, circles)))


def drawn(made: Cohort, circles: tuple[Circle, ...]) -> Element:
    """Return the picture, read back."""
    return fromstring(met_svg(made, circles))


def cells(root: Element, look: str) -> set[tuple[int, int]]:
    """Return row and column of every square of a look, in a table that has a frame at its corner."""
    table = next(one for one in root.iter(f"{SVG}rect") if one.get("class") == "s0")
    left, top = int(table.get("x", "")), int(table.get("y", ""))
    paths = [one.get("d", "") for one in root.iter(f"{SVG}path") if one.get("class") == look]
    corners = [tuple(map(int, found)) for path in paths for found in re.findall(r"M(\d+) (\d+)h", path)]
    below = top + int(table.get("height", ""))
    return {((y - top) // SIDE, (x - left) // SIDE) for x, y in corners if y < below}


def texts(root: Element) -> list[str]:
    return [one.text or "" for one in root.iter(f"{SVG}text")]


def test_a_square_stands_where_two_have_met() -> None:
    """With circles adb and cef they stand as a d b c e f; ab met once, ef twice, df three times."""
    made = cohort(PEOPLE, past=(past("ab", "ef", "df"), past("ef", "df"), past("df")))
    root = drawn(made, circles_of([PEOPLE[i] for i in (0, 3, 1, 2, 4, 5)], 3))
    assert cells(root, ONCE) == {(0, 2), (2, 0)}
    assert cells(root, TWICE) == {(4, 5), (5, 4)}
    assert cells(root, MORE) == {(1, 5), (5, 1)}


def test_every_circle_is_framed_on_the_diagonal() -> None:
    """Two circles of three cells each; the third frame is the legend's."""
    root = drawn(cohort(PEOPLE), circles_of(PEOPLE, 3))
    frames = [one for one in root.iter(f"{SVG}rect") if one.get("class") == "meets"]
    places = [(int(one.get("x", "")), int(one.get("y", "")), one.get("width")) for one in frames]
    (x, y, width), (x2, y2, width2), _ = places
    assert (x2 - x, y2 - y) == (3 * SIDE, 3 * SIDE)
    assert width == width2 == str(3 * SIDE)


def test_names_stand_in_the_order_of_the_circles() -> None:
    """Each name twice, at the top and at the side; who has no circle comes last."""
    root = drawn(cohort(PEOPLE), circles_of([PEOPLE[i] for i in (3, 1, 5)], 3))
    names = [text for text in texts(root) if len(text) == 1]
    assert names == list("DBFACE" * 2)


def test_the_figure_is_told_in_the_picture_and_to_screen_readers() -> None:
    """One of 15 pairs is 7 %; with six new pairs 7 of 15 are 47 %."""
    root = drawn(cohort(PEOPLE, past=(past("ad"),)), circles_of(PEOPLE, 3))
    said = "7 % of all pairs have met; after this rotation 47 %."
    assert said in texts(root)
    assert said in (root.findtext(f"{SVG}desc") or "")
    assert root.findtext(f"{SVG}title") == "Who has met whom in Spring 2027"
    assert root.get("role") == "img"


def test_those_who_left_are_not_in_it() -> None:
    """Not even as a handle."""
    before = PastCohort(cohort="x", circles=(("a", "gone"),))
    root = drawn(cohort(PEOPLE, past=(before,)), circles_of(PEOPLE, 3))
    assert "gone" not in "".join(root.itertext())


@pytest.mark.parametrize(("people", "named"), [(MOST_NAMES, True), (MOST_NAMES + 1, False)])
def test_names_are_left_out_of_a_large_picture(people: int, named: bool) -> None:
    """They would not fit."""
    made = [person(f"p{number}") for number in range(people)]
    assert ("P7" in texts(drawn(cohort(made), circles_of(made, 6)))) is named


def test_many_people_are_shown_by_their_circles() -> None:
    """Old circles p0-p5 and so on; the new one of p0 p1 p6 has two of the first, one of the second."""
    people = [person(f"p{number}") for number in range(MOST_PEOPLE + 1)]
    circles = tuple(circle.members for circle in circles_of(people[:12], 6))
    old = PastCohort(cohort="x", circles=circles)
    new = (Circle(id="c1", name="One", members=("p0", "p1", "p6")),
           Circle(id="c2", name="Two", members=("p2", "p20", "p30", "p40")))  # fmt: skip
    root = drawn(cohort(people, past=(old,)), new)
    assert cells(root, TWICE) == {(0, 0)}
    assert cells(root, ONCE) == {(1, 0), (0, 1)}
    assert cells(root, MORE) == {(2, 1)}  # the last row: three who come from none of them


@pytest.mark.parametrize("made", [cohort(PEOPLE[:1]), cohort(PEOPLE, past=(past(),))])
def test_nothing_to_show_is_no_trouble(made: Cohort) -> None:
    """No circle, no pair: an empty table, and the words."""
    assert cells(drawn(made, ()), ONCE) == set()


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
def test_squares_differ_in_grey(palette: Palette) -> None:
    """Looks are told apart by lightness alone, and each from the empty cell; sizes differ as well."""
    empty, once, twice = palette.shades[0].surface, palette.shades[3].surface, palette.shades[4].surface
    more = palette.shades[0].text
    assert contrast(empty, once) > 2
    assert contrast(once, twice) > 1.8
    assert contrast(twice, more) > 1.05
