"""Meetings that a government moved: for whom, from when, from which hour to which."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from circlekit.core.sending.clock_laws import say_shifts, shifts
from circlekit.core.sending.sent import Sent, sent

from .conftest import COHORT, SLOT, WRITING, changed, plan

TODAY = date(2027, 2, 1)
PEOPLE = COHORT.participants[:2]


def without_summer(one: Sent) -> Sent:
    """Return what would have been written if London had not been going to put its clocks forward."""
    held = tuple(meeting._replace(start=meeting.start.replace(hour=16)) for meeting in one.held)
    return replace(one, held=held, clocks={**one.clocks, "Europe/London": (0,) * 6})


def test_the_same_laws_move_nothing(first: Sent) -> None:
    """The usual case."""
    assert shifts(first, first, TODAY) == ()


def test_a_law_of_the_anchor_moves_the_others(first: Sent) -> None:
    """London keeps 16:00, and Dakar, which had 16:00 as well, has 15:00 from April on."""
    found = shifts(without_summer(first), first, TODAY)
    assert [(one.zone, one.day.month, one.was.hour, one.now.hour) for one in found] == [
        ("Africa/Dakar", 4, 16, 15), ("Europe/London", 4, 16, 16),
        ("Africa/Dakar", 5, 16, 15), ("Europe/London", 5, 16, 16),
        ("Africa/Dakar", 6, 16, 15), ("Europe/London", 6, 16, 16),
    ]  # fmt: skip
    assert list(say_shifts(found, PEOPLE)) == [
        "From 13 April 2027 16:00 becomes 15:00 for Ama Mensah (Dakar), 3 meetings.",
        "It stays as it is for Ben Hall (London).",
    ]


def test_a_law_of_a_members_zone_moves_that_member(first: Sent) -> None:
    """Dakar puts its clocks forward by nine hours in May; the meetings stay where they are."""
    old = replace(first, clocks={**first.clocks, "Africa/Dakar": (0, 0, 0, 0, 540, 540)})
    assert list(say_shifts(shifts(old, first, TODAY), PEOPLE)) == [
        "From 11 May 2027 00:00 on Wednesday becomes 15:00 on Tuesday for Ama Mensah (Dakar), 2 meetings."
    ]


def test_past_meetings_do_not_count(first: Sent) -> None:
    """In the middle of May only June's is left."""
    found = shifts(without_summer(first), first, date(2027, 5, 12))
    assert {one.day for one in found} == {date(2027, 6, 8)}


def test_what_people_changed_is_nobodys_law(first: Sent) -> None:
    """A moved meeting, and another time of the whole circle."""
    old = without_summer(first)
    moved = changed(moved={"2027-04-13": "2027-04-14T16:00"})
    after = sent(plan(moved), COHORT.meeting.video, WRITING, first)
    assert {one.day for one in shifts(old, after, TODAY)} == {date(2027, 5, 11), date(2027, 6, 8)}
    later = SLOT.model_copy(update={"start": SLOT.start + 60})
    assert shifts(old, sent(plan(later), COHORT.meeting.video, WRITING, first), TODAY) == ()


def test_only_zones_known_before_and_after_are_compared(first: Sent) -> None:
    """Somebody who joined has no hour from before."""
    hour = timedelta(hours=1)
    held = tuple(one._replace(start=one.start - hour) for one in first.held)
    old = replace(first, held=held, clocks={"Africa/Dakar": first.clocks["Africa/Dakar"]})
    assert {one.zone for one in shifts(old, first, TODAY)} == {"Africa/Dakar"}
