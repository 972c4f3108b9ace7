"""How often pairs have met, all cohorts counted."""

from __future__ import annotations

from circlekit.core.model import Circle, PastCohort
from circlekit.core.rotation.telling.company import company
from circlekit.core.rotation.telling.tally import Tally, tally
from tests.core.rotation.people import cohort, person


def of(now: str, *earlier: str) -> Tally:
    """Return the tally where circles are words, and people letters."""
    past = [
        PastCohort(cohort=str(number), circles=tuple(map(tuple, words.split())))
        for number, words in enumerate(earlier)
    ]
    letters = sorted({letter for letter in now if letter != " "})
    circles = [
        Circle(id=f"c{number}", name="Circle", members=tuple(word)) for number, word in enumerate(now.split())
    ]
    return tally(company(cohort([person(letter) for letter in letters], past=past), circles))


def test_new_pairs_count_nothing() -> None:
    """Everybody meets for the first time."""
    assert of("abc def") == Tally(0, 1)


def test_each_pair_counts_by_how_often_it_met() -> None:
    """a and b have met three times, C(3, 2) = 3; c and d twice, 1; e and f twice before, 1."""
    assert of("ab cd eg f", "ab cd ef", "ab ef") == Tally(5, 3)


def test_who_left_counts_nowhere() -> None:
    """x and a met twice, and x is gone."""
    assert of("ab", "xa", "xa") == Tally(0, 1)


def test_without_circles_nobody_met() -> None:
    """One person alone makes no pair."""
    assert of("a") == Tally(0, 0)
