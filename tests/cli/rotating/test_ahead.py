"""``circlekit rotate --ahead``: a plan of several cohorts that goes along from folder to folder."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Command, Outcome

pytestmark = pytest.mark.long

HEAD = """\
cohort: Round 0
starts: 2027-01-04
ends: 2027-03-26
timezone: Europe/London
size: 4-5
participants:
"""


def person(number: int, available: str = "Mon 10:00-11:00") -> str:
    return f"  p{number:02}: {{name: Person {number}, lead: yes, available: {available}}}\n"


@pytest.fixture
def begun(command: Command, tmp_path: Path) -> Path:
    """Twenty people of whom all can meet on Monday, in circles of four or five, at the end of a cohort."""
    folder = tmp_path / "r0"
    folder.mkdir()
    (folder / "cohort.yaml").write_text(HEAD + "".join(map(person, range(20))), encoding="utf-8")
    groups = [[f"p{4 * circle + place:02}" for place in range(4)] for circle in range(5)]
    rows = "".join(
        f"  c{number}: {{name: Circle {number}, lead: {group[0]}, members: [{', '.join(group)}]}}\n"
        for number, group in enumerate(groups, 1)
    )
    (folder / "circles.yaml").write_text("cohort: round-0\ncircles:\n" + rows, encoding="utf-8")
    return folder


def rotated(command: Command, folder: Path, *words: str) -> Outcome:
    number = int(folder.name[1:]) + 1
    to = folder.with_name(f"r{number}")
    done = command(
        "rotate", str(folder / "cohort.yaml"), "--to", str(to), "--name", f"Round {number}", *words
    )
    assert done.code == 0, done.err
    return done


def circles(folder: Path) -> list[list[str]]:
    """Return who is with whom, read by another reader than circlekit's own."""
    data = yaml.safe_load((folder / "circles.yaml").read_text(encoding="utf-8"))
    return [circle["members"] for circle in data["circles"].values()]


def pairs(folder: Path) -> set[tuple[str, str]]:
    return {pair for members in circles(folder) for pair in combinations(sorted(members), 2)}


def replaced(folder: Path, number: int) -> None:
    """Three people leave and three join, each time others."""
    here = [handle for members in circles(folder) for handle in members]
    leaving = [here[(5 * number + 7 * step) % len(here)] for step in range(3)]
    new = "".join(person(20 + 3 * number + more) for more in range(3))
    (folder / "answers.yaml").write_text(f"leave: [{', '.join(leaving)}]\njoin:\n{new}", encoding="utf-8")


def test_nobody_meets_twice_though_people_come_and_go(begun: Path, command: Command) -> None:
    """Five cohorts with 15 of a hundred replaced each time, counted from the circles' files alone."""
    folders = [begun, *(begun.with_name(f"r{number}") for number in range(1, 5))]
    for number, folder in enumerate(folders[:-1]):
        replaced(folder, number)
        done = rotated(command, folder, *(["--ahead", "4"] if not number else []))
        assert f"The circles come from a plan by seats, round {number + 1} of " in done.err
    for folder in folders:
        assert sum(map(len, circles(folder))) == 20
        assert {len(members) for members in circles(folder)} <= {4, 5}
    met = [pair for folder in folders for pair in pairs(folder)]
    assert len(met) >= 5 * 30
    assert len(set(met)) == len(met)


def test_rounds_are_told_one_by_one_and_kept_for_later(begun: Path, command: Command) -> None:
    """Each of twenty meets three of the others; 160 pairs at 40 a round take four rounds at least."""
    done = rotated(command, begun, "--ahead", "3")
    lines = done.err.splitlines()
    at = lines.index("  round     by  circles  pairs again  new people each  met so far")
    assert lines[at + 1] == "      1  seats        5            0                3        32 %"
    assert [line.split()[:4] for line in lines[at + 1 : at + 4]] == [
        [str(number), "seats", "5", "0"] for number in (1, 2, 3)
    ]
    assert any("it takes 4 rounds at least until everybody has met everybody" in line for line in lines)
    assert (begun.with_name("r1") / "seats.yaml").exists()


