"""Cohorts in a row, each matched with the memory of all before: who meets, who leads, who has company."""

from __future__ import annotations

from itertools import combinations, pairwise
from random import Random

import pytest

from circlekit.core.matching.api import match
from circlekit.core.model import Cohort, Matching, Participant, PastCohort

pytestmark = pytest.mark.long

COHORTS, PEOPLE, CHURN = 5, 48, 7


def somebody(number: int) -> Participant:
    """Return one of three kinds: would lead, would if needed, would not; with decent hours in one zone."""
    lead = ("yes", "if needed", "no")[number % 3]
    return Participant(id=f"p{number}", name=f"Person {number}", timezone="UTC", lead=lead)


def ended(cohort: Cohort, matching: Matching) -> PastCohort:
    leads = [circle.lead for circle in matching.circles if circle.lead]
    return PastCohort(cohort=cohort.id, circles=[one.members for one in matching.circles], leads=leads)


@pytest.fixture(scope="module")
def in_a_row() -> list[tuple[Cohort, Matching]]:
    """Return five cohorts of 48 people, seven of whom are replaced after each."""
    chance, people = Random(4), [somebody(number) for number in range(PEOPLE)]
    past: list[PastCohort] = []
    found = []
    for number in range(COHORTS):
        cohort = Cohort(
            cohort=f"Cohort {number}", id=f"cohort-{number}", starts="2027-01-11", ends="2027-03-05",
            meeting={"every": "2 weeks"}, participants=people, past=past,
        )  # fmt: skip
        matching = match(cohort)
        found.append((cohort, matching))
        past = [*past, ended(cohort, matching)]
        joining = range(PEOPLE + number * CHURN, PEOPLE + (number + 1) * CHURN)
        for place, newcomer in zip(chance.sample(range(PEOPLE), CHURN), joining, strict=True):
            people[place] = somebody(newcomer)
    return found


def test_nobody_meets_anybody_twice(in_a_row: list[tuple[Cohort, Matching]]) -> None:
    """Each pair is counted in the circles themselves."""
    met = [
        frozenset(pair)
        for _, matching in in_a_row
        for circle in matching.circles
        for pair in combinations(circle.members, 2)
    ]
    assert len(met) == len(set(met)) > COHORTS * 120


def test_nobody_leads_twice_running_while_others_would(in_a_row: list[tuple[Cohort, Matching]]) -> None:
    """Nobody asked to, and each circle has somebody else who would."""
    for (_, before), (_, now) in pairwise(in_a_row):
        assert {circle.lead for circle in before.circles}.isdisjoint(circle.lead for circle in now.circles)


def test_newcomers_always_have_company(in_a_row: list[tuple[Cohort, Matching]]) -> None:
    """Of the seven who join each time, none is the only one in a circle or sits among newcomers only."""
    for cohort, matching in in_a_row[1:]:
        known = {one for past in cohort.past for circle in past.circles for one in circle}
        counts = [sum(one not in known for one in circle.members) for circle in matching.circles]
        assert 1 not in counts
        assert all(
            count < len(circle.members) for count, circle in zip(counts, matching.circles, strict=True)
        )
        assert sum(counts) == CHURN
