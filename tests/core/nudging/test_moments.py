"""Which messages there are in the life of a circle, and when each is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.core.nudging.a_circle import (
    CIRCLE,
    DAYS,
    called_off,
    came,
    cohort,
    log,
    meeting,
    meetings,
    people,
)

from circlekit.core.log import Log
from circlekit.core.model import Meeting
from circlekit.core.nudging.draft import Draft, Moment, meeting_day
from circlekit.core.nudging.moments import due, next_day, planned, unled
from circlekit.core.scheduling.share_outs import share_outs
from circlekit.core.sections import NudgeDays

BEFORE_ALL = date(2026, 12, 1)
OFF: dict[str, int | None] = dict.fromkeys(NudgeDays.model_fields)
USUAL = {**OFF, "week_before": 7, "rsvp": 3, "day_before": 1}
"""The three messages before each meeting, and no others."""


def plan(today: date, count: int = 6, known: Log | None = None, **nudges: int | None) -> tuple[Draft, ...]:
    about = cohort(nudges=NudgeDays(**nudges))
    found = planned(about, [CIRCLE], {"c1": meetings(count)}, today, known or Log())
    return tuple(draft for draft in found if draft.moment is not Moment.HALF_WAY)


def days(found: tuple[Draft, ...], number: int) -> list[tuple[str, int, int]]:
    """Return moment, day of the year and last day of the messages about a meeting."""
    return [
        (draft.moment.value, draft.day.timetuple().tm_yday, draft.until.timetuple().tm_yday)
        for draft in found
        if draft.meeting.number == number
    ]


def test_before_the_first_meeting_a_circle_is_welcomed_and_gives_its_word():
    """Counted back from Tuesday 12 January: 16, 14, 10, 7, 3 and 1 days."""
    found = [(one.moment.value, one.day.isoformat()) for one in plan(BEFORE_ALL) if one.day < DAYS[0]]
    assert found == [
        ("lead_welcome", "2026-12-27"),
        ("welcome", "2026-12-29"),
        ("commitment", "2027-01-02"),
        ("week_before", "2027-01-05"),
        ("rsvp", "2027-01-09"),
        ("day_before", "2027-01-11"),
    ]


def test_a_later_meeting_has_three_messages_before_and_two_after():
    """9 February is day 40; the report is asked for on the day, and waits for thirteen days after it."""
    assert days(plan(BEFORE_ALL), 2) == [
        ("week_before", 33, 36),
        ("rsvp", 37, 38),
        ("day_before", 39, 40),
        ("report", 40, 53),
        ("after", 41, 53),
    ]


def later(found: tuple[Draft, ...], number: int) -> dict[Moment, tuple[date, date]]:
    """Return the first and the last day of what comes after a meeting."""
    return {
        one.moment: (one.day, one.until)
        for one in found
        if one.meeting.number == number and one.day >= one.meeting.start.date()
    }


def every(days: int, known: Log | None = None, today: date = BEFORE_ALL) -> tuple[Draft, ...]:
    """Return the messages to a circle that meets every so many days, four times."""
    dates = [DAYS[0] + timedelta(days=days * number) for number in range(4)]
    plan = {"c1": [meeting(number, day) for number, day in enumerate(dates, 1)]}
    return planned(cohort(), [CIRCLE], plan, today, known or Log())


def test_what_is_after_a_meeting_is_due_until_the_day_before_the_next():
    """With meetings a week apart that is Monday 18 January, though the next is announced on the 12th."""
    assert later(every(7), 1) == {
        Moment.REPORT: (date(2027, 1, 12), date(2027, 1, 18)),
        Moment.AFTER: (date(2027, 1, 13), date(2027, 1, 18)),
    }


def test_with_meetings_two_weeks_apart_what_is_after_one_is_due_for_thirteen_days():
    """Until Monday 25 January, the day before the next one."""
    assert later(every(14), 1)[Moment.REPORT] == (date(2027, 1, 12), date(2027, 1, 25))


def test_what_the_log_calls_for_is_due_for_days_in_a_weekly_rhythm():
    """Ben was away on 12 and 19 January: the hello waits from the 21st to the 25th."""
    away = [came(number, ["amina", "cem", "dia", "eva", "fay"]) for number in (1, 2)]
    found = every(7, log(*away), date(2027, 1, 21))
    assert later(found, 2)[Moment.HELLO] == (date(2027, 1, 21), date(2027, 1, 25))


def test_what_comes_late_after_a_meeting_is_due_for_three_days_all_the_same():
    """The word of commitment is asked for on 16 January, and the next meeting is on the 15th."""
    found = later(every(3, log(committed=["amina"])), 1)
    assert found[Moment.COMMITMENT_AGAIN] == (date(2027, 1, 16), date(2027, 1, 18))


def test_the_next_meeting_of_a_late_message_is_one_that_is_still_to_come():
    """On 16 January that is not the one on the 15th, but the one on the 18th."""
    found = every(3, log(committed=["amina"]))
    [again] = [one for one in found if one.moment is Moment.COMMITMENT_AGAIN]
    assert again.following == meeting(3, date(2027, 1, 18))


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (4, None),
        (5, Moment.WEEK_BEFORE),
        (8, Moment.WEEK_BEFORE),
        (9, Moment.RSVP),
        (10, Moment.RSVP),
        (11, Moment.DAY_BEFORE),
        (12, Moment.DAY_BEFORE),
        (13, None),
    ],
)  # fmt: skip
def test_a_message_before_a_meeting_is_due_until_the_next_one_is(day, moment):
    """A coordinator who looks every third day misses none, and never has two at once."""
    today = date(2027, 1, day)
    found = due(plan(today, 1, **USUAL), today)
    assert [draft.moment for draft in found] == ([moment] if moment else [])


def test_the_welcome_of_a_lead_waits_while_their_circle_is_welcomed():
    """It is due for as long as nothing else reaches the lead: until a week before the meeting."""
    found = {one.moment: one.until for one in plan(BEFORE_ALL, 1)}
    assert found[Moment.LEAD_WELCOME] == date(2027, 1, 4)
    assert (found[Moment.WELCOME], found[Moment.COMMITMENT]) == (date(2027, 1, 1), date(2027, 1, 4))


def test_past_meetings_have_no_messages_before_them():
    """On the day of the second meeting, what came before the first one is over."""
    found = plan(DAYS[1], 2, **USUAL)
    assert {draft.meeting.number for draft in found} == {2}


def test_what_is_left_undone_after_a_meeting_goes():
    """Two weeks after the last meeting nobody is asked any more who was there."""
    left = [Moment.REPORT, Moment.AFTER, Moment.THANKS_LEAD]
    assert [one.moment for one in plan(DAYS[5] + timedelta(days=13))] == left
    assert plan(DAYS[5] + timedelta(days=14)) == ()


def test_a_moment_that_is_off_has_no_draft_and_leaves_no_gap():
    """Without the RSVP, the first message is due until the last one."""
    found = plan(date(2027, 1, 1), 1, **{**USUAL, "rsvp": None})
    assert [(draft.moment, draft.until) for draft in found] == [
        (Moment.WEEK_BEFORE, date(2027, 1, 10)),
        (Moment.DAY_BEFORE, date(2027, 1, 12)),
    ]


def test_two_moments_on_one_day_are_both_due():
    """Neither hides the other."""
    today = date(2027, 1, 9)
    found = due(plan(today, 1, **{**USUAL, "week_before": 3}), today)
    assert {draft.moment for draft in found} == {Moment.WEEK_BEFORE, Moment.RSVP}


def test_no_moment_at_all_means_no_drafts():
    """A coordinator may switch all of them off."""
    assert plan(BEFORE_ALL, 1, **OFF) == ()


def test_the_next_day_with_a_draft_is_known():
    """After the RSVP of the 9th comes the 11th; after the last one comes none."""
    found = plan(date(2027, 1, 1), 1, **USUAL)
    assert next_day(found, date(2027, 1, 9)) == date(2027, 1, 11)
    assert next_day(found, date(2027, 1, 11)) is None


def test_days_are_those_of_the_coordinator():
    """A meeting at 09:00 on the 13th in Auckland is on the 12th in London."""
    at = meeting(1, date(2027, 1, 13), "Pacific/Auckland", 9)
    assert meeting_day(at, cohort(timezone="Europe/London")) == date(2027, 1, 12)
    assert meeting_day(at, cohort(timezone=None)) == date(2027, 1, 13)


def test_drafts_come_by_day_and_then_by_circle():
    """The order of circles is that of the file, not of the alphabet."""
    other = CIRCLE.model_copy(update={"id": "b9"})
    each = {"c1": meetings(1), "b9": meetings(1)}
    found = planned(cohort(nudges=NudgeDays(**USUAL)), [CIRCLE, other], each, BEFORE_ALL)
    assert [(draft.day.day, draft.circle.id) for draft in found if draft.moment is not Moment.HALF_WAY] == [
        (5, "c1"),
        (5, "b9"),
        (9, "c1"),
        (9, "b9"),
        (11, "c1"),
        (11, "b9"),
    ]


def test_a_circle_without_meetings_has_no_drafts():
    """A circle that has no slot yet is not in anybody's way."""
    assert planned(cohort(), [CIRCLE], {}, date(2027, 1, 1)) == ()


