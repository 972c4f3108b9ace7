"""The cuts of a cohort side by side, and which one is chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.cuts import (
    Choice,
    choose_cut,
    cut,
    minutes_each,
    quorum_of,
    usual_meetings,
)
from circlekit.core.model import Cohort
from circlekit.core.processes import Process
from circlekit.core.sizes import group_counts
from tests.core.matching.people import cohort, people, person

TROIKA = Process.model_validate(
    {
        "name": "Troika",
        "group": "3-4",
        "turns": "everyone",
        "steps": {"Tell": "1-2", "Ask": "1-2", "Listen": "4-5", "Say": "1-2"},
    }
)
PLENUM = Process.model_validate({"name": "Clinic", "steps": {"Tell": "10", "Talk": "20"}})

HALF_A_YEAR: dict[str, Any] = {
    "starts": date(2027, 1, 1),
    "ends": date(2027, 6, 30),
    "meeting": {"every": "month"},
}
"""Six months, each with a first to fourth and a last of every weekday: six meetings, whatever the slot."""


def willing(count: int, **settings: Any) -> Cohort:
    """Return a cohort of people who would all lead, for half a year of monthly meetings."""
    everybody = [person(f"p{number}", lead="yes") for number in range(1, count + 1)]
    return cohort(everybody, **(HALF_A_YEAR | settings))


def chosen(of: Cohort, share: float) -> Choice:
    """Return the choice among all cuts that sizes allow."""
    return choose_cut(of, TROIKA, share, group_counts(len(of.participants), of.size))


@pytest.mark.parametrize(
    ("circles", "enough", "always", "without", "again", "pairs"),
    [(3, 0.942, 0.70, 1.04, 21, 84), (4, 0.744, 0.17, 6.14, 8, 60)],
)
def test_three_eights_and_four_sixes_of_volunteers(
    circles: int, enough: float, always: float, without: float, again: int, pairs: int
) -> None:
    """Of 24 people 70 % come: 17 % of the sixes never fall below four in six meetings, 70 % of the eights.

    4 x 6 meetings x 0.2557 are 6.1 without; each six must leave 2 pairs together when it is spread over four
    circles (2, 2, 1, 1), each eight 7 over three (3, 3, 2).
    """
    found = cut(willing(24), TROIKA, 0.7, circles)
    assert (found.quorum, found.meetings) == (4, 6)
    assert found.enough == pytest.approx(enough, abs=5e-4)
    assert found.always == pytest.approx(always, abs=5e-3)
    assert found.without == pytest.approx(without, abs=5e-3)
    assert (found.again, found.pairs) == (again, pairs)


def test_uneven_circles_count_by_how_many_there_are_of_each_size() -> None:
    """40 people in six circles are four of 7 and two of 6: of 114 pairs only 4 must meet again."""
    found = cut(willing(40), TROIKA, 0.7, 6)
    assert found.sizes == ((7, 4), (6, 2))
    assert found.enough == pytest.approx((4 * 0.873964 + 2 * 0.74431) / 6)
    assert (found.again, found.pairs) == (4, 114)


@pytest.mark.parametrize(
    ("count", "share", "circles", "often"),
    [
        (24, 0.7, 3, True),  # 8: 0.942; 6: 0.744
        (24, 0.8, 4, True),  # 6: 0.901
        (24, 0.6, 3, False),  # 8: 0.826
        (40, 0.8, 6, True),
        (40, 0.7, 5, True),
        (300, 0.8, 50, True),
        (300, 0.7, 38, False),  # its smallest circle has 7: 0.874
    ],
)
def test_the_smallest_circles_are_chosen_that_meet_nine_times_in_ten(
    count: int, share: float, circles: int, often: bool
) -> None:
    """Where none do, the fewest circles are taken, and that is said."""
    found = chosen(willing(count), share)
    assert (found.chosen.circles, found.often, found.led) == (circles, often, False)


def test_no_circle_is_chosen_that_nobody_would_lead() -> None:
    """At 80 % four sixes would do, but only three people would lead."""
    found = chosen(cohort(people(24), **HALF_A_YEAR), 0.8)
    assert (found.chosen.circles, found.often, found.led) == (3, True, True)
    assert [one.unled for one in found.cuts] == [0, 1]


def test_where_nobody_would_lead_leads_do_not_decide() -> None:
    """Somebody is asked anyway."""
    nobody = [person(f"p{number}") for number in range(24)]
    assert chosen(cohort(nobody, **HALF_A_YEAR), 0.8).chosen.circles == 4


def test_all_cuts_of_a_small_cohort_stand_side_by_side() -> None:
    """48 people: six to eight circles."""
    assert [one.circles for one in chosen(willing(48), 0.7).cuts] == [6, 7, 8]


def test_of_many_cuts_one_stands_for_each_size_of_the_smallest_circle() -> None:
    """300 people in 38 to 50 circles: the fewest, and the most of 7 and of 6."""
    assert [one.circles for one in chosen(willing(300), 0.7).cuts] == [38, 42, 50]


@pytest.mark.parametrize(("least", "most", "quorum"), [(6, 8, 4), (5, 7, 4), (4, 5, 3), (3, 4, 2), (2, 3, 2)])
def test_four_make_a_meeting_or_all_but_one_of_a_small_circle(least: int, most: int, quorum: int) -> None:
    """One who is away does not call a meeting off, as long as two are left."""
    assert quorum_of(willing(12, size=Size(least, most))) == quorum


def test_minutes_each_are_those_of_a_small_group() -> None:
    """60 minutes with 6: 14 for the frame and 6 of news leave 40, three turns of 11 in a group of three.

    With 8 it is 15 and 8, and 37 leave four turns of 9.
    """
    assert minutes_each(TROIKA, 6, 60) == 11
    assert minutes_each(TROIKA, 8, 60) == 9


def test_minutes_each_of_one_question_are_shared_by_the_whole_circle() -> None:
    """One turn of 30 minutes for six people."""
    assert minutes_each(PLENUM, 6, 60) == 5


def test_where_a_process_does_not_fit_the_open_conversation_is_shared() -> None:
    """20 minutes leave 10 between the opening and the end."""
    assert minutes_each(PLENUM, 5, 20) == 2


def test_the_usual_number_of_meetings_is_the_most_frequent_one() -> None:
    """Five weeks from Monday to Sunday have five of each day; a week and a day have one of most days."""
    assert usual_meetings(cohort(people(6))) == 5
    assert usual_meetings(cohort(people(6), ends=date(2027, 1, 18))) == 1
