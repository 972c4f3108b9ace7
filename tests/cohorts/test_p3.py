"""Noor's volunteers: three circles or four, when three in ten stay away on the day."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.cohorts.looking import chance_of_four, document, members
from tests.examples.hours import served
from tests.examples.making import circlekit
from tests.examples.rules import broken, people

TODAY = ("--today", "2027-01-18")
SEVEN_IN_TEN = Fraction(7, 10)
MEETINGS = 6


@pytest.fixture(scope="module")
def folder(copied):
    folder = copied("p3")
    for argv in (("match",), ("schedule", *TODAY)):
        outcome = circlekit(folder, *argv)
        assert outcome.code == 0, outcome.err
    return folder


def test_twenty_four_are_all_placed(folder):
    """In circles that keep every rule; the sixteen without an address too."""
    who = people(folder)
    assert (len(who), sum(not person["email"] for person in who.values())) == (24, 16)
    assert broken(folder) == []


def test_everybody_can_come_to_each_meeting(folder):
    """Everybody is free on most evenings: what goes wrong here goes wrong on the day."""
    assert served(folder) == set(people(folder))


def test_to_match_again_changes_nothing(folder):
    """Nobody joined and nobody left, so the file stays as it is, byte for byte."""
    before = (folder / "circles.yaml").read_bytes()
    outcome = circlekit(folder, "match")
    assert (outcome.code, (folder / "circles.yaml").read_bytes()) == (0, before)
    assert "Nothing changed; 1 file is up to date." in outcome.err


@pytest.fixture(scope="module")
def chosen(copied):
    """Return what ``match`` says when seven in ten come, and the folder."""
    folder = copied("p3")
    return document(folder, "match", "--expect-attendance", "70%"), folder


@pytest.fixture(scope="module")
def cuts(chosen):
    """Return the cuts that stand side by side, by their number of circles."""
    return {cut["circles"]: cut for cut in chosen[0]["cuts"]}


def test_three_eights_are_chosen(chosen):
    """Of eight, four come in nineteen of twenty meetings; of six, in three of four."""
    said, folder = chosen
    assert said["chosen"] == 3
    assert [len(circle) for circle in members(folder).values()] == [8, 8, 8]
    assert broken(folder) == []


def test_three_eights_and_four_sixes_stand_side_by_side(cuts):
    """There is no other cut of twenty-four into 6-8."""
    sizes = {
        number: [(one["circles"], one["people"]) for one in cut["sizes"]] for number, cut in cuts.items()
    }
    assert sizes == {3: [(3, 8)], 4: [(4, 6)]}


@pytest.mark.parametrize(("circles", "seats", "in_words"), [(3, 8, "70 %"), (4, 6, "17 %")])
def test_how_many_circles_never_fall_below_four(cuts, circles, seats, in_words):
    """In six meetings: 0.942 and 0.744 to the sixth power."""
    one = chance_of_four(seats, SEVEN_IN_TEN)
    assert f"{float(one**MEETINGS):.0%}".replace("%", " %") == in_words
    assert (cuts[circles]["quorum"], cuts[circles]["meetings"]) == (4, MEETINGS)
    assert cuts[circles]["enough"] == pytest.approx(float(one), abs=1e-4)
    assert cuts[circles]["always"] == pytest.approx(float(one**MEETINGS), abs=1e-4)


def test_one_meeting_a_term_is_called_off_and_not_six(cuts):
    """Eighteen meetings lack four people in 5.8 % of cases, twenty-four in 25.6 %."""
    expected = {
        circles: float(circles * MEETINGS * (1 - chance_of_four(seats, SEVEN_IN_TEN)))
        for circles, seats in ((3, 8), (4, 6))
    }
    assert {number: cut["without"] for number, cut in cuts.items()} == pytest.approx(expected, abs=1e-3)
    assert expected[3] < 2 < 6 < expected[4]


def test_what_the_next_rotation_costs_is_said(cuts):
    """Eight over three circles go 3 + 3 + 2: seven pairs, three times; six over four go 2 + 2 + 1 + 1."""
    assert {number: (cut["again"], cut["pairs"]) for number, cut in cuts.items()} == {3: (21, 84), 4: (8, 60)}


def test_four_sixes_can_be_asked_for_all_the_same(copied):
    folder = copied("p3")
    assert circlekit(folder, "match", "--size", "6").code == 0
    assert [len(circle) for circle in members(folder).values()] == [6, 6, 6, 6]
