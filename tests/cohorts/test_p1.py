"""Amara's first circles: everybody placed, each circle led, and two people told which hour would help."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from tests.cohorts.looking import chance_of_four, change_people, document
from tests.examples.hours import DAYS, WINDOW, served
from tests.examples.making import circlekit
from tests.examples.rules import broken, circles, people

NIGHT_WORKERS = {"fọlákẹ́-adéyẹmí": "Africa/Accra", "wulan-lestari": "Asia/Jakarta"}

MONDAYS = (date(2027, 1, 18), date(2027, 7, 5))
"""One in winter time, one in summer time."""

TODAY = ("--today", "2027-01-04")


@pytest.fixture(scope="module")
def matched(copied):
    """Match and schedule once: the folder, and what ``match`` said."""
    folder = copied("p1")
    said = document(folder, "match")
    assert circlekit(folder, "schedule", *TODAY).code == 0
    return folder, said


@pytest.fixture(scope="module")
def folder(matched):
    return matched[0]


@pytest.fixture(scope="module")
def asked_for(matched):
    """Return the hour that would help somebody most, and its time zone, by whom it would help."""
    return {one["id"]: one["hour"].split(" in ") for one in matched[1]["not_served"]}


def minutes(person, monday):
    """Return the minutes, in UTC, at which somebody is free in the week of a Monday."""
    zone = ZoneInfo(person["timezone"])
    found = set()
    for window in person["available"]:
        day, start, end = WINDOW.fullmatch(window).groups()
        first, last = (
            datetime.combine(monday + timedelta(DAYS.index(day)), time.fromisoformat(clock), zone)
            for clock in (start, end)
        )
        moments = range(int(first.astimezone(UTC).timestamp()), int(last.astimezone(UTC).timestamp()), 60)
        found.update(moments)
    return found


def test_forty_people_in_nine_zones_are_all_placed(folder):
    """Nobody is left out, and no rule is broken."""
    zones = {person["timezone"] for person in people(folder).values()}
    assert (len(people(folder)), len(zones)) == (40, 9)
    assert broken(folder) == []


def test_each_circle_is_led_by_somebody_who_said_yes(folder):
    """Seven said yes, for five or six circles."""
    who = people(folder)
    assert sum(person["lead"] == "yes" for person in who.values()) == 7
    assert {who[circle["lead"]]["lead"] for circle in circles(folder).values()} == {"yes"}


@pytest.mark.parametrize("monday", MONDAYS)
def test_two_people_can_meet_nobody(folder, monday):
    """Counted minute by minute, before the clock changes and after."""
    free = {handle: minutes(person, monday) for handle, person in people(folder).items()}
    for night in NIGHT_WORKERS:
        assert free[night]
        assert all(free[night].isdisjoint(free[other]) for other in free if other != night)


def test_everybody_else_is_well_served(folder):
    """Thirty-eight of forty can come to each meeting, with five others and a lead: all who can at all."""
    assert set(people(folder)) - served(folder) == set(NIGHT_WORKERS)


def test_the_two_are_named_with_an_hour_that_would_help(folder, asked_for):
    """Each hour is given on their own clock; their circle says that they cannot come to its hour."""
    assert {handle: zone for handle, (_, zone) in asked_for.items()} == NIGHT_WORKERS
    said = [sentence for circle in circles(folder).values() for sentence in circle["because"]]
    talk = circlekit(folder, "match", "--keep", "--dry-run").err.splitlines()
    for night, (hour, zone) in asked_for.items():
        name = people(folder)[night]["name"]
        assert any(sentence.startswith(f"{name} cannot come") for sentence in said)
        assert any(
            line.startswith(f"{name} cannot meet any 5 others") and f"{hour} in {zone}" in line
            for line in talk
        )


@pytest.mark.parametrize("monday", MONDAYS)
def test_at_that_hour_five_others_are_free(folder, asked_for, monday):
    """For all of an hour's meeting, and one of them is willing to lead."""
    who = people(folder)
    for night, (hour, zone) in asked_for.items():
        then = minutes({"timezone": zone, "available": [hour]}, monday)
        come = [one for handle, one in who.items() if len(minutes(one, monday) & then) >= 60]
        assert who[night] not in come
        assert len(come) >= 5
        assert "yes" in {person["lead"] for person in come}


def test_when_both_can_come_then_everybody_is_well_served(asked_for, copied):
    """Forty of forty, in new circles, minute by minute."""
    folder = copied("p1")

    def also_then(rows):
        more = {handle: f"; {hour}" for handle, (hour, _) in asked_for.items()}
        return [row | {"available": row["available"] + more.get(row["id"], "")} for row in rows]

    change_people(folder, also_then)
    for argv in (("match",), ("schedule", *TODAY)):
        assert circlekit(folder, *argv).code == 0
    assert served(folder) == set(people(folder))


def test_five_eights_and_six_of_six_or_seven_stand_side_by_side(folder):
    """When seven in ten come, eights have four people more often, and in the six fewer pairs meet again.

    At a rotation eight over five circles go 2 + 2 + 2 + 1 + 1: three pairs, five times. Seven over six meet
    in one pair, four times; six over six in none.
    """
    said = document(folder, "match", "--expect-attendance", "70%", "--dry-run")
    cuts = {cut["circles"]: cut for cut in said["cuts"]}
    sizes = {
        number: [(one["circles"], one["people"]) for one in cut["sizes"]] for number, cut in cuts.items()
    }
    six, seven, eight = (float(chance_of_four(seats, Fraction(7, 10))) for seats in (6, 7, 8))
    assert sizes == {5: [(5, 8)], 6: [(4, 7), (2, 6)]}
    assert cuts[5]["enough"] == pytest.approx(eight, abs=1e-4)
    assert cuts[6]["enough"] == pytest.approx((4 * seven + 2 * six) / 6, abs=1e-4)
    assert {number: (cut["again"], cut["pairs"]) for number, cut in cuts.items()} == {
        5: (15, 140),
        6: (4, 114),
    }
    assert said["chosen"] == 5
