"""Share-outs, at which circles take turns."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.share_outs import (
    say_share_outs,
    share_out_problems,
    share_outs,
    share_outs_left,
)

from .builders import cohort, person

NOON = tuple(f"2027-0{month}-16 12:00" for month in range(2, 7))
"""Noon of the sixteenth, from February to June."""


def circles(count: int) -> tuple[Circle, ...]:
    """Return circles c1, c2 and so on, each of one person, who leads it."""
    return tuple(
        Circle(id=f"c{number}", name=f"Circle {number}", lead=f"p{number}", members=[f"p{number}"])
        for number in range(1, count + 1)
    )


def asking(*people: Participant, **more: Any) -> Cohort:
    """Return a cohort in London."""
    return cohort(*people, **{"timezone": "Europe/London", **more})


def telling(count: int, events: int, each: int | None = None) -> list[str]:
    """Return which circles of so many tell at each of so many share-outs."""
    found = share_outs(asking(share_outs={"at": NOON[:events], "circles": each}), circles(count))
    return [" ".join(circle.id for circle in event.circles) for event in found]


@pytest.mark.parametrize(
    ("count", "events", "each", "expected"),
    [
        (4, 2, None, ["c1 c2", "c3 c4"]),
        (7, 3, None, ["c1 c2", "c3 c4", "c5 c6 c7"]),
        (2, 5, None, ["c1", "c2", "c1", "c2", "c1"]),
        (3, 4, 2, ["c1 c2", "c3 c1", "c2 c3", "c1 c2"]),
        (5, 2, 2, ["c1 c2", "c3 c4"]),
        (2, 2, 9, ["c1 c2", "c1 c2"]),
        (0, 2, None, ["", ""]),
        (3, 0, None, []),
    ],
)
def test_circles_take_turns(count: int, events: int, each: int | None, expected: list[str]) -> None:
    """In their order, evenly where nothing is said, and never more than there are."""
    assert telling(count, events, each) == expected


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("events", range(1, 6))
@pytest.mark.parametrize("each", [None, 1, 2, 3, 8])
def test_each_circle_tells_once_before_any_tells_twice(count: int, events: int, each: int | None) -> None:
    """After every event some circles have had one turn more than the others, never two (practice 99)."""
    had = dict.fromkeys((circle.id for circle in circles(count)), 0)
    for event in telling(count, events, each):
        names = event.split()
        assert len(set(names)) == len(names) >= 1
        for name in names:
            had[name] += 1
        assert max(had.values()) - min(had.values()) <= 1
    assert each is not None or min(had.values()) >= 1


def test_a_share_out_is_at_the_hour_of_the_cohorts_zone() -> None:
    """Noon in London is noon UTC in March, and an hour earlier in April."""
    wanted = {"at": ["2027-04-16 12:00", "2027-03-16 12:00"], "minutes": "90"}
    found = share_outs(asking(share_outs=wanted), circles(1))
    assert [(one.number, one.start.astimezone(UTC), one.minutes) for one in found] == [
        (1, datetime(2027, 3, 16, 12, tzinfo=UTC), 90),
        (2, datetime(2027, 4, 16, 11, tzinfo=UTC), 90),
    ]


def test_without_times_or_a_zone_there_are_no_share_outs() -> None:
    """A missing zone is reported where the cohort is read."""
    lost = cohort(share_outs={"at": NOON})
    assert (share_outs(lost, circles(2)), share_outs(asking(), circles(2))) == ((), ())


def test_share_outs_are_said_with_their_date_hour_and_circles() -> None:
    """One sentence each."""
    found = share_outs(asking(share_outs={"at": NOON[:2]}), circles(3))
    assert list(say_share_outs(found)) == [
        "Share-out 1, Tuesday 16 February 2027, 12:00 London: Circle 1 tells.",
        "Share-out 2, Tuesday 16 March 2027, 12:00 London: Circle 2 and Circle 3 tell.",
    ]


TUESDAYS = {"weekday": 1, "week": 2, "minutes": 60, "timezone": "Europe/London"}


def plans(whole: Cohort, starts: Iterable[int], first: str = "2027-01-12") -> list[Arrangement]:
    """Return plans of one-person circles that meet on second Tuesdays at these minutes of the day."""
    own = circles(len(whole.participants))
    return [
        arrange(circle, Slot(circle=circle.id, first=first, start=start, **TUESDAYS), whole)
        for circle, start in zip(own, starts, strict=True)
    ]


def people(*available: str) -> list[Participant]:
    """Return p1, p2 and so on in London, free at these hours."""
    return [
        person(f"p{number}", "Europe/London", hours, lead="yes") for number, hours in enumerate(available, 1)
    ]


def test_a_circle_without_a_turn_is_named_with_the_way_out() -> None:
    """Five circles, two at a time, have had no more than four turns after two share-outs."""
    whole = asking(*people(*["Tue 09:00-18:00"] * 5), share_outs={"at": NOON[:2], "circles": 2})
    (problem,) = share_out_problems(whole, plans(whole, [960] * 5))
    assert (problem.path, problem.message) == (
        ("share_outs", "circles"),
        "Circle 5 has no turn in 2 share-outs",
    )
    assert problem.hint == "let 3 tell at each («circles: 3»), or add a share-out"


def test_a_circle_that_tells_when_nobody_of_it_can_come_is_named() -> None:
    """16 February is a Tuesday: the first is free at noon, the second only in the evening."""
    whole = asking(*people("Tue 09:00-18:00", "Tue 18:00-21:00"), share_outs={"at": NOON[:1]})
    assert [problem.message for problem in share_out_problems(whole, plans(whole, [960, 1080]))] == [
        "Circle 2 tells at share-out 1 (Tuesday 16 February 2027, 12:00),"
        " but none of its members can come then"
    ]


def test_a_circle_that_meets_during_a_share_out_is_named() -> None:
    """9 March is a second Tuesday: one circle ends when the share-out begins, the other is in the midst."""
    whole = asking(*people(*["Tue 09:00-18:00"] * 2), share_outs={"at": ["2027-03-09 12:00"]})
    assert [problem.message for problem in share_out_problems(whole, plans(whole, [660, 690]))] == [
        "Circle 2 meets during share-out 1 (Tuesday 9 March 2027, 12:00)"
    ]


def stopped(plan: Arrangement, day: str, whole: Cohort) -> Arrangement:
    """Return the plan of a circle that was cancelled from that day on."""
    slot = Slot.model_validate(plan.slot.model_dump() | {"changes": {"cancelled": day}})
    return arrange(plan.circle, slot, whole)


def test_a_circle_that_has_stopped_tells_no_more_and_nobodys_turn_moves() -> None:
    """Circle 2 stops on 1 April: it has told in March, not in June, and the others tell when they did."""
    whole = asking(
        *people(*["Tue 09:00-18:00"] * 3),
        share_outs={"at": ["2027-03-16 12:00", "2027-05-16 12:00", "2027-06-16 12:00"], "circles": 2},
    )
    all_three = plans(whole, [960] * 3)
    left = [all_three[0], stopped(all_three[1], "2027-04-01", whole), all_three[2]]
    told = [[circle.id for circle in event.circles] for event in share_outs_left(whole, left)]
    assert [[circle.id for circle in event.circles] for event in share_outs_left(whole, all_three)] == [
        ["c1", "c2"], ["c3", "c1"], ["c2", "c3"],
    ]  # fmt: skip
    assert told == [["c1", "c2"], ["c3", "c1"], ["c3"]]


def test_a_share_out_at_which_nobody_is_left_to_tell_falls_away() -> None:
    """The only circle stops before the second."""
    whole = asking(*people("Tue 09:00-18:00"), share_outs={"at": ["2027-03-16 12:00", "2027-06-16 12:00"]})
    left = [stopped(plan, "2027-04-01", whole) for plan in plans(whole, [960])]
    assert [event.number for event in share_outs_left(whole, left)] == [1]
