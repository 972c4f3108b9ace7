"""What a coordinator does in the course of a cohort besides sending nudges, and on which day.

Nothing here depends on today: what is past stays in the calendar as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple, Protocol

from circlekit.core.coordinating.workdays import DAY, half_way, working_day
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.draft import meeting_day
from circlekit.core.scheduling.days_off import days_off

BEFORE_START, BEFORE_END = timedelta(days=14), timedelta(days=28)
CHECK_INS_A_DAY = 3
"""More talks than these on one day are only planned where every day near the meeting is as full."""
DAYS_TO_TALK = 10
"""So many working days after a meeting a talk about it still makes sense."""


class Task(StrEnum):
    """What there is to do; the names are those of the template files."""

    HOST_TRAINING = "host_training"
    CHECK_IN = "check_in"
    PULSE_HALF_WAY = "pulse_half_way"
    STAYING = "staying"
    PULSE_END = "pulse_end"


class Planned(Protocol):
    """Whatever has a circle and all of its meetings."""

    @property
    def circle(self) -> Circle: ...

    @property
    def meetings(self) -> tuple[Meeting, ...]: ...


class Talk(NamedTuple):
    """The meeting that a check-in is about, and the next one, if there is one."""

    circle: Circle
    meeting: Meeting
    following: Meeting | None


class Duty(NamedTuple):
    """A task and its day; a check-in has the ``talk`` that it is."""

    day: date
    task: Task
    talk: Talk | None = None


def duties(cohort: Cohort, plans: Sequence[Planned]) -> tuple[Duty, ...]:
    """Return all there is to do, by day and then in the order of ``Task`` and of the circles."""
    found = [*_of_cohort(cohort, plans), *check_ins(cohort, plans)]
    order = list(Task)
    return tuple(sorted(found, key=lambda duty: (duty.day, order.index(duty.task))))


def _of_cohort(cohort: Cohort, plans: Sequence[Planned]) -> Iterator[Duty]:
    """Yield host training (practice 108), pulses (101), and the question of who stays (44-46)."""
    off = days_off(cohort)
    meetings = [meeting_day(meeting, cohort) for plan in plans for meeting in plan.meetings]
    yield Duty(working_day(cohort.starts - BEFORE_START, off, -DAY), Task.HOST_TRAINING)
    yield Duty(half_way(cohort), Task.PULSE_HALF_WAY)
    yield Duty(asking_day(cohort), Task.STAYING)
    last = max(meetings, default=cohort.ends)
    yield Duty(working_day(last + DAY, off), Task.PULSE_END)


def asking_day(cohort: Cohort) -> date:
    """Return the working day, four weeks before the end, on which to ask who stays."""
    return working_day(max(cohort.starts, cohort.ends - BEFORE_END), days_off(cohort))


def check_ins(cohort: Cohort, plans: Sequence[Planned]) -> Iterator[Duty]:
    """Yield a talk with each lead after the first meeting and after every second from then on (practice 68).

    Each is on a working day soon after its meeting; days that are full are passed over, so that no day
    has more than ``CHECK_INS_A_DAY`` unless all that could be have.
    """
    off, full = days_off(cohort), Counter[date]()
    wanted = [(meeting_day(talk.meeting, cohort), talk) for plan in plans for talk in _talks(plan)]
    for held, talk in sorted(wanted, key=lambda pair: pair[0]):
        possible = list(_working_days_after(held, off))
        day = next((day for day in possible if full[day] < CHECK_INS_A_DAY), None)
        day = day or min(possible, key=lambda one: full[one])
        full[day] += 1
        yield Duty(day, Task.CHECK_IN, talk)


def _talks(plan: Planned) -> Iterator[Talk]:
    if plan.circle.lead is None:
        return
    following = [*plan.meetings[1:], None]
    for index in range(0, len(plan.meetings), 2):
        yield Talk(plan.circle, plan.meetings[index], following[index])


def _working_days_after(day: date, off: Collection[date]) -> Iterator[date]:
    for _ in range(DAYS_TO_TALK):
        day = working_day(day + DAY, off)
        yield day
