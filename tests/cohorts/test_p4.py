"""Beatriz's second term: as few people meet again as is possible at all."""

from __future__ import annotations

import pytest

from tests.cohorts.looking import document, pairs, together
from tests.examples.hours import served
from tests.examples.making import circlekit
from tests.examples.rules import broken, circles, people, plain


@pytest.fixture(scope="module")
def folder(copied):
    return copied("p4")


@pytest.fixture(scope="module")
def rotated(folder):
    """Return what ``rotate`` said, and the next cohort's folder."""
    said = document(folder, "rotate")
    return said, folder / "rotation" / said["cohort"]


def gone(folder):
    """Return who opts out."""
    answers = plain(folder / "answers.yaml")
    return {*answers["leave"], *answers["defer"]}


def met(folder):
    """Return every pair that shared a circle in this term or the one before."""
    earlier = plain(folder / "history" / "summer.yaml")["circles"]
    return together(folder) | pairs(circle["members"] for circle in earlier.values())


def test_nine_opt_out_and_thirteen_join(folder, rotated):
    """Forty-eight less nine are thirty-nine, and with thirteen more fifty-two."""
    before, after = set(people(folder)), set(people(rotated[1]))
    assert (len(before), len(gone(folder)), len(after)) == (48, 9, 52)
    assert before - after == gone(folder)
    assert len(after - before) == 13


def test_fifty_two_are_seven_circles_that_keep_every_rule(rotated):
    """Of 7-8 people fifty-two are seven circles and no other number."""
    assert len(circles(rotated[1])) == 7
    assert broken(rotated[1]) == []


def test_the_proven_least_is_one_pair_for_each_circle_that_lost_nobody(folder, rotated):
    """Eight cannot go to seven circles one by one; six or fewer can. Two circles lost nobody."""
    staying = sorted(len(set(circle["members"]) - gone(folder)) for circle in circles(folder).values())
    assert staying == [5, 6, 6, 6, 8, 8]
    assert rotated[0]["least"] == 2


def test_no_more_pairs_meet_again_than_must(folder, rotated):
    """Whoever asks «why am I with them again?» hears that two had to."""
    assert len(met(folder) & together(rotated[1])) == 2
    assert rotated[0]["quality"]["met_before"]["value"] == 2


def test_no_circle_is_one_of_newcomers_only(folder, rotated):
    """It follows: with thirty-nine in six circles each old eight would have two pairs, four in all."""
    stayed = set(people(folder))
    assert all(stayed & set(circle["members"]) for circle in circles(rotated[1]).values())


def test_nobody_leads_twice_where_somebody_else_would(folder, rotated):
    """Whoever led last term leads again only among people who all did, or would not."""
    led = {circle["lead"] for circle in circles(folder).values()}
    who = people(rotated[1])
    for circle in circles(rotated[1]).values():
        willing = {one for one in circle["members"] if who[one]["lead"] == "yes"}
        assert circle["lead"] not in led or willing <= led


def test_everybody_can_come_to_each_meeting_of_their_new_circle(rotated):
    """Minute by minute, by separate code, once their hours are found."""
    assert circlekit(rotated[1], "schedule", "--today", "2027-01-20").code == 0
    assert served(rotated[1]) == set(people(rotated[1]))


def test_whoever_opted_out_is_in_no_new_circle(folder, rotated):
    """Neither those who leave nor those who wait."""
    assert not gone(folder) & {one for circle in circles(rotated[1]).values() for one in circle["members"]}
