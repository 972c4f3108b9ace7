"""A plan by seats as a value: what is checked, and how rounds become labels and come back."""

from __future__ import annotations

import numpy as np
import pytest

from circlekit.core.rotation.ahead.seats import Seats, find_problems, labels, rounds_of
from tests.core.rotation.people import cohort, person

PEOPLE = [person(handle) for handle in ("amina", "ben", "cem")]

SQUARE = (((1, 2), (3, 4)), ((1, 3), (2, 4)), ((1, 4), (2, 3)))
"""Four seats, of which every two share a group once in three rounds."""


def plan(**known: object) -> Seats:
    return Seats(**{"design": "a square", "formed": 0, "rounds": SQUARE, "seats": {}, **known})


def messages(seats: Seats) -> list[tuple[tuple[object, ...], str, str]]:
    return [(one.path, one.severity, one.message) for one in find_problems(seats, cohort(PEOPLE))]


def test_a_sound_plan_has_no_problems() -> None:
    """A free seat is none: nobody has seat 4."""
    assert messages(plan(seats={"amina": 1, "ben": 2, "cem": 3})) == []


def test_rounds_become_labels_and_come_back() -> None:
    """Seat 1 is the first column; the groups of a round are numbered in their order."""
    assert labels(plan()).tolist() == [[0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0]]
    assert rounds_of(np.array([[0, 0, 1, 1], [0, 1, 0, 1], [0, 1, 1, 0]])) == SQUARE


def test_without_rounds_there_are_no_seats() -> None:
    """A plan that is used up counts none."""
    assert plan(rounds=()).count == 0


@pytest.mark.parametrize(
    ("rounds", "path", "message"),
    [
        (
            (((1, 2), (3, 4)), ((1, 3), (2, 2))),
            ("rounds", 1),
            "not every seat is in this round once; look at seat 2",
        ),
        (
            (((1, 2), (3, 4)), ((1, 3), (2, 5))),
            ("rounds", 1),
            "not every seat is in this round once; look at seat 4",
        ),
        (
            (((1, 2), (3, 4)), ((2, 1), (3, 4))),
            ("rounds",),
            "seats 1 and 2 share a group more than once",
        ),
    ],
)
def test_rounds_that_break_the_promise_are_problems(
    rounds: object, path: tuple[object, ...], message: str
) -> None:
    """A seat twice or missing in a round, and two seats that would meet twice."""
    assert (path, "error", message) in messages(plan(rounds=rounds))


def test_each_has_their_own_seat_that_there_is() -> None:
    """Two on one seat, and a seat that is not there."""
    assert messages(plan(seats={"amina": 1, "ben": 1, "cem": 5})) == [
        (("seats", "ben"), "error", "«ben» and «amina» have the same seat, 1"),
        (("seats", "cem"), "error", "there is no seat 5, only 1 to 4"),
    ]


def test_seats_without_rounds_are_one_problem() -> None:
    """Not one for each person: what is missing is the rounds."""
    assert messages(plan(rounds=(), seats={"amina": 1, "ben": 2, "cem": 3})) == [
        (("rounds",), "error", "people have seats here, but there is no round to sit in")
    ]


def test_the_seat_of_somebody_who_is_gone_is_free() -> None:
    """That is said, and stops nothing."""
    (problem,) = messages(plan(seats={"zed": 1}))
    assert problem == (
        ("seats", "zed"), "warning", "«zed» does not take part in «Spring 2027»; their seat is free",
    )  # fmt: skip


def test_who_waits_keeps_their_seat() -> None:
    """They take part again later, and are no strangers to the plan."""
    zed = person("zed", pause_until="2028-01-01")
    here = cohort(PEOPLE, waiting=[zed])
    assert list(find_problems(plan(seats={"zed": 4}), here)) == []