def of(found: tuple[Draft, ...], moment: Moment) -> list[int]:
    return [draft.meeting.number for draft in found if draft.moment is moment]


def test_a_report_is_asked_for_until_it_is_there():
    """The first meeting is written down, the second is not."""
    found = plan(BEFORE_ALL, 2, log(came(1, ["amina", "ben", "cem", "dia"])))
    assert of(found, Moment.REPORT) == [2]


def test_those_who_were_away_are_written_to_once_it_is_known():
    """Who said no beforehand has had two messages; whom nothing is known of gets none."""
    known = log(came(2, ["amina", "ben", "cem", "dia", "eva"], no_word=()), replies={"fay": "no"})
    found = plan(DAYS[1], 2, known)
    [missed] = [draft for draft in found if draft.moment is Moment.MISSED]
    assert (missed.meeting.number, missed.day, missed.until) == (2, date(2027, 2, 11), date(2027, 2, 22))
    assert of(plan(DAYS[1], 2), Moment.MISSED) == []


def test_a_meeting_that_did_not_take_place_is_thanked_for_by_nobody():
    """Instead the circle is asked what would help."""
    found = plan(DAYS[1], 2, log(came(1, ["amina", "ben", "cem", "dia"]), called_off(2)))
    assert of(found, Moment.CIRCLE_QUIET) == [2]
    assert [of(found, moment) for moment in (Moment.AFTER, Moment.MISSED, Moment.REPORT)] == [[], [], []]


