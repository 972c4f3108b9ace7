"""A cohort of forty-eight becomes one of fifty-two: what must be true, worked out by hand."""

from __future__ import annotations

import csv
import json
from datetime import date
from itertools import combinations

import pytest

from tests.examples.hours import served, starts
from tests.examples.making import circlekit
from tests.examples.rules import circles, people, plain

ROLES = ("lead", "deputy")

GONE = {"ana", "fatima", "iracema", "kiluanji", "mayara", "noemia", "caio", "ines", "zeca"}


def pairs(folder):
    """Return every pair of people who share a circle."""
    return {
        pair for circle in circles(folder).values() for pair in combinations(sorted(circle["members"]), 2)
    }


@pytest.fixture
def rotated(second):
    return second / "rotation" / "march-2027"


def test_thirty_nine_go_on_and_thirteen_join(second, rotated):
    """Forty-eight less six who leave and three who wait, and thirteen from the waiting list: fifty-two."""
    before, after = set(people(second)), set(people(rotated))
    assert (len(before), len(after)) == (48, 52)
    assert before - after == GONE
    assert len(after - before) == 13


def test_seven_circles_of_seven_or_eight_are_formed(rotated):
    """Fifty-two is three eights and four sevens, and no other sum of sevens and eights."""
    assert sorted(len(circle["members"]) for circle in circles(rotated).values()) == [7, 7, 7, 7, 8, 8, 8]


def test_the_proven_least_is_one_pair(second, rotated):
    """Eight people stay of the circle Poilão alone; eight cannot go to seven circles one by one.

    Each other circle lost one or two, so its six or seven people could go to seven circles one by one.
    """
    staying = [len(set(circle["members"]) - GONE) for circle in circles(second).values()]
    assert sorted(staying) == [6, 6, 6, 6, 7, 8]
    assert plain(rotated / "circles.yaml")["quality"]["met_before"]["best"] == "1"


def test_hardly_any_pair_meets_again(second, rotated):
    """Of 168 pairs in the new circles at most one more than must has been together before."""
    again = pairs(second) & pairs(rotated)
    assert 1 <= len(again) <= 2
    assert plain(rotated / "circles.yaml")["quality"]["met_before"]["value"] == str(len(again))
    assert len(pairs(rotated)) == 168


def test_each_pair_that_meets_again_is_named_under_a_reason(second, rotated):
    """Whoever asks «why am I with them again?» finds the answer in rotation.md."""
    who = people(rotated)
    note = (rotated / "rotation.md").read_text(encoding="utf-8")
    assert "1 is the least possible" in note
    named = [line for line in note.splitlines() if line.startswith("- Meeting again, since ")]
    for one, other in pairs(second) & pairs(rotated):
        assert any(line.endswith(f": {who[one]['name']} with {who[other]['name']}.") for line in named)


def test_everybody_can_come_to_each_meeting_of_their_new_circle(following):
    """Minute by minute, on every date, by separate code."""
    assert served(following) == set(people(following))


def test_every_new_circle_has_a_lead_who_wants_to(following):
    """Sixteen of the fifty-two would lead, for seven circles."""
    who = people(following)
    assert sum(person["lead"] != "no" for person in who.values()) == 16
    assert all(who[circle["lead"]]["lead"] != "no" for circle in circles(following).values())


def test_those_who_left_are_nowhere_in_the_new_folder_but_in_its_history(rotated):
    """Handles stay, to know who has met whom; names and addresses do not, but in ``ending/``, to be deleted.

    Fátima said nothing about the list of former members; Noémia said yes.
    """
    files = [path for path in rotated.rglob("*") if path.is_file() and "ending" not in path.parts]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    assert "Fátima Djaló" not in text
    assert "fatima@example.org" not in text
    assert "fatima" in (rotated / "history" / "01-september-2026.yaml").read_text(encoding="utf-8")
    holding = [path.name for path in files if "noemia@example.org" in path.read_text(encoding="utf-8")]
    assert holding == ["alumni.csv"]


def test_those_who_rest_go_along_until_their_day(rotated):
    """Inês and Zeca are asked again when the next term is over, the day after 20 August; Caio in October."""
    rows = csv.DictReader((rotated / "people.csv").read_text(encoding="utf-8-sig").splitlines())
    until = {row["id"]: row["pause_until"] for row in rows if row["pause_until"]}
    assert until == {"ines": "2027-08-21", "zeca": "2027-08-21", "caio": "2027-10-01"}


def test_of_those_who_have_just_led_only_who_asked_leads_again(second, rotated):
    """Júlia wished to; Aurora wanted no role."""
    before = {circle["lead"] for circle in circles(second).values()}
    after = {circle["lead"] for circle in circles(rotated).values()}
    assert before & after == {"julia"}
    assert "aurora" not in {role for circle in circles(rotated).values() for role in map(circle.get, ROLES)}


def test_the_new_term_begins_on_the_first_monday_and_is_as_long(rotated):
    """26 February 2027 is a Friday; the Monday after it is 1 March, and 172 days later 20 August."""
    cohort = plain(rotated / "cohort.yaml")
    assert (cohort["starts"], cohort["ends"]) == ("2027-03-01", "2027-08-20")
    assert date(2027, 2, 26) - date(2026, 9, 7) == date(2027, 8, 20) - date(2027, 3, 1)


def test_lisbon_evenings_move_in_utc_at_the_end_of_summer(second):
    """Lisbon is an hour ahead of UTC until 25 October 2026; 18:00 there is 17:00 UTC, then 18:00."""
    found = [f"{moment:%Y-%m-%d %H:%M}" for moment in starts(second)["c4"]]
    assert found == [
        "2026-09-10 17:00",
        "2026-10-08 17:00",
        "2026-11-12 18:00",
        "2026-12-10 18:00",
        "2027-01-14 18:00",
        "2027-02-11 18:00",
    ]


def test_the_new_folder_is_a_sound_cohort(following):
    """Check has no problem with it."""
    outcome = circlekit(following, "check", "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["problems"] == []
