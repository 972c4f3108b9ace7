"""Wishes, requests and pauses: what cannot be right, what says nothing, and what is left of it."""

from __future__ import annotations

from datetime import date

import pytest

from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.core.rotation.going_on.checks import find_problems, settled
from circlekit.core.sections import RotationPlan
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle) for handle in ("ana", "ben", "cem", "dia", "eve", "fay")]
WAITING = [person("max", name="Max Moe", email="max@example.org", pause_until="2028-01-01")]
STARTS = date(2027, 7, 12)
OVER = "«Ana» pauses until 2027-07-12, and the next cohort starts on 2027-07-12"
ASKED = Asked(cohort(PEOPLE, waiting=WAITING), circles_of(PEOPLE, 3), STARTS)


def said(**answers: object) -> list[tuple[object, str, str]]:
    """Return path, severity and message of everything about some answers."""
    found = find_problems(Answers(**answers), ASKED)
    return [(problem.path, problem.severity, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("answers", "problems"),
    [
        (
            {"pause": {"ana": "2027-07-12"}},
            [(("pause", "ana"), "warning", OVER)],
        ),
        ({"pause": {"ana": "2027-07-13", "max": "2029-01-01"}}, []),
        (
            {"pause": {"anna": "2027-09-01"}},
            [(("pause", "anna"), "error", "«anna» does not take part in «Spring 2027»")],
        ),
        (
            {"leave": ["ana"], "pause": {"ana": "2027-09-01"}},
            [(("pause", "ana"), "error", "«Ana» is down to leave and to pause")],
        ),
        ({"stay": ["max"], "leave": ["ana"]}, []),
        (
            {"lead_again": ["ana"], "rest": ["ana", "ben"]},
            [(("rest", 0), "error", "«Ana» wishes to lead again, and to rest")],
        ),
        (
            {"leave": ["ana"], "lead_again": ["ana", "max"]},
            [
                (("lead_again", 0), "warning", "«Ana» wishes to lead again, but does not go on"),
                (("lead_again", 1), "warning", "«Max Moe» wishes to lead again, but does not go on"),
            ],
        ),
        ({"leave": ["ana"], "rest": ["ana"]}, []),
        ({"rest": ["zed"]}, [(("rest", 0), "error", "«zed» does not take part in «Spring 2027»")]),
        (
            {"leave": ["ana"], "alumni": ["ana", "ben", "max", "zed"]},
            [
                (("alumni", 3), "error", "«zed» does not take part in «Spring 2027»"),
                (("alumni", 1), "warning", "2 people under «alumni» will be back or stay"),
            ],
        ),
        (
            {"one_more": ["c1", "CIRCLE 2", "c3"]},
            [(("one_more", 2), "error", "no circle is called «c3»")],
        ),
        (
            {"leave": ["ana", "ben", "dia", "eve", "fay"], "one_more": ["c1", "c2"]},
            [
                (("one_more", 0), "warning", "«c1» asks for one more cohort together, but 1 person goes on"),
                (("one_more", 1), "warning", "«c2» asks for one more cohort together, but nobody goes on"),
            ],
        ),
        (
            {"leave": ["ben"], "prefer": [["ana", "ben"], ["cem", "max"]], "avoid": [["dia", "zed"]]},
            [
                (("prefer", 0, 1), "warning", "«Ben» is under «prefer», but leaves"),
                (("avoid", 0, 1), "error", "«zed» does not take part in «Spring 2027»"),
            ],
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_or_says_nothing_is_said(answers: dict[str, object], problems: list[object]) -> None:
    """Errors where it cannot be meant, warnings where it changes nothing."""
    assert said(**answers) == problems


def test_newcomers_may_wish_and_be_wished_for() -> None:
    """Somebody who joins may lead, rest, and be with a friend."""
    zoe = person("zoe")
    assert said(join=[zoe], lead_again=["zoe"], prefer=[["ana", "zoe"]]) == []


def test_somebody_who_waits_comes_back_by_staying() -> None:
    """They need no second block, and their address is theirs while they wait."""
    assert said(join=[person("max")]) == [
        (("join", "max"), "error", "«max» joins, but waits here already as «Max Moe»")
    ]
    assert said(join=[person("moe", email="max@example.org")]) == [
        (("join", "moe", "email"), "error", "«Moe» and «Max Moe» have the same address")
    ]


def test_a_newcomer_who_was_somebody_of_today_is_not_new() -> None:
    """Unless that person leaves: then it is them, under another handle."""
    zoe = person("zoe", was=["ana"])
    assert said(join=[zoe]) == [
        (("join", "zoe", "was", 0), "error", "«Zoe» was «ana», but that is «Ana»")
    ]  # fmt: skip
    assert said(join=[zoe], leave=["ana"]) == []


def test_settled_answers_have_a_state_for_everybody() -> None:
    """Silence is written out; what says nothing is dropped; circles are under their handles."""
    zoe = person("zoe")
    answers = Answers(
        leave=["ana"], defer=["ben"], pause={"cem": "2027-07-01", "dia": "2027-12-01"}, join=[zoe],
        lead_again=["ana", "zoe"], rest=["ben", "eve"], alumni=["ana", "eve"],
        one_more=["circle 2", "c2", "c1"], prefer=[["ana", "eve"]],
    )  # fmt: skip
    assert settled(answers, ASKED) == Answers(
        stay=["cem", "eve", "fay"], leave=["ana"], defer=["ben"],
        pause={"dia": "2027-12-01", "max": "2028-01-01"}, join=[zoe],
        lead_again=["zoe"], rest=["eve"], alumni=["ana"], one_more=["c2"], prefer=[["ana", "eve"]],
    )  # fmt: skip


def test_settling_twice_changes_nothing() -> None:
    """Whoever has a state keeps it, whatever silence means."""
    ended = cohort(PEOPLE, waiting=WAITING, rotation=RotationPlan(silent="leave"))
    asked = ASKED._replace(cohort=ended)
    once = settled(Answers(stay=["ana", "ben"]), asked)
    assert once.leave == ("cem", "dia", "eve", "fay")
    assert settled(once, asked) == once
