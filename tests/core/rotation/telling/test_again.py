"""Why pairs meet again: the reasons are true, checked by trying every exchange with slow code of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest

from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.rotation.going_on.following import next_term
from circlekit.core.rotation.plan import Rotation, rotate
from circlekit.core.rotation.telling.again import MISSED, NO_HELP, meeting_again
from tests.core.rotation.people import cohort, person, second_term

pytestmark = pytest.mark.long

Groups = tuple[tuple[str, ...], ...]

STAY = (("a1", "a2"), ("b1", "b2"))
"""Two circles of two that stay as they were: after every exchange no pair meets again."""


def four(rules: dict | None = None, led: Sequence[str] = (), **known: dict) -> Cohort:
    """Return a cohort of four in circles of two, all willing to lead where nothing else is ``known``."""
    people = [
        person(handle, **{"lead": "yes", **known.get(handle, {})}) for handle in ("a1", "a2", "b1", "b2")
    ]
    return cohort(
        people, size="2", matching=rules or {}, past=[PastCohort(cohort="autumn", circles=STAY, leads=led)]
    )


def reasons(made: Cohort, groups: Groups) -> dict[tuple[str, str], str]:
    """Return why each pair meets again when people sit in ``groups``."""
    row = {one.id: index for index, one in enumerate(made.participants)}
    formed = Formed(tuple(tuple(row[handle] for handle in group) for group in groups), *lay_out(made))
    return {(pair.first, pair.second): pair.why for pair in meeting_again(formed)}


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (
            four(
                a1={"available": ["Mon 09:00-12:00"]}, a2={"available": ["Mon 09:00-12:00"]},
                b1={"available": ["Tue 09:00-12:00"]}, b2={"available": ["Tue 09:00-12:00"]},
            ),
            "the best exchange that would help leaves 4 people without a shared hour",
        ),
        # a1 with b1, or a2 with b2, would break the rule; the others leave a2 with b2, who do not lead.
        (
            four({"apart": [["b1", "a2"]]}, a2={"lead": "no"}, b2={"lead": "no"}),
            "the best exchange that would help leaves a circle without a willing lead",
        ),
        (
            four({"apart": [["b1", "a2"]]}, a2={"lead": "if needed"}, b2={"lead": "no"}),
            "the best exchange that would help leaves a circle without a sure lead",
        ),
        (
            four({"apart": [["a1", "b1"], ["a1", "b2"]]}),
            "the best exchange that would help breaks a rule",
        ),
        (
            four({"together": [["a1", "a2"], ["b1", "b2"]]}),
            "the best exchange that would help breaks a rule",
        ),
        (
            four({"weights": {"complement": 100}}, a1={"needs": ["law"]}, a2={"offers": ["law"]}),
            "the best exchange that would help meets fewer needs",
        ),
        (
            four(
                {"not_alone": ["team"], "weights": {"not_alone": 100}},
                a1={"fields": {"team": ["x"]}}, a2={"fields": {"team": ["x"]}},
            ),
            "the best exchange that would help leaves more people the only one of their kind",
        ),
        (
            four({"prefer": [["a1", "a2"], ["b1", "b2"]], "weights": {"prefer": 100}}),
            "the best exchange that would help costs as much in other wishes, or more",
        ),
        (
            four({"weights": {"met": 0}}),
            "the best exchange that would help costs as much in other wishes, or more",
        ),
        # With b1 and a2 apart, every exchange leaves a2 with b2: both would lead, and both have just led.
        (
            four(
                {"apart": [["b1", "a2"]]}, ("a2", "b2"), a2={"lead": "yes"}, b2={"lead": "yes"},
            ),
            "the best exchange that would help leaves a circle to somebody who has just led",
        ),
        (four(), f"the best exchange that would help {MISSED}"),
    ],
    ids=[
        "hours", "lead", "sure lead", "rule", "together", "needs", "alone", "wishes", "no cost", "rests",
        "missed",
    ],
)  # fmt: skip
def test_the_reason_is_what_the_best_exchange_would_cost(made: Cohort, why: str) -> None:
    """Two circles stay as they were, and each pair has the reason that was worked out by hand."""
    assert reasons(made, STAY) == {("a1", "a2"): why, ("b1", "b2"): why}


def test_nobody_is_named_who_has_not_met() -> None:
    """Without an earlier circle in common there is nothing to explain."""
    assert reasons(four(), (("a1", "b1"), ("a2", "b2"))) == {}


def test_an_empty_seat_may_be_taken() -> None:
    """In circles of two or three, a1 could move to b1 and b2: only the hour keeps a1."""
    people = [person(handle, lead="yes", available=["Mon 09:00-12:00"]) for handle in ("a1", "a2", "a3")]
    people += [person(handle, lead="yes", available=["Tue 09:00-12:00"]) for handle in ("b1", "b2")]
    past = [PastCohort(cohort="autumn", circles=[("a1", "a2")])]
    why = reasons(cohort(people, size="2-3", past=past), (("a1", "a2", "a3"), ("b1", "b2")))
    assert why == {("a1", "a2"): "the best exchange that would help leaves 1 person without a shared hour"}


def test_together_explains_only_the_pairs_it_binds() -> None:
    """Four of six old friends are bound: 14 pairs meet again instead of 12.

    It would take an exchange of one of the four with one of the four b who are left, so the pairs among
    those have the rule for a reason; the two small groups would only grow.
    """
    ours, theirs = [f"a{number}" for number in range(1, 7)], [f"b{number}" for number in range(1, 7)]
    people = [person(handle, lead="yes") for handle in (*ours, *theirs)]
    past = [PastCohort(cohort="autumn", circles=[ours, theirs])]
    made = cohort(people, size="6", matching={"together": [ours[:4]]}, past=past)
    why = reasons(made, ((*ours[:4], *theirs[:2]), (*ours[4:], *theirs[2:])))
    by_rule = {*combinations(ours[:4], 2), *combinations(theirs[2:], 2)}
    rest = {("a5", "a6"), ("b1", "b2")}
    assert why == {
        **dict.fromkeys(by_rule, "the best exchange that would help breaks a rule"),
        **dict.fromkeys(rest, NO_HELP),
    }


class Slow:
    """Counts what circles are like, one circle after the other, from people's hours and the old circles."""

    def __init__(self, made: Cohort, old: tuple[Circle, ...]) -> None:
        self.hours = lay_out(made)[1].hours.can
        self.people = {one.id: (row, one.lead) for row, one in enumerate(made.participants)}
        self.met = {frozenset(pair) for circle in old for pair in combinations(circle.members, 2)}

    def repeats(self, groups: Groups) -> int:
        return sum(frozenset(pair) in self.met for group in groups for pair in combinations(group, 2))

    def served(self, group: tuple[str, ...]) -> int:
        """Return how many can come at the best hour at which six can, one of them willing to lead."""
        rows = [self.people[handle][0] for handle in group]
        led = self.hours[[row for row, lead in map(self.people.get, group) if lead != "no"]].any(axis=0)
        best = int((self.hours[rows].sum(axis=0) * led).max(initial=0))
        return best if best >= 6 else 0

    def merit(self, groups: Groups) -> tuple[int, ...]:
        """Return what matters before needs and differences: sizes, leads, hours."""
        leads = [{self.people[handle][1] for handle in group} for group in groups]
        wrong = sum(not 6 <= len(group) <= 8 for group in groups)
        unled = sum(not said & {"yes", "if needed"} for said in leads)
        unsure = sum("yes" not in said for said in leads)
        return (-wrong, -unled, -unsure, sum(map(self.served, groups)))


