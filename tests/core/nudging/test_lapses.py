"""What only the log calls for, and that it is said once."""

from __future__ import annotations

import pytest
from tests.core.nudging.a_circle import CIRCLE, HANDLES, called_off, came, cohort, log

from circlekit.core.log import Attendance
from circlekit.core.model import Circle
from circlekit.core.nudging.draft import Moment
from circlekit.core.nudging.facts import facts_of
from circlekit.core.nudging.lapses import calls

HELD = range(1, 7)


def without(number: int, *away: str) -> Attendance:
    return came(number, [handle for handle in HANDLES if handle not in away])


def called(
    *attendance: Attendance, circle: Circle = CIRCLE, held: int = 0
) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return what the log calls for; silence is looked at for the first ``held`` meetings."""
    known = facts_of(cohort(), log(*attendance))
    return [
        (str(moment), number, about)
        for moment, number, about in calls(circle, HELD[:held], known, range(1, 9))
    ]


def test_one_missed_meeting_calls_for_nothing():
    """It happens to everybody (practice 87)."""
    assert called(without(1), without(2, "ben"), without(3)) == []


def test_two_missed_in_a_row_call_for_a_hello_of_the_lead():
    """One message to the lead, about both who were away."""
    assert called(without(1, "ben", "dia"), without(2, "ben", "dia")) == [("hello", 2, ("ben", "dia"))]


def test_three_missed_in_a_row_call_for_a_kind_offer_once():
    """The hello was after the second; a fourth miss calls for nothing more."""
    away = [without(number, "ben") for number in (1, 2, 3, 4, 5)]
    assert called(*away) == [("hello", 2, ("ben",)), ("step_back", 3, ("ben",))]


def test_whoever_comes_back_and_goes_again_is_a_new_lapse():
    """Twice two in a row, with four meetings between: four of eight is half, not fewer."""
    away = [without(number, *(["ben"] if number in (1, 2, 7, 8) else [])) for number in range(1, 9)]
    assert called(*away) == [("hello", 2, ("ben",)), ("hello", 8, ("ben",))]


def test_whoever_comes_to_fewer_than_half_is_offered_the_same():
    """One of four, the last one missed: 1, away, away, away is three in a row; here it is mixed."""
    mixed = [without(1, "ben"), without(2), without(3, "ben"), without(4, "ben")]
    assert called(*mixed) == [("step_back", 4, ("ben",))]


def test_nobody_says_hello_to_themself():
    """A lead who is away is the coordinator's to call."""
    assert called(without(1, "amina"), without(2, "amina")) == []


def test_apologies_are_a_miss_as_well_as_silence():
    """How somebody was away is not weighed."""
    excused = [came(number, [one for one in HANDLES if one != "ben"], no_word=()) for number in (1, 2)]
    assert called(*excused) == [("hello", 2, ("ben",))]


def test_a_meeting_that_did_not_take_place_calls_the_circle():
    """And nobody has missed it."""
    assert called(without(1, "ben"), called_off(2), without(3, "ben")) == [
        ("hello", 3, ("ben",)),
        ("circle_quiet", 2, ()),
    ]


@pytest.mark.parametrize(("present", "quiet"), [(3, True), (4, False)])
def test_two_meetings_with_few_call_the_circle(present, quiet):
    """Of six members four are enough; a third such meeting calls for nothing more."""
    thin = [came(number, HANDLES[:present], no_word=()) for number in (1, 2, 3)]
    found = [call for call in called(*thin) if call[0] == Moment.CIRCLE_QUIET]
    assert found == ([("circle_quiet", 2, ())] if quiet else [])


def test_in_a_circle_of_five_three_are_few():
    """Four make a meeting there too."""
    five = CIRCLE.model_copy(update={"members": HANDLES[:5]})
    three = [came(number, HANDLES[:3], no_word=()) for number in (1, 2)]
    assert ("circle_quiet", 2, ()) in called(*three, circle=five)


def test_in_a_small_circle_all_but_one_are_enough():
    """Of three members two."""
    small = CIRCLE.model_copy(update={"members": HANDLES[:3]})
    two = [came(1, ["amina", "ben"], no_word=()), came(2, ["amina", "cem"], no_word=())]
    assert called(*two, circle=small) == []
    one = [came(number, HANDLES[:1], no_word=()) for number in (1, 2)]
    assert ("circle_quiet", 2, ()) in called(*one, circle=small)


def test_two_meetings_of_which_nothing_is_written_call_the_lead_once():
    """The fourth and fifth; the sixth is as silent, and already said."""
    known = [without(number) for number in (1, 2, 3)]
    assert called(*known, held=6) == [("lead_quiet", 5, ())]
    assert called(*known, held=4) == []


def test_a_cohort_without_a_log_has_no_silent_leads():
    """Nothing can be known of them."""
    assert called(held=6) == []


def test_what_was_called_for_long_ago_is_not_looked_at():
    """Only the last two meetings are recent."""
    away = [without(number, "ben") for number in (1, 2, 3)]
    found = calls(CIRCLE, (), facts_of(cohort(), log(*away)), (3, 4))
    assert list(found) == [(Moment.STEP_BACK, 3, ("ben",))]