def test_the_commitment_is_asked_for_again_only_where_commitments_are_written_down():
    """Four days after the first meeting, once; a log that says nothing of them asks nobody."""
    assert of(plan(DAYS[0], 1), Moment.COMMITMENT_AGAIN) == []
    found = plan(DAYS[0], 1, log(committed=["amina"]))
    assert [(one.day, one.until) for one in found if one.moment is Moment.COMMITMENT_AGAIN] == [
        (date(2027, 1, 16), date(2027, 1, 25))
    ]
    everybody = log(committed=["amina", "ben", "cem", "dia", "eva", "fay"])
    assert of(plan(DAYS[0], 1, everybody), Moment.COMMITMENT_AGAIN) == []


def test_whoever_joins_later_is_welcomed_before_the_first_meeting_they_come_to():
    """Ben and Dia join on 1 March, in time for the third meeting on the 9th; Eva comes from the fourth on."""
    late = people(
        ben={"joins": date(2027, 3, 1)}, dia={"joins": date(2027, 3, 1)}, eva={"joins": date(2027, 4, 1)}
    )
    found = planned(cohort(participants=late), [CIRCLE], {"c1": meetings()}, BEFORE_ALL)
    welcomes = [one for one in found if one.moment is Moment.WELCOME]
    assert [(one.meeting.number, one.day, one.until, one.about) for one in welcomes] == [
        (1, date(2026, 12, 29), date(2027, 1, 1), ()),
        (3, date(2027, 2, 23), date(2027, 3, 9), ("ben", "dia")),
        (4, date(2027, 3, 30), date(2027, 4, 13), ("eva",)),
    ]


