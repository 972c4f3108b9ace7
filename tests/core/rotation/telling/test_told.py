"""What is told of a rotation of 52 people, against a plain count over sets of pairs."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from circlekit.core.model import Circle, PastCohort
from circlekit.core.rotation.going_on.following import next_term
from circlekit.core.rotation.plan import rotate
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.rotation.telling.told import Told, told
from tests.core.rotation.people import second_term


def shuffled(handles: list[str], seed: int) -> list[tuple[str, ...]]:
    """Return groups of eight in another order."""
    order = np.random.default_rng(seed).permutation(len(handles))
    mixed = [handles[int(row)] for row in order]
    return [tuple(mixed[start : start + 8]) for start in range(0, len(mixed), 8)]


@pytest.fixture(scope="module")
def made() -> Told:
    """48 people with one cohort before this one, of whom 9 leave; 13 join, and all have narrow hours."""
    cohort, circles, answers = second_term(wide=False)
    earlier = PastCohort(cohort="first", circles=tuple(shuffled([one.id for one in cohort.participants], 1)))
    ended = cohort.model_copy(update={"past": (earlier,)})
    return told(Switch(ended, circles, answers, rotate(ended, circles, answers, next_term(ended))))


def pairs_of(circles: list[tuple[str, ...]]) -> set[frozenset[str]]:
    return {frozenset(pair) for circle in circles for pair in combinations(circle, 2)}


def cohorts(made: Told) -> tuple[set[frozenset[str]], set[frozenset[str]], set[frozenset[str]]]:
    """Return who met in the first cohort, in the one that ended, and who meets now."""
    first = pairs_of([*made.switch.ended.past[0].circles])
    ended = pairs_of([circle.members for circle in made.switch.old])
    return first, ended, pairs_of([circle.members for circle in made.switch.circles])


def test_everybody_who_meets_again_is_told_on_both_sides(made: Told) -> None:
    """A pair is in two moves, with the number of cohorts it was in; nobody else is."""
    first, ended, now = cohorts(made)
    expected = {(one, other): (pair in first) + (pair in ended) for pair in now for one, other in _both(pair)}
    met = {(move.id, again.id): again.times for move in made.moves for again in move.met_again}
    assert met == {pair: times for pair, times in expected.items() if times}
    assert len(met) > 0


def _both(pair: frozenset[str]) -> list[tuple[str, str]]:
    one, other = sorted(pair)
    return [(one, other), (other, one)]


def test_new_people_and_people_met_again_are_the_whole_circle(made: Told) -> None:
    """Nobody is forgotten, and nobody counts twice."""
    for move in made.moves:
        assert move.new is not None
        assert len(move.met_again) + move.new_people + 1 == len(move.new.members)
        assert move.id in move.new.members
        assert move.old is None or move.id in move.old.members


def test_each_circle_is_made_of_old_circles_and_newcomers(made: Told) -> None:
    """Together they are its members; the newcomers are the thirteen who join, each once."""
    joining = {person.id for person in made.switch.answers.join}
    for mix in made.mixes:
        from_old = [handle for _, members in mix.old for handle in members]
        assert sorted([*from_old, *mix.newcomers, *mix.returning]) == sorted(mix.circle.members)
        assert all(handle in old.members for old, members in mix.old for handle in members)
        assert all(len(one) >= len(other) for (_, one), (_, other) in pairwise(mix.old))
    assert sorted(handle for mix in made.mixes for handle in mix.newcomers) == sorted(joining)


def test_pairs_are_in_the_circle_where_they_meet_again(made: Told) -> None:
    """The pairs of all circles are those who meet again."""
    for mix in made.mixes:
        assert all({pair.first, pair.second} <= {*mix.circle.members} for pair in mix.again)
    assert [pair for mix in made.mixes for pair in mix.again] == list(made.again)


def test_every_pair_has_a_reason(made: Told) -> None:
    """Nobody asks why they are with somebody again, and gets no answer."""
    assert all(pair.why for pair in made.again)


def test_the_figures_are_those_of_a_plain_count(made: Told) -> None:
    """C(meetings, 2) of a pair that met in two or three cohorts is 1 or 3."""
    first, ended, now = cohorts(made)
    here = {person.id for person in made.switch.cohort.participants}
    meetings = [
        sum(pair in met for met in (first, ended, now)) for pair in first | ended | now if pair <= here
    ]
    assert made.tally.sum_c2 == sum({1: 0, 2: 1, 3: 3}[times] for times in meetings)
    assert made.tally.most_often == max(meetings)
    assert made.figures.before == len([pair for pair in first | ended if pair <= here])
    assert made.figures.after == len(meetings)


def test_the_ledger_knows_who_led(made: Told) -> None:
    """In the cohort that ended the first of each circle led; whoever joins has led nowhere."""
    led = {circle.lead for circle in made.switch.old}
    assert {handle for handle, account in made.ledger.items() if account.had.get("lead")} == {
        handle for handle in led if handle in made.names
    }


def test_an_old_circle_keeps_its_name(made: Told) -> None:
    """A move says which circle it was."""
    by_id: dict[str, Circle] = {circle.id: circle for circle in made.switch.old}
    assert all(move.old == by_id[move.old.id] for move in made.moves if move.old)
