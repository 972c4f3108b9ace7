"""Who may sit where in a plan: old circles on a round of a design, and plans that go on."""

from __future__ import annotations

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.rotation.ahead.hall import Hall, hall_of, halls_from, misfit
from circlekit.core.rotation.ahead.seats import Seats
from circlekit.core.rotation.designs.design import Design
from tests.core.rotation.people import person

GRID = np.array([[0, 0, 0, 1, 1, 1, 2, 2, 2], [0, 1, 2, 0, 1, 2, 0, 1, 2], [0, 1, 2, 1, 2, 0, 2, 0, 1]])
"""Nine seats in three rows, columns and diagonals: no two share a line twice."""


def design(people: int) -> Design:
    return Design("nine seats", tuple(GRID), np.arange(people))


def test_old_circles_become_groups_of_one_round() -> None:
    """Whoever was together sits in one line of that round, and so in no other line with each other."""
    old = [[0, 1, 2], [3, 4], [5, 6]]
    hall = next(halls_from(design(9), old, people=9))
    for members in old:
        seats = [int(np.flatnonzero(hall.seated == row)[0]) for row in members]
        assert len({int(hall.homes[seat]) for seat in seats}) == 1
        for line in hall.rounds:
            assert len({int(line[seat]) for seat in seats}) == len(members)
    assert len(hall.rounds) == 2
    assert hall.free.tolist() == [False] * 7 + [True] * 3
    assert sorted(hall.seated.tolist()) == list(range(9))


def test_empty_seats_have_the_row_after_the_last_person() -> None:
    """Seven people on nine seats leave two, and all groups together hold seven."""
    hall = next(halls_from(design(7), [[0, 1], [2, 3]], people=7))
    assert sorted(hall.seated.tolist()) == [*range(7), 7, 7]
    assert sorted(row for group in hall.groups() for row in group) == list(range(7))


def test_whom_no_group_has_room_for_is_seated_like_a_newcomer() -> None:
    """Four old circles on three lines: the smallest finds none; of four people on a line of three, one."""
    old = [[0, 1, 2, 3], [4, 5], [6, 7], [8]]
    hall = next(halls_from(design(9), old, people=9))
    assert np.flatnonzero(hall.free[:9]).tolist() == [3, 8]


def test_a_design_of_one_round_is_no_plan() -> None:
    """When that round is over, nothing is ahead."""
    one = Design("a line", (GRID[0],), np.arange(9))
    assert list(halls_from(one, [[0, 1, 2]], people=9)) == []


def seats(**known: object) -> Seats:
    rounds = [[[1, 4, 7], [2, 5, 8], [3, 6, 9]], [[1, 6, 8], [2, 4, 9], [3, 5, 7]]]
    return Seats(**{"design": "nine seats", "formed": 1, "rounds": rounds, "seats": {}, **known})


def test_who_has_a_seat_keeps_it_and_newcomers_take_free_ones() -> None:
    """Ana (row 0) stays on seat 5; Ben (row 1) is new; somebody who left is nowhere."""
    hall = hall_of(seats(seats={"ana": 5, "gone": 1}), [person("ana"), person("ben")])
    assert hall is not None
    assert hall.seated[4] == 0
    assert hall.free.tolist() == [False, True, True]
    assert sorted(hall.seated.tolist()) == [0, 1, *[2] * 7]
    assert len(set(hall.homes.tolist())) == 9


def test_who_has_another_handle_now_keeps_their_seat() -> None:
    """Diana was Dia; and Dia's old handle is not Ben's, who has it now himself."""
    diana = hall_of(seats(seats={"dia": 5}), [person("ben"), person("diana", was=["dia"])])
    assert diana is not None
    assert diana.seated[4] == 1
    ben = hall_of(seats(seats={"dia": 5}), [person("dia"), person("diana", was=["dia"])])
    assert ben is not None
    assert ben.seated[4] == 0


def test_a_plan_without_rounds_or_with_too_few_seats_ends() -> None:
    """Ten people do not fit on nine seats."""
    assert hall_of(seats(rounds=[]), [person("ana")]) is None
    assert hall_of(seats(), [person(f"p{number}") for number in range(10)]) is None


def test_another_round_may_come_first() -> None:
    """The others keep their order."""
    hall = hall_of(seats(), [person("ana")])
    assert hall is not None
    turned = hall.beginning_with(1)
    assert turned.rounds.tolist() == hall.rounds[[1, 0]].tolist()


def hall_with(staying: list[int], newcomers: int) -> Hall:
    """Return a hall of columns 0, 3 and 6 where so many of each line of three stay."""
    people = sum(staying) + newcomers
    seated = np.full(9, people)
    free = np.ones(people + 1, dtype=np.bool_)
    row = 0
    for line, count in enumerate(staying):
        for place in range(count):
            seated[3 * line + place], free[row] = row, False
            row += 1
    seated[np.flatnonzero(seated == people)[:newcomers]] = np.arange(row, people)
    return Hall("nine seats", GRID, seated, np.arange(9), free, 1)


def test_misfit_counts_who_is_missing_or_too_many_whatever_newcomers_do() -> None:
    """Groups of 2-3: lines of 3, 1 and 1 lack two people, which two newcomers mend and one does not."""
    assert misfit(hall_with([3, 1, 1], newcomers=2), Size(2, 3)) == 0
    assert misfit(hall_with([3, 1, 1], newcomers=1), Size(2, 3)) == 1
    assert misfit(hall_with([3, 3, 2], newcomers=0), Size(2, 2)) == 2
    assert misfit(hall_with([2, 2, 0], newcomers=0), Size(2, 3)) == 0
    assert misfit(hall_with([2, 2, 2], newcomers=3), Size(2, 2)) == 3
