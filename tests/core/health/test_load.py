"""What the circles ask of the coordinator, counted by hand."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.health.load import Action, Load, Minutes, load
from circlekit.core.log import Log
from circlekit.core.sections import NudgeDays

from .making import cohort, replies, source

NONE = dict.fromkeys(NudgeDays.model_fields)


def with_nudges(**days: int) -> Load:
    return load(source(today=date(2027, 1, 4), cohort=cohort(nudges=NudgeDays(**{**NONE, **days}))))


def test_a_message_before_every_meeting_counts_once_for_the_circle_and_once_for_each_member() -> None:
    """Six meetings: six to paste, and forty-two to send."""
    found = with_nudges(day_before=1)
    assert found.actions[Action.PASTE][1] - with_nudges().actions[Action.PASTE][1] == 6
    assert found.actions[Action.SEND] == (0, 42)


def test_what_went_out_counts_for_all_who_were_asked() -> None:
    """Two replied to the question of January after it had gone to seven; in April five are left."""
    days = NudgeDays(**{**NONE, "rsvp": 3})
    said = (*replies(1, ada="yes", ben="no"), *replies(4, ada="yes", ben="no"))
    found = load(source(Log(rsvps=said), cohort=cohort(nudges=days)))
    assert found.actions[Action.SEND] == (0, 5 * 7 + 5)


def test_the_week_is_seven_days_from_today_on() -> None:
    """From Monday 4 January: the message of Tuesday 5 is in it, that of Monday 11 is not."""
    assert with_nudges(week_before=7).actions[Action.SEND] == (7, 42)
    assert with_nudges(day_before=1).actions[Action.SEND][0] == 0


def test_a_lead_is_talked_with_after_every_second_meeting() -> None:
    """Meetings 1, 3 and 5; and there are reports of six meetings to read."""
    found = with_nudges()
    assert found.actions[Action.TALK][1] == 3
    assert found.actions[Action.READ][1] == 6
    assert found.actions[Action.TRAIN][1] == 1


def test_minutes_are_sums_of_the_actions() -> None:
    """Three talks and six reports for the circle; a training and three questions for the whole cohort."""
    found = with_nudges()
    pasted = 2.0 * found.actions[Action.PASTE][1]
    assert found.circles["c1"] == Minutes(0.0, 3 * 20 + 6 * 2 + pasted)
    assert found.whole.term == found.circles["c1"].term + 60 + 3 * 15


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_its_minutes_and_its_counts(action: Action) -> None:
    """So that the page can show what was assumed."""
    assert len(with_nudges().actions[action]) == 2
