"""What ``circlekit schedule`` says of share-outs and of the leads' meetings."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.cli.scheduling.gatherings import beyond
from circlekit.cli.scheduling.gatherings_view import beyond_json, show_beyond
from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.leads_meetings import Kept
from circlekit.core.sections import LeadsMeetings, MeetingPlan, ShareOuts

SHARE_OUTS = ShareOuts(at=["2027-03-09 16:30", "2027-04-13 18:00"])
LEADS = LeadsMeetings(every="2 months", minutes=60)


def cohort(**more: Any) -> Cohort:
    """Return two people in Berlin who each lead a circle of one, free on Mondays."""
    people = [
        Participant(
            id=handle, name=handle.title(), timezone="Europe/Berlin", country="DE",
            available=["Mon 09:00-10:00", "Tue 16:00-20:00"], lead="yes",
        )
        for handle in ("ana", "ben")
    ]  # fmt: skip
    given = {"cohort": "T", "id": "t", "starts": "2027-01-11", "ends": "2027-07-09", "size": "2-3"}
    plan = MeetingPlan(every="month")
    return Cohort(participants=people, meeting=plan, timezone="Europe/Berlin", **given, **more)


def plans(whole: Cohort) -> list[Arrangement]:
    """Return both circles, on second Tuesdays at 16:00 and 18:00 in Berlin."""
    weekly = {"weekday": 1, "week": 2, "minutes": 60, "timezone": "Europe/Berlin"}
    found = []
    for number, (handle, start) in enumerate((("ana", 960), ("ben", 1080)), 1):
        circle = Circle(id=f"c{number}", name=f"Circle {number}", lead=handle, members=[handle])
        slot = Slot(circle=circle.id, first="2027-01-12", start=start, **weekly)
        found.append(arrange(circle, slot, whole))
    return found


LAST_MONDAYS = Slot(
    circle="leads", first="2027-01-25", weekday=0, week=-1, start=540, minutes=60, timezone="Europe/Berlin"
)
"""Every two months: 25 January, 29 March, which is Easter Monday, and 31 May."""
KEPT = Kept(Circle(id="leads", name="Leads", members=()), LAST_MONDAYS)


def test_nothing_is_said_where_nothing_goes_beyond_circles(capsys: pytest.CaptureFixture[str]) -> None:
    """Most cohorts have neither."""
    whole = cohort()
    found = beyond(whole, plans(whole))
    show_beyond(found, plans(whole), whole)
    assert (beyond_json(found), capsys.readouterr()) == ({}, ("", ""))


def test_share_outs_are_said_with_their_circles_and_their_trouble(capsys: pytest.CaptureFixture[str]) -> None:
    """The first circle meets from 16:00 on 9 March, the second from 18:00 on 13 April."""
    whole = cohort(share_outs=SHARE_OUTS)
    show_beyond(beyond(whole, plans(whole)), plans(whole), whole)
    assert capsys.readouterr().err.splitlines() == [
        "Share-out 1, Tuesday 9 March 2027, 16:30 Berlin: Circle 1 tells.",
        "Share-out 2, Tuesday 13 April 2027, 18:00 Berlin: Circle 2 tells.",
        "warning: Circle 1 meets during share-out 1 (Tuesday 9 March 2027, 16:30)",
        "  hint: move one of the two",
        "warning: Circle 2 meets during share-out 2 (Tuesday 13 April 2027, 18:00)",
        "  hint: move one of the two",
    ]


def test_the_leads_meetings_are_said_with_holidays_of_theirs(capsys: pytest.CaptureFixture[str]) -> None:
    """29 March is a Monday that both have off."""
    whole = cohort(leads_meetings=LEADS)
    show_beyond(beyond(whole, plans(whole), [KEPT]), plans(whole), whole)
    assert capsys.readouterr().err.splitlines() == [
        "Leads: last Monday of every second month, 09:00 Berlin; 3 meetings, 25 January to 31 May 2027.",
        "warning: Leads: 29 March is Easter Monday (DE), a public holiday of Ana and Ben",
        "  hint: ask whether it suits them",
    ]


def test_a_holiday_without_meetings_is_said_of_the_leads_too(capsys: pytest.CaptureFixture[str]) -> None:
    """It is one of the cohort's days off, so nobody has to be asked."""
    whole = cohort(leads_meetings=LEADS, holidays={"countries": ["DE"]})
    show_beyond(beyond(whole, plans(whole), [KEPT]), plans(whole), whole)
    assert capsys.readouterr().err.splitlines()[1:] == ["  29 March is Easter Monday (DE): no meeting."]


def test_the_document_has_both_with_instants() -> None:
    """Berlin is an hour ahead in March and two from April on."""
    whole = cohort(share_outs=SHARE_OUTS, leads_meetings=LEADS)
    found = beyond_json(beyond(whole, plans(whole), [KEPT]))
    assert found["share_outs"] == [
        {"start": "2027-03-09T15:30:00Z", "minutes": 60, "circles": ["c1"]},
        {"start": "2027-04-13T16:00:00Z", "minutes": 60, "circles": ["c2"]},
    ]
    assert found["leads"]["members"] == ["ana", "ben"]
    assert found["leads"]["meetings"] == [
        "2027-01-25T08:00:00Z", "2027-03-29T07:00:00Z", "2027-05-31T07:00:00Z",
    ]  # fmt: skip
    assert (found["leads"]["slot"]["week"], found["leads"]["attendance"]["enough"]) == ("last", True)
