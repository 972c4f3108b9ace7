"""Several cohorts ahead: seats where they serve people as well as a search does, else the search."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations

import numpy as np
import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.api import match
from circlekit.core.model import Circle, Cohort, Matching, Participant, PastCohort
from circlekit.core.problems import NoPlan
from circlekit.core.rotation.ahead.planned import Ahead, plan_ahead
from circlekit.core.rotation.ahead.plans import Wanted
from circlekit.core.rotation.ahead.seats import Seats
from circlekit.core.rotation.ahead.words import why_not_by_seats
from circlekit.core.sections import OldCircles, RotationPlan
from tests.core.rotation.people import circles_of, cohort, person

pytestmark = pytest.mark.long

HOUR = ["Mon 10:00-11:00"]


def member(number: int, **known: object) -> Participant:
    return person(f"p{number:02}", **{"lead": "yes", "available": HOUR, **known})


def following(people: Sequence[Participant], ended: Sequence[Circle], **known: object) -> Cohort:
    """Return a cohort of circles of 4-5, after one that ended."""
    past = PastCohort(cohort="before", circles=[circle.members for circle in ended])
    return cohort(people, **{"size": "4-5", "past": (past,), **known})


def no_search() -> Matching:
    raise AssertionError("nothing can be better than these seats")


def repeats(cohort: Cohort, circles: Sequence[Circle]) -> int:
    """Count the pairs of circles who were in one circle before."""
    met = {
        pair for past in cohort.past for circle in past.circles for pair in combinations(sorted(circle), 2)
    }
    return sum(pair in met for circle in circles for pair in combinations(sorted(circle.members), 2))


TWENTY = [member(number) for number in range(20)]
FOURS = circles_of(TWENTY, 4)


def test_seats_are_used_where_nothing_can_be_better() -> None:
    """Twenty people who can all meet: five circles of four, none of whom have met; no search is asked."""
    cohort = following(TWENTY, FOURS)
    matching, ahead = plan_ahead(cohort, FOURS, Wanted(rounds=3), no_search)
    assert sorted(one for circle in matching.circles for one in circle.members) == [one.id for one in TWENTY]
    assert all(4 <= len(circle.members) <= 5 for circle in matching.circles)
    assert repeats(cohort, matching.circles) == 0
    assert matching.quality["well_served"].value == 20
    assert ahead.by_seats
    assert [(one.by, one.again) for one in ahead.rounds] == [("seats", 0)] * 3
    assert ahead.seats is not None
    assert ahead.seats.formed == 1
    assert set(ahead.seats.seats) == {one.id for one in TWENTY}


def test_what_was_formed_is_not_planned_again() -> None:
    """No group of a later round holds two people of a circle that the plan gave now."""
    matching, ahead = plan_ahead(following(TWENTY, FOURS), FOURS, Wanted(rounds=3), no_search)
    assert ahead.seats is not None
    seat = ahead.seats.seats
    together = {
        frozenset({seat[one], seat[two]})
        for circle in (*matching.circles, *FOURS)
        for one, two in combinations(circle.members, 2)
    }
    later = {
        frozenset(pair)
        for groups in ahead.seats.rounds
        for group in groups
        for pair in combinations(group, 2)
    }
    assert not together & later


def test_a_plan_goes_on_and_joiners_take_free_seats() -> None:
    """Two leave and two join; whoever stays keeps their seat, and still nobody meets again."""
    first = following(TWENTY, FOURS)
    matching, ahead = plan_ahead(first, FOURS, Wanted(rounds=3), no_search)
    people = [*TWENTY[2:], member(20), member(21)]
    second = following(
        people,
        matching.circles,
        past=(*first.past, PastCohort(cohort="b", circles=[one.members for one in matching.circles])),
    )
    after, later = plan_ahead(second, matching.circles, Wanted(seats=ahead.seats), no_search)
    assert later.by_seats
    assert later.rounds == ()
    assert repeats(second, after.circles) == 0
    assert all(4 <= len(circle.members) <= 5 for circle in after.circles)
    assert ahead.seats is not None
    assert later.seats is not None
    assert later.seats.formed == 2
    assert {one.id: later.seats.seats[one.id] for one in TWENTY[2:]} == {
        one.id: ahead.seats.seats[one.id] for one in TWENTY[2:]
    }


def test_nobody_meets_again_over_five_cohorts_with_people_coming_and_going() -> None:
    """Three of twenty are replaced each time; pairs are counted from the circles alone."""
    draw = np.random.default_rng(5)
    people, ended, seats, past = list(TWENTY), FOURS, None, list[PastCohort]()
    for number in range(4):
        gone = set(draw.choice(20, 3, replace=False).tolist())
        new = [member(20 + 3 * number + more) for more in range(3)]
        people = [one for row, one in enumerate(people) if row not in gone] + new
        past.append(PastCohort(cohort=f"c{number}", circles=[circle.members for circle in ended]))
        next_one = following(people, ended, past=tuple(past))
        wanted = Wanted(seats=seats) if seats else Wanted(rounds=4)
        matching, ahead = plan_ahead(next_one, ended, wanted, partial(match, next_one))
        assert repeats(next_one, matching.circles) == 0
        assert sorted(len(circle.members) for circle in matching.circles) == [4] * 5
        ended, seats = matching.circles, ahead.seats


def by_days() -> tuple[Cohort, tuple[Circle, ...]]:
    """Return twenty people with one day each, four for each day, who were together by days before."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri")
    people = [member(number, available=[f"{days[number // 4]} 10:00-11:00"]) for number in range(20)]
    ended = circles_of(people, 4)
    return following(people, ended), ended


