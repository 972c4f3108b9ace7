"""Times as the coordinator wants them, on circles small enough to work out by hand."""

from __future__ import annotations

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.choosing.allot import with_kick_offs, with_turns
from circlekit.core.scheduling.choosing.choose import choose_slots
from tests.core.scheduling.builders import cohort, person


def halves(prefix: str, first: str, second: str) -> tuple[Participant, ...]:
    """Return two people who can only at one time and two who can only at another."""
    hours = (first, first, second, second)
    return tuple(person(f"{prefix}{n}", "Europe/London", text, lead="yes") for n, text in enumerate(hours))


LEFT, RIGHT = (
    halves("a", "Mon 10:00-11:00", "Thu 10:00-11:00"),
    halves("b", "Mon 10:00-11:00", "Fri 10:00-11:00"),
)
CIRCLES = (
    Circle(id="c1", name="Circle 1", lead="a0", members=[one.id for one in LEFT]),
    Circle(id="c2", name="Circle 2", lead="b0", members=[one.id for one in RIGHT]),
)


def both() -> tuple[Cohort, dict[str, Slot]]:
    """Return a weekly cohort, and the best slot of each circle: Monday at ten for both."""
    given = cohort(*LEFT, *RIGHT, every="week")
    found = [slot for slot in choose_slots(CIRCLES, given) if slot]
    return given, {slot.circle: slot for slot in found}


def test_the_circles_that_are_named_take_turns() -> None:
    """The first alternates between Monday and Thursday; the second keeps its Monday."""
    given, slots = both()
    found = with_turns(CIRCLES[:1], slots, given)
    other = found.slots["c1"].alternate
    assert other is not None
    assert (found.slots["c1"].weekday, other.weekday, other.first.isoformat()) == (0, 3, "2027-01-21")
    assert found.slots["c2"] == slots["c2"]
    assert found.problems == ()


def test_a_circle_with_two_times_keeps_them() -> None:
    """Asked for again, nothing changes."""
    given, slots = both()
    once = with_turns(CIRCLES[:1], slots, given).slots
    assert with_turns(CIRCLES[:1], once, given).slots == once


def test_a_circle_that_turns_do_not_help_is_told() -> None:
    """All can come to one time."""
    people = LEFT[:2]
    group = Circle(id="c1", name="Circle 1", lead="a0", members=[one.id for one in people])
    given = cohort(*people)
    [slot] = choose_slots([group], given)
    assert slot is not None
    [problem] = with_turns([group], {"c1": slot}, given).problems
    assert problem.message == "Circle 1: no two times in turn are fairer than one, so it has one"
    assert problem.severity == "warning"


def test_of_two_first_meetings_at_once_one_moves() -> None:
    """The second circle takes its Friday, at which as many can come, or the first its Thursday."""
    given, slots = both()
    found = with_kick_offs(CIRCLES, slots, given)
    assert {slot.first for slot in found.slots.values()} != {slots["c1"].first}
    assert found.problems == ()
    assert len(found.notes) == 1


def test_a_fixed_circle_keeps_its_time_and_the_other_moves() -> None:
    """Whichever of the two it is."""
    given, slots = both()
    for stays, moves in (("c1", "c2"), ("c2", "c1")):
        found = with_kick_offs(CIRCLES, slots, given, {stays}).slots
        assert found[stays] == slots[stays]
        assert found[moves].first != slots[stays].first


def test_two_fixed_circles_at_once_are_told() -> None:
    """People have both in their calendars."""
    given, slots = both()
    found = with_kick_offs(CIRCLES, slots, given, {"c1", "c2"})
    assert found.slots == slots
    assert [problem.message for problem in found.problems] == [
        "Circle 2: all its times begin while another circle has its first meeting"
    ]


def test_two_times_in_turn_stay_and_count_with_their_first() -> None:
    """The first circle begins on its Monday, so the second moves away from it."""
    given, slots = both()
    turned = with_turns(CIRCLES[:1], slots, given).slots
    found = with_kick_offs(CIRCLES, turned, given)
    assert found.slots["c1"] == turned["c1"]
    assert found.slots["c2"].first != turned["c1"].first
