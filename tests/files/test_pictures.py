"""Where the picture of a circle stands, and what it shows."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Slot
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.zones import use_newest_database
from circlekit.files.pictures import picture, picture_path
from tests.core.scheduling.builders import circle, cohort, person


@pytest.fixture(autouse=True, scope="module")
def newest_database() -> None:
    """Use the database that the commands use."""
    use_newest_database()


def test_a_picture_is_named_like_the_circle_s_calendar() -> None:
    """Its number is the circle's place among all."""
    circles = [Circle(id=f"c{number}", name=f"Circle {number}", members=("ana",)) for number in (1, 2)]
    assert picture_path(circles[1], circles) == "calendar/02-circle-2.svg"
    odd = circles[0].model_copy(update={"name": "../x"})
    assert picture_path(odd, [odd, circles[1]]) == "calendar/01-x.svg"


def test_a_picture_shows_the_circle_s_own_week() -> None:
    """With the rhythm of the cohort."""
    ana = person("ana", "Europe/London", "Tue 16:00-18:00")
    of = cohort(ana, every="2 weeks")
    slot = Slot(circle="c1", first="2027-01-12", weekday=1, start=960, minutes=60, timezone="Europe/London")
    text = picture(arrange(circle(ana), slot, of), of).decode()
    assert "Tuesday every 2 weeks, 16:00 London. All 1 can come" in text
