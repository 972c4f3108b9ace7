"""Who comes together in a new circle."""

from __future__ import annotations

import pytest

from circlekit.core.model import Circle, Matching
from circlekit.core.rotation.telling.mixes import Mix, circles_named, mixes, origins
from circlekit.core.rotation.telling.switch import homes
from tests.core.rotation.switches import AGAIN, BAOBA, IPE, NEW, switch


def test_a_mix_names_old_circles_newcomers_and_those_who_come_back() -> None:
    """Fay was in the first cohort and not in the second; Zoë is new."""
    assert mixes(switch(), homes(switch()), AGAIN) == (
        Mix(NEW[0], ((BAOBA, ("amina", "ben")),), (), ("fay",), AGAIN),
        Mix(NEW[1], ((BAOBA, ("cem",)), (IPE, ("dia",))), ("zoe",), ()),
    )


def test_old_circles_with_most_members_stand_first() -> None:
    """Two of the second one come before one of the first."""
    circle = Circle(id="c1", name="Circle 1", members=("cem", "dia", "eve"))
    made = switch(matching=Matching(circles=(circle,)))
    (mix,) = mixes(made, homes(made), ())
    assert mix.old == ((IPE, ("dia", "eve")), (BAOBA, ("cem",)))


def test_where_people_come_from_is_one_line() -> None:
    """Old circles of which equally many come share a part."""
    assert [origins(mix) for mix in mixes(switch(), homes(switch()), AGAIN)] == [
        "2 from Baobá; 1 person who comes back",
        "1 each from Baobá and The [Ipê]; 1 newcomer",
    ]


def test_circles_of_one_name_are_told_apart_by_their_people() -> None:
    """Two old circles may have the same name; each is counted for itself."""
    twin = IPE.model_copy(update={"name": "Baobá"})
    assert (
        origins(Mix(NEW[1], ((BAOBA, ("cem",)), (twin, ("dia",))), (), ())) == "1 each from Baobá and Baobá"
    )


def test_a_circle_of_newcomers_comes_from_nowhere_else() -> None:
    """There is nothing but them to count."""
    assert origins(Mix(NEW[1], (), ("cem", "dia", "zoe"), ())) == "3 newcomers"


@pytest.mark.parametrize(
    ("names", "says"),
    [
        (["Circle 1", "Circle 7", "Circle 11"], "Circles 1, 7 and 11"),
        (["Circle 1", "Circle 12"], "Circles 1 and 12"),
        (["Circle 1"], "Circle 1"),
        (["Circle 1", "Baobá"], "Circle 1 and Baobá"),
        (["Circle of Trust", "Circle 2"], "Circle of Trust and Circle 2"),
    ],
)
def test_circles_with_numbers_alone_are_listed_by_them(names: list[str], says: str) -> None:
    """A list of eight circles stays one line."""
    assert circles_named(names) == says
