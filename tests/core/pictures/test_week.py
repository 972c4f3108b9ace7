"""The picture of a circle's week."""

from __future__ import annotations

import re
from itertools import product
from xml.etree.ElementTree import Element, fromstring

import pytest

from circlekit.core.model import Participant, Slot
from circlekit.core.pictures.grid import COLUMN, LEFT
from circlekit.core.pictures.week import EDGE, WIDTH, week_picture
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.week import weeks
from circlekit.core.sections import Rhythm
from circlekit.core.zones import use_newest_database
from tests.core.scheduling.builders import circle, cohort, person

SVG = "{http://www.w3.org/2000/svg}"
SLOT = {"first": "2027-01-12", "weekday": 1, "week": 2, "start": 960, "minutes": 60,
        "timezone": "Europe/London"}  # fmt: skip
PEOPLE = (
    person("ana", "Europe/London", "Tue 16:00-18:00"),
    person("ben", "Africa/Lagos", "Tue 16:00-18:00", if_needed=["Tue 18:00-19:00"], email="ben@example.org"),
)


@pytest.fixture(autouse=True, scope="module")
def newest_database() -> None:
    """Use the database that the commands use."""
    use_newest_database()


def plan(*people: Participant, name: str = "Circle 1", **more: object) -> Arrangement:
    """Return a circle of these people with its slot."""
    named = circle(*people).model_copy(update={"name": name})
    return arrange(named, Slot(circle="c1", **{**SLOT, **more}), cohort(*people))


def drawn(arrangement: Arrangement) -> bytes:
    """Return a circle's picture."""
    people = [one.person for one in arrangement.attendance]
    return week_picture(arrangement, weeks(arrangement.slot, people, cohort(*people)), Rhythm.MONTH)


def texts(root: Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{SVG}text")]


def test_every_number_stands_in_its_cell() -> None:
    """Three half hours of Tuesday are possible: 2, then twice 1+1; the rest is empty."""
    root = fromstring(drawn(plan(*PEOPLE)))
    middle = str(LEFT + COLUMN + COLUMN // 2)
    column = [text.text for text in root.iter(f"{SVG}text") if text.get("x") == middle]
    assert column == ["Tue", "2", "1+1", "1+1"]


def test_cells_say_what_they_mean() -> None:
    """Who looks at one longer is told it in words."""
    titles = [rect.findtext(f"{SVG}title") for rect in fromstring(drawn(plan(*PEOPLE))).iter(f"{SVG}rect")]
    assert "Tuesday 16:00: 2 can come" in titles
    assert "Tuesday 16:30: 1 can come, 1 more if needed" in titles
    assert "Monday 16:00: nobody can come" in titles


def test_the_circle_s_time_has_the_border() -> None:
    """One border is in the map, and one in the legend."""
    borders = [rect for rect in fromstring(drawn(plan(*PEOPLE))).iter(f"{SVG}rect")
               if rect.get("class") == "meets"]  # fmt: skip
    assert [rect.get("x") for rect in borders] == [str(LEFT + COLUMN + 1), str(LEFT + 301)]


def test_a_screen_reader_is_told_what_there_is_to_see() -> None:
    """The picture has a title and a description, and points at both."""
    root = fromstring(drawn(plan(*PEOPLE)))
    assert root.get("role") == "img"
    ids = {element.get("id"): element.text or "" for element in root if element.get("id")}
    assert set((root.get("aria-labelledby") or "").split()) == set(ids)
    assert ids["title"] == "Circle 1: who can when"
    assert ids["description"] == (
        "How many of the 2 could come to every meeting that began at this hour (London), on the second such "
        "weekday of the month. Second Tuesday of the month, 16:00 London. All 2 can come to every meeting."
    )


def test_members_clocks_stand_below() -> None:
    """With the date from which they show another hour."""
    assert texts(fromstring(drawn(plan(*PEOPLE))))[-2:] == [
        "Ana (London) 16:00",
        "Ben (Lagos) 17:00; from 13 April 16:00",
    ]


def test_a_cancelled_circle_says_that_it_has_no_meetings() -> None:
    """Nothing is said of who can come to them, and no clock is shown."""
    found = texts(fromstring(drawn(plan(*PEOPLE, changes={"cancelled": "2027-01-11"}))))
    assert found[-1] == "Second Tuesday of the month, 16:00 London. There are no meetings."


def test_nothing_private_is_in_it() -> None:
    """A picture is passed on: no address stands in it, and nobody is named who cannot come."""
    text = drawn(plan(*PEOPLE, person("cem", "Europe/London", "Sat 09:00-10:00"))).decode()
    assert "@" not in text.replace("@media", "")
    assert "cannot" not in text


def test_it_needs_nothing_from_elsewhere() -> None:
    """No script, font, image or link; the only address is the name of SVG itself."""
    root = fromstring(drawn(plan(*PEOPLE)))
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names == {"svg", "title", "desc", "style", "rect", "text", "path"}
    attributes = {key for element in root.iter() for key in element.attrib}
    assert not any(key.startswith("on") or key.endswith("href") for key in attributes)
    assert re.findall(r"https?://[^\"]*|@import|url\(", drawn(plan(*PEOPLE)).decode()) == [
        "http://www.w3.org/2000/svg"
    ]


def test_the_same_circle_gives_the_same_bytes() -> None:
    """Nothing in it is from the clock or from chance."""
    assert drawn(plan(*PEOPLE)) == drawn(plan(*PEOPLE))


@pytest.mark.parametrize("name", ["Circle 1", "W" * 200, "<svg onload=x> & " * 8, "円" * 90])
def test_everything_stays_inside(name: str) -> None:
    """Long and hostile names are cut or broken, and what is drawn ends above the lower edge."""
    people = [
        person(f"p{number}", zone, "Tue 12:00-20:00").model_copy(update={"name": f"{name} {number}"})
        for number, zone in enumerate(["Europe/London", "Asia/Kolkata", "America/New_York"] * 3)
    ]
    root = fromstring(drawn(plan(*people, name=name)))
    height = int(root.get("height") or 0)
    assert root.get("viewBox") == f"0 0 {WIDTH} {height}"
    for element, key in product(root.iter(), ("x", "y")):
        assert 0 <= int(element.get(key) or 0) <= (WIDTH - EDGE if key == "x" else height - EDGE)
    assert max(len(text) for text in texts(root)) < 100


def test_two_times_in_turn_are_two_maps() -> None:
    """One below the other, each with its days and its border, when their zones differ."""
    other = {"first": "2027-02-10", "weekday": 2, "week": 2, "start": 960, "timezone": "Africa/Lagos"}
    root = fromstring(drawn(plan(*PEOPLE, alternate=other)))
    assert texts(root).count("Mon") == 2
    assert [rect.get("class") for rect in root.iter(f"{SVG}rect")].count("meets") == 4
