"""What a good programme still lacks, look by look."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from circlekit.core.model import DEFAULT_PURPOSE, Cohort, Participant, PastCohort
from circlekit.core.readiness import Advice, advise
from circlekit.core.windows import parse_windows

TUESDAY = parse_windows("Tue 09:00-12:00")


def person(number: int, **more: Any) -> Participant:
    """Return somebody who can come on Tuesday mornings and would lead."""
    given: dict[str, Any] = {"timezone": "Europe/London", "available": TUESDAY, "lead": "yes"}
    return Participant(id=f"p{number}", name=f"Person {number}", **(given | more))


def cohort(**settings: Any) -> Cohort:
    """Return a cohort that lacks nothing, but for what ``settings`` change."""
    given: dict[str, Any] = {
        "cohort": "Spring",
        "id": "spring",
        "purpose": "We help each other with what keeps us up at night.",
        "starts": date(2027, 1, 11),
        "ends": date(2027, 7, 9),
        "timezone": "Europe/London",
        "meeting": {"video": "https://example.org/room"},
        "participants": [person(number) for number in range(7)],
    }
    return Cohort(**(given | settings))


def only(found: list[Advice]) -> Advice:
    """Return the one advice there is."""
    assert len(found) == 1, found
    return found[0]


def test_a_programme_that_lacks_nothing_gets_no_advice() -> None:
    """Seven people with a purpose, a link, an hour and leads are ready."""
    assert advise(cohort()) == []


def test_the_suggested_purpose_is_pointed_out() -> None:
    """A purpose of one's own is worth a minute."""
    assert only(advise(cohort(purpose=DEFAULT_PURPOSE))).practice == 1


@pytest.mark.parametrize("purpose", ["We meet. We listen. We help!", "一。二。三。", "A?\nB?  C?"])
def test_three_sentences_are_more_than_people_repeat(purpose: str) -> None:
    """A sentence ends at a full stop of any script, with or without a space."""
    advice = only(advise(cohort(purpose=purpose)))
    assert (advice.practice, advice.message) == (1, "the purpose is 3 sentences long")


def test_an_abbreviation_ends_no_sentence() -> None:
    """What goes on in small letters is the same sentence."""
    assert advise(cohort(purpose="We ask, e.g. about money, and we listen. Then we act.")) == []


def test_fewer_than_three_meetings_are_no_circle() -> None:
    """From 11 January to 20 February a monthly circle meets twice at most."""
    advice = only(advise(cohort(ends=date(2027, 2, 20))))
    assert (advice.practice, advice.message) == (4, "2 meetings at most before the end on 2027-02-20")


def test_seven_principles_are_enough() -> None:
    """Seven pass without a word, eight do not."""
    assert advise(cohort(principles=[f"Principle {number}." for number in range(7)])) == []
    advice = only(advise(cohort(principles=[f"Principle {number}." for number in range(8)])))
    assert (advice.practice, advice.message) == (12, "there are 8 principles")


def test_two_years_are_the_longest() -> None:
    """Two years to the day are fine; a day more is not."""
    assert advise(cohort(ends=date(2029, 1, 11))) == []
    assert only(advise(cohort(ends=date(2029, 1, 12)))).practice == 43


def test_a_leap_day_has_a_second_birthday() -> None:
    """29 February 2028 and two years is 28 February 2030, not an error."""
    assert advise(cohort(starts=date(2028, 2, 29), ends=date(2030, 2, 28))) == []


def test_a_head_count_without_circles_names_its_neighbours() -> None:
    """Nine people are neither one circle of eight nor two of six."""
    advice = only(advise(cohort(participants=[person(number) for number in range(9)])))
    assert (advice.practice, advice.message) == (55, "9 people cannot be cut into circles of 6-8")


def test_short_meetings_leave_little_for_each() -> None:
    """Of 45 minutes eight people have 37 working ones, four each; an hour gives six."""
    meeting = {"minutes": 45, "video": "https://example.org/room"}
    advice = only(advise(cohort(meeting=meeting)))
    assert advice == Advice(
        56,
        "8 people in 45 minutes have 4 minutes each",
        "58 minutes, or smaller circles, would give everyone 6",
    )


def test_a_manager_column_wants_a_rule() -> None:
    """People speak freely away from their manager."""
    people = [person(number, fields={"Manager": ["p0"]}) for number in range(7)]
    assert only(advise(cohort(participants=people))).practice == 63
    assert advise(cohort(participants=people, matching={"separate": ["Manager"]})) == []


