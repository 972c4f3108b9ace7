"""Two times in turn, on circles small enough to work out by hand, and against all pairs of a small one."""

from __future__ import annotations

from datetime import UTC

from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choosing.alternating import alternating
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.core.scheduling.choosing.two_turns import turns_of
from circlekit.core.scheduling.words import say_slot
from circlekit.core.sections import Rhythm
from tests.core.scheduling.builders import circle, cohort, person


def single(given: Cohort) -> Arrangement:
    """Return a circle of everybody with its best single time."""
    group = circle(*given.participants)
    slot = choose_slot(group, given.participants, given)
    assert slot is not None
    return arrange(group, slot, given)


def missed(plan: Arrangement) -> dict[str, int]:
    return {one.person.id: len(one.missed) for one in plan.attendance}


def test_two_halves_that_never_meet_take_turns() -> None:
    """Mondays suit Ana and Ben, Thursdays Cat and Dan: with both in turn each misses three of six."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Mon 10:00-11:00"),
        person("cat", "Europe/London", "Thu 15:00-16:00"),
        person("dan", "Europe/London", "Thu 15:00-16:00"),
    )
    found = alternating(single(given), turns_of(given))
    assert found is not None
    assert say_slot(found.slot, Rhythm.MONTH) == (
        "second Monday of the month, 10:00 London, in turn with the second Thursday, 15:00 London"
    )
    assert [f"{meeting.start:%a %d %b}" for meeting in found.meetings] == [
        "Mon 11 Jan", "Thu 11 Feb", "Mon 08 Mar", "Thu 08 Apr", "Mon 10 May", "Thu 10 Jun",
    ]  # fmt: skip
    assert missed(found) == {"ana": 3, "ben": 3, "cat": 3, "dan": 3}


def test_turns_are_fairer_even_where_they_cost_more_in_all() -> None:
    """Syd alone never can when the three can; in turn he comes to half, and they miss half."""
    given = cohort(
        *(person(name, "Europe/London", "Mon 10:00-11:00") for name in ("ana", "ben", "cat")),
        person("syd", "Australia/Sydney", "Thu 09:00-10:00"),
        every="week", ends="2027-03-20",
    )  # fmt: skip
    found = alternating(single(given), turns_of(given))
    assert found is not None
    assert missed(found) == {"ana": 5, "ben": 5, "cat": 5, "syd": 5}
    assert len(found.meetings) == 10


def test_where_everybody_can_come_nobody_takes_turns() -> None:
    """One time is simpler."""
    given = cohort(person("ana", "Europe/London"), person("ben", "Europe/London"))
    assert alternating(single(given), turns_of(given)) is None


def test_whoever_can_never_come_does_not_stand_in_the_way_of_turns() -> None:
    """Dan's only window is shorter than a meeting; Ana and Ben, and Cat, take turns all the same."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Mon 10:00-11:00"),
        person("cat", "Europe/London", "Thu 10:00-11:00"),
        person("dan", "Europe/London", "Tue 10:00-10:30"),
    )
    found = alternating(single(given), turns_of(given))
    assert found is not None
    assert missed(found) == {"ana": 3, "ben": 3, "cat": 3, "dan": 6}


def test_where_only_such_a_member_is_missing_nobody_takes_turns() -> None:
    """Whatever is chosen, Ben misses everything."""
    ana, ben = (
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Tue 10:00-10:30"),
    )
    given = cohort(ana, ben)
    assert alternating(single(given), turns_of(given)) is None


def test_three_who_never_meet_do_not_take_turns() -> None:
    """Two times would still leave one of them out."""
    hours = ("Mon 10:00-11:00", "Wed 10:00-11:00", "Fri 10:00-11:00")
    given = cohort(*(person(f"p{number}", "Europe/London", text) for number, text in enumerate(hours)))
    assert alternating(single(given), turns_of(given)) is None


def test_no_turn_is_at_night_where_another_pair_is_as_fair() -> None:
    """Syd can at noon, which is 01:00 in London, and at 20:00, which is 09:00 there."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Mon 10:00-11:00"),
        person("syd", "Australia/Sydney", "Thu 12:00-13:00", "Thu 20:00-21:00"),
        every="week", ends="2027-03-20",
    )  # fmt: skip
    found = alternating(single(given), turns_of(given))
    assert found is not None
    starts = {f"{meeting.start.astimezone(UTC):%a %H:%M}" for meeting in found.meetings}
    assert starts == {"Mon 10:00", "Thu 09:00"}


def test_a_single_meeting_has_no_turns() -> None:
    """A cohort of a month has one meeting."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Tue 10:00-11:00"),
        ends="2027-02-05",
    )
    assert alternating(single(given), turns_of(given)) is None
