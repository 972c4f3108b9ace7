"""Meetings that are not about somebody's question."""

from __future__ import annotations

import pytest

from circlekit.core.agenda import ENGLISH, meant_of, run_sheet
from tests.core.agenda.library import process

TROIKA = process("troika-consulting")


def test_a_meeting_with_a_new_idea_gives_it_a_third_and_the_talk_the_rest() -> None:
    """Seven in an hour: 42 minutes at least, of the other 18 six for the idea and twelve for the talk."""
    sheet = run_sheet(TROIKA, 7, 60, "input", topic="How to say no")
    assert [(step.start, step.minutes, step.text) for step in sheet.steps] == [
        (0, 5, ENGLISH.welcome),
        (5, 7, ENGLISH.news),
        (12, 16, "New ideas: How to say no"),
        (28, 1, "Into groups of 3 + 4"),
        (29, 22, ENGLISH.talk),
        (51, 1, ENGLISH.back),
        (52, 6, ENGLISH.closing),
        (58, 2, ENGLISH.next_time),
    ]
    assert (sheet.groups, sheet.problems) == ((3, 4), ())


def test_without_a_topic_one_of_the_circle_tells() -> None:
    """Who it is they agree on themselves."""
    assert run_sheet(TROIKA, 7, 60, "input").steps[2].text == ENGLISH.topic_open


def test_five_people_talk_all_together() -> None:
    """They do not part into threes and fours, so nobody goes anywhere."""
    texts = [step.text for step in run_sheet(TROIKA, 5, 60, "input").steps]
    assert ENGLISH.back not in texts
    assert ENGLISH.talk in texts


def test_a_new_idea_needs_its_time() -> None:
    """Seven people need 42 minutes."""
    (problem,) = run_sheet(TROIKA, 7, 41, "input").problems
    assert problem.message == "the run sheet of this meeting takes 42 minutes, and it has 41"


@pytest.mark.parametrize(
    ("number", "of", "meant"),
    [
        (1, 6, "first"), (2, 6, "working"), (3, 6, "input"), (6, 6, "last"), (7, 6, "last"),
        (1, 2, "working"), (2, 2, "working"), (3, 3, "last"), (1, 1, "working"),
    ],
)  # fmt: skip
def test_what_a_meeting_is_for_follows_from_its_number(number: int, of: int, meant: str) -> None:
    """With three meetings or more the first begins and the last looks back; the third is for a new idea."""
    assert meant_of(number, of, {3: "How to say no"}) == meant


def test_a_process_with_only_a_guide_has_the_middle_of_the_meeting() -> None:
    """Everything between the news and the closing question: 60 - 5 - 5 - 4 - 2 minutes."""
    sheet = run_sheet(process("working-out-loud"), 5, 60)
    assert [(step.minutes, step.text) for step in sheet.steps][2] == (
        44,
        "Working Out Loud, as its guide describes it",
    )
    assert sheet.problems == ()