def exchanges(groups: Groups, handle: str) -> Iterator[Groups]:
    """Yield the circles after each exchange of somebody with a person, or a free seat, of another circle."""
    home = next(number for number, group in enumerate(groups) if handle in group)
    for away, group in enumerate(groups):
        if away == home:
            continue
        for other in (*group, None):
            changed = [set(members) for members in groups]
            changed[home].remove(handle)
            changed[away].add(handle)
            if other is not None:
                changed[away].remove(other)
                changed[home].add(other)
            yield tuple(tuple(sorted(members)) for members in changed)


def expected_reason(slow: Slow, groups: Groups, pair: tuple[str, str]) -> str:
    """Return the beginning of the reason that trying everything gives."""
    now = slow.merit(groups)
    tried = [after for handle in pair for after in exchanges(groups, handle)]
    helpful = [slow.merit(after) for after in tried if slow.repeats(after) < slow.repeats(groups)]
    if not helpful:
        return NO_HELP
    wrong, unled, unsure, served = (best - before for best, before in zip(max(helpful), now, strict=True))
    if wrong < 0:
        return "the best exchange that would help breaks a rule"
    if unled < 0 or unsure < 0:
        return "the best exchange that would help leaves a circle without a"
    if served < 0:
        return f"the best exchange that would help leaves {-served} pe"
    return "the best exchange that would help "


@pytest.fixture(scope="module", params=[0, 2])
def real(request: pytest.FixtureRequest) -> tuple[Rotation, Slow]:
    """Return the second term of people in six zones, each with three spans of a few hours."""
    ended, circles, answers = second_term(wide=False)
    rotation = rotate(ended, circles, answers, next_term(ended), seed=request.param)
    return rotation, Slow(rotation.cohort, circles)


def test_with_real_hours_every_pair_that_meets_again_is_explained(real: tuple[Rotation, Slow]) -> None:
    """The pairs are exactly those that an independent count finds, and each reason holds."""
    rotation, slow = real
    groups = tuple(circle.members for circle in rotation.matching.circles)
    assert len(rotation.again) == slow.repeats(groups) >= rotation.least
    for pair in rotation.again:
        assert frozenset((pair.first, pair.second)) in slow.met
        assert pair.times == 1
        assert pair.why.startswith(expected_reason(slow, groups, (pair.first, pair.second)))


def test_slow_code_counts_what_it_says() -> None:
    """Of eight people at one hour seven can come; with five there is no meeting."""
    hours = ["Mon 09:00-12:00"]
    made = cohort(
        [person(f"p{n}", lead="yes", available=hours if n else ["Sun 01:00-02:30"]) for n in range(8)]
    )
    slow = Slow(made, ())
    assert slow.served(tuple(f"p{n}" for n in range(8))) == 7
    assert slow.served(tuple(f"p{n}" for n in range(6))) == 0
