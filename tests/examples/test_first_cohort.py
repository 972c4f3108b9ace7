"""Forty people in nine time zones, from a table: what must be true of them, worked out by hand."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from tests.examples.hours import served, starts
from tests.examples.making import circlekit
from tests.examples.rules import circles, people, plain


def test_forty_people_from_nine_time_zones_take_part(first):
    """The table has a row for each, and nobody is left out."""
    zones = {person["timezone"] for person in people(first).values()}
    assert (len(people(first)), len(zones)) == (40, 9)
    assert sum(len(circle["members"]) for circle in circles(first).values()) == 40
    assert plain(first / "circles.yaml")["unplaced"] in ({}, "")


def test_each_circle_is_led_by_somebody_who_said_yes(first):
    """Six said yes, and there are at most six circles of six to eight."""
    who = people(first)
    assert sum(person["lead"] == "yes" for person in who.values()) == 6
    assert [who[circle["lead"]]["lead"] for circle in circles(first).values()] == ["yes"] * len(
        circles(first)
    )


def test_all_but_the_two_with_odd_hours_are_well_served(first):
    """Jomar works nights and Zofia weekdays; everybody else can come to each meeting, minute by minute."""
    assert set(people(first)) - served(first) == {"jomar", "zofia"}


def test_the_two_are_named_where_their_circle_is(first):
    """Nobody is dropped in silence."""
    said = [sentence for circle in circles(first).values() for sentence in circle["because"]]
    for name in ("Jomar Reyes", "Zofia Wiśniewska"):
        assert any(sentence.startswith(f"{name} cannot come then") for sentence in said)


def test_check_names_the_hour_to_ask_the_two_for(first):
    """The readiness list says whom nobody can meet, and when most others could."""
    advice = json.loads(circlekit(first, "check", "--json").out)["readiness"]
    lonely = [one for one in advice if one["practice"] == 74]
    assert [one["message"].split("»")[0] for one in lonely] == ["«Jomar Reyes", "«Zofia Wiśniewska"]
    assert [one["hint"].split(" is possible")[0] for one in lonely] == [
        "ask whether Wed 20:00-21:00 (Asia/Manila)",
        "ask whether Wed 13:00-15:00 (Europe/Berlin)",
    ]


# London keeps UTC until 28 March 2027 and is an hour ahead from then on; Lagos is always an hour ahead,
# Kolkata 5:30, Bogota always 5:00 behind. The second Tuesdays are 12 January, 9 February, 9 March, 13 April,
# 11 May, 8 June, the last ones 26 January, 23 February, 30 March, 27 April, 25 May, 29 June; the second
# Wednesdays 13 January, 10 February, 10 March, 14 April, 12 May, 9 June, the last ones 27 January,
# 24 February, 31 March, 28 April, 26 May, 30 June.
BY_HAND = {
    "c1": ["01-12 17:00", "02-09 17:00", "03-09 17:00", "04-13 17:00", "05-11 17:00", "06-08 17:00"],
    "c2": ["01-26 13:00", "02-23 13:00", "03-30 12:00", "04-27 12:00", "05-25 12:00", "06-29 12:00"],
    "c3": ["01-12 14:00", "02-09 14:00", "03-09 14:00", "04-13 14:00", "05-11 14:00", "06-08 14:00"],
    "c4": ["01-27 07:00", "02-24 07:00", "03-31 07:00", "04-28 07:00", "05-26 07:00", "06-30 07:00"],
    "c5": ["01-13 17:00", "02-10 17:00", "03-10 17:00", "04-14 17:00", "05-12 17:00", "06-09 17:00"],
    "c6": ["01-13 12:00", "02-10 12:00", "03-10 12:00", "04-14 11:00", "05-12 11:00", "06-09 11:00"],
}


def said(folder):
    """Return the UTC starts that ``schedule --json`` gives for each circle."""
    document = json.loads(circlekit(folder, "schedule", "--json", "--dry-run").out)
    return {
        circle: [datetime.fromisoformat(moment).astimezone(UTC) for moment in moments]
        for circle, moments in document["meetings"].items()
    }


@pytest.mark.parametrize("circle", BY_HAND)
def test_meetings_start_when_a_calendar_on_the_wall_says(first, circle):
    """The UTC starts before and after the clock change are those counted by hand."""
    assert [f"{moment:%m-%d %H:%M}" for moment in said(first)[circle]] == BY_HAND[circle]


@pytest.mark.parametrize("name", ["first", "volunteers", "second", "following"])
def test_all_meetings_start_when_separate_code_says(name, request):
    """For every circle of every example, from schedule.yaml alone."""
    folder = request.getfixturevalue(name)
    assert said(folder) == starts(folder)


def test_a_week_before_two_circles_get_their_messages(first):
    """On 5 January a circle of six and one of seven meet in a week: a message to each circle and member.

    Two more meet in eight days: they are asked for what they promise each other, and their leads welcomed.
    """
    folders = sorted(folder.name for folder in (first / "nudges").iterdir())
    assert folders == [
        "2026-12-28-c5-lead-welcome", "2026-12-28-c6-lead-welcome",
        "2027-01-03-c5-commitment", "2027-01-03-c6-commitment",
        "2027-01-05-c1-week-before", "2027-01-05-c3-week-before",
    ]  # fmt: skip
    assert len(list((first / "nudges").rglob("*.eml"))) == 6 + 7 + 2
    assert len(list((first / "nudges").rglob("circle.md"))) == 2 + 2


def test_each_circle_has_a_calendar_and_so_have_all_the_leads_and_amara(first):
    """One file for each of the six circles, three more, and the lists to paste."""
    names = {file.name for file in (first / "calendar").iterdir()}
    own = {f"{number:02}-circle-{number}.ics" for number in range(1, 7)}
    assert names == own | {"community.ics", "leads.ics", "coordinator.ics", "times.md"}


def test_share_outs_and_the_leads_meet_when_a_calendar_on_the_wall_says(first):
    """13:00 in London is 13:00 UTC in March and 12:00 in June; 13:30 in Lagos is 12:30 UTC all year."""
    document = json.loads(circlekit(first, "schedule", "--json", "--dry-run").out)
    assert [(one["start"], one["circles"]) for one in document["share_outs"]] == [
        ("2027-03-24T13:00:00Z", ["c1", "c2", "c3"]),
        ("2027-06-16T12:00:00Z", ["c4", "c5", "c6"]),
    ]
    wednesdays = ["2027-01-20T12:30:00Z", "2027-03-17T12:30:00Z", "2027-05-19T12:30:00Z"]
    assert document["leads"]["meetings"] == wednesdays
    assert document["leads"]["members"] == [circle["lead"] for circle in circles(first).values()]
