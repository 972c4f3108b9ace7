"""A cell is never a formula, and comes back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.files.formulas import guarded, unguarded
from circlekit.files.roster import people_of
from circlekit.files.tables import read_table


@pytest.mark.parametrize(
    "text", ["=1+1", "+49", "-1", "@x", "\t=1", "\r=1", " =1", "\u00a0=1", "＝1", "＋", "－", "＠"]
)
def test_what_would_be_a_formula_gets_an_apostrophe(text: str) -> None:
    """Also behind white space and in full width."""
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "a", "'a", "'", "''", "O'Neill", "1-2", "a=b", "'t Hooft"])
def test_everything_else_is_left_alone(text: str) -> None:
    """An apostrophe that guards nothing belongs to the text."""
    assert guarded(text) == unguarded(text) == text


@given(st.text(alphabet="=+-@'\t\r ＝a1", max_size=6))
def test_a_guard_is_taken_off_again(text: str) -> None:
    """Whatever looks like a formula comes back as it was; only a text that came with a guard loses it."""
    came_guarded = unguarded(text) != text
    assert unguarded(guarded(text)) == (unguarded(text) if came_guarded else text)


def test_the_guards_of_other_tools_are_taken_off_when_a_table_is_read() -> None:
    """In names of columns and in cells, alone or before a list; an apostrophe of a name stays."""
    table = read_table(b"name,'=role,needs\r\n'=Ann,'-lead,'+law; tax\r\n't Hooft,,\r\n", "people.csv")
    people, _, _ = people_of(table)
    assert list(people.values()) == [
        {"name": "=Ann", "=role": "-lead", "needs": ["+law", "tax"]},
        {"name": "'t Hooft"},
    ]
