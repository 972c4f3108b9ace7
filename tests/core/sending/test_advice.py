"""What changed and what to do, in words that a coordinator can act on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from circlekit.core.model import Slot
from circlekit.core.sections import LeadsMeetings
from circlekit.core.sending.advice import Advice, advice, news
from circlekit.core.sending.sent import Memory, Sent, sent
from circlekit.core.sending.update_words import Sending
from circlekit.core.sending.updates import Update, updates

from .conftest import COHORT, SLOT, WRITING, changed, memory, plan

TODAY = date(2027, 1, 5)
FILE = "calendar/01-circle-1.ics"
HEADING = "Circle 1 has changed since its calendar was written:"


def of(first: Sent, slot: Slot = SLOT, **circle: Any) -> Advice:
    """Return what is said when circle c1 is written again like this."""
    arranged = plan(slot, **circle)
    second = sent(arranged, COHORT.meeting.video, WRITING, first)
    found = updates(memory(first), memory(second), TODAY)
    return advice("c1", found, Sending(cohort=COHORT, plans={"c1": arranged}, files={"c1": FILE}))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"moved": {"2027-03-09": "2027-03-16T17:00"}},
            "9 March 2027 is moved to Tuesday 16 March 2027, 17:00 London.",
        ),
        (
            {"moved": {"2027-03-09": "2027-03-09T17:30"}},
            "Tuesday 9 March 2027 begins at 17:30 London, not 16:00.",
        ),
        ({"skipped": ["2027-04-13"]}, "There is no meeting on 13 April 2027."),
        ({"places": {"2027-05-11": "Friends House"}}, "Tuesday 11 May 2027 is in person: Friends House."),
        ({"cancelled": "2027-06-01"}, "It is cancelled: no meetings from 1 June 2027 on."),
    ],
)
def test_a_change_of_meetings_goes_to_everybody(first: Sent, changes: dict[str, Any], sentence: str) -> None:
    """The whole file is sent again, never a single meeting."""
    assert of(first, changed(**changes)) == Advice(
        HEADING, (sentence,), (f"Send {FILE} to everybody in it.",)
    )


def test_what_importing_does_not_take_away_is_deleted_by_people(first: Sent) -> None:
    """Single entries that are missing, and the entry of a circle that has no meeting left."""
    single = replace(first, style="instances")

    def steps(before: Sent, **changes: Any) -> tuple[str, ...]:
        arranged = plan(changed(**changes))
        after = sent(arranged, COHORT.meeting.video, WRITING._replace(style=before.style), before)
        sending = Sending(
            cohort=COHORT,
            plans={"c1": arranged},
            files={"c1": FILE},
            single={"c1"} if before.style == "instances" else (),
        )
        return advice("c1", updates(memory(before), memory(after), TODAY), sending).steps

    send = f"Send {FILE} to everybody in it."
    away = "importing takes no entry away."
    two = ["2027-04-13", "2027-05-11"]
    assert steps(single, skipped=two) == (
        send, f"Ask everybody to delete 13 April 2027 and 11 May 2027: {away}",
    )  # fmt: skip
    assert steps(single, cancelled="2027-04-13") == (
        send, f"Ask everybody to delete all from 13 April 2027 on: {away}",
    )  # fmt: skip
    assert steps(first, cancelled="2027-04-13") == (send,)
    assert steps(first, cancelled="2027-01-12") == (
        send, "Ask everybody to delete it where their calendar still shows it.",
    )  # fmt: skip


def test_another_time_is_said_in_words(first: Sent) -> None:
    """Not as a list of dates."""
    found = of(first, SLOT.model_copy(update={"start": 990}))
    assert found.changes == (
        "When it meets is new: second Tuesday of the month, 16:30 London, for 60 minutes; "
        "6 meetings, 12 January to 8 June 2027.",
    )


def test_a_meeting_that_is_back_is_said(first: Sent) -> None:
    """After it was skipped."""
    without = sent(plan(changed(skipped=["2027-04-13"])), COHORT.meeting.video, WRITING, None)
    assert of(without).changes == ("There is a meeting on Tuesday 13 April 2027, 16:00 London.",)


def test_a_place_that_is_no_more_is_said(first: Sent) -> None:
    """People would travel for nothing."""
    hall = sent(plan(changed(places={"2027-05-11": "Hall"})), COHORT.meeting.video, WRITING, first)
    assert of(hall).changes == ("Tuesday 11 May 2027 is not in person any more.",)


def test_joiners_get_the_file_and_leavers_a_request(first: Sent) -> None:
    """Nobody else has to do anything."""
    found = of(first, members=("ama", "cem"), deputy="ben")
    assert found.changes == ("Cem Kaya joined.", "Ben Hall left.")
    assert found.steps == (
        f"Send {FILE} to Cem Kaya.",
        "Ask Ben Hall to delete the circle from their calendar.",
    )


def test_a_new_lead_is_in_everybodys_entry(first: Sent) -> None:
    """And a role that nobody has any more as well."""
    found = of(replace(first, lead="zed", deputy=None))
    assert found.changes == ("Ama Mensah leads it now.", "Ben Hall stands in now.")
    assert found.steps == (f"Send {FILE} to everybody in it.",)


def test_people_without_a_name_here_are_called_by_their_handle(first: Sent) -> None:
    """They take part no more."""
    assert of(replace(first, members=("ama", "ben", "zed"))).changes == ("«zed» left.",)


def test_another_style_has_the_old_entries_deleted_first(first: Sent) -> None:
    """They have other names, so nothing would replace them."""
    found = of(replace(first, style="instances"))
    assert found.changes == ("Its meetings are entries that repeat now.",)
    assert found.steps == (
        f"Everybody deletes the earlier entries first; then send {FILE} to everybody in it.",
    )


def test_a_new_clock_law_is_told_with_whom_it_moves(first: Sent) -> None:
    """London would have kept winter time; now it does not, so Dakar's hour moves from April on."""
    held = tuple(one._replace(start=one.start.replace(hour=16)) for one in first.held)
    before = replace(first, held=held, clocks={**first.clocks, "Europe/London": (0,) * 6}, tzdata="2026a")
    assert of(before) == Advice(
        HEADING,
        (
            "A government changed its clocks (time zones of 2026a, now 2026f). From 13 April 2027 16:00 "
            "becomes 15:00 for Ama Mensah (Dakar), 3 meetings. It stays as it is for Ben Hall (London).",
        ),
        (f"Send {FILE} to everybody in it.",),
    )


