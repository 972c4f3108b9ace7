"""Two times in turn, on circles small enough to work out by hand, and against all pairs of a small one."""

from __future__ import annotations

from circlekit.core.model import Cohort, Rhythm
from circlekit.core.scheduling.alternating import alternating, turns_of
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.choose import choose_slot
from circlekit.core.scheduling.words import say_slot

from .builders import circle, cohort, person


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


def test_a_member_without_any_hour_of_the_others_or_own_is_not_helped_by_turns() -> None:
    """Ben's only window is shorter than a meeting, so he misses everything whatever is chosen."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"), person("ben", "Europe/London", "Tue 10:00-10:30")
    )
    assert alternating(single(given), turns_of(given)) is None


def test_a_single_meeting_has_no_turns() -> None:
    """A cohort of a month has one meeting."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00"),
        person("ben", "Europe/London", "Tue 10:00-11:00"),
        ends="2027-02-05",
    )
    assert alternating(single(given), turns_of(given)) is None
