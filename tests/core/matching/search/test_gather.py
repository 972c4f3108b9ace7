"""People brought together at hours, by chains of moves, on cases worked out by hand."""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.search.gather import Gathering, people_sets, rows_of


def plan(people: int, leads: int = -1, quorum: int = 2, seats: int = 3) -> Gathering:
    """Return a plan for so many people without any circle yet."""
    everybody = (1 << people) - 1
    return Gathering(everybody, (everybody & leads,), everybody, quorum, seats)


def test_columns_become_sets_and_sets_rows() -> None:
    """Two columns of ten people; the tenth needs a second byte."""
    columns = np.zeros((10, 2), dtype=bool)
    columns[[0, 9], 0] = True
    assert people_sets(columns) == [0b10_0000_0001, 0]
    assert list(rows_of(0b10_0000_0001)) == [0, 9]
    assert list(rows_of(0)) == []


def test_a_circle_begins_with_a_lead_and_a_quorum() -> None:
    """Of 0, 1 and 2, who can come, only 2 would lead; one more makes the quorum."""
    circles = plan(4, leads=0b0100)
    assert circles.begin(0b0111)
    assert circles.lead == [0b0100]
    assert circles.members == [0b0101]
    assert circles.free == 0b1010


def test_no_circle_begins_without_a_lead_or_a_quorum() -> None:
    """Nobody of the two would lead, or only one can come."""
    assert not plan(4, leads=0b1000).begin(0b0011)
    assert not plan(4).begin(0b0001)


def test_a_circle_takes_people_of_another_that_can_spare_one() -> None:
    """0, 1 and 2 fill the first; the second suits 2 and 3, who makes room for nobody else."""
    circles = plan(4)
    assert circles.begin(0b0111)
    circles.fill()
    assert circles.members == [0b0111]
    assert circles.begin(0b1100)
    assert circles.members == [0b0011, 0b1100]


def test_somebody_moves_to_make_room_for_who_can_come_to_nothing_else() -> None:
    """1 sits in a full circle and can come to the other one, which has room; 4 takes that seat."""
    circles = plan(5, leads=0b01001, seats=2)
    circles.able, circles.members, circles.lead = [0b10011, 0b01010], [0b00011, 0b01000], [0b00001, 0b01000]
    circles.free = 0b10100
    circles.fill()
    assert circles.members == [0b10001, 0b01010]
    assert circles.free == 0b00100  # 2 can come to neither
    assert circles.served() == 4


def test_a_lead_stays_where_they_lead() -> None:
    """0 could come to the second circle too, but leads the first."""
    circles = plan(3, leads=0b001, quorum=1, seats=1)
    assert circles.begin(0b101)
    circles.leads = (0b010,)
    assert circles.begin(0b011)
    circles.fill()
    assert circles.members == [0b001, 0b010]


def test_a_closed_circle_sets_its_people_free() -> None:
    """A copy is not changed with it."""
    circles = plan(3)
    assert circles.begin(0b011)
    before = circles.copy()
    circles.end(0)
    assert (circles.able, circles.members, circles.lead, circles.free) == ([], [], [], 0b111)
    assert before.members == [0b011]
