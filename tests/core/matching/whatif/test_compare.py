"""What a change would change, against the figures of whole matchings."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.matching.stay.again import match_again
from circlekit.core.matching.whatif.compare import Rule, WhatIf, what_if
from circlekit.core.matching.whatif.words import change_of
from circlekit.core.model import Circle, Cohort, Matching, PastCohort
from circlekit.core.problems import WrongUse
from circlekit.core.windows import parse_windows
from tests.core.matching.people import cohort, people

ONE, TWO = [f"p{number}" for number in range(1, 8)], [f"p{number}" for number in range(8, 15)]
STANDING = Matching(
    circles=(
        Circle(id="c1", name="Circle 1", members=ONE),
        Circle(id="c2", name="Circle 2", members=[*TWO, "gone"]),
    )
)


def spring(**rules: Any) -> Cohort:
    """Return fifteen people, P15 without a circle; P4 needs what P9 offers, and P1 and P2 have met."""
    given = {
        "p4": {"needs": ["hiring"], "fields": {"gender": ["f"]}},
        "p8": {"lead": "yes"},
        "p9": {"offers": ["hiring"], "fields": {"gender": ["f"]}},
        "p10": {"knows": ["p11"]},
        "p12": {"available": [], "if_needed": parse_windows("Tue 15:00-18:00")},
    }
    past = (PastCohort(cohort="before", circles=(("p1", "p2"),)),)
    return cohort(people(15, **given), past=past, matching=rules)


def asked(of: Cohort, *texts: str, private: bool = False) -> WhatIf:
    """Return what changes as they are typed would change."""
    return what_if(of, STANDING, [change_of(text, of, STANDING.circles) for text in texts], private)


def test_a_swap_changes_the_two_circles_and_all_together() -> None:
    """P4 comes to P9 and P10 leaves P11: a need is met, and two who know each other are parted."""
    found = asked(spring(), "swap p4 p10")
    assert list(found.before.circles) == ["c1", "c2"]
    before, after = found.before.in_all, found.after.in_all
    assert {term: (before[term], after[term]) for term in before if before[term] != after[term]} == {
        "needs_met": (0, 1),
        "known": (1, 0),
    }
    assert (found.before.circles["c2"]["known"], found.after.circles["c2"]["known"]) == (1, 0)
    assert found.after.worth - found.before.worth == 40 + 200
    assert (found.breaks, found.mends) == ((), ())


def test_changes_are_made_one_after_the_other() -> None:
    """P15 joins the first circle, which then has eight; then two leave it again."""
    found = asked(spring(), "add p15 c1", "drop p1", "move p2 c2")
    assert list(found.after.circles) == ["c1", "c2"]
    assert [found.after.circles[one]["people"] for one in ("c1", "c2")] == [6, 8]
    assert found.after.in_all["people"] == 14
    assert (found.before.in_all["met_before"], found.after.in_all["met_before"]) == (1, 0)


@pytest.mark.parametrize("texts", [("swap p4 p9",), ("move p1 c2",), ("add p15 c2", "swap p1 p8")])
def test_the_terms_of_all_are_those_of_quality(texts: tuple[str, ...]) -> None:
    """Made by hand, the same changes have the same figures."""
    of = spring(mix=["gender"], not_alone=["gender"])
    found = asked(of, *texts, private=True)
    home = {one: circle.id for circle in STANDING.circles for one in circle.members if one != "gone"}
    for change in (change_of(text, of, STANDING.circles) for text in texts):
        if change.other:
            home[change.person], home[change.other] = home[change.other], home[change.person]
        else:
            home[change.person] = change.circle or ""
    groups = [[one for one, circle in home.items() if circle == name] for name in ("c1", "c2")]
    rest = of.model_copy(update={"participants": tuple(p for p in of.participants if p.id in home)})
    edited = Matching(
        circles=tuple(Circle(id=f"c{n}", name=f"C{n}", members=group) for n, group in enumerate(groups, 1))
    )
    quality = match_again(rest, edited).matching.quality
    shown = {"mix": "same gender"}
    assert [*quality] == [
        "well_served", "if_needed", "newcomers", "met_before", "known", "needs_met", "mix", "alone",
    ]  # fmt: skip
    for name, measure in quality.items():
        assert found.after.in_all[shown.get(name, name)] == measure.value


def test_a_rule_that_would_break_is_named_and_a_private_one_only_to_the_coordinator() -> None:
    """Sizes may be told to anybody; who is kept apart may not."""
    of = spring(apart=[["p1", "p8"]])
    assert asked(of, "move p1 c2").breaks == (Rule("c2", None),)
    (rule,) = asked(of, "move p1 c2", private=True).breaks
    assert rule == Rule("c2", "«P1» and «P8» are apart")
    assert Rule("c1", "every circle has 6-8 people") in asked(of, "move p2 c2", "move p3 c2").breaks


def test_a_rule_that_is_mended_is_told_too() -> None:
    """P1 and P2 sit together against a rule."""
    of = spring(apart=[["p1", "p2"]])
    found = asked(of, "move p1 c2", private=True)
    assert (found.breaks, found.mends) == ((), (Rule("c1", "«P1» and «P2» are apart"),))


def test_private_wishes_show_only_to_the_coordinator_not_even_by_their_worth() -> None:
    """P1 and P8 would rather not meet; somebody is alone of their kind."""
    with_wishes = spring(avoid=[["p1", "p8"]], not_alone=["gender"])
    assert asked(with_wishes, "move p1 c2") == asked(spring(), "move p1 c2")
    told = asked(with_wishes, "move p1 c2", private=True).after.in_all
    assert (told["avoided"], told["alone"]) == (1, 2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("add p1 c2", "«p1» is in c1 already"),
        ("move p1 c1", "«p1» is in c1 already"),
        ("drop p15", "«p15» is in no circle"),
        ("swap p1 p15", "«p15» is in no circle"),
        ("swap p1 p2", "«p1» and «p2» are both in c1"),
    ],
)
def test_a_change_that_cannot_be_made_is_wrong_use(text: str, message: str) -> None:
    """With what to write instead."""
    with pytest.raises(WrongUse) as wrong:
        asked(spring(), text)
    (problem,) = wrong.value.problems
    assert problem.message == message
    assert problem.hint


def test_moving_somebody_without_a_circle_gives_them_one() -> None:
    """As adding them does."""
    assert asked(spring(), "move p15 c1") == asked(spring(), "add p15 c1")


def test_a_circle_may_lose_its_last_member() -> None:
    """It then counts for nothing."""
    of = spring()
    found = asked(of, *(f"drop {handle}" for handle in ONE))
    assert found.after.circles["c1"]["people"] == 0
    assert found.after.in_all["people"] == 7