def test_circles_that_come_and_go(first: Sent) -> None:
    """One has no file any more."""
    sending = Sending(cohort=COHORT, plans={"c1": plan()}, files={"c1": FILE}, per_member=True)
    new, gone = updates(Memory(circles={"c9": first}), memory(first), TODAY)
    assert advice("c1", [new], sending) == Advice(
        "Circle 1 is new:", (), ("Send the new files in calendar/members/ to everybody in it.",)
    )
    assert advice("c9", [gone], sending) == Advice(
        "Circle «c9» is no more:", (), ("Ask those who were in it to delete it from their calendars.",)
    )


@pytest.mark.parametrize(
    ("update", "sentence"),
    [
        (Update(circle="c1", kind="lead"), "Nobody leads it any more."),
        (Update(circle="c1", kind="deputy"), "Nobody stands in any more."),
        (Update(circle="c1", kind="link"), "The link to join is new."),
        (Update(circle="c1", kind="text"), "Its text is new."),
        (
            Update(circle="c1", kind="style", style="instances"),
            "Each of its meetings is an entry of its own now.",
        ),
    ],
)
def test_every_other_change_is_a_sentence(update: Update, sentence: str) -> None:
    """None is forgotten."""
    sending = Sending(cohort=COHORT, plans={"c1": plan()}, files={"c1": FILE})
    assert advice("c1", [update], sending).changes == (sentence,)


def test_circles_with_the_same_changes_are_told_together() -> None:
    """By name where they are few, else by number; what only one has stands alone."""
    plans = {
        f"c{number}": plan()._replace(circle=plan().circle.model_copy(update={"name": f"Circle {number}"}))
        for number in range(1, 8)
    }
    sending = Sending(cohort=COHORT, plans=plans, files=dict.fromkeys(plans, FILE))
    link = [Update(circle=circle, kind="link") for circle in plans]
    step = ("Send each circle's own file in calendar/ to everybody in it.",)
    changes = ("The link to join is new.",)
    since = "have changed since their calendars were written:"
    assert news(link, sending) == (Advice(f"7 circles {since}", changes, step),)
    alone = Update(circle="c2", kind="deputy")
    assert news([*link[:3], alone], sending) == (
        Advice(f"Circle 1 and Circle 3 {since}", changes, step),
        Advice(
            "Circle 2 has changed since its calendar was written:",
            (*changes, "Nobody stands in any more."),
            (f"Send {FILE} to everybody in it.",),
        ),
    )
    gone = [Update(circle="c8", kind="gone"), Update(circle="c9", kind="gone")]
    (together,) = news(gone, sending)
    assert together.heading == "Circle «c8» and Circle «c9» are no more:"


def test_the_leads_meet_in_a_rhythm_of_their_own() -> None:
    """Their calendar is told of like that of a circle."""
    cohort = COHORT.model_copy(update={"leads_meetings": LeadsMeetings(every="2 months")})
    leads = plan()._replace(circle=plan().circle.model_copy(update={"id": "leads", "name": "Leads"}))
    sending = Sending(cohort=cohort, plans={"leads": leads}, files={"leads": "calendar/leads.ics"})
    assert advice("leads", [Update(circle="leads", kind="time")], sending) == Advice(
        "The circle of leads has changed since its calendar was written:",
        (
            "When it meets is new: second Tuesday of every second month, 16:00 London, for 60 minutes; "
            "6 meetings, 12 January to 8 June 2027.",
        ),
        ("Send calendar/leads.ics to everybody in it.",),
    )
