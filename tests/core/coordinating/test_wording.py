"""What the coordinator's own messages say, and which placeholders they know."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.coordinating.duties import Task, duties
from circlekit.core.coordinating.wording import (
    Drafted,
    Wording,
    common,
    drafted,
    placeholders,
    values,
    wording,
)  # fmt: skip
from circlekit.core.nudging.styles import MARKDOWN, PLAIN
from circlekit.core.problems import InputProblems, Place

from .builders import ONE, TWO, cohort, plans


def written(task: Task, title: str, body: str, **more: Any) -> Drafted:
    """Return what the first entry of a task says with these templates."""
    about = cohort(**more)
    duty = next(duty for duty in duties(about, plans(about)) if duty.task is task)
    return drafted(Wording(title, body), duty, common(about, (ONE, TWO)))


@pytest.mark.parametrize("task", Task)
def test_every_placeholder_has_a_value(task: Task) -> None:
    """What templates are checked against is what there is."""
    duty = next(duty for duty in duties(cohort(), plans(cohort())) if duty.task is task)
    in_title, known = placeholders(task)
    found = values(duty, common(cohort(), (ONE, TWO)), PLAIN)
    assert set(found) == set(known)
    assert all(found[name] for name in in_title)


def test_a_check_in_knows_its_lead_and_its_meetings() -> None:
    """The first talk is about Circle 1, which met on 12 January and meets again on 9 February."""
    found = written(Task.CHECK_IN, "$lead ($circle)", "$number: $date, next $next\nwith $deputy")
    assert found == Drafted(
        "Ama Mensah (Circle 1)",
        "1: Tuesday 12 January, next Tuesday 9 February\nwith Ben \\*Hall\\*\n",
    )


def test_a_title_is_plain_and_a_message_is_markdown() -> None:
    """Stars in a name would be emphasis in the message; a calendar shows them as they are."""
    found = written(Task.STAYING, "$cohort", "$cohort", cohort="A *B*")
    assert found == Drafted("A *B*", "A \\*B\\*\n")


def test_leads_are_named_once_and_dates_written_out() -> None:
    """The question of 11 June is to be answered within a week."""
    found = written(Task.STAYING, "x", "$leads; $starts; $ends; $reply_by; $coordinator")
    assert found.body == (
        "Ama Mensah and Dev Rao; Monday 11 January 2027; Friday 9 July 2027; Friday 18 June; Noor Aziz\n"
    )


def test_a_line_without_its_value_is_left_out() -> None:
    """Nobody signs for a coordinator without a name."""
    assert written(Task.STAYING, "x", "Hello\n\n$coordinator", coordinator={}).body == "Hello\n"


def test_a_file_has_a_title_and_a_message() -> None:
    """The first line is the title, the rest the message."""
    found = wording("Title: Pulse: $cohort\n\nHello", Task.PULSE_END, "f")
    assert found == Wording("Pulse: $cohort", "\nHello")


@pytest.mark.parametrize("text", ["", "Hello\nTitle: x", "Title:\nHello", "title: x"])
def test_a_file_without_a_title_is_refused(text: str) -> None:
    """The problem stands in the first line and says how to begin."""
    with pytest.raises(InputProblems) as caught:
        wording(text, Task.PULSE_END, "pulse_end.md")
    (problem,) = caught.value.problems
    assert problem.place == Place("pulse_end.md", 1, 1)
    assert problem.message == "a calendar entry needs a title"
    assert problem.hint == "begin with a line «Title: Pulse: $cohort»"


def test_a_title_cannot_name_what_may_be_empty() -> None:
    """A coordinator without a name would have an entry without a title."""
    with pytest.raises(InputProblems) as caught:
        wording("Title: $coordinator", Task.PULSE_END, "f")
    assert [problem.message for problem in caught.value.problems] == ["«$coordinator» is not a placeholder"]


def test_only_a_check_in_knows_a_circle() -> None:
    """A pulse is for all circles."""
    with pytest.raises(InputProblems) as caught:
        wording("Title: x\n\nHello $lead", Task.PULSE_END, "pulse_end.md")
    (problem,) = caught.value.problems
    assert problem.place == Place("pulse_end.md", 3, 7)
    assert wording("Title: x\n\nHello $lead", Task.CHECK_IN, "f").body == "\nHello $lead"


def test_names_of_people_are_escaped_in_messages_alone() -> None:
    """The same values in both styles."""
    duty = next(duty for duty in duties(cohort(), plans(cohort())) if duty.talk)
    assert values(duty, common(cohort(), ()), PLAIN)["deputy"] == "Ben *Hall*"
    assert values(duty, common(cohort(), ()), MARKDOWN)["deputy"] == "Ben \\*Hall\\*"
