"""The best few times, on circles small enough to work out by hand."""

from __future__ import annotations

from circlekit.core.model import Cohort
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.core.scheduling.choosing.options import Option, best_slots, say_option
from circlekit.core.sections import Rhythm
from tests.core.scheduling.builders import circle, cohort, person


def options(given: Cohort, count: int = 3, lead: str | None = None) -> tuple[Option, ...]:
    """Return the options of a circle of everybody."""
    return best_slots(circle(*given.participants, lead=lead), given.participants, given, count)


def said(given: Cohort, count: int = 3) -> list[tuple[str, tuple[str, ...]]]:
    """Return each option in words, and why it is not the first."""
    return [(say_option(one, Rhythm(given.meeting.every)), one.because) for one in options(given, count)]


def test_the_first_option_is_the_one_that_is_chosen() -> None:
    """Nothing has to be said for it."""
    given = cohort(person("ana", "Europe/London", "Tue 16:00-19:00"), person("ben", "Europe/London"))
    first = options(given)[0]
    assert first.slot == choose_slot(circle(*given.participants), given.participants, given)
    assert first.because == ()


def test_each_option_says_what_it_costs_against_the_first() -> None:
    """All can come on Monday, Ana on Wednesday only if needed, and Ben not at all on the 25 Fridays."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00", "Fri 10:00-11:00", if_needed=["Wed 10:00-11:00"]),
        person("ben", "Europe/London", "Mon 10:00-11:00", "Wed 10:00-11:00"),
        every="week",
        ends="2027-07-08",
    )
    assert said(given) == [
        ("every Monday, 10:00 London", ()),
        ("every Wednesday, 10:00 London", ("Ana can come only if needed",)),
        ("every Friday, 10:00 London", ("Ben cannot come to any meeting", "1 meeting fewer")),
    ]


def test_an_option_that_serves_others_says_for_whom() -> None:
    """Monday suits Ana, Ben and Cat, Tuesday Ana, Ben and Dan; each leaves one of four out."""
    given = cohort(
        person("ana", "Europe/London", "Mon 10:00-11:00", "Tue 10:00-11:00"),
        person("ben", "Europe/London", "Mon 10:00-11:00", "Tue 10:00-11:00"),
        person("cat", "Europe/London", "Mon 10:00-11:00"),
        person("dan", "Europe/London", "Tue 10:00-11:00"),
        every="week",
    )
    assert said(given) == [
        ("every Monday, 10:00 London", ()),
        ("every Tuesday, 10:00 London", ("Cat cannot come to any meeting", "Dan can come to every meeting")),
    ]


def test_people_to_whom_the_same_happens_are_named_together() -> None:
    """On Thursday Ana and Ben cannot come, and Dan can."""
    monday = [person(name, "Europe/London", "Mon 10:00-11:00") for name in ("ana", "ben")]
    both = [person(name, "Europe/London", "Mon 10:00-11:00", "Thu 10:00-11:00") for name in ("cat", "eve")]
    given = cohort(*monday, *both, person("dan", "Europe/London", "Thu 10:00-11:00"), every="week")
    assert said(given)[1] == (
        "every Thursday, 10:00 London",
        ("Ana and Ben cannot come to any meeting", "Dan can come to every meeting"),
    )


def test_quarter_hours_of_one_window_are_one_option() -> None:
    """From 09:00 to 10:45 there are eight starts, and the last is less than two hours after the first."""
    given = cohort(person("ana", "Europe/London", "Tue 09:00-11:45"), every="week")
    assert [slot for slot, _ in said(given)] == ["every Tuesday, 09:00 London"]


def test_other_weeks_of_the_month_are_named_beside_the_hour() -> None:
    """Every Tuesday suits; the second comes first, on 12 January, and the others have six dates too."""
    given = cohort(person("ana", "Europe/London", "Tue 10:00-11:00"))
    assert said(given) == [
        ("second Tuesday of the month, 10:00 London (or the first, third, fourth or last one)", ())
    ]


def test_a_time_that_suits_as_well_says_so() -> None:
    """Two hours of one day."""
    given = cohort(person("ana", "Europe/London", "Tue 10:00-11:00", "Tue 15:00-16:00"), every="week")
    assert said(given)[1] == ("every Tuesday, 15:00 London", ("suits everybody as well",))


def test_a_time_at_night_is_said_of_whoever_did_not_offer_it() -> None:
    """15:00 in London is 02:00 in Sydney, 10:00 is 21:00 and ends too late; nobody asked Syd."""
    given = cohort(
        person("ana", "Europe/London", "Tue 09:00-10:00", "Tue 15:00-16:00"),
        person("ben", "Europe/London", "Tue 09:00-10:00", "Tue 15:00-16:00"),
        person("syd", "Australia/Sydney", "Wed 12:00-13:00"),
        every="week", ends="2027-03-20",
    )  # fmt: skip
    assert said(given) == [
        ("every Tuesday, 09:00 London", ()),
        ("every Tuesday, 15:00 London", ("it is early or late for Syd",)),
    ]


def test_without_any_date_there_is_no_option() -> None:
    """The only day of the cohort is a holiday."""
    given = cohort(
        person("ana", "Europe/London"), starts="2027-01-11", ends="2027-01-11",
        holidays={"dates": ["2027-01-11"]},
    )  # fmt: skip
    assert options(given) == ()
