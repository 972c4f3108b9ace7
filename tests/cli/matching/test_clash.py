"""``circlekit match`` when there are no circles: what clashes, where it stands, and what would help."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

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
    """Write a cohort of so many people, with rules; ``each`` gives some keys to the people it names."""

    def write(count: int, rules: str = "", hours: str = "Tue 16:00-17:00", **each: str) -> None:
        given = f"available: [{hours}], lead: yes"
        lines = [
            f"  p{number}: {{name: Person {number}, {given}{each.get(f'p{number}', '')}}}"
            for number in range(1, count + 1)
        ]
        people = "participants:" if lines else "participants: {}"
        text = "\n".join([HEAD + rules, people, *lines, ""])
        (tmp_path / "cohort.yaml").write_text(text, encoding="utf-8")

    return write


def plain(text: str) -> str:
    """Return what was said without its line breaks."""
    return " ".join(text.split())


def test_every_rule_of_a_clash_is_shown_with_its_line(
    cohort: Cohort, command: Command, tmp_path: Path
) -> None:
    """Three pairs who are apart need three circles; twelve people make two. Nothing is written."""
    cohort(12, "matching:\n  apart:\n    - [p1, p2]\n    - [p4, p5]\n    - [p2, p3]\n    - [p1, p3]")
    done = command("match")
    assert (done.code, done.out) == (3, "")
    places = [line.partition(": ")[0] for line in done.err.splitlines() if line.startswith("cohort.yaml")]
    assert places == ["cohort.yaml:8:7", "cohort.yaml:10:7", "cohort.yaml:11:7"]
    said = plain(done.err)
    assert "«Person 1», «Person 2» and «Person 3» must all be apart" in said
    assert "hint: let «Person 1» and «Person 2» share a circle (2 people); " in said
    assert "«Person 4»" not in said
    assert not (tmp_path / "circles.yaml").exists()


def test_a_program_gets_each_rule_of_a_clash_as_a_problem(cohort: Cohort, command: Command) -> None:
    """Seven of fourteen have a role of which two circles may take three each."""
    managers = {f"p{number}": ", role: manager" for number in range(1, 8)}
    cohort(14, "matching: {at_most: {role: 3}}", **managers)
    done = command("match", "--json")
    (problem,) = json.loads(done.out)["problems"]
    assert (done.code, problem["line"], problem["column"]) == (3, 6, 28)
    ways = problem["hint"].split("; ")
    assert ways[0] == "allow 4 instead of 3 with the same «role» (7 people)"
    assert ways[-1] == "leave 1 person out with --allow-unplaced"


def test_a_way_out_that_was_printed_is_one(cohort: Cohort, command: Command) -> None:
    """The same cohort with one change, and with each option, has circles."""
    managers = {f"p{number}": ", role: manager" for number in range(1, 8)}
    cohort(14, "matching: {at_most: {role: 3}}", **managers)
    left = json.loads(command("match", "--allow-unplaced", "--json", "--dry-run").out)["unplaced"]
    assert [one["id"] for one in left] == ["p7"]
    cohort(14, "matching: {at_most: {role: 4}}", **managers)
    assert command("match", "--dry-run").code == 0


def test_seventeen_of_one_language_want_one_circle_of_five(cohort: Cohort, command: Command) -> None:
    """Six, six and five; which option allows it stands in the hint."""
    tongues = {f"p{number}": f", languages: {'fr' if number <= 17 else 'en'}" for number in range(1, 30)}
    cohort(29, "matching: {share: [languages]}", **tongues)
    done = command("match")
    assert done.code == 3
    assert done.err.startswith("cohort.yaml:6:20: ")
    assert "allow 1 circle of 5 with --size 5-8 (5 people)" in plain(done.err)
    assert command("match", "--size", "5-8", "--dry-run").code == 0


@pytest.mark.parametrize("count", [9, 10, 11, 17])
def test_a_number_that_cannot_be_cut_points_at_the_people(
    count: int, cohort: Cohort, command: Command
) -> None:
    """The place is where they are listed, and every way out is named."""
    cohort(count)
    done = command("match")
    assert done.code == 3
    assert done.err.startswith(f"cohort.yaml:8:3: {count} people cannot be cut into circles of 6-8\n")
    said = plain(done.err)
    assert "--allow-unplaced leaves" in said
    assert "or use --size " in said


def test_nobody_at_all_is_a_mistake_in_the_file(cohort: Cohort, command: Command) -> None:
    """One person is a cohort that cannot be cut; none are a file that is not finished."""
    cohort(0)
    done = command("match")
    assert done.code == 1
    assert "nobody takes part yet" in done.err


@pytest.mark.parametrize(
    ("rules", "place", "message"),
    [
        ("matching: {apart: [[]]}", "6:20", "each entry needs two people"),
        ("matching: {together: [[p1]]}", "6:23", "each entry needs two people"),
        ("matching: {at_most: {role: 0}}", "6:28", "at_most of 0 leaves no circle"),
        ("matching: {weights: {mix: -1}}", "6:27", "-1 is out of range"),
        ("matching: {weights: {mix: nan}}", "6:27", "«nan» is not a whole number"),
        ("matching: {weights: {luck: 2}}", "6:22", "weights names «luck», which is no wish"),
        ("matching: {together: [[p1, zed]]}", "6:23", "«zed», who does not take part"),
        ("matching: {within: {role: 1}}", "8:71", "that of «p1» is not one number"),
        ("matching: {together: [[p1, p2]], apart: [[p2, p1]]}", "6:42", "must be together and must be apart"),
    ],
)
@pytest.mark.parametrize("name", ["check", "match"])
def test_a_rule_that_cannot_be_meant_ends_every_command(
    name: str, rules: str, place: str, message: str, cohort: Cohort, command: Command
) -> None:
    """Exit 1, at its place, before anything is solved."""
    cohort(12, rules, p1=", role: chair")
    done = command(name)
    assert done.code == 1
    assert done.err.startswith(f"cohort.yaml:{place}: ")
    assert message in plain(done.err)


def test_empty_rules_are_no_rules(cohort: Cohort, command: Command) -> None:
    """Lists with nothing in them ask for nothing."""
    cohort(12, "matching: {share: [], apart: [], mix: [], within: {}, at_most: {}, weights: {}}")
    assert command("match", "--dry-run").code == 0


def test_where_nobody_can_come_circles_are_formed_with_a_warning(cohort: Cohort, command: Command) -> None:
    """Half an hour is no hour; people can still be asked for more."""
    cohort(12, hours="Tue 16:00-16:30")
    done = command("match")
    assert done.code == 0
    assert "warning: no weekly hour suits 6 people, one of them willing to lead, on every date" in plain(
        done.err
    )
    assert "0 of 12 people can come" in plain(done.err)
