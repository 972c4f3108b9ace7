"""Noor's volunteers: three circles or four, when three in ten stay away on the day."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest

from tests.cohorts.looking import members
from tests.examples.hours import served
from tests.examples.making import circlekit
from tests.examples.rules import broken, people

TODAY = ("--today", "2027-01-18")
SEVEN_IN_TEN = Fraction(7, 10)


def chance_of_four(members, come=SEVEN_IN_TEN):
    """Return how likely four come, by going through everything that could happen on the day."""
    return sum(
        come ** sum(day) * (1 - come) ** (members - sum(day))
        for day in product((0, 1), repeat=members)
        if sum(day) >= 4
    )


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


@pytest.mark.parametrize(("size", "sizes"), [("8", [8, 8, 8]), ("6", [6, 6, 6, 6])])
def test_both_cuts_can_be_asked_for(copied, size, sizes):
    """Three circles of eight, or four of six."""
    folder = copied("p3")
    assert circlekit(folder, "match", "--size", size).code == 0
    assert sorted(len(circle) for circle in members(folder).values()) == sizes
