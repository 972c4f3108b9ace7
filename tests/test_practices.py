from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import pytest

from circlekit.cli import COMMANDS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "practices.md"
ROW = re.compile(
    r"\| (?P<number>\d+) \| (?P<words>[^|]+) \| (?P<kind>does|drafts|records|checks|advice)"
    r" \| (?P<served>[^|]+) \| (?P<shown>[^|]+) \|"
)
LATER, NOTHING = "later", "–"
SPANS = re.compile(
    r"(?:\bpractices?\s+|\bAdvice\()(\d+(?:(?:\s*[-–,]\s*|\s+(?:and|to|or)\s+)\d+)*)", re.IGNORECASE
)
LIFE_OF_A_CIRCLE = set(chain(range(23, 43), range(65, 73), range(82, 92), (98, 99), range(105, 109)))
"""Practices from the first commitment to the last share-out; all that a tool can do is done for them."""


class Row(NamedTuple):
    """One practice: its number, words and kind, the commands that serve it, and the tests that show it."""

    number: int
    words: str
    kind: str
    served: str
    shown: str

    @property
    def commands(self) -> set[str]:
        return set(re.findall(r"`([a-z]+)`", self.served))

    @property
    def tests(self) -> list[str]:
        return re.findall(r"`([^`]+)`", self.shown)


def rows() -> list[Row]:
    """Return every practice of the page."""
    found = [ROW.fullmatch(line) for line in PAGE.read_text(encoding="utf-8").splitlines()]
    return [Row(int(match["number"]), *match.groups()[1:]) for match in found if match]


def functions_in(tree: ast.Module) -> Iterator[str]:
    """Yield the tests of a module as pytest names them: ``test_x``, or ``TestY::test_x`` in a class."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield from (
                f"{node.name}::{inner.name}" for inner in node.body if isinstance(inner, ast.FunctionDef)
            )


def exists(test: str) -> bool:
    """Tell whether there is a test of this name: ``cli/test_x.py::test_y``, below the folder of tests."""
    name, _, function = test.partition("::")
    file = ROOT / "tests" / name
    if not file.is_file() or not function.rpartition("::")[2].startswith("test_"):
        return False
    return function in functions_in(ast.parse(file.read_text(encoding="utf-8")))


def numbers_in(text: str) -> set[int]:
    """Return every practice that a text refers to; ``practices 82-85`` are four."""
    found: set[int] = set()
    for match in SPANS.finditer(text):
        for part in re.split(r"\s*,\s*|\s+(?:and|or)\s+", match[1]):
            ends = [int(number) for number in re.findall(r"\d+", part)]
            found |= set(range(ends[0], ends[-1] + 1))
    return found


def texts() -> list[Path]:
    """Return every file whose words are ours; what tests read as input need not even be text."""
    patterns = ("src/**/*.py", "src/**/*.md", "src/**/*.yaml", "docs/**/*.md", "tests/**/*.py")
    return sorted(file for pattern in patterns for file in ROOT.glob(pattern))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("as practice 47 says", {47}),
        ("(practices 82 and 84)", {82, 84}),
        ("practices 14, 75, 85", {14, 75, 85}),
        ("Practices 1-3, 12 and 55–57", {1, 2, 3, 12, 55, 56, 57}),
        ("yield Advice(12, message, hint)", {12}),
        ("in practice, 40 people", set()),
        ("the practice of 12", set()),
    ],
)
def test_references_are_found(text, numbers):
    """One number, lists and ranges are read, as people write them."""
    assert numbers_in(text) == numbers


def test_numbers_run_from_1_without_a_gap():
    """Each practice has one number, and every line of the tables is read."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    assert [row.number for row in rows()] == list(range(1, len(lines) + 1))
    assert len(lines) == 108


def test_every_reference_in_the_project_has_its_practice():
    """Whoever reads «practice 47» finds it on the page."""
    known = {row.number for row in rows()}
    stray = {
        str(file.relative_to(ROOT)): numbers_in(file.read_text(encoding="utf-8")) - known for file in texts()
    }
    assert {file: numbers for file, numbers in stray.items() if numbers} == {}


def test_practices_are_served_by_commands_that_exist():
    """The column names commands, or says «later»."""
    for row in rows():
        assert row.served == LATER or row.commands, row
        assert row.commands <= COMMANDS.keys(), row


def test_what_is_served_is_shown_by_a_test():
    """And what is not, by none."""
    for row in rows():
        assert (row.shown == NOTHING) == (row.served == LATER), row
        assert row.shown == NOTHING or row.tests, row


@pytest.mark.parametrize("row", [row for row in rows() if row.tests], ids=lambda row: str(row.number))
def test_the_tests_that_show_a_practice_exist(row):
    """Whoever renames one comes by here."""
    assert [test for test in row.tests if not exists(test)] == []


@pytest.mark.parametrize(
    ("test", "found"),
    [
        ("test_practices.py::test_advice_is_left_to_people", True),
        ("test_practices.py::test_nothing_of_the_kind", False),
        ("test_practices.py::rows", False),
        ("test_practices.py", False),
        ("no_such_folder/test_x.py::test_x", False),
    ],
)
def test_a_test_that_is_none_is_noticed(test, found):
    """A name that nobody wrote, a function that is no test, a file alone, and a folder that is not there."""
    assert exists(test) is found


def test_tests_in_classes_have_their_class_before_them():
    """As pytest names them."""
    tree = ast.parse("def test_a(): ...\nclass TestB:\n    def test_c(self): ...\n")
    assert list(functions_in(tree)) == ["test_a", "TestB::test_c"]


def test_everything_a_tool_can_do_in_the_life_of_a_circle_is_done():
    """From the run sheet to the share-out every such practice has a command and a test."""
    left = {row.number for row in rows() if row.kind != "advice" and not (row.commands and row.tests)}
    assert left & LIFE_OF_A_CIRCLE == set()


def test_advice_is_left_to_people():
    """No command claims to serve what only people can do."""
    assert {row.served for row in rows() if row.kind == "advice"} == {LATER}
