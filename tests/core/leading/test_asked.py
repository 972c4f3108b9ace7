"""Who is asked to lead where a line of managers is in the way."""

import pytest

from circlekit.core.leading.asked import leading_of, led_beside
from circlekit.core.model import Circle, Cohort, Participant


def person(handle, manager="", **more):
    """Return somebody with a manager."""
    return Participant(
        id=handle,
        name=handle,
        timezone="Africa/Dakar",
        fields={"manager": [manager]} if manager else {},
        **more,
    )


PEOPLE = (
    person("top", lead="yes"),
    person("mid", manager="top"),
    person("low", manager="mid"),
    person("any", lead="if needed"),
    person("one", lead="yes"),
    person("two"),
)
COHORT = Cohort(
    cohort="S", id="s", starts="2027-01-11", ends="2027-07-09", participants=PEOPLE,
    matching={"separate": "manager"},
)  # fmt: skip


@pytest.mark.parametrize(
    ("members", "roles", "expected"),
    [
        ("top low any one", ("top", "one"), ("one", "any")),
        ("top low any one", ("one", "top"), ("one", "any")),
        ("top low any two", ("top", None), ("any", None)),
        ("top low two", ("top", None), (None, None)),
        ("top any two", ("top", "any"), ("top", "any")),
        ("low any one", ("any", "one"), ("any", "one")),
    ],
)
def test_the_gladdest_of_the_others_takes_the_place(members, roles, expected):
    """Top manages Mid, who manages Low; a circle in which Low is missing may be led by Top."""
    circle = Circle(id="c1", name="C", lead=roles[0], deputy=roles[1], members=members.split())
    people = [one for one in PEOPLE if one.id in circle.members]
    found = led_beside(circle, people, leading_of(COHORT))
    assert (found.lead, found.deputy) == expected
