"""What is said of meetings on holidays; 29 March 2027 is Easter Monday, and the last Monday of its month."""

from __future__ import annotations

from typing import Any

from circlekit.core.model import Changes, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.holiday_words import own_holidays, say_days_off

from .builders import circle, cohort, person
from .test_meetings import slot

LAST_MONDAYS = slot("01-25", 0, -1)


def plan(*people: Participant, at: Slot = LAST_MONDAYS, **more: Any) -> Arrangement:
    """Return the plan of a circle that meets on last Mondays, 16:00 in London, unless told otherwise."""
    members = people or (person("ana", "Europe/London"),)
    return arrange(circle(*members), at, cohort(*members, **more))


def warned(arrangement: Arrangement, **more: Any) -> list[str]:
    """Return the warnings about the members' own holidays."""
    people = [one.person for one in arrangement.attendance]
    return [problem.message for problem in own_holidays(arrangement, cohort(*people, **more))]


def test_a_plan_without_holidays_says_nothing_of_them() -> None:
    """The last Mondays are ordinary days unless a country is named."""
    assert list(say_days_off(plan())) == []


def test_a_skipped_holiday_is_said_with_its_name() -> None:
    """Of the last Mondays one is Easter Monday in Germany, and 31 May is a bank holiday in Britain."""
    assert list(say_days_off(plan(holidays={"countries": ["DE", "GB"]}))) == [
        "29 March is Easter Monday (DE): no meeting.",
        "31 May is Spring Bank Holiday (GB): no meeting.",
    ]


def test_a_meeting_moved_to_the_next_week_is_said_with_both_dates() -> None:
    """A week after Easter Monday is 5 April."""
    resting = {"countries": ["DE"], "instead": "next week"}
    assert list(say_days_off(plan(holidays=resting))) == ["29 March is Easter Monday (DE): moved to 5 April."]


def test_a_listed_date_needs_no_name() -> None:
    """The coordinator knows why it is listed."""
    dates = ["2027-02-22"]
    assert list(say_days_off(plan(holidays={"dates": dates}))) == ["No meeting on 22 February."]
    moved = plan(holidays={"dates": dates, "instead": "next week"})
    assert list(say_days_off(moved)) == ["The meeting of 22 February is moved to 1 March."]


def test_another_year_is_said() -> None:
    """28 December 2026 is three days after Christmas, and kept as a holiday in England that year."""
    winter = plan(
        at=slot("01-25", 0, -1).model_copy(update={"first": LAST_MONDAYS.first.replace(2026, 11, 30)}),
        starts="2026-11-01",
        holidays={"countries": ["GB-ENG", "DE"]},
    )
    assert list(say_days_off(winter)) == [
        "28 December is Boxing Day (observed) (GB-ENG): no meeting.",
        "29 March 2027 is Easter Monday (GB-ENG and DE): no meeting.",
        "31 May 2027 is Spring Bank Holiday (GB-ENG): no meeting.",
    ]


def test_what_people_changed_is_left_to_the_words_about_changes() -> None:
    """A holiday that was moved by hand, and all that comes after the end of a circle, is not repeated."""
    resting = {"countries": ["DE", "GB"]}
    moved = Changes(moved={"2027-03-29": "2027-03-30T16:00:00"}, cancelled="2027-05-31")
    changed = LAST_MONDAYS.model_copy(update={"changes": moved})
    assert list(say_days_off(plan(at=changed, holidays=resting))) == []
    skipped = LAST_MONDAYS.model_copy(update={"changes": Changes(skipped=["2027-03-29"])})
    assert list(say_days_off(plan(at=skipped, holidays=resting))) == [
        "31 May is Spring Bank Holiday (GB): no meeting."
    ]


def test_members_of_one_country_share_a_line() -> None:
    """Eight people, one sentence, with the first three by name, and a way to leave the date out."""
    names = ("ana", "ben", "cem", "dia", "eve", "fay", "gus", "hal")
    german = plan(*(person(name, "Europe/Berlin", country="Germany") for name in names))
    (only,) = own_holidays(german, cohort(*(one.person for one in german.attendance)))
    assert (only.severity, only.message) == (
        "warning",
        "Circle 1: 29 March is Easter Monday (DE), a public holiday of Ana, Ben, Cem and 5 others",
    )
    assert only.hint.endswith("circlekit schedule --skip c1 2027-03-29")


def test_one_holiday_of_several_countries_is_one_line() -> None:
    """Easter Monday is one day in Germany and France, whose people sit in one circle."""
    mixed = plan(
        person("ana", "Europe/Berlin", country="DE"), person("ben", "Europe/Paris", country="France")
    )
    assert warned(mixed) == [
        "Circle 1: 29 March is Easter Monday (DE and FR), a public holiday of Ana and Ben"
    ]


def test_people_without_a_country_that_is_understood_are_not_guessed_at() -> None:
    """A zone is no country: not everybody in Berlin rests on German holidays."""
    unknown = plan(person("ana", "Europe/Berlin"), person("ben", "Europe/Berlin", country="somewhere"))
    assert warned(unknown) == []


def test_the_day_is_that_of_the_members_own_clock() -> None:
    """Monday 26 April 16:00 in London is Tuesday 27 April in Auckland, the day after Anzac Day was kept."""
    early = plan(person("ana", "Pacific/Auckland", country="NZ"))
    late = plan(person("ana", "Europe/London", country="NZ"))
    assert warned(early) == []
    assert [message.partition(",")[0] for message in warned(late)] == [
        "Circle 1: 29 March is Easter Monday (NZ)",
        "Circle 1: 26 April is Anzac Day (observed) (NZ)",
    ]


def test_whoever_joins_later_has_no_meeting_to_miss() -> None:
    """The last meeting before somebody joins is not theirs."""
    late = plan(person("ana", "Europe/Berlin", country="DE", joins="2027-03-30"))
    there = plan(person("ana", "Europe/Berlin", country="DE", joins="2027-03-29"))
    assert (warned(late), len(warned(there))) == ([], 1)
