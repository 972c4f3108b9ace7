"""``circlekit schedule``: two times in turn, kick-offs that one person can attend, options and ways out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2-4
participants:
  ama: {name: Ama, lead: yes, timezone: Europe/London, available: [Mon 10:00-11:00]}
  ben: {name: Ben, timezone: Europe/London, available: [Thu 10:00-11:00]}
  cem: {name: Cem, lead: yes, timezone: Europe/London, available: [Mon 10:00-11:00]}
  dev: {name: Dev, timezone: Europe/London, available: [Mon 10:00-11:00], if_needed: [Fri 10:00-11:00]}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: ama, members: [ama, ben]}
  c2: {name: Circle 2, lead: cem, members: [cem, dev]}
"""

TODAY = ("--today", "2026-12-22")
TURNS = "second Monday of the month, 10:00 London, in turn with the second Thursday, 10:00 London"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder with two circles: one that shares no hour, one that shares Mondays."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


def slots(out: str) -> dict[str, str]:
    """Return when each circle meets, from the printed table."""
    rows = [line.split("\t") for line in out.splitlines()[1:]]
    return {row[0]: row[1] for row in rows}


def test_what_would_help_is_printed_with_its_command(folder: Path, command: Command) -> None:
    """Ama and Ben share no hour; Cem and Dev need no help."""
    found = command("schedule", *TODAY)
    assert found.code == 0
    assert (
        "  What would help:\n"
        "  - If Ben also came Mon 10:00-11:00 (London), all 2 could:"
        " second Monday of the month, 10:00 London.\n"
    ) in found.err
    assert "(circlekit schedule --alternate c1)\n" in found.err
    assert found.err.count("What would help") == 1


def test_two_times_in_turn_are_recorded_and_stay(folder: Path, command: Command) -> None:
    """The next run keeps them without being told; --fresh does not."""
    found = command("schedule", "--alternate", "Circle 1", *TODAY)
    assert found.code == 0
    assert slots(found.out)["Circle 1"] == TURNS
    assert "alternate: {first: 2027-02-11, weekday: Thu, week: 2" in (folder / "schedule.yaml").read_text(
        encoding="utf-8"
    )
    again = json.loads(command("schedule", "--json", *TODAY).out)["slots"]["c1"]
    assert again["alternate"] == {
        "first": "2027-02-11", "weekday": "Thu", "week": 2, "start": "10:00", "timezone": "Europe/London",
    }  # fmt: skip
    fresh = command("schedule", "--fresh", *TODAY)
    assert slots(fresh.out)["Circle 1"] == "second Monday of the month, 10:00 London"


def test_turns_that_are_no_fairer_are_refused_with_a_word(folder: Path, command: Command) -> None:
    """Cem and Dev share an hour."""
    found = command("schedule", "--alternate", "c2", *TODAY)
    assert found.code == 0
    assert "warning: Circle 2: no two times in turn are fairer than one, so it has one\n" in found.err


def test_a_circle_that_is_not_there_is_wrong_use(folder: Path, command: Command) -> None:
    """The one that was probably meant is named."""
    found = command("schedule", "--alternate", "c3", *TODAY)
    assert found.code == 2
    assert "no circle is called «c3»" in found.err


def test_one_person_can_attend_all_kick_offs(folder: Path, command: Command) -> None:
    """Both circles are best on the second Monday at ten; the second meets a week later instead."""
    found = command("schedule", "--attend-kickoffs", *TODAY)
    assert found.code == 0
    firsts = {line.split("\t")[2] for line in found.out.splitlines()[1:]}
    assert len(firsts) == 2
    assert "has another time for it, which suits everybody as well.\n" in found.err


@pytest.mark.parametrize("option", [("--alternate", "c1"), ("--attend-kickoffs",)])
def test_other_times_and_the_times_there_are_contradict_each_other(
    folder: Path, command: Command, option: tuple[str, ...]
) -> None:
    """With --keep nothing is found."""
    assert command("schedule", *TODAY).code == 0
    assert command("schedule", "--keep", *option, *TODAY).code == 2


def test_show_tells_all_that_would_help_one_circle(folder: Path, command: Command) -> None:
    """Other times stand in the list above it already."""
    found = command("schedule", "--show", "c1", *TODAY)
    assert found.code == 0
    _, _, ways = found.out.partition("What would help:\n")
    assert [line[:8] for line in ways.splitlines()[:2]] == ["  - If B", "  - Two "]
    shown = json.loads(command("schedule", "--show", "c1", "--json", *TODAY).out)
    assert [way["kind"] for way in shown["circles"]["c1"]["ways"]] == ["hours", "alternate"]
    assert "What would help" not in command("schedule", "--show", "c2", *TODAY).out


def test_json_has_the_best_times_and_the_ways_out(folder: Path, command: Command) -> None:
    """Dev can on Fridays only if needed, which is one way less for Cem; the first circle has ways."""
    document = json.loads(command("schedule", "--json", *TODAY).out)
    first, *others = document["options"]["c2"]
    assert (first["slot"]["weekday"], first["always"], first["because"], first["as_now"]) == (
        "Mon",
        2,
        [],
        True,
    )
    assert others[0]["slot"]["weekday"] == "Fri"
    assert others[0]["because"] == [
        "Cem cannot come to any meeting", "nobody who would lead can come to every meeting",
        "Dev can come only if needed",
    ]  # fmt: skip
    assert [way["kind"] for way in document["ways"]["c1"]] == ["hours", "alternate", "other time"]
    assert "c2" not in document["ways"]
