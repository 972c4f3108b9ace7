"""What is different since the calendars were written last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from circlekit.core.model import Slot
from circlekit.core.sending.sent import Memory, Sent, sent
from circlekit.core.sending.updates import Update, updates

from .conftest import COHORT, SLOT, WRITING, changed, memory, plan

TODAY = date(2027, 2, 1)


def found(first: Sent, slot: Slot = SLOT, **circle: Any) -> list[Update]:
    """Return the updates of circle c1 when it is written again like this."""
    second = sent(plan(slot, **circle), COHORT.meeting.video, WRITING, first)
    return list(updates(memory(first), memory(second), TODAY))


def test_a_first_run_has_no_updates(first: Sent) -> None:
    """Everything is new, which the list of files says already."""
    assert updates(Memory(), memory(first), TODAY) == ()


def test_an_unchanged_circle_has_no_updates(first: Sent) -> None:
    """Neither the day nor the order of anything matters."""
    assert found(first) == []


def test_people_join_and_leave_and_take_over(first: Sent) -> None:
    """Ben leaves, Cem comes and leads; nobody stands in any more."""
    second = sent(plan(members=("ama", "cem"), lead="cem", deputy="ama"), None, WRITING, first)
    assert [(one.kind, one.person) for one in updates(memory(first), memory(second), TODAY)] == [
        ("joined", "cem"), ("left", "ben"), ("lead", "cem"), ("deputy", "ama"), ("link", None),
    ]  # fmt: skip


def test_meetings_are_moved_skipped_and_brought_back(first: Sent) -> None:
    """Each with what it was and what it is."""
    slot = changed(moved={"2027-03-09": "2027-03-16T17:00"}, skipped=["2027-05-11"])
    moved, skipped = found(first, slot)
    assert (moved.kind, moved.was, moved.now and moved.now.wall) == (
        "moved", first.held[2], datetime(2027, 3, 16, 17),
    )  # fmt: skip
    assert (skipped.kind, skipped.was, skipped.now) == ("skipped", first.held[4], None)
    second = sent(plan(slot), COHORT.meeting.video, WRITING, first)
    back = found(second)
    assert [(one.kind, one.was is None) for one in back] == [("moved", False), ("added", True)]


def test_a_place_that_is_new_or_no_more_is_told(first: Sent) -> None:
    """A meeting that was moved as well is only moved."""
    slot = changed(places={"2027-05-11": "Friends House"})
    (one,) = found(first, slot)
    assert (one.kind, one.now and one.now.day) == ("place", date(2027, 5, 11))
    second = sent(plan(slot), COHORT.meeting.video, WRITING, first)
    assert [one.kind for one in found(second)] == ["place"]
    both = changed(places={"2027-05-11": "Friends House"}, moved={"2027-05-11": "2027-05-12T16:00"})
    assert [one.kind for one in found(first, both)] == ["moved"]


def test_past_meetings_are_not_spoken_of(first: Sent) -> None:
    """Whether January's took place is no news in February."""
    assert found(first, changed(skipped=["2027-01-12"])) == []


def test_another_time_is_one_update(first: Sent) -> None:
    """Not one for each of its meetings."""
    assert [one.kind for one in found(first, SLOT.model_copy(update={"start": 990}))] == ["time"]


def test_a_cancelled_circle_is_one_update(first: Sent) -> None:
    """Its meetings are not listed as skipped, but one skipped before that is."""
    (one,) = found(first, changed(cancelled="2027-05-01"))
    assert (one.kind, one.day) == ("cancelled", date(2027, 5, 1))
    assert [one.kind for one in found(first, changed(cancelled="2027-05-01", skipped=["2027-03-09"]))] == [
        "cancelled", "skipped",
    ]  # fmt: skip


def test_circles_come_and_go(first: Sent) -> None:
    """A new one beside others is told, and so is one that is no more."""
    before, after = memory(first), Memory(circles={"c2": first})
    assert [(one.circle, one.kind) for one in updates(before, after, TODAY)] == [
        ("c2", "new"),
        ("c1", "gone"),
    ]


def test_another_style_is_told(first: Sent) -> None:
    """The entries of the old one have to be deleted."""
    second = sent(plan(), COHORT.meeting.video, WRITING._replace(style="instances"), first)
    assert [(one.kind, one.style) for one in updates(memory(first), memory(second), TODAY)] == [
        ("style", "instances")
    ]


def test_other_words_are_told_where_nothing_else_is(first: Sent) -> None:
    """Whatever changes, changes the words as well."""
    words = WRITING._replace(words=("other words",))
    second = sent(plan(), COHORT.meeting.video, words, first)
    assert [one.kind for one in updates(memory(first), memory(second), TODAY)] == ["text"]
    third = sent(plan(), None, words, first)
    assert [one.kind for one in updates(memory(first), memory(third), TODAY)] == ["link"]


def test_a_new_clock_law_is_an_update_of_its_own(first: Sent) -> None:
    """The clock in London shows the same, so no meeting was moved by anybody here."""
    earlier = tuple(one._replace(start=one.start.replace(hour=14)) for one in first.held)
    before = replace(first, held=earlier, tzdata="2026a")
    (one,) = updates(memory(before), memory(first), TODAY)
    assert (one.kind, one.databases, len(one.shifts)) == ("clocks", ("2026a", "2026f"), 10)
