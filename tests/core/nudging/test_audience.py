"""Who gets a message of their own, and that nobody gets a fourth."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.core.nudging.a_circle import CIRCLE, HANDLES, came, cohort, draft, facts, log, meetings, people

from circlekit.core.log import Log
from circlekit.core.nudging.audience import BEFORE, COUNTED, MOST, had, held_back, recipients
from circlekit.core.nudging.choosing import is_for_circle
from circlekit.core.nudging.draft import KINDS, Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.moments import planned
from circlekit.core.sections import NudgeDays

ALL = list(HANDLES)


def who(moment: Moment, known: Log | None = None, **more: object) -> list[str]:
    return [person.id for person in recipients(draft(moment), facts(known, **more))]


@pytest.mark.parametrize("moment", [Moment.WELCOME, Moment.WEEK_BEFORE, Moment.SHARE_OUT])
def test_some_messages_are_for_everybody(moment):
    """Whatever is known of them."""
    assert who(moment, log(replies={"ben": "no"})) == ALL


def test_only_those_are_asked_who_have_not_replied():
    """Whoever said yes, no or maybe has replied."""
    assert who(Moment.RSVP, log(replies={"ben": "no", "cem": "yes", "dia": "maybe"})) == [
        "amina",
        "eva",
        "fay",
    ]


def test_whoever_said_no_is_not_reminded_a_day_before():
    """Maybe is no no."""
    replies = {"ben": "no", "cem": "yes", "dia": "maybe"}
    assert who(Moment.DAY_BEFORE, log(replies=replies)) == ["amina", "cem", "dia", "eva", "fay"]


@pytest.mark.parametrize(
    "moment", [Moment.LEAD_WELCOME, Moment.REPORT, Moment.HELLO, Moment.LEAD_QUIET, Moment.THANKS_LEAD]
)
def test_messages_to_leads_are_for_the_lead_alone(moment):
    """A circle without one gets none."""
    assert who(moment) == ["amina"]
    alone = draft(moment, circle=CIRCLE.model_copy(update={"lead": None}))
    assert recipients(alone, facts()) == ()


@pytest.mark.parametrize("moment", [Moment.COMMITMENT, Moment.CIRCLE_QUIET])
def test_some_messages_are_for_the_circle_alone(moment):
    """Nobody gets one of their own."""
    assert who(moment) == []


def test_a_report_that_is_there_is_not_asked_for():
    """Somebody wrote down who came."""
    assert who(Moment.REPORT, log(came(2, ALL))) == []


def test_the_question_half_way_goes_to_those_without_email():
    """The others read it with their circle."""
    with_channels = people(ben={"channel": "Signal"}, cem={"channel": "sms"}, dia={"channel": "e-mail"})
    assert who(Moment.HALF_WAY, participants=with_channels) == ["ben", "cem"]


def test_only_those_are_asked_again_who_have_not_given_their_word():
    """Three of six have."""
    assert who(Moment.COMMITMENT_AGAIN, log(committed=["amina", "ben", "cem"])) == ["dia", "eva", "fay"]
    assert who(Moment.COMMITMENT_AGAIN) == []


def test_a_circle_that_gave_no_word_is_not_told_that_others_did():
    """Only of Circle 1 commitments are written down."""
    other = draft(Moment.COMMITMENT_AGAIN, circle=CIRCLE.model_copy(update={"id": "c2"}))
    assert recipients(other, facts(log(committed=["amina"]))) == ()


def test_a_kind_word_goes_to_whom_it_is_about():
    """To nobody else of the circle."""
    one = draft(Moment.STEP_BACK, about=("cem",))
    assert [person.id for person in recipients(one, facts())] == ["cem"]


def test_thanks_go_to_those_who_came_and_notes_to_those_who_did_not():
    """With two messages before the meeting there is room for one after."""
    known = log(came(2, ["amina", "ben", "cem", "dia"], no_word=["eva"]))
    two = NudgeDays(rsvp=None)
    assert who(Moment.AFTER, known, nudges=two) == ["amina", "ben", "cem", "dia"]
    assert who(Moment.MISSED, known, nudges=two) == ["eva", "fay"]


def test_a_fourth_message_is_not_written():
    """Week before, RSVP and day before are three; whoever said no has had two."""
    known = log(came(2, ["amina", "ben", "cem"]), replies={"dia": "no"})
    assert who(Moment.AFTER, known) == []
    assert who(Moment.MISSED, known) == ["dia"]
    held = held_back(draft(Moment.MISSED), facts(known))
    assert [person.id for person in held] == ["eva", "fay"]


def test_whoever_was_reminded_before_they_said_no_has_had_three():
    """The reminder counts, though they would not get it today."""
    known = facts_of(
        cohort(), log(came(2, ["amina"]), replies={"dia": "no", "cem": "no"}), frozenset({("c1", 2, "dia")})
    )
    missed = draft(Moment.MISSED)
    assert [person.id for person in recipients(missed, known)] == ["cem"]
    assert "dia" in [person.id for person in held_back(missed, known)]


def test_messages_are_counted_by_the_days_on_which_they_go_out():
    """Where the question comes before the run sheet, it is the first."""
    early = facts(nudges=NudgeDays(rsvp=9))
    ben = early.people["ben"]
    assert [had(draft(moment), ben, early) for moment in (Moment.RSVP, Moment.WEEK_BEFORE)] == [0, 1]
    assert [had(draft(moment), ben, facts()) for moment in BEFORE] == [0, 1, 2]


def test_what_is_not_about_one_meeting_is_not_counted():
    """A welcome is no reminder."""
    assert [had(draft(moment), facts().people["ben"], facts()) for moment in set(Moment) - COUNTED] == [0] * (
        len(Moment) - len(COUNTED)
    )


def test_whoever_joins_later_gets_nothing_about_earlier_meetings():
    """At 16:00 in London on 9 February it is the 10th in Auckland."""
    joining = people(ben={"joins": date(2027, 2, 10)}, eva={"joins": date(2027, 2, 10)})
    assert who(Moment.WEEK_BEFORE, participants=joining) == ["amina", "cem", "dia", "eva", "fay"]


def test_a_welcome_of_those_who_join_later_is_for_them_alone():
    """The circle itself was welcomed before."""
    late = draft(Moment.WELCOME, about=("ben",))
    assert [person.id for person in recipients(late, facts())] == ["ben"]
    assert not is_for_circle(late)


def test_whoever_left_the_cohort_gets_nothing():
    """The circles' file may still have their handle."""
    assert who(Moment.WEEK_BEFORE, participants=people()[1:]) == ALL[1:]


