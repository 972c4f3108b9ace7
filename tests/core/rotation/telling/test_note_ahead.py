"""The rounds after this one, in rotation.md."""

from __future__ import annotations

from circlekit.core.rotation.ahead.forecast import Foreseen
from circlekit.core.rotation.ahead.planned import Ahead
from circlekit.core.rotation.telling.note_ahead import rounds_ahead


def test_the_rounds_are_a_table_below_what_is_said_of_them() -> None:
    """The same figures as on the terminal; 180 of 1,326 pairs are 14 %."""
    rounds = (Foreseen(1, "seats", 7, 0, 6, 7, 180, 1326), Foreseen(2, "seats", 7, 0, 7, 7, 350, 1326))
    ahead = Ahead(rounds=rounds, seats=None, by_seats=True, says=("Circles come from a plan of *8* rounds.",))
    assert list(rounds_ahead(ahead)) == [
        "",
        "## The rounds ahead",
        "",
        "- Circles come from a plan of \\*8\\* rounds.",
        "",
        "| Round | By | Circles | Pairs again | New people each | Met so far |",
        "|---|---|---|---|---|---|",
        "| 1 | seats | 7 | 0 | 6-7 | 14 % |",
        "| 2 | seats | 7 | 0 | 7 | 26 % |",
    ]


def test_without_rounds_only_what_is_said_stands_there() -> None:
    """Nobody asked for more than one, and a plan stood beside the cohort."""
    ahead = Ahead(rounds=(), seats=None, by_seats=False, says=("The seats served fewer people.",))
    assert list(rounds_ahead(ahead))[-1] == "- The seats served fewer people."


def test_without_a_plan_there_is_no_such_part() -> None:
    """Nobody asked, and nothing was said."""
    assert list(rounds_ahead(None)) == []
    assert list(rounds_ahead(Ahead(rounds=(), seats=None, by_seats=False, says=()))) == []
