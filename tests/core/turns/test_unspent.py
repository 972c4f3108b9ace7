import pytest

from circlekit.core.log import Log, Role
from circlekit.core.turns.need import Need
from circlekit.core.turns.unspent import Unspent, unspent
from tests.core.turns.terms import NAMES, circle, log_of, need, turn


def test_who_waits_is_counted_with_the_meetings_left():
    """Four of six had a turn; at meetings 5 and 6 of 7 there is room for two: both must be there by then."""
    log = log_of(*(turn(meeting, Role.CASE_GIVER, NAMES[meeting]) for meeting in range(2, 5)))
    log = log_of(*log.turns, turn(1, Role.CASE_GIVER, "amina"))
    found = unspent(circle(6), log, [5, 6, 7], 7, need(6))
    assert found[:4] == ("c1", ("ben", "fay"), 2, 2)
    assert found.chance == pytest.approx(0.96 * 0.8)


def test_other_roles_are_no_turn():
    """Whoever only took the notes still waits."""
    found = unspent(circle(3), log_of(turn(2, Role.NOTE_TAKER, "ben")), [3], 4, need(3))
    assert found.waiting == NAMES[:3]


def test_in_troika_nobody_waits():
    """Everybody has a turn at every meeting."""
    found = unspent(circle(), Log(), [2, 3, 4], 6, Need(7, (3, 4), 7, 0))
    assert found == Unspent("c1", (), 3, 21, 1.0)


def test_meetings_with_new_ideas_give_nobody_a_turn():
    """Of meetings 2 to 4, meeting 3 has an input."""
    assert unspent(circle(), Log(), [2, 3, 4], 6, need(), inputs=[3]).meetings == 2
