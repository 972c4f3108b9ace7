"""What would help circles without a time for everybody, on circles small enough to work out by hand."""

from __future__ import annotations

import pytest

from circlekit.core.helping import Help
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choosing.allot import with_turns
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import choose_slots
from circlekit.core.scheduling.choosing.ways import Way, night_problems
from circlekit.core.zones import use_newest_database

MONDAY, FRIDAY = "Mon 10:00-11:00", "Fri 10:00-11:00"


@pytest.fixture(autouse=True, scope="module")
def newest_database() -> None:
    """Use the newer of the two databases, as every command does first."""
    use_newest_database()


def person(handle: str, *hours: str, zone: str = "Europe/London", lead: str = "no") -> Participant:
    return Participant(id=handle, name=handle.title(), timezone=zone, available=hours, lead=lead)


def plans(*groups: tuple[Participant, ...]) -> tuple[Cohort, list[Arrangement]]:
    """Return circles with their best times; the first of each leads it."""
    given = Cohort(
        cohort="Any", id="any", starts="2027-01-11", ends="2027-07-09", size="2-4", timezone="Europe/London",
        participants=[one for group in groups for one in group],
    )  # fmt: skip
    circles = [
        Circle(id=f"c{n}", name=f"Circle {n}", lead=group[0].id, members=[one.id for one in group])
        for n, group in enumerate(groups, 1)
    ]
    slots = choose_slots(circles, given)
    return given, [arrange(circle, slot, given) for circle, slot in zip(circles, slots, strict=True) if slot]


def ways(*groups: tuple[Participant, ...]) -> list[Way]:
    """Return what would help the first circle."""
    given, found = plans(*groups)
    return list(Help(Candidates(given), [plan.circle for plan in found]).ways(found[0]))


def test_where_all_can_come_nothing_is_to_be_helped() -> None:
    """One hour suits both."""
    assert ways((person("ana", MONDAY, lead="yes"), person("ben", MONDAY))) == []


def test_a_further_window_comes_first_then_turns_then_the_other_time() -> None:
    """Ana can on Mondays, Cat on Fridays, Ben on both; of Fridays the third begins first, on 15 January."""
    found = ways((person("ana", MONDAY, lead="yes"), person("ben", MONDAY, FRIDAY), person("cat", FRIDAY)))
    assert found == [
        Way(
            "hours",
            "If Cat also came Mon 10:00-11:00 (London), all 3 could:"
            " second Monday of the month, 10:00 London.",
        ),
        Way(
            "alternate",
            "Two times, second Monday of the month, 10:00 London, in turn with the third Friday,"
            " 10:00 London: nobody misses more than 3 of 6.",
            "circlekit schedule --alternate c1",
        ),
        Way(
            "other time",
            "Nearest to it: third Friday of the month, 10:00 London"
            " (Ana cannot come to any meeting; nobody who would lead can come to every meeting;"
            " Cat can come to every meeting).",
        ),
    ]


def test_two_people_in_each_others_place_are_told_with_the_command_that_shows_it() -> None:
    """Cat and Fay are each in the circle of the other's hour."""
    found = ways(
        (person("ana", MONDAY, lead="yes"), person("ben", MONDAY), person("cat", FRIDAY)),
        (person("dan", FRIDAY, lead="yes"), person("eve", FRIDAY), person("fay", MONDAY)),
    )
    assert [way.kind for way in found] == ["hours", "swap", "alternate"]
    assert found[1].says == (
        "If Cat and Fay (Circle 2) changed places, 3 could always come to Circle 1 and 3 to Circle 2."
    )
    assert found[1].command == "circlekit match --what-if 'swap cat fay'"


def test_where_people_gave_a_worse_time_the_better_one_is_enough() -> None:
    """At 15:00 only Ana can come, at ten both."""
    given, [plan] = plans((person("ana", MONDAY, "Mon 15:00-16:00", lead="yes"), person("ben", MONDAY)))
    later = arrange(plan.circle, plan.slot.model_copy(update={"start": 15 * 60}), given)
    assert list(Help(Candidates(given), [plan.circle]).ways(later)) == [
        Way(
            "better",
            "Another time: second Monday of the month, 10:00 London (Ben can come to every meeting).",
            "circlekit schedule --fresh",
        )
    ]


def test_who_has_two_times_in_turn_has_chosen_already() -> None:
    """No other way is offered."""
    given, [plan] = plans((person("ana", MONDAY, lead="yes"), person("ben", FRIDAY)))
    turned = with_turns([plan.circle], {"c1": plan.slot}, given).slots["c1"]
    assert list(Help(Candidates(given), [plan.circle]).ways(arrange(plan.circle, turned, given))) == []


def test_an_hour_at_night_that_somebody_did_not_offer_is_told() -> None:
    """Every hour of Ana and Ben is before 07:00 or after 21:30 in Auckland, or Aro cannot come to it."""
    _, [plan] = plans(
        (
            person("ana", "Mon 14:00-15:00", lead="yes"),
            person("ben", "Mon 14:00-15:00"),
            person("aro", "Wed 12:00-13:00", zone="Pacific/Auckland"),
        )
    )
    [problem] = night_problems(plan)
    assert problem.message == "Circle 1 meets before 07:00 or after 21:30 for Aro"
    assert problem.hint == "other times, and what they cost: circlekit schedule --show c1"