some = st.lists(st.sampled_from(HANDLES), unique=True)
day_or_off = st.one_of(st.none(), st.integers(0, 14))


@settings(max_examples=60, deadline=None)
@given(
    before=st.tuples(day_or_off, day_or_off, day_or_off),
    present=some,
    replies=st.dictionaries(st.sampled_from(HANDLES), st.sampled_from(("yes", "no", "maybe"))),
)
def test_nobody_ever_gets_more_than_three_messages_about_a_meeting(before, present, replies):
    """Whatever is switched on, whoever comes, and however early each is asked."""
    names = dict(zip(("week_before", "rsvp", "day_before"), before, strict=True))
    about = cohort(nudges=NudgeDays(**names))
    asked = reached(about, log(replies={}), before=True)
    told = reached(about, log(came(2, present), replies=replies), before=False)
    for handle in HANDLES:
        unasked = replies.get(handle) == "no" and names["day_before"] is not None
        assert asked.count(handle) - unasked + told.count(handle) <= MOST


def reached(about, known: Log, *, before: bool) -> list[str]:
    """Return whom the messages about the second meeting reach, each as often as one does."""
    known_of = facts_of(about, known)
    drafts: Iterable = planned(about, [CIRCLE], {"c1": meetings()}, date.min, known)
    wanted = (one for one in drafts if one.meeting.number == 2 and one.moment in COUNTED)
    return [
        person.id
        for one in wanted
        if (one.moment in BEFORE) is before
        for person in recipients(one, known_of)
    ]


def test_every_moment_is_for_somebody():
    """For a circle, or for people."""
    assert [moment for moment in Moment if not (KINDS[moment].circle or KINDS[moment].people)] == []
