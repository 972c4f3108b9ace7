"""Who moved from where to where, whom they meet again, and in which role."""

from __future__ import annotations

from circlekit.core.model import Matching
from circlekit.core.rotation.telling.moves import Met, Move, moves
from circlekit.core.rotation.telling.switch import Switch, homes
from tests.core.rotation.switches import AGAIN, BAOBA, HELD, IPE, NEW, switch


def of(made: Switch) -> dict[str, Move]:
    return {move.id: move for move in moves(made, homes(made), AGAIN)}


def test_a_move_says_from_where_to_where_and_with_whom() -> None:
    """Amina led Baobá, stands in now, and knows both others of her new circle."""
    met = (Met("ben", 1, HELD), Met("fay", 1, HELD))
    assert of(switch())["amina"] == Move("amina", BAOBA, NEW[0], met, 0, "lead", "deputy")


def test_both_of_a_pair_meet_again() -> None:
    """Ben stood in and leads now; he knows Amina, and Fay is new to him."""
    assert of(switch())["ben"] == Move("ben", BAOBA, NEW[0], (Met("amina", 1, HELD),), 1, "deputy", "lead")


def test_a_newcomer_comes_from_nowhere_and_meets_everybody() -> None:
    """Two others are in Zoë's circle."""
    assert of(switch())["zoe"] == Move("zoe", None, NEW[1], (), 2, "", "")


def test_who_has_no_circle_meets_nobody() -> None:
    """Cem, Dia and Zoë are left over."""
    assert of(switch(matching=Matching(circles=NEW[:1])))["dia"] == Move("dia", IPE, None, (), 0, "", "")


def test_those_who_left_are_not_among_them() -> None:
    """The moves are of the people of the next cohort, in its order."""
    assert list(of(switch())) == ["amina", "ben", "cem", "dia", "fay", "zoe"]
