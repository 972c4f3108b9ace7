"""Exchanges between circles that let more people meet, worked out by hand."""

from __future__ import annotations

import pytest

from circlekit.core.matching.exchange import Exchange, Exchanges
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.zones import use_newest_database


@pytest.fixture(autouse=True, scope="module")
def newest_database() -> None:
    """Use the newer of the two databases, as every command does first."""
    use_newest_database()


def person(handle: str, *hours: str, lead: str = "no", **fields: str) -> Participant:
    return Participant(
        id=handle, name=handle.title(), timezone="Europe/London", available=hours, lead=lead, fields=fields
    )


MONDAY, FRIDAY = "Mon 10:00-11:00", "Fri 10:00-11:00"
PEOPLE = (
    person("ana", MONDAY, lead="yes"), person("ben", MONDAY), person("cat", FRIDAY),
    person("dan", FRIDAY, lead="yes"), person("eve", FRIDAY), person("fay", MONDAY),
)  # fmt: skip
CIRCLES = (
    Circle(id="c1", name="Circle 1", lead="ana", members=["ana", "ben", "cat"]),
    Circle(id="c2", name="Circle 2", lead="dan", members=["dan", "eve", "fay"]),
)


def best(people: tuple[Participant, ...] = PEOPLE, leaving: str = "cat", **more: object) -> Exchange | None:
    """Return the best exchange of one member of the first circle."""
    cohort = Cohort(
        cohort="Any", id="any", starts="2027-01-11", ends="2027-07-09", participants=people,
        **{"size": "2-3", **more},
    )  # fmt: skip
    known = {one.id: one for one in people}
    return Exchanges(Candidates(cohort), CIRCLES).best(CIRCLES[0], [known[leaving]])


def test_two_people_in_each_others_place_change() -> None:
    """Cat can on Fridays as Dan and Eve do, Fay on Mondays as Ana and Ben: two of three become all three."""
    found = best()
    assert found is not None
    assert (found.person.id, found.other.id, found.there.id) == ("cat", "fay", "c2")
    assert (found.served, found.gain) == ((3, 3), 2)


def test_no_exchange_breaks_a_rule() -> None:
    """Fay may not be with Ben."""
    assert best(matching={"apart": [["fay", "ben"]]}) is None


def test_a_rule_that_is_broken_already_does_not_stand_in_the_way() -> None:
    """Ana and Ben are together though they should not be; that stays as it is."""
    found = best(matching={"apart": [["ana", "ben"]]})
    assert found is not None


def test_leads_stay_where_they_are() -> None:
    """Ana leads the first circle, and only Dan of the second could come on Mondays."""
    people = (*PEOPLE[:3], person("dan", MONDAY, lead="yes"), PEOPLE[4], person("fay", FRIDAY))
    assert best(people) is None
    assert best(leaving="ana") is None


def test_the_other_circle_does_not_lose() -> None:
    """Fay can on both days, so she helps the first circle; but Cat, who would take her place, never can."""
    people = (
        PEOPLE[0], PEOPLE[1], person("cat", "Wed 10:00-11:00"),
        PEOPLE[3], PEOPLE[4], person("fay", MONDAY, FRIDAY),
    )  # fmt: skip
    assert best(people) is None
