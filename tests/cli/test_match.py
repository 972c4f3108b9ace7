"""``circlekit match``: what it prints, writes, keeps and refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Command, Outcome

HEAD = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-02-14
timezone: Europe/London
meeting: {every: week}
"""

Cohort = Callable[..., None]


@pytest.fixture
def cohort(tmp_path: Path, command: Command) -> Cohort:
    """Write a cohort of so many people, all free on Tuesday, the first three willing to lead."""

    def write(count: int, more: str = "") -> None:
        lines = [
            f"  p{number}: {{name: Person {number}, available: [Tue 16:00-17:00], lead: {_lead(number)}}}"
            for number in range(1, count + 1)
        ]
        text = "\n".join([HEAD + more, "participants:", *lines, ""])
        (tmp_path / "cohort.yaml").write_text(text, encoding="utf-8")

    return write


def _lead(number: int) -> str:
    return "yes" if number <= 3 else "no"


def read(folder: Path) -> str:
    """Return circles.yaml as it stands."""
    return (folder / "circles.yaml").read_text(encoding="utf-8")


def document(outcome: Outcome) -> dict[str, Any]:
    """Return the one JSON document on standard output."""
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def test_a_pipe_gets_one_row_for_each_person(cohort: Cohort, command: Command) -> None:
    """Tab-separated, a header first, roles last; talk goes to standard error."""
    cohort(12)
    done = command("match")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert (done.code, rows[0]) == (0, ["circle", "id", "name", "role"])
    assert sorted(row[1] for row in rows[1:]) == sorted(f"p{number}" for number in range(1, 13))
    assert sorted(row[3] for row in rows[1:] if row[3]) == ["deputy", "lead", "lead"]
    assert "12 people in 2 circles:\n" in done.err
    assert (
        "  12 of 12 people can come to a weekly hour of their circle on every date; at most 12 could.\n"
        in done.err
    )
    assert done.err.endswith("new  circles.yaml\n")


