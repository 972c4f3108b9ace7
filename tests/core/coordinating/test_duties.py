"""What a coordinator does besides sending nudges, and on which day."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from circlekit.core.coordinating.duties import Task, check_ins, duties
from circlekit.core.model import Changes, Cohort
from circlekit.core.scheduling.arrange import Arrangement, arrange

from .builders import AMA, BEN, ONE, TUESDAYS, cohort, plans


def days(task: Task, **more: Any) -> list[str]:
    """Return on which days a task falls in a cohort."""
    about = cohort(**more)
    return [f"{duty.day:%a %d %b}" for duty in duties(about, plans(about)) if duty.task is task]


def test_hosts_are_trained_two_weeks_before_the_start() -> None:
    """Monday 11 January less fourteen days is a Monday; from Sunday 10 January it is the Friday before."""
    assert days(Task.HOST_TRAINING) == ["Mon 28 Dec"]
    assert days(Task.HOST_TRAINING, starts="2027-01-10") == ["Fri 25 Dec"]


def test_the_first_pulse_is_in_the_middle() -> None:
    """Of 179 days, 89 after 11 January is Saturday 10 April, so it is Monday the 12th."""
    assert days(Task.PULSE_HALF_WAY) == ["Mon 12 Apr"]


def test_a_day_off_is_passed_over() -> None:
    """With Monday 12 April off it is Tuesday."""
    assert days(Task.PULSE_HALF_WAY, holidays={"dates": ["2027-04-12"]}) == ["Tue 13 Apr"]


def test_the_last_pulse_comes_the_day_after_the_last_meeting() -> None:
    """Circle 2 meets last, on Thursday 8 July."""
    assert days(Task.PULSE_END) == ["Fri 09 Jul"]


def test_who_stays_is_asked_four_weeks_before_the_end() -> None:
    """Friday 9 July less 28 days; in a cohort of three weeks it is the first day."""
    assert days(Task.STAYING) == ["Fri 11 Jun"]
    assert days(Task.STAYING, ends="2027-01-29") == ["Mon 11 Jan"]


def test_a_lead_is_talked_with_after_the_first_meeting_and_every_second_from_then_on() -> None:
    """Circle 1 meets six times, Circle 2 seven times; 12 March and 14 May are Fridays."""
    found = list(check_ins(cohort(), plans(cohort())))
    assert [(duty.talk and duty.talk.circle.id, f"{duty.day:%m-%d}") for duty in found] == [
        ("c1", "01-13"), ("c2", "01-15"), ("c1", "03-10"), ("c2", "03-12"), ("c1", "05-12"),
        ("c2", "05-14"), ("c2", "07-09"),
    ]  # fmt: skip


def test_a_talk_knows_the_next_meeting() -> None:
    """After the last meeting there is none."""
    talks = [duty.talk for duty in check_ins(cohort(), plans(cohort())) if duty.talk]
    found = [talk.following and f"{talk.following.start:%m-%d}" for talk in talks if talk.circle.id == "c2"]
    assert found == ["02-11", "04-08", "06-10", None]


def test_a_circle_without_a_lead_has_no_talks() -> None:
    """There is nobody to talk with."""
    plan = arrange(ONE.model_copy(update={"lead": None}), TUESDAYS, cohort())
    assert list(check_ins(cohort(), [plan])) == []


def many(about: Cohort, count: int) -> list[Arrangement]:
    """Return circles that all meet at the same time."""
    circles = [ONE.model_copy(update={"id": f"c{number}"}) for number in range(count)]
    return [arrange(one, TUESDAYS.model_copy(update={"circle": one.id}), about) for one in circles]


def test_no_day_has_more_than_three_talks_while_there_are_others() -> None:
    """Ten circles that meet on one Tuesday: three talks on each of the next three days, one on Friday."""
    about = cohort(participants=(AMA, BEN))
    found = Counter(duty.day for duty in check_ins(about, many(about, 10)) if duty.day < date(2027, 2, 1))
    assert found == {
        date(2027, 1, 13): 3, date(2027, 1, 14): 3, date(2027, 1, 15): 3, date(2027, 1, 18): 1,
    }  # fmt: skip


def test_more_talks_than_days_are_spread_evenly() -> None:
    """Forty circles have ten working days: four on each."""
    about = cohort(participants=(AMA, BEN))
    found = Counter(duty.day for duty in check_ins(about, many(about, 40)) if duty.day < date(2027, 2, 1))
    assert set(found.values()) == {4}
    assert sorted(found)[-1] == date(2027, 1, 26)


def test_everything_comes_by_day() -> None:
    """On Friday 9 July the talk comes before the pulse, because its kind does."""
    found = [(duty.day, duty.task) for duty in duties(cohort(), plans(cohort()))]
    assert [day for day, _ in found] == sorted(day for day, _ in found)
    assert [task for _, task in found][-2:] == [Task.CHECK_IN, Task.PULSE_END]


def test_a_moved_meeting_takes_its_talk_along() -> None:
    """From Tuesday 12 January to Tuesday the 19th, so the talk is on the 20th."""
    to = {date(2027, 1, 12): datetime(2027, 1, 19, 16)}
    moved = TUESDAYS.model_copy(update={"changes": Changes(moved=to)})
    plan = arrange(ONE, moved, cohort())
    assert next(check_ins(cohort(), [plan])).day == date(2027, 1, 20)
