"""What ``circlekit schedule --show`` prints, as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli.scheduling.view import slot_json, week_json
from circlekit.core.windows import WEEKDAYS, clock

if TYPE_CHECKING:
    from circlekit.core.model import Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.choosing.options import Option
    from circlekit.core.scheduling.choosing.ways import Way
    from circlekit.core.scheduling.week import Week


def as_json(
    plan: Arrangement, weeks: Sequence[Week], options: Sequence[Option], ways: Sequence[Way]
) -> dict[str, Any]:
    """Return a circle's time, its weeks, its best times, ways out, what is different, each clock's starts.

    ``local`` has starts as ISO 8601 with the offset of the member's zone.
    """
    from circlekit.core.clock_words import local
    from circlekit.core.scheduling.words import say_moves

    return {
        "name": plan.circle.name,
        "slot": slot_json(plan.slot),
        "weeks": [_week_json(week) for week in weeks],
        "options": [option_json(option, plan) for option in options],
        "ways": [way._asdict() for way in ways],
        "moves": list(say_moves(plan)),
        "exceptions": list(say_exceptions(plan)),
        "local": {
            one.person.id: [
                local(meeting.start, one.person.timezone).isoformat(timespec="minutes")
                for meeting in plan.meetings
            ]
            for one in plan.attendance
        },
    }


def say_exceptions(plan: Arrangement) -> Iterator[str]:
    """Yield what holidays and people changed: meetings skipped, moved or in person, and an end."""
    from circlekit.core.scheduling.changing import say_changes
    from circlekit.core.scheduling.holiday_words import say_days_off

    yield from say_days_off(plan)
    yield from say_changes(plan.slot)


def option_json(option: Option, plan: Arrangement) -> dict[str, Any]:
    """Return one of the best times of a circle, and whether it is the one it has."""
    return {
        "slot": slot_json(option.slot),
        "also": [week_json(week) for week in option.also],
        "always": option.arrangement.always,
        "because": list(option.because),
        "as_now": same_time(option.slot, plan.slot),
    }


def same_time(one: Slot, other: Slot) -> bool:
    """Tell whether two slots recur at the same time, whenever they begin."""
    return all(
        getattr(one, name) == getattr(other, name) for name in ("weekday", "week", "start", "timezone")
    )


def _week_json(week: Week) -> dict[str, Any]:
    """Return a week; a start that it does not have is one at which nobody can come."""
    return {
        "timezone": week.timezone,
        "week": week_json(week.week),
        "starts": [
            {
                "weekday": WEEKDAYS[day],
                "start": clock(start),
                "free": list(cell.free),
                "if_needed": list(cell.if_needed),
                "meets": (day, start) in week.times,
            }
            for start, cells in zip(week.starts, week.cells, strict=True)
            for day, cell in enumerate(cells)
            if cell.can or (day, start) in week.times
        ],
    }
