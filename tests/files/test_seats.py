"""seats.yaml: the same plan comes back, and every mistake has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import InputProblems
from circlekit.core.rotation.ahead.seats import NEW_PLAN, Seats
from circlekit.files.seats import read_seats, write_seats

PLAN = Seats(
    design="a square",
    formed=1,
    rounds=(((1, 3), (2, 4)), ((1, 4), (2, 3))),
    seats={"amina": 1, "no": 3},
)

TEXT = """\
# Rounds ahead in which no two seats share a group twice, and who has which seat.
# For circlekit rotate, not for editing. To be rid of the plan, delete this file.
cohort: spring
design: "a square"
formed: 1
seats:
  amina: 1
  "no": 3
rounds:
  - [[1, 3], [2, 4]]
  - [[1, 4], [2, 3]]
"""


@pytest.fixture
def cohort() -> Cohort:
    people = tuple(Participant(id=one, name=one.title(), timezone="UTC") for one in ("amina", "ben", "no"))
    return Cohort(cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", participants=people)


def written(folder: Path, text: str) -> Path:
    path = folder / "seats.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plan_is_written_so_that_any_version_can_read_it(cohort: Cohort) -> None:
    """Every group of every round stands there, and everybody's seat on a line of its own."""
    assert write_seats(PLAN, cohort).decode() == TEXT


def test_the_same_plan_comes_back(tmp_path: Path, cohort: Cohort) -> None:
    """Also for somebody who is called no."""
    assert read_seats(written(tmp_path, TEXT), "seats.yaml", cohort) == (PLAN, ())


def test_a_plan_without_seats_or_rounds_comes_back(tmp_path: Path, cohort: Cohort) -> None:
    """Everybody left, and all rounds are over."""
    empty = Seats(design="x", formed=3, rounds=(), seats={})
    path = written(tmp_path, write_seats(empty, cohort).decode())
    assert read_seats(path, "seats.yaml", cohort) == (empty, ())


@pytest.mark.parametrize(
    ("old", "new", "place", "message"),
    [
        ("amina: 1", "amina: one", "seats.yaml:7:10", "«one» is not a number"),
        ("amina: 1", "amina: 3", "seats.yaml:8:9", "«no» and «amina» have the same seat, 3"),
        ("amina: 1", "amina: 9", "seats.yaml:7:10", "there is no seat 9, only 1 to 4"),
        ("amina: 1", "amina: [1]", "seats.yaml:7:10", "this is not a number"),
        (
            "[[1, 3], [2, 4]]",
            "[[1, 3], [2, 2]]",
            "seats.yaml:10:5",
            "not every seat is in this round once; look at seat 2",
        ),
        ("[[1, 3], [2, 4]]", "[[1, 3], x]", "seats.yaml:10:14", "this must be a list of groups of seats"),
        ("formed: 1", "formed: some", "seats.yaml:5:9", "«some» is not a number"),
    ],
)
def test_a_mistake_has_its_place_and_the_way_out(
    tmp_path: Path, cohort: Cohort, old: str, new: str, place: str, message: str
) -> None:
    """Nobody has to mend a plan by hand: it can be made anew."""
    with pytest.raises(InputProblems) as caught:
        read_seats(written(tmp_path, TEXT.replace(old, new)), "seats.yaml", cohort)
    found = [(str(one.place), one.message, one.hint) for one in caught.value.problems]
    assert (place, message, NEW_PLAN) in found


@pytest.mark.parametrize("text", ["", "# a plan\n", "- [1, 3]\n", "cohort: [spring\n"])
def test_a_file_that_is_no_plan_at_all_is_made_anew(tmp_path: Path, cohort: Cohort, text: str) -> None:
    """An empty file, one with only a remark, a list, and one that is cut off."""
    with pytest.raises(InputProblems) as caught:
        read_seats(written(tmp_path, text), "seats.yaml", cohort)
    assert [one.hint for one in caught.value.problems] == [NEW_PLAN]


@pytest.mark.parametrize("rounds", ["rounds: []\n", ""])
def test_a_plan_that_lost_its_rounds_is_made_anew(tmp_path: Path, cohort: Cohort, rounds: str) -> None:
    """It is said once, however many people have seats."""
    with pytest.raises(InputProblems) as caught:
        read_seats(written(tmp_path, TEXT.partition("rounds:")[0] + rounds), "seats.yaml", cohort)
    assert [(one.message, one.hint) for one in caught.value.problems] == [
        ("people have seats here, but there is no round to sit in", NEW_PLAN)
    ]


def test_whoever_is_gone_frees_their_seat(tmp_path: Path, cohort: Cohort) -> None:
    """The plan goes on, and it is said."""
    seats, warnings = read_seats(written(tmp_path, TEXT.replace("amina", "zed")), "seats.yaml", cohort)
    assert seats.seats == {"zed": 1, "no": 3}
    assert [(str(one.place), one.message) for one in warnings] == [
        ("seats.yaml:7:3", "«zed» does not take part in «Spring»; their seat is free")
    ]


def test_the_plan_of_another_cohort_is_a_problem(tmp_path: Path, cohort: Cohort) -> None:
    """It was copied from elsewhere."""
    with pytest.raises(InputProblems, match="belongs to «autumn»"):
        read_seats(written(tmp_path, TEXT.replace("spring", "autumn")), "seats.yaml", cohort)
