"""Days that cannot be meant, each with its place and sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from circlekit.core.checks import find_problems
from circlekit.core.checks.dates import most_meetings
from circlekit.core.checks.draft import Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.sections import Holidays, MeetingPlan

ANA = Participant(id="ana", name="Ana", timezone="Europe/London")


def draft(*people: Participant, **more: Any) -> Draft:
    """Return a cohort from 11 January to 9 July 2027, as the checks get it."""
    given = {"cohort": "T", "id": "t", "starts": "2027-01-11", "ends": "2027-07-09", **more}
    cohort = Cohort(participants=people or (ANA,), **given)
    return Draft(cohort, frozenset(person.id for person in cohort.participants))


def said(found: list[Problem]) -> list[tuple[Path, str, str]]:
    """Return where each problem is, how severe, and its sentence."""
    return [(problem.path, problem.severity, problem.message) for problem in found]


@pytest.mark.parametrize(
    "more",
    [
        {"holidays": Holidays(countries=["GB", "Germany"], dates=["2027-01-11", "2027-07-09"])},
        {"meeting": MeetingPlan(then={"every": "2 months", "starts": "2027-01-12"})},
        {"meeting": MeetingPlan(then={"every": "week", "starts": "2027-07-09"})},
        {"meeting": MeetingPlan(in_person={"meeting": 7, "place": "Friends House"})},
        {"meeting": MeetingPlan(in_person={"meeting": 1, "place": "Friends House"})},
    ],
)
def test_what_fits_into_the_cohort_is_sound(more: dict[str, Any]) -> None:
    """First and last days count as inside."""
    assert find_problems(draft(**more)) == []


def test_each_country_that_is_not_known_is_said_at_its_place() -> None:
    """The place is that of the word in the list, the hint names what was probably meant."""
    first, second = find_problems(draft(holidays=Holidays(countries=["Germny", "GB", "FR-XX"])))
    assert (first.path, first.hint) == (("holidays", "countries", 0), "did you mean Germany (DE)?")
    assert (second.path, second.message) == (("holidays", "countries", 2), "no part of FR is called «XX»")


@pytest.mark.parametrize(
    ("days", "message"),
    [
        (["2028-03-29"], "2028-03-29 is outside the cohort, so nothing is left out for that"),
        (
            ["2027-01-10", "2027-03-29", "2027-07-10"],
            "2027-01-10 and 2027-07-10 are outside the cohort, so nothing is left out for that",
        ),
        (
            [f"2026-04-0{day}" for day in range(1, 6)],
            "2026-04-01, 2026-04-02, 2026-04-03 and 2 more are outside the cohort,"
            " so nothing is left out for that",
        ),
    ],
)
def test_listed_days_outside_the_cohort_are_worth_a_word(days: list[str], message: str) -> None:
    """One warning for all of them: a list of a whole year's days is fine, a mistyped year is not."""
    found = find_problems(draft(holidays=Holidays(dates=days)))
    assert said(found) == [(("holidays", "dates"), "warning", message)]


def test_a_cohort_of_nothing_but_holidays_is_refused() -> None:
    """New Year's Day and the day after it rest all of Scotland."""
    bare = {"starts": "2027-01-01", "ends": "2027-01-02", "holidays": Holidays(countries=["Scotland"])}
    message = "every day from 2027-01-01 to 2027-01-02 is a holiday, so no circle can meet"
    assert said(find_problems(draft(**bare))) == [(("ends",), "error", message)]
    assert find_problems(draft(**{**bare, "ends": "2027-01-03"})) == []


@pytest.mark.parametrize(
    ("then", "path", "severity", "message"),
    [
        ({"every": "2 months"}, (), "error", "«meeting.then» does not say from which day on"),
        (
            {"starts": "2027-04-01"},
            (),
            "error",
            "«meeting.then» does not say how often circles meet from then on",
        ),
        (
            {"every": "2 months", "starts": "2027-01-11"},
            ("starts",),
            "error",
            "«meeting.then» starts on 2027-01-11, which is not inside the cohort",
        ),
        (
            {"every": "2 months", "starts": "2027-07-10"},
            ("starts",),
            "error",
            "«meeting.then» starts on 2027-07-10, which is not inside the cohort",
        ),
        (
            {"every": "month", "starts": "2027-04-01"},
            ("every",),
            "warning",
            "«meeting.then» changes nothing: circles meet every month before it too",
        ),
    ],
)
def test_a_rhythm_that_changes_says_to_what_and_when(
    then: dict[str, str], path: Path, severity: str, message: str
) -> None:
    """A change on the first day would be no change, and one after the end would never come."""
    found = find_problems(draft(meeting=MeetingPlan(then=then)))
    assert said(found) == [(("meeting", "then", *path), severity, message)]


@pytest.mark.parametrize(
    ("in_person", "path", "message"),
    [
        ({"place": "Friends House"}, (), "«meeting.in_person» does not say which meeting it is"),
        ({"meeting": 2}, (), "«meeting.in_person» does not say where it is"),
        (
            {"meeting": 8, "place": "Friends House"},
            ("meeting",),
            "there is no meeting 8: a circle has 7 meetings at most",
        ),
    ],
)
def test_a_meeting_in_person_is_one_there_can_be_at_a_place(
    in_person: dict[str, Any], path: Path, message: str
) -> None:
    """The second Thursday comes seven times, from 14 January to 8 July 2027; other days six."""
    found = find_problems(draft(meeting=MeetingPlan(in_person=in_person)))
    assert said(found) == [(("meeting", "in_person", *path), "error", message)]


def test_the_most_meetings_are_counted_with_holidays_and_changing_rhythms() -> None:
    """Without 14 January no day comes seven times; every two months from April on it is three and two."""
    without = draft(holidays=Holidays(dates=["2027-01-14"])).cohort
    slower = draft(meeting=MeetingPlan(then={"every": "2 months", "starts": "2027-04-01"})).cohort
    assert (most_meetings(without), most_meetings(slower)) == (6, 5)


def test_whoever_joins_after_the_end_is_told_before() -> None:
    """The last day is early enough, and a day before the start does no harm."""
    days = {"ana": "2027-07-09", "ben": "2027-07-10", "cem": "2026-12-01"}
    people = [Participant(id=who, name=who.title(), timezone="UTC", joins=day) for who, day in days.items()]
    message = "«Ben» joins on 2027-07-10, after the end of the cohort (2027-07-09)"
    assert said(find_problems(draft(*people))) == [(("participants", "ben", "joins"), "error", message)]


def test_dates_that_make_no_sense_are_said_once() -> None:
    """With the two dates swapped nothing can lie between them, which need not be said of each day."""
    swapped = draft(
        starts="2027-07-09",
        ends="2027-01-11",
        holidays=Holidays(countries=["GB"], dates=["2027-04-05"]),
        meeting=MeetingPlan(
            then={"every": "week", "starts": "2027-04-01"}, in_person={"meeting": 9, "place": "x"}
        ),
    )
    (only,) = find_problems(swapped)
    assert (only.path, most_meetings(swapped.cohort)) == (("ends",), None)
    assert date(2027, 7, 9) == swapped.cohort.starts