def test_half_way_everybody_is_asked_how_it_goes():
    """The middle of 11 January to 9 July is Saturday 10 April; Monday 12 April is a working day."""
    found = planned(cohort(), [CIRCLE], {"c1": meetings()}, BEFORE_ALL)
    [half_way] = [draft for draft in found if draft.moment is Moment.HALF_WAY]
    assert (half_way.day, half_way.meeting.number) == (date(2027, 4, 12), 3)


def test_a_circle_that_has_ended_is_not_asked_half_way_how_it_goes():
    """On 12 April its three meetings are over; with a fourth, on the 13th, it is asked."""
    asked = [planned(cohort(), [CIRCLE], {"c1": meetings(count)}, BEFORE_ALL) for count in (3, 4)]
    assert [of(found, Moment.HALF_WAY) for found in asked] == [[], [3]]


def test_the_lead_is_thanked_after_the_last_meeting():
    """Two days after 8 June."""
    [thanks] = [draft for draft in plan(DAYS[5]) if draft.moment is Moment.THANKS_LEAD]
    assert thanks.day == date(2027, 6, 10)


def test_a_lead_who_is_not_heard_of_for_two_meetings_is_asked_once():
    """The first was written down, the second and third were not; without any log nobody is asked."""
    known = log(came(1, ["amina", "ben", "cem", "dia"]))
    today = DAYS[2] + timedelta(days=3)
    [quiet] = [draft for draft in plan(today, 6, known) if draft.moment is Moment.LEAD_QUIET]
    assert (quiet.day, quiet.meeting.number) == (date(2027, 3, 12), 3)
    assert of(plan(DAYS[3] + timedelta(days=3), 6, known), Moment.LEAD_QUIET) == []
    assert of(plan(today), Moment.LEAD_QUIET) == []


def test_what_a_lead_would_do_is_told_where_a_circle_has_none():
    """Ben was away twice: on 11 February a hello is due, and the report of the third meeting on 9 March."""
    alone = CIRCLE.model_copy(update={"lead": None})
    away = [came(number, ["amina", "cem", "dia", "eva", "fay"]) for number in (1, 2)]

    def found(circle, today):
        drafts = unled(cohort(), [circle], {"c1": meetings()}, today, log(*away))
        return [(one.moment, one.meeting.number, one.about) for one in drafts]

    assert found(alone, date(2027, 2, 11)) == [(Moment.HELLO, 2, ("ben",))]
    assert found(alone, date(2027, 3, 9)) == [(Moment.REPORT, 3, ())]
    assert found(CIRCLE, date(2027, 2, 11)) == []


def events(**more: Any) -> tuple[Draft, ...]:
    """Return the invitations to two share-outs of two circles."""
    about = cohort(share_outs={"at": ["2027-03-16 17:00", "2027-06-15 17:00"]}, **more)
    other = CIRCLE.model_copy(update={"id": "c2", "name": "Circle 2"})
    circles = [CIRCLE, other]
    each: dict[str, tuple[Meeting, ...]] = {"c1": meetings(), "c2": meetings()}
    found = planned(about, circles, each, BEFORE_ALL, Log(), share_outs(about, circles))
    return tuple(draft for draft in found if draft.moment is Moment.SHARE_OUT)


def test_a_share_out_is_announced_to_all_circles():
    """Ten days before 16 March and 15 June, until the day itself."""
    assert [(one.day.isoformat(), one.until.isoformat(), one.circle.id, one.of) for one in events()] == [
        ("2027-03-06", "2027-03-16", "c1", 2),
        ("2027-03-06", "2027-03-16", "c2", 2),
        ("2027-06-05", "2027-06-15", "c1", 2),
        ("2027-06-05", "2027-06-15", "c2", 2),
    ]
    assert events(nudges=NudgeDays(share_out=None)) == ()


def test_the_next_meeting_of_a_draft_is_the_one_after_it():
    """After the last one there is none."""
    found = plan(BEFORE_ALL, 2, **USUAL)
    following = {one.meeting.number: one.following for one in found}
    assert (following[1], following[2]) == (meeting(2), None)
