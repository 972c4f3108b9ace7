"""Random worlds of people, written as the exports of form tools, and what an import makes of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from . import intake_polls
from .intake import disagreements
from .intake_check import answer, compare, spans_of
from .intake_forms import TOOLS
from .intake_world import LAYOUTS, invent

WORLDS = range(len(TOOLS), 2 * len(TOOLS))


@pytest.mark.parametrize("seed", WORLDS)
def test_everybody_comes_in_as_they_answered(seed: int) -> None:
    """Who, where, when on their own clock, and what they said; again; and in a later export."""
    assert list(disagreements(seed)) == []


@pytest.mark.parametrize("seed", range(len(intake_polls.TOOLS)))
def test_everybody_can_come_when_they_said_in_a_poll(seed: int, tmp_path: Path) -> None:
    """On their own clock, which the form beside the poll says."""
    assert list(intake_polls.disagreements(seed, tmp_path)) == []


@pytest.mark.parametrize("seed", [0, 5])
def test_an_hour_that_nobody_said_is_found(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The comparison would tell if a poll were read an hour late."""
    whole = intake_polls.expected

    def late(*poll: Any) -> frozenset[int]:
        return frozenset((quarter + 4) % intake_polls.WEEK for quarter in whole(*poll))

    monkeypatch.setattr(intake_polls, "expected", late)
    assert any(" available: " in text for text in intake_polls.disagreements(seed, tmp_path))


def test_the_worlds_have_every_tool_and_layout() -> None:
    """A count that never meets one would prove nothing."""
    worlds = [invent(seed, tuple(TOOLS)) for seed in WORLDS]
    assert {world.tool for world in worlds} == set(TOOLS)
    assert {world.layout for world in worlds} == set(LAYOUTS)
    assert {world.language for world in worlds} == {"en", "de", "fr", "es", "pt"}


def test_windows_are_counted_in_minutes_of_the_week() -> None:
    """Days may be joined, and a window may end at midnight."""
    assert spans_of("Mon 09:00-10:00; Mon 10:00-10:30; Sun 23:00-00:00") == {(540, 630), (10020, 10080)}
    assert spans_of("Mon-Tue 09:00-10:00") == {(540, 600), (1980, 2040)}


FAULTS = {
    "available": "Mon 03:00-03:15",
    "timezone": "Antarctica/Troll",
    "email": "somebody@example.org",
    "name": "Somebody Else",
    "lead": "perhaps",
}


def test_a_fault_is_found() -> None:
    """The comparison would tell if one cell were wrong in the table."""
    world = next(one for one in (invent(seed, tuple(TOOLS)) for seed in WORLDS) if "lead" in one.roles)
    people = world.people(world.answers)
    rows = [
        {
            "name": one.name,
            "email": one.email,
            "timezone": one.zone,
            "lead": one.lead,
            "available": "",
            "id": "",
        }
        for one in people
    ]
    for key, wrong in FAULTS.items():
        told = compare(world, people, [{**rows[0], key: wrong}, *rows[1:]])
        texts = [text for text in told if text.startswith("people" if key == "email" else key)]
        assert any(wrong in text for text in texts)


@pytest.mark.parametrize("message", ["«Berlin» is no time zone", "«Nobody» cannot be split"])
def test_a_question_that_only_the_program_has_is_found(message: str) -> None:
    """Nobody is to be asked what their answer says already."""
    assert answer(invent(0, tuple(TOOLS)), {"message": message, "hint": ""}) is None
