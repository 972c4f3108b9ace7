"""What is left out of the messages when only some are wanted."""

from __future__ import annotations

import pytest
from tests.core.nudging.a_circle import CIRCLE, HANDLES, cohort, draft, facts, log

from circlekit.core.nudging.choosing import EVERYTHING, Choice, chosen, is_for_circle, is_for_leads
from circlekit.core.nudging.draft import Moment, To
from circlekit.core.scheduling.share_outs import share_outs


def sent(moment: Moment, choice: Choice = EVERYTHING) -> tuple[bool, int]:
    """Return whether the circle gets a message, and how many people do."""
    one = draft(moment)
    return is_for_circle(one, choice), len(chosen(one, facts(), choice))


@pytest.mark.parametrize(
    ("choice", "welcome", "report"),
    [
        (EVERYTHING, (True, 6), (False, 1)),
        (Choice(to=To.CIRCLES), (True, 0), (False, 0)),
        (Choice(to=To.MEMBERS), (False, 6), (False, 0)),
        (Choice(to=To.LEADS), (False, 0), (False, 1)),
        (Choice(moment=Moment.WELCOME), (True, 6), (False, 0)),
        (Choice(to=To.MEMBERS, moment=Moment.REPORT), (False, 0), (False, 0)),
        (Choice(no_reply=True), (False, 0), (False, 0)),
    ],
)
def test_only_what_is_wanted_is_written(choice, welcome, report):
    """A welcome has a message for the circle and six for people, a report one for the lead."""
    assert (sent(Moment.WELCOME, choice), sent(Moment.REPORT, choice)) == (welcome, report)


@pytest.mark.parametrize(
    ("choice", "wanted"),
    [
        (EVERYTHING, True),
        (Choice(to=To.LEADS), True),
        (Choice(moment=Moment.REPORT), True),
        (Choice(to=To.MEMBERS), False),
        (Choice(no_reply=True), False),
        (Choice(moment=Moment.HELLO), False),
    ],
)
def test_what_a_lead_would_get_is_left_out_with_the_messages_to_leads(choice, wanted):
    """Also where there is no lead to get it."""
    assert is_for_leads(draft(Moment.REPORT), choice) is wanted


def test_only_those_who_have_not_replied_are_reminded():
    """A day before, of those who said yes, maybe and nothing."""
    known = facts(log(replies={"amina": "yes", "ben": "maybe", "cem": "no"}))
    found = chosen(draft(Moment.DAY_BEFORE), known, Choice(no_reply=True))
    assert [person.id for person in found] == list(HANDLES[3:])


def test_only_circles_that_tell_get_a_message_about_a_share_out():
    """Members of all circles are invited."""
    about = cohort(share_outs={"at": ["2027-03-16 17:00", "2027-06-15 17:00"]})
    other = CIRCLE.model_copy(update={"id": "c2"})
    first, second = share_outs(about, [CIRCLE, other])
    told = [draft(Moment.SHARE_OUT, event=event) for event in (first, second)]
    assert [is_for_circle(one) for one in told] == [True, False]
    assert [len(chosen(one, facts())) for one in told] == [6, 6]
