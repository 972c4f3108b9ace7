"""Who has met whom: pairs, shares and the sentences about them."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.telling.company import company, figures, percent, say_company
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle) for handle in "abcdef"]


def after(*past: str, **known: object) -> Cohort:
    """Return six people with earlier cohorts, each written as ``abc def``: one word for each circle."""
    cohorts = [
        PastCohort(cohort=f"x{number}", circles=tuple(map(tuple, each.split())))
        for number, each in enumerate(past)
    ]
    return cohort(PEOPLE, past=tuple(cohorts), **known)


def test_pairs_are_counted_before_and_after() -> None:
    """Of 15 pairs 6 met in two circles of three; in two other circles (ad b, c ef) ef meet again."""
    told = figures(company(after("abc def"), circles_of([PEOPLE[i] for i in (0, 3, 1, 2, 4, 5)], 3)))
    # Before: ab ac bc de df ef. Now: ad ab bd, ce cf ef. Again: ab and ef.
    assert (told.pairs, told.before, told.after) == (15, 6, 10)
    # New pairs: ad bd ce cf, so a 1, b 1, c 2, d 2, e 1, f 1.
    assert (told.least, told.most, told.total, told.placed) == (1, 2, 8, 6)


def test_a_pair_counts_once_in_each_earlier_cohort() -> None:
    """Two people who are listed in two circles of one cohort have met once then."""
    found = company(after("ab abc", "abd"), ())
    times = dict(zip(found.met.tolist(), found.times.tolist(), strict=True))
    assert times == {1: 2, 2: 1, 3: 1, 8: 1, 9: 1}  # ab, ac, ad, bc, bd of six people


def test_people_who_left_count_nowhere() -> None:
    """Handles of nobody who takes part are passed over."""
    assert company(after("axy zab"), ()).met.tolist() == [1]


def test_a_handle_of_before_means_the_same_person() -> None:
    """History that names somebody's old handle is theirs, unless somebody else has that handle now."""
    people = [person("anna", was=["ann"]), person("ben", was=["anna"]), person("cleo")]
    past = PastCohort(cohort="x", circles=(("ann", "cleo"), ("anna", "ben")))
    assert company(cohort(people, past=(past,)), ()).met.tolist() == [1, 2]  # anna-ben, anna-cleo


def test_it_counts_as_slowly_counted() -> None:
    """On random circles the figures are those of sets of pairs."""
    draw = np.random.default_rng(1)
    people = [person(f"p{number:02}") for number in range(40)]
    rounds = [[f"p{row:02}" for row in draw.permutation(40)] for _ in range(4)]
    grouped = [[order[start : start + 7] for start in range(0, 40, 7)] for order in rounds]
    past = tuple(PastCohort(cohort=f"x{n}", circles=tuple(map(tuple, g))) for n, g in enumerate(grouped[:3]))
    met = [{frozenset(pair) for circle in one for pair in combinations(circle, 2)} for one in grouped]
    before, now = met[0] | met[1] | met[2], met[3]
    circles = circles_of([person(handle) for handle in rounds[3]], 7)

    told = figures(company(cohort(people, past=past), circles))

    assert (told.before, told.after) == (len(before), len(before | now))
    new = [sum(one.id in pair for pair in now - before) for one in people]
    known = [sum(one.id in pair for pair in now | before) for one in people]
    assert (told.least, told.most, told.total) == (min(new), max(new), sum(new))
    assert told.fewest == tuple(row for row, count in enumerate(known) if count == min(known))


def test_the_figures_are_told_in_sentences() -> None:
    """6 of 15 are 40 %, 10 of 15 are 66.7 %; 8 new meetings of 6 people are 1.3 each."""
    made = after("abc def")
    told = figures(company(made, circles_of([PEOPLE[i] for i in (0, 3, 1, 2, 4, 5)], 3)))
    assert list(say_company(told, made.participants)) == [
        "40 % of all pairs have met; after this rotation 67 %.",
        "Everybody meets 1 to 2 new people, 1.3 on average.",
        "4 people will have met fewest: 3 others each.",
    ]


def test_one_number_is_told_where_all_have_it() -> None:
    """Nobody has met fewest where everybody has met as many."""
    made = after()
    told = figures(company(made, circles_of(PEOPLE, 3)))
    assert list(say_company(told, made.participants)) == [
        "0 % of all pairs have met; after this rotation 40 %.",
        "Everybody meets 2 new people.",
    ]


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([], ["There is no pair of people yet.", "Nobody is in a circle yet."]),
        ([PEOPLE[0]], ["There is no pair of people yet.", "Nobody is in a circle yet."]),
    ],
)
def test_few_people_are_no_trouble(people: list[object], said: list[str]) -> None:
    """Without a pair there is nothing to divide by."""
    made = cohort(PEOPLE[:1]).model_copy(update={"participants": tuple(people)})
    assert list(say_company(figures(company(made, ())), made.participants)) == said


@pytest.mark.parametrize(
    ("past", "said"),
    [
        ("abcde", "F will have met fewest: nobody."),
        ("abcd ef", "E and F will have met fewest: 1 other each."),
        ("abc", "D, E and F will have met fewest: nobody."),
        ("ab", "4 people will have met fewest: nobody."),
    ],
)
def test_those_who_have_met_fewest_are_named(past: str, said: str) -> None:
    """Up to three are named; more are counted."""
    made = after(past)
    assert list(say_company(figures(company(made, ())), made.participants))[-1] == said


@pytest.mark.parametrize(
    ("part", "whole", "said"),
    [
        (0, 0, "0 %"), (0, 9, "0 %"), (9, 9, "100 %"), (62, 100, "62 %"), (1, 3, "33 %"), (2, 3, "67 %"),
        (1, 100, "1 %"), (99, 10_000, "0.9 %"), (1, 1_000, "0.1 %"), (1, 1_001, "under 0.1 %"),
        (994, 1_000, "99 %"), (995, 1_000, "over 99 %"), (999, 1_000, "over 99 %"),
    ],
)  # fmt: skip
def test_a_share_is_rounded_honestly(part: int, whole: int, said: str) -> None:
    """All and nothing are said only of all and nothing."""
    assert percent(part, whole) == said
