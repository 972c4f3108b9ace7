"""The smallest further window that would help, on circles small enough to work out by hand."""

from __future__ import annotations

from circlekit.core.model import Cohort
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import rank
from circlekit.core.scheduling.choosing.more_hours import MoreHours, more_hours
from circlekit.core.windows import clock, say
from tests.core.scheduling.builders import circle, cohort, person


def found(given: Cohort) -> MoreHours | None:
    """Return what would help a circle of everybody."""
    candidates = Candidates(given)
    ranking = rank(circle(*given.participants), given.participants, candidates)
    assert ranking is not None
    return more_hours(ranking, candidates)


def said(given: Cohort) -> str:
    """Return who would have to come when, at which slot, and how many could come then."""
    one = found(given)
    if one is None:
        return "nothing"
    when = ", ".join(say(window) for window in one.windows)
    return f"{one.person.name} {when}; {clock(one.slot.start)} {one.slot.timezone}; {one.always}"


def test_half_an_hour_more_of_one_member_is_enough() -> None:
    """From 18:30 to 19:00 both can; with Ben from 18:00 on there is an hour, and it begins on the hour."""
    ana, ben = (
        person("ana", "Europe/London", "Tue 16:00-19:00"),
        person("ben", "Europe/London", "Tue 18:30-20:00"),
    )
    assert said(cohort(ana, ben)) == "Ben Tue 18:00-18:30; 18:00 Europe/London; 2"


def test_the_member_who_lacks_least_is_asked() -> None:
    """Ana and Ben share Tuesday from 16:00; Cat ends at 16:45, a quarter of an hour too soon."""
    given = cohort(
        person("ana", "Europe/London", "Tue 16:00-17:00", "Thu 10:00-11:00"),
        person("ben", "Europe/London", "Tue 16:00-17:00", "Fri 10:00-11:00"),
        person("cat", "Europe/London", "Tue 12:00-16:45", "Thu 10:00-11:00", "Fri 10:00-11:00"),
        size="3-8",
    )
    assert said(given) == "Cat Tue 16:45-17:00; 16:00 Europe/London; 3"


def test_both_sides_of_a_clock_change_are_asked_for() -> None:
    """Each Londoner has one hour, so Ama in Dakar has to come at 16:00, and in summer at 15:00."""
    given = cohort(
        person("ana", "Europe/London", "Tue 16:00-17:00"),
        person("ben", "Europe/London", "Tue 16:00-17:00"),
        person("ama", "Africa/Dakar", "Tue 12:00-15:30"),
    )
    assert said(given) == "Ama Tue 15:30-17:00; 16:00 Europe/London; 3"


def test_one_more_is_worth_asking_where_not_everybody_can() -> None:
    """Cat and Dan are hours away; Cat's window is the nearer one."""
    given = cohort(
        person("ana", "Europe/London", "Tue 16:00-17:00"),
        person("ben", "Europe/London", "Tue 16:00-17:00"),
        person("cat", "Europe/London", "Tue 14:00-16:30"),
        person("dan", "Europe/London", "Wed 14:00-16:00"),
    )
    assert said(given) == "Cat Tue 16:30-17:00; 16:00 Europe/London; 3"


def test_nobody_is_asked_to_come_at_night() -> None:
    """16:00 in London is 03:00 in Sydney, or 01:00; Syd's own hour is 20:00 and later in London."""
    given = cohort(
        person("ana", "Europe/London", "Tue 16:00-17:00"),
        person("ben", "Europe/London", "Tue 16:00-17:00"),
        person("syd", "Australia/Sydney", "Wed 02:30-03:30"),
    )
    assert said(given) == "nothing"


def test_decent_hours_that_were_assumed_stay() -> None:
    """Ana gave no windows, so Mon-Fri 09:00-18:00 are hers; nearest to them is the hour of the others."""
    given = cohort(
        person("ana", "Europe/London"),
        person("ben", "Europe/London", "Tue 18:00-19:00"),
        person("cat", "Europe/London", "Tue 18:00-19:00"),
    )
    assert said(given) == "Ana Tue 18:00-19:00; 18:00 Europe/London; 3"


def test_of_two_windows_as_long_the_one_next_to_their_own_is_asked_for() -> None:
    """Ana and Cat can on Monday and on Wednesday; Ben's hours end on Wednesday where theirs begin."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00", "Wed 10:00-11:00"),
        person("cat", "Europe/London", "Mon 10:00-11:00", "Wed 10:00-11:00"),
        person("ben", "Europe/London", "Wed 08:00-10:00"),
    )
    assert said(given) == "Ben Wed 10:00-11:00; 10:00 Europe/London; 3"


def test_a_circle_that_has_an_hour_needs_nothing() -> None:
    """Both can come."""
    ana, ben = person("ana", "Europe/London"), person("ben", "Europe/London")
    assert found(cohort(ana, ben)) is None