def test_the_search_takes_over_where_seats_serve_fewer_and_says_what_it_costs() -> None:
    """Only those of one day can meet: seats would part them all, the search keeps all thirty pairs."""
    cohort, ended = by_days()
    matching, ahead = plan_ahead(cohort, ended, Wanted(rounds=2), partial(match, cohort))
    assert not ahead.by_seats
    assert ahead.seats is None
    assert matching.quality["well_served"].value == 20
    assert [one.by for one in ahead.rounds] == ["search", "search"]
    assert ahead.rounds[0].again == 30
    assert ahead.says[0].endswith(
        "20 of 20 people could not come to their circle's hour; so circles were searched for: "
        "30 pairs meet again."
    )
    assert "would repeat no pair" in ahead.says[0]


def test_a_plan_that_serves_fewer_waits_for_the_next_time() -> None:
    """The search takes over for this round alone; leavers' seats are free."""
    _, made = plan_ahead(following(TWENTY, FOURS), FOURS, Wanted(rounds=3), no_search)
    cohort, ended = by_days()
    cohort = cohort.model_copy(update={"size": Size(3, 5), "participants": cohort.participants[1:]})
    _, ahead = plan_ahead(cohort, ended, Wanted(seats=made.seats), partial(match, cohort))
    assert made.seats is not None
    assert ahead.seats is not None
    assert ahead.seats.rounds == made.seats.rounds
    assert "p00" not in ahead.seats.seats
    assert len(ahead.seats.seats) == 19


def test_the_last_round_of_a_plan_is_said_to_be_its_last() -> None:
    """Nothing is left to go along."""
    _, made = plan_ahead(following(TWENTY, FOURS), FOURS, Wanted(rounds=3), no_search)
    assert made.seats is not None
    last = made.seats.model_copy(update={"rounds": made.seats.rounds[:1], "formed": 4})
    _, ahead = plan_ahead(following(TWENTY, FOURS), FOURS, Wanted(seats=last), no_search)
    assert ahead.by_seats
    assert ahead.seats is None
    assert ahead.says == (
        "The circles come from a plan by seats, round 5 of 5: its last. "
        "circlekit rotate --ahead makes a new plan.",
    )


def test_a_plan_with_too_few_seats_gives_way_to_a_new_one() -> None:
    """Four seats for twenty people: a new plan is made, though nobody asked for rounds."""
    small = Seats(design="x", formed=1, rounds=(((1, 2), (3, 4)),), seats={"p00": 1})
    _, ahead = plan_ahead(following(TWENTY, FOURS), FOURS, Wanted(seats=small), no_search)
    assert ahead.by_seats
    assert ahead.seats is not None
    assert (ahead.seats.formed, len(ahead.seats.seats)) == (1, 20)


def test_who_cannot_be_placed_has_no_seat() -> None:
    """21 people cannot be cut into fours: one waits, as with match, and is not planned for."""
    people = [*TWENTY, member(20, lead="no")]
    cohort = following(people, FOURS, size="4")
    wanted = Wanted(rounds=2, allow_unplaced=True)
    matching, ahead = plan_ahead(cohort, FOURS, wanted, partial(match, cohort, allow_unplaced=True))
    assert [person.id for person in matching.unplaced] == ["p20"]
    assert ahead.rounds[0].circles == 5
    assert ahead.seats is None or "p20" not in ahead.seats.seats


def test_people_who_cannot_be_cut_are_refused_as_ever() -> None:
    """The search says why, with the ways out."""
    cohort = following([*TWENTY, member(20)], FOURS, size="4")
    with pytest.raises(NoPlan, match="21 people cannot be cut"):
        plan_ahead(cohort, FOURS, Wanted(rounds=2), partial(match, cohort))


def searched(cohort: Cohort, ended: Sequence[Circle], why: str = "") -> Ahead:
    return plan_ahead(cohort, ended, Wanted(rounds=2), partial(match, cohort), why)[1]


def test_who_must_be_together_is_not_seated() -> None:
    """They meet every time, which is just what seats prevent."""
    cohort = following(TWENTY, FOURS, matching={"together": [["p00", "p01"]]})
    ahead = searched(cohort, FOURS)
    assert not ahead.by_seats
    assert ahead.says[0] == "People who must be together meet every time, which seats cannot give."


def test_what_people_asked_for_goes_before_seats() -> None:
    """Circles that go on together, and old circles in twos; else there is no reason against seats."""
    plain = following(TWENTY, FOURS)
    twos = following(TWENTY, FOURS, rotation=RotationPlan(old_circles=OldCircles.IN_TWOS))
    assert why_not_by_seats(plain, one_more=False) == ""
    assert why_not_by_seats(plain, one_more=True).startswith("A circle goes on together")
    assert why_not_by_seats(twos, one_more=False).startswith("Everybody is to come with somebody")
    assert searched(plain, FOURS, "Because.").says[0] == "Because."


def test_a_size_for_which_no_plan_lasts_is_said_with_one_that_has_more_rounds() -> None:
    """16 people in circles of 8 have one round; there is none that repeats nothing."""
    people = [member(number) for number in range(16)]
    ended = circles_of(people, 8)
    ahead = searched(following(people, ended, size="8"), ended)
    assert ahead.says[0].startswith("No plan by seats is known for 16 people in circles of 8")


def test_more_than_can_be_searched_at_once_are_planned_one_cohort_at_a_time() -> None:
    """801 people: their circles come from the search, and no rounds are foreseen."""
    people = [member(number) for number in range(801)]
    told = Matching(circles=())
    matching, ahead = plan_ahead(following(people, ()), (), Wanted(rounds=2), lambda: told)
    assert matching is told
    assert ahead.rounds == ()
    assert ahead.says == (
        "For more than 800 people only the next circles are planned, not those after them.",
    )
