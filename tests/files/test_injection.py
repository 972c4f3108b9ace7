"""Hostile text on its way into tables and pages, case by case."""

from __future__ import annotations

import csv
import io

import pytest

from circlekit.files.formulas import STARTS, guarded
from circlekit.files.roster import people_of
from circlekit.files.tables import read_table
from tests.files.test_pages import FIELDS, PAYLOADS, QUIET, page

pytestmark = pytest.mark.long

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@x",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    " =1+1",
    "\u00a0=1+1",
    '=HYPERLINK("http://tracker.example","x")',
    "=cmd|' /C calc'!A0",
    '"=1+1',
    "a,=1+1",
    "a\r\n=1+1",
]


def table(cells: list[str]) -> str:
    """Return a row as circlekit writes tables: every cell guarded and in quotes."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL).writerow([guarded(one) for one in cells])
    return text.getvalue()


@pytest.mark.parametrize("payload", FORMULAS)
def test_bad_input_95_no_cell_is_a_formula(payload: str) -> None:
    """However a spreadsheet cuts the file, no cell begins as a formula does, with or without white space."""
    [[first, second, third]] = csv.reader(io.StringIO(table(["a", payload, "b"]), newline=""))
    assert (first, third) == ("a", "b")
    assert not second.lstrip().lstrip("\u200b\ufeff").startswith(STARTS)
    assert second.removeprefix("'") == payload


@pytest.mark.parametrize("payload", ["=1+1", "+1", "-1", "@x", "＝1", "－1"])
def test_bad_input_95_our_own_reader_takes_the_guard_off(payload: str) -> None:
    """What circlekit wrote comes back as people typed it."""
    content = ("name,role\r\n" + table(["Amina", payload])).encode()
    people, _, _ = people_of(read_table(content, "people.csv"))
    assert list(people.values()) == [{"name": "Amina", "role": payload}]


@pytest.mark.parametrize("payload", ["\u200b=1+1", "\ufeff@x", "\u200d-1"])
def test_bad_input_95_nobody_hides_a_formula_behind_what_is_not_seen(payload: str) -> None:
    """Characters without width are white space to some spreadsheets."""
    assert guarded(payload) == f"'{payload}"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_bad_input_92_no_name_is_part_of_a_page(payload: str) -> None:
    """Everywhere at once, it is text: no element, no attribute, nothing that a template engine would run."""
    quiet, hostile = (page(**dict.fromkeys(FIELDS, name)) for name in (QUIET, payload))
    assert hostile.shape == quiet.shape
    assert payload in hostile.text
