"""Practices 2, 13, 52 and 54: what a cohort begins with, and who should meet whom."""

from __future__ import annotations

import pytest
import yaml

from tests.practices.conftest import Circle

PAIRS = (("p1", "p2"), ("p3", "p4"), ("p5", "p6"), ("p7", "p8"))

TWELVE = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 6
"""


def together(circle: Circle, settings: str, knows: dict[str, str]) -> list[bool]:
    """Form two circles of six, and say of each pair whether they share one."""
    people = {f"p{number}": {"name": f"Person {number}"} for number in range(1, 13)}
    for one, other in knows.items():
        people[one]["knows"] = other
    text = TWELVE + settings + yaml.safe_dump({"participants": people})
    (circle.folder / "cohort.yaml").write_text(text, encoding="utf-8")
    (circle.folder / "circles.yaml").unlink()
    circles = [set(found["members"]) for found in circle.document("match", "--dry-run")["circles"]]
    return [any(set(pair) <= members for members in circles) for pair in PAIRS]


@pytest.fixture
def drafted(circle: Circle) -> dict[str, object]:
    """What init proposes in a new folder."""
    circle.tell("init", "new", "--today", "2026-12-22")
    text = (circle.folder / "new" / "cohort.yaml").read_text(encoding="utf-8")
    found: dict[str, object] = yaml.safe_load(text)
    return found


def test_practice_2_a_purpose_that_works_for_most_is_there_to_begin_with(drafted: dict[str, object]) -> None:
    """Advice on one's own questions, and relationships that last."""
    purpose = str(drafted["purpose"])
    assert "advice from peers" in purpose
    assert "relationships that last" in purpose


def test_practice_13_three_principles_are_there_to_begin_with(drafted: dict[str, object]) -> None:
    """In words that a cohort may change."""
    assert drafted["principles"] == [
        "Everyone has a voice.",
        "Our differences are welcome.",
        "What is said here stays here.",
    ]


def test_practice_52_people_who_know_each_other_are_parted(circle: Circle) -> None:
    """Four of four pairs, where all else is alike."""
    assert together(circle, "", dict(PAIRS)) == [False] * 4


def test_practice_54_a_hunch_that_two_would_get_on_is_enough(circle: Circle) -> None:
    """Without any other reason each of four such pairs shares a circle."""
    wishes = "matching: {prefer: [[p1, p2], [p3, p4], [p5, p6], [p7, p8]]}\n"
    assert together(circle, wishes, {}) == [True] * 4
