"""Mireille's network in three languages: in each circle there is one that everybody in it speaks."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.cohorts.looking import change_people, document, members
from tests.examples.making import circlekit
from tests.examples.rules import broken, people


def spoken(folder):
    """Return, for each circle, the languages that all of its members share."""
    return {
        name: set.intersection(*(set(person["languages"]) for person in circle))
        for name, circle in members(folder).items()
    }


def speaking(**first):
    """Return a change that gives so many people, in the order of the table, one language and no other."""
    languages = [language for language, count in first.items() for _ in range(count)]

    def change(rows):
        return [row | {"languages": one} for row, one in zip(rows, languages, strict=True)]

    return change


@pytest.fixture(scope="module")
def matched(copied):
    folder = copied("p5")
    assert circlekit(folder, "match").code == 0
    return folder


def test_twenty_six_twenty_three_and_fifteen_take_part(matched):
    """By first language; sixteen of the sixty-four speak a second one."""
    who = people(matched).values()
    assert Counter(person["first_language"] for person in who) == {"fr": 26, "es": 23, "en": 15}
    assert sum(len(person["languages"]) == 2 for person in who) == 16


def test_everybody_is_in_a_circle_that_keeps_every_rule(matched):
    """Sizes, leads, and one language that all of a circle share, looked at by separate code."""
    assert broken(matched) == []
    assert sum(len(circle) for circle in members(matched).values()) == 64


def test_each_circle_has_a_language_that_everybody_in_it_speaks(matched):
    """And each of the three is somebody's, for most of its people speak no other."""
    shared = spoken(matched)
    assert all(shared.values())
    assert set.union(*shared.values()) == {"fr", "es", "en"}


def test_an_exchange_across_languages_is_said_to_break_the_rule(matched):
    """Somebody who speaks Spanish alone cannot take a seat among people who speak French alone."""
    alone = {language: one for one, person in people(matched).items() for language in person["languages"]
             if len(person["languages"]) == 1}  # fmt: skip
    said = circlekit(matched, "match", "--what-if", f"swap {alone['fr']} {alone['es']}")
    assert said.code == 0
    assert said.out.count("all members share one of their «languages»") == 2


def test_without_a_second_language_they_cut_into_four_three_and_two(copied):
    """Into 6-8, 26 people make four circles and no other number, 23 make three, and 15 make two."""
    folder = copied("p5")
    change_people(folder, speaking(fr=26, es=23, en=15))
    assert circlekit(folder, "match").code == 0
    assert Counter(map(tuple, spoken(folder).values())) == {("fr",): 4, ("es",): 3, ("en",): 2}


def test_seventeen_who_speak_nothing_else_end_in_a_sentence(copied):
    """Two circles hold sixteen of them, three would need eighteen; 6 + 6 + 5 would do."""
    folder = copied("p5")
    change_people(folder, speaking(fr=24, es=23, en=17))
    outcome = circlekit(folder, "match")
    assert (outcome.code, outcome.out) == (3, "")
    assert "cohort.yaml:" in outcome.err
    assert "«languages»" in outcome.err
    assert "--size 5-8" in outcome.err
    assert not (folder / "circles.yaml").exists()


def test_one_of_the_seventeen_who_speaks_french_too_is_the_swing(copied):
    """Sixteen are two circles of eight; the bilingual one sits with the twenty-four who speak French."""
    folder = copied("p5")

    def change(rows):
        changed = speaking(fr=24, es=23, en=17)(rows)
        changed[-1]["languages"] = "en; fr"
        return changed

    change_people(folder, change)
    swing = list(people(folder))[-1]
    circles = document(folder, "match")["circles"]
    home = next(circle["id"] for circle in circles if swing in circle["members"])
    assert spoken(folder)[home] == {"fr"}
    assert Counter(map(tuple, spoken(folder).values())) == {("fr",): 4, ("es",): 3, ("en",): 2}