def test_too_few_leads_are_counted() -> None:
    """Fourteen people are two circles, and one volunteer cannot lead both."""
    people = [person(number, lead="yes" if number == 0 else "no") for number in range(14)]
    advice = only(advise(cohort(participants=people)))
    assert (advice.practice, advice.message) == (66, "1 person would lead, but 2 circles need one each")


def test_who_has_just_led_is_to_be_asked_again() -> None:
    """Of three who offer to lead, two have just led, and one of them asks to lead again."""
    people = [
        person(number, lead="yes" if number < 3 else "no", lead_again=True if number == 1 else None)
        for number in range(18)
    ]
    before = PastCohort(cohort="autumn", circles=[["p1", "p2"]], leads=["p1", "p2"])
    advice = only(advise(cohort(participants=people, past=[before])))
    assert advice.message == "2 people would lead and 1 has just led, but 3 circles need one each"
    assert advice.hint == "ask for volunteers («lead: yes»), or who has just led whether they would again"


def test_if_needed_leads_count_after_the_willing() -> None:
    """One volunteer and one if needed are two leads, but leave no deputy."""
    leads = {0: "yes", 1: "if needed"}
    people = [person(number, lead=leads.get(number, "no")) for number in range(14)]
    advice = only(advise(cohort(participants=people)))
    assert advice.practice == 65
    assert advice.message == "1 person would lead and 1 if needed, so not every one of 2 circles has a deputy"


def test_people_without_hours_are_named() -> None:
    """Assumed hours are told, the first five people by name."""
    people = [person(number, available=(), assumed=("available",)) for number in range(7)]
    advice = only(advise(cohort(participants=people)))
    assert advice.practice == 74
    assert "«Person 4» and 2 more: Mon-Fri 09:00-18:00 is assumed" in advice.message


def test_hours_if_need_be_are_hours() -> None:
    """Who said only when they could come if needed has said something."""
    people = [person(number, available=(), if_needed=TUESDAY, assumed=("available",)) for number in range(7)]
    assert advise(cohort(participants=people)) == []


def test_people_without_a_zone_are_named() -> None:
    """An assumed time zone is told, with whose it is."""
    people = [*[person(number) for number in range(6)], person(6, assumed=("timezone",))]
    advice = only(advise(cohort(participants=people)))
    assert advice.message == "no time zone is known of «Person 6»: Europe/London is assumed"


def test_somebody_nobody_can_meet_is_named_with_the_hour_that_would_help() -> None:
    """Person 6 can come on Saturday only, while six others share Tuesday morning."""
    people = [*[person(number) for number in range(6)], person(6, available=parse_windows("Sat 09:00-12:00"))]
    advice = only(advise(cohort(participants=people)))
    assert advice.practice == 74
    assert advice.message == "«Person 6» can meet 0 others on every date; a circle needs 5"
    assert advice.hint == "ask whether Tue 09:00-10:00 (Europe/London) is possible: 6 people can come then"


def test_many_whom_nobody_can_meet_are_counted() -> None:
    """Six scattered people: five are named, the sixth is counted, and no hour would help."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    people = [
        person(number, available=parse_windows(f"{day} 09:00-12:00")) for number, day in enumerate(days)
    ]
    found = advise(cohort(participants=people))
    assert [advice.message.partition(" can meet")[0] for advice in found[:5]] == [
        f"«Person {number}»" for number in range(5)
    ]
    assert found[5].message == "1 more person can meet fewer than 5 others on every date"
    assert found[0].hint == "ask for one more hour that others have too"


def test_smaller_circles_need_less_company() -> None:
    """In circles of three to five, two others are enough for everyone."""
    people = [person(number) for number in range(3)]
    assert advise(cohort(participants=people, size="3-5")) == []


def test_a_missing_link_is_pointed_out_last() -> None:
    """Without a video link nobody can join."""
    assert only(advise(cohort(meeting={}))).practice == 77


def test_a_country_that_is_not_understood_is_a_suggestion() -> None:
    """It is a word of the person's own; only nobody can be told of a public holiday there."""
    people = [person(number, country="DE") for number in range(6)] + [person(6, country="Germny")]
    advice = only(advise(cohort(participants=people)))
    assert advice.message == "circlekit does not know «Germny» by that name, so holidays there are not said"
    assert advice.hint == "did you mean Germany (DE)?"


def test_many_unknown_countries_are_named_once_and_then_counted() -> None:
    """Seven words for places that no table has."""
    people = [person(number, country=f"Nowhere {number % 6}") for number in range(7)]
    message = only(advise(cohort(participants=people))).message
    assert message.endswith("«Nowhere 4» and 1 more by these names, so holidays there are not said")