def test_json_is_the_documented_one_and_nothing_else(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """One document with the promised keys, and the file is written all the same."""
    cohort(12)
    found = document(command("match", "--json"))
    assert list(found) == ["schema", "circles", "unplaced", "quality", "not_served", "files"]
    assert found["schema"] == 1
    assert [list(circle) for circle in found["circles"]] == [
        ["id", "name", "lead", "deputy", "members", "because"]
    ] * 2
    assert found["unplaced"] == []
    assert found["quality"]["well_served"] == {
        "value": 12,
        "best": 12,
        "says": "12 of 12 people can come to a weekly hour of their circle on every date; at most 12 could",
    }
    assert found["files"] == [{"path": "circles.yaml", "status": "new"}]
    assert all(circle["lead"] in circle["members"] for circle in found["circles"])
    assert (tmp_path / "circles.yaml").exists()


def test_the_same_seed_gives_the_same_bytes_and_another_may_not(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """Nothing changes the second time; other seeds find other circles where all are as good."""
    cohort(14)
    command("match")
    first = read(tmp_path)
    assert command("match").err.endswith("Nothing changed; 1 file is up to date.\n")
    assert read(tmp_path) == first
    circles = set()
    for seed in ("1", "2", "3"):
        command("match", "--seed", seed)
        circles.add(read(tmp_path).replace(f"seed: {seed}", ""))
    assert len(circles) > 1


@pytest.mark.parametrize("count", [1, 5, 9, 10, 11, 17])
def test_a_head_count_that_cannot_be_cut_ends_with_its_place_and_ways_out(
    count: int, cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """Exit 3, the line of «participants», the ways out, and nothing written."""
    cohort(count)
    done = command("match")
    people = "1 person" if count == 1 else f"{count} people"
    assert (done.code, done.out) == (3, "")
    assert f"{people} cannot be cut into circles of 6-8" in done.err
    assert done.err.startswith("cohort.yaml:")
    assert "more people)" in done.err or "1 more person)" in done.err
    assert not (tmp_path / "circles.yaml").exists()


def test_json_says_that_there_is_no_plan(cohort: Cohort, command: Command) -> None:
    """The problem has its place, its message and its ways out."""
    cohort(9)
    done = command("match", "--json")
    (problem,) = document(done)["problems"]
    assert (done.code, problem["file"], problem["severity"]) == (3, "cohort.yaml", "error")
    assert (
        problem["hint"]
        == "12 can (3 more people); 8 can (--allow-unplaced leaves 1 person out); or use --size 6-9"
    )


@pytest.mark.parametrize(("count", "waiting"), [(9, 1), (10, 2), (11, 3), (17, 1)])
def test_people_left_out_are_named_with_the_reason_everywhere(
    count: int, waiting: int, cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """In the talk, in the table, in the document and in the file."""
    cohort(count)
    found = document(command("match", "--allow-unplaced", "--json", "--dry-run"))
    done = command("match", "--allow-unplaced")
    assert len(found["unplaced"]) == waiting
    for left in found["unplaced"]:
        reason = f"{count} people cannot be cut into circles of 6-8; with "
        assert left["reason"].startswith(reason)
        name = f"Person {left['id'][1:]}"
        assert f"Without a circle: {name}. {reason}" in " ".join(done.err.split())
        assert f"\t{left['id']}\t{name}\tunplaced\n" in done.out
        assert f"\n  {left['id']}: " in read(tmp_path)


@pytest.mark.parametrize("count", [1, 5])
def test_too_few_people_are_refused_even_when_some_may_be_left_out(
    count: int, cohort: Cohort, command: Command
) -> None:
    """Leaving everybody out is no plan."""
    cohort(count)
    assert command("match", "--allow-unplaced").code == 3


def test_another_size_is_used_for_this_run(cohort: Cohort, command: Command) -> None:
    """Nine people are one circle of nine; the file still says 6-8."""
    cohort(9)
    found = document(command("match", "--size", "6-9", "--json"))
    assert [len(circle["members"]) for circle in found["circles"]] == [9]


def test_a_size_that_is_none_is_wrong_use(cohort: Cohort, command: Command) -> None:
    """The message says what to write."""
    cohort(9)
    done = command("match", "--size", "many")
    assert done.code == 2
    assert "write it as 6-8" in done.err


def test_rules_that_cannot_be_kept_are_shown_at_their_place(cohort: Cohort, command: Command) -> None:
    """The rule's own line, who it is about, and a way out."""
    cohort(12, "matching:\n  apart: [[p1, p2, p3]]\n")
    done = command("match")
    assert done.code == 1
    assert done.err.startswith("cohort.yaml:7:11: ")
    assert "«p1», «p2» and «p3» must all be apart" in done.err


def test_a_dry_run_writes_nothing(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """It shows what it would write."""
    cohort(12)
    done = command("match", "--dry-run")
    assert (done.code, done.err.endswith("This was a dry run: nothing was written.\n")) == (0, True)
    assert not (tmp_path / "circles.yaml").exists()


def move(folder: Path, handle: str) -> tuple[str, str]:
    """Move somebody's line into the other circle, as a person would; return the circles left and joined."""
    lines = read(folder).splitlines(keepends=True)
    line = next(line for line in lines if line.strip().startswith(f"- {handle} "))
    lists = [index for index, text in enumerate(lines) if text.strip() == "members:"]
    home = max(index for index in lists if index < lines.index(line))
    target = next(index for index in lists if index != home)
    lines.insert(target + 1, lines.pop(lines.index(line)) if target < lines.index(line) else line)
    if target > home:
        lines.remove(line)
    (folder / "circles.yaml").write_text("".join(lines), encoding="utf-8")
    order = ["c1", "c2"] if home < target else ["c2", "c1"]
    return order[0], order[1]


def members(found: dict[str, Any]) -> dict[str, list[str]]:
    """Return who is in which circle."""
    return {circle["id"]: circle["members"] for circle in found["circles"]}


def test_an_edited_file_is_not_written_over(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """Exit 4, and both ways on are named."""
    cohort(14)
    command("match")
    move(tmp_path, "p9")
    edited = read(tmp_path)
    done = command("match")
    assert (done.code, done.out) == (4, "")
    assert "circles.yaml was edited by hand" in done.err
    assert "--keep" in done.err
    assert "--force" in done.err
    assert read(tmp_path) == edited


def test_keep_honours_an_edit_and_seats_a_newcomer(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """Who was moved stays; who is new joins the circle with room; figures are worked out again."""
    cohort(14)
    command("match")
    left, joined = move(tmp_path, "p9")
    cohort(15)
    done = command("match", "--keep", "--json")
    found = members(document(done))
    assert done.code == 0
    assert "p9" in found[joined]
    assert "p15" in found[left]
    assert "Person 15 joins Circle" in done.err
    assert "takes part, but is in no circle" not in done.err
    assert command("match", "--keep").err.endswith("Nothing changed; 1 file is up to date.\n")


def test_force_forms_circles_anew(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """The edit is gone, as was asked."""
    cohort(14)
    command("match")
    first = read(tmp_path)
    move(tmp_path, "p9")
    assert command("match", "--force").code == 0
    assert read(tmp_path) == first


def test_keep_says_which_rules_an_edit_breaks(cohort: Cohort, command: Command, tmp_path: Path) -> None:
    """It is kept all the same: people may know better than rules."""
    cohort(14, "matching: {apart: [[p8, p9]]}\n")
    command("match")
    move(tmp_path, "p9")
    done = command("match", "--keep")
    assert done.code == 0
    assert "does not keep the rule that «Person 8» and «Person 9» are apart" in " ".join(done.err.split())


def test_keep_without_circles_is_a_missing_file(cohort: Cohort, command: Command) -> None:
    """There is nothing to keep yet."""
    cohort(12)
    done = command("match", "--keep")
    assert done.code == 4
    assert "circles.yaml does not exist" in done.err


def test_a_terminal_gets_circles_with_names_and_reasons(
    cohort: Cohort, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody reads handles in a table when they can read names in a sentence."""
    monkeypatch.setattr("circlekit.cli.terminal.on_terminal", lambda stream: True)
    monkeypatch.setenv("NO_COLOR", "1")
    cohort(12)
    shown = command("match").out
    assert shown.count(": 6 people, lead Person ") == 2
    assert shown.count(" and deputy Person ") == 1
    assert shown.count("  - All 6 can come to one weekly hour on every date.\n") == 2
    assert "p12" not in shown


def test_a_search_by_the_clock_finds_circles_too(cohort: Cohort, command: Command) -> None:
    """``--seconds`` trades sameness for time."""
    cohort(12)
    assert command("match", "--seconds", "0").code == 0
