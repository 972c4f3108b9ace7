"""``circlekit match --what-if``: what it says, and that it writes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-02-14
timezone: Europe/London
meeting: {every: week}
matching:
  apart: [[p1, p8]]
  avoid: [[p2, p9]]
participants:
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Blue, lead: p1, members: [p1, p2, p3, p4, p5, p6, p7]}
  c2: {name: Green, lead: p8, members: [p8, p9, p10, p11, p12, p13, p14]}
"""

Ask = Callable[..., Outcome]


@pytest.fixture
def ask(tmp_path: Path, command: Command) -> Ask:
    """Ask what changes of two circles of seven would change; P4 needs what P9 offers, P15 has no circle."""
    more = {4: "needs: [hiring]", 9: "offers: [hiring]"}
    hours = "available: Tue 16:00-17:00"
    people = [
        f"  p{number}: {{name: Person {number}, lead: yes, {hours}, {more.get(number, '')}}}\n"
        for number in range(1, 16)
    ]
    (tmp_path / "cohort.yaml").write_text(COHORT + "".join(people), encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")

    def asked(*changes: str, more: tuple[str, ...] = ()) -> Outcome:
        return command("match", *(word for change in changes for word in ("--what-if", change)), *more)

    return asked


def test_a_change_is_told_circle_by_circle_and_in_all(ask: Ask, tmp_path: Path) -> None:
    """P4 comes to P9, who offers what they look for; likenesses there are none."""
    before = sorted(path.name for path in tmp_path.iterdir())
    assert ask("swap p4 Person 10") == Outcome(
        0,
        "If Person 4 and Person 10 change places:\n"
        "  Blue: nothing changes\n"
        "  Green: needs met 0 -> 1\n"
        "  In all: needs met 0 -> 1\n"
        "  All in all it is better, by a worth of 40 points.\n",
        "",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_changes_are_made_in_their_order(ask: Ask) -> None:
    """Each is said first, then what they come to together."""
    shown = ask("add p15 Blue", "drop p3", "move p10 to blue").out.splitlines()
    assert shown[:3] == ["If Person 15 joins Blue:", "If Person 3 leaves:", "If Person 10 moves to Blue:"]
    assert shown[3] == "  Blue: people 7 -> 8, well served 7 -> 8"
    assert shown[4] == "  Green: people 7 -> 6, well served 7 -> 6"
    assert shown[5] == "  In all: nothing changes"


def test_a_rule_that_would_break_is_said_and_a_private_one_not_which(ask: Ask) -> None:
    """The sum is then beside the point."""
    lines = ask("move p1 c2").out.splitlines()
    assert lines[-1] == "  It breaks a private rule in Green."
    assert "worth" not in lines[-2]
    told = ask("move p1 c2", more=("--for-coordinator",)).out.splitlines()
    assert told[-1] == "  It breaks a rule in Green: «Person 1» and «Person 8» are apart."


def test_a_private_wish_counts_only_for_the_coordinator(ask: Ask) -> None:
    """P2 and P9 would rather not meet: 400 points, which nobody else hears of."""
    assert "as good" in ask("swap p2 p10").out
    told = ask("swap p2 p10", more=("--for-coordinator",)).out
    assert "In all: pairs to avoid 0 -> 1" in told
    assert "worse, by a worth of 400 points" in told


def test_the_document_has_both_sides_and_the_changes(ask: Ask) -> None:
    """Terms by circle and in all, and the rules that would break."""
    found = json.loads(ask("swap p4 p10", more=("--json",)).out)
    assert list(found) == ["schema", "before", "after", "changes", "breaks", "mends"]
    assert found["changes"] == [
        {"circle": None, "term": "needs_met", "before": 0, "after": 1},
        {"circle": "c2", "term": "needs_met", "before": 0, "after": 1},
    ]
    assert found["after"]["worth"] - found["before"]["worth"] == 40
    assert set(found["before"]["circles"]) == {"c1", "c2"}
    broken = json.loads(ask("move p1 c2", more=("--json",)).out)["breaks"]
    assert broken == [{"circle": "c2", "says": None}]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("swap p4 p19", "nobody here is called «p19»"),
        ("move p4 c9", "no circle is called «c9»"),
        ("move p4 Gren", "did you mean Green?"),
        ("shuffle", "write «swap amina ben», «move amina c3», «add zed c3» or «drop ben»"),
        ("drop p15", "«p15» is in no circle"),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(change: str, said: str, ask: Ask) -> None:
    """Exit 2, with who or what was probably meant."""
    done = ask(change)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_without_circles_there_is_nothing_to_change(ask: Ask, tmp_path: Path) -> None:
    """The way there is named."""
    (tmp_path / "circles.yaml").unlink()
    done = ask("swap p4 p10")
    assert done.code == 1
    assert "form circles first: circlekit match" in done.err
