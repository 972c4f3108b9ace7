"""What is remembered of a calendar: enough to tell what changed, nothing of anybody."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from circlekit.core.sending.memory_data import as_data, from_data
from circlekit.core.sending.sent import Held, Memory, Sent, sent

from .conftest import COHORT, WRITING, changed, memory, plan


def test_meetings_are_remembered_as_instants_and_as_clocks_show_them(first: Sent) -> None:
    """London is an hour ahead of UTC from 28 March on."""
    assert first.held[2] == Held(
        date(2027, 3, 9), datetime(2027, 3, 9, 16, tzinfo=UTC), datetime(2027, 3, 9, 16)
    )
    assert first.held[3] == Held(
        date(2027, 4, 13), datetime(2027, 4, 13, 15, tzinfo=UTC), datetime(2027, 4, 13, 16)
    )
    assert first.clocks == {"Africa/Dakar": (0, 0, 0, 0, 0, 0), "Europe/London": (0, 0, 0, 60, 60, 60)}


def test_a_moved_meeting_is_remembered_under_its_own_date() -> None:
    """A skipped one is not there."""
    slot = changed(moved={"2027-03-09": "2027-03-16T17:00"}, skipped=["2027-05-11"])
    held = sent(plan(slot), None, WRITING, None).held
    assert [f"{one.day:%m-%d}" for one in held] == ["01-12", "02-09", "03-09", "04-13", "06-08"]
    assert held[2].wall == datetime(2027, 3, 16, 17)


def test_a_newer_database_alone_changes_nothing(first: Sent) -> None:
    """So an unchanged plan writes no byte."""
    assert sent(plan(), COHORT.meeting.video, WRITING._replace(tzdata="2027a"), first) is first


def test_the_memory_survives_being_written(first: Sent) -> None:
    """As JSON, with everything in it."""
    slot = changed(cancelled="2027-06-01", places={"2027-03-09": "Friends House"})
    moved = sent(plan(slot, lead="ben"), None, WRITING, first)
    before = Memory(circles={"c1": moved, "c9": first}, per_member=True)
    assert from_data(json.loads(json.dumps(as_data(before)))) == before


def test_no_name_address_or_link_is_remembered(first: Sent) -> None:
    """Links to meetings often hold the password."""
    text = json.dumps(as_data(memory(first)))
    assert not [word for word in ("Ama", "Hall", "@", "https", "meet.example") if word in text]


@pytest.mark.parametrize(
    "data",
    [None, [], "x", {"circles": []}, {"circles": {"c1": None}}, {"circles": {"c1": {}}}],
)
def test_what_is_damaged_counts_as_never_written(data: object) -> None:
    """Nothing can be said of it, and nothing fails."""
    assert from_data(data) == Memory()


@pytest.mark.parametrize("key", ["members", "held", "clocks", "cancelled"])
def test_a_damaged_circle_leaves_the_others(first: Sent, key: str) -> None:
    """One value of the wrong kind spoils only its circle."""
    data = as_data(memory(first, first))
    data["circles"]["c2"] = {**data["circles"]["c2"], key: 5}
    assert from_data(data) == memory(first)