def test_json_has_the_rounds(begun: Path, command: Command) -> None:
    """Of 190 pairs 30 have met and 30 meet in each round."""
    ahead = json.loads(rotated(command, begun, "--ahead", "2", "--json").out)["ahead"]
    assert ahead["by_seats"] is True
    assert [(one["round"], one["by"], one["pairs_again"], one["met"]) for one in ahead["rounds"]] == [
        (1, "seats", 0, 60),
        (2, "seats", 0, 90),
    ]
    assert ahead["rounds"][0]["pairs"] == 190
    assert ahead["rounds"][0]["new_people"] == {"least": 3, "most": 3}


def test_without_a_plan_nothing_is_said_of_one(begun: Path, command: Command) -> None:
    """Neither in words nor in the document nor in the folder."""
    done = rotated(command, begun, "--json")
    assert "ahead" not in json.loads(done.out)
    assert "seats" not in done.err
    assert not (begun.with_name("r1") / "seats.yaml").exists()


def test_a_dry_run_tells_and_writes_nothing(begun: Path, command: Command) -> None:
    """Not even the plan."""
    done = rotated(command, begun, "--ahead", "2", "--dry-run")
    assert "round 1 of" in done.err
    assert not begun.with_name("r1").exists()


def test_the_same_cohort_gives_the_same_plan(begun: Path, command: Command) -> None:
    """Byte by byte, and a second run changes nothing."""
    rotated(command, begun, "--ahead", "3")
    first = {path.name: path.read_bytes() for path in _files(begun.with_name("r1"))}
    assert "Nothing changed" in rotated(command, begun, "--ahead", "3").err
    shutil.rmtree(begun.with_name("r1"))
    rotated(command, begun, "--ahead", "3")
    assert {path.name: path.read_bytes() for path in _files(begun.with_name("r1"))} == first


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.is_file())


def test_nothing_of_those_who_left_is_in_the_plan(begun: Path, command: Command) -> None:
    """Not even their handle: their seat is free."""
    replaced(begun, 0)
    leaving = yaml.safe_load((begun / "answers.yaml").read_text(encoding="utf-8"))["leave"]
    rotated(command, begun, "--ahead", "3")
    seats = yaml.safe_load((begun.with_name("r1") / "seats.yaml").read_text(encoding="utf-8"))["seats"]
    assert len(seats) == 20
    assert not set(leaving) & set(seats)


def test_a_plan_that_was_edited_is_refused_with_its_place(begun: Path, command: Command) -> None:
    """Two people on one seat; the way out is to delete the file."""
    rotated(command, begun, "--ahead", "3")
    path = begun.with_name("r1") / "seats.yaml"
    text = path.read_text(encoding="utf-8")
    seat = yaml.safe_load(text)["seats"]["p00"]
    other = yaml.safe_load(text)["seats"]["p01"]
    path.write_text(text.replace(f"  p01: {other}\n", f"  p01: {seat}\n"), encoding="utf-8")
    done = command("rotate", str(path.with_name("cohort.yaml")))
    assert done.code == 1
    assert f"«p01» and «p00» have the same seat, {seat}" in done.err
    assert "hint: delete the file; circlekit rotate --ahead 4 makes a new plan" in done.err
    checked = command("check", str(path.with_name("cohort.yaml")))
    assert checked.code == 1
    assert checked.err in done.err
    path.unlink()
    assert rotated(command, path.parent).code == 0


@pytest.mark.parametrize("words", [("--ahead", "1"), ("--ahead", "51"), ("--ahead", "3", "--ask")])
def test_what_makes_no_plan_is_wrong_use(begun: Path, command: Command, words: tuple[str, ...]) -> None:
    """One round is no plan, and asking comes before it."""
    assert command("rotate", str(begun / "cohort.yaml"), *words).code == 2


def test_narrow_hours_let_the_search_take_over(begun: Path, command: Command) -> None:
    """Four people for each day of the week, who were together: only the same four can meet again."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    people = "".join(person(number, f"{days[number // 4]} 10:00-11:00") for number in range(20))
    (begun / "cohort.yaml").write_text(HEAD + people, encoding="utf-8")
    done = rotated(command, begun, "--ahead", "2")
    assert pairs(begun.with_name("r1")) == pairs(begun)
    assert "20 of 20 people could not come to their circle's hour; so circles were searched for" in done.err
    assert "  Rounds after the first are searched for again when their time has come." in done.err
    assert not (begun.with_name("r1") / "seats.yaml").exists()
