"""Changes to the meetings of a circle: which meeting is meant, how they come about, and what they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from circlekit.core.clock_words import clock_time, long_date, short_date
from circlekit.core.model import Changes, Cohort, Slot
from circlekit.core.scheduling.meetings import dates
from circlekit.core.scheduling.wall_clocks import at_clock


def day_meant(day: date, slot: Slot, cohort: Cohort) -> date | None:
    """Return the date that the rhythm gives to the meeting which people know under ``day``.

    That is ``day`` itself, or the date from which a move or a holiday brought a meeting to ``day``. None
    when the circle does not meet then.
    """
    shown: dict[date, date] = {}
    for one in dates(slot, cohort).occurrences:
        if one.start.date() == day:
            return day
        if one.meeting is not None:
            shown[one.meeting.start.date()] = one.start.date()
    return shown.get(day)


def settled(slot: Slot, cohort: Cohort) -> Slot:
    """Return a sound slot whose changes name each meeting by the date that the rhythm gives it, in order.

    What changes nothing, such as a move to the usual time, is left out.
    """
    typed, plain = slot.changes, with_changes(slot, Changes())
    held = {one.start.date(): one.meeting and one.meeting.start for one in dates(plain, cohort).occurrences}
    moved = {day_meant(day, plain, cohort) or day: to for day, to in typed.moved.items()}
    moved = {day: to for day, to in sorted(moved.items()) if at_clock(to, slot.timezone) != held.get(day)}
    known = with_changes(slot, Changes(moved=moved))
    skipped = {day_meant(day, known, cohort) or day for day in typed.skipped}
    places = {day_meant(day, known, cohort) or day: place for day, place in typed.places.items()}
    found = Changes(
        moved=moved,
        skipped=tuple(sorted(skipped)),
        places=dict(sorted(places.items())),
        cancelled=typed.cancelled,
    )
    return with_changes(slot, found)


def with_changes(slot: Slot, changes: Changes) -> Slot:
    """Return the slot with other changes."""
    return slot.model_copy(update={"changes": changes})


def move(slot: Slot, day: date, to: datetime, cohort: Cohort) -> Slot:
    """Return a settled slot with one meeting moved ``to`` a wall clock of its zone, and skipped no more.

    ``day`` may be any that ``day_meant`` knows. What comes out is still to be judged and settled.
    """
    meant, changes = _meant(day, slot, cohort), slot.changes
    skipped = tuple(one for one in changes.skipped if one != meant)
    return with_changes(
        slot, changes.model_copy(update={"moved": {**changes.moved, meant: to}, "skipped": skipped})
    )


def skip(slot: Slot, day: date, cohort: Cohort) -> Slot:
    """Return a settled slot without one meeting, and without its move; otherwise as ``move``."""
    meant, changes = _meant(day, slot, cohort), slot.changes
    kept = {one: to for one, to in changes.moved.items() if one != meant}
    skipped = tuple(dict.fromkeys((*changes.skipped, meant)))
    return with_changes(slot, changes.model_copy(update={"moved": kept, "skipped": skipped}))


def _meant(day: date, slot: Slot, cohort: Cohort) -> date:
    """Return the date of the rhythm; ``day`` may be one that a holiday gave before a person changed it."""
    plain = with_changes(slot, Changes())
    return day_meant(day, slot, cohort) or day_meant(day, plain, cohort) or day


def cancel(slot: Slot, day: date) -> Slot:
    """Return the slot without any meeting from ``day`` on; a circle that ends earlier ends then."""
    end = min(slot.changes.cancelled or day, day)
    return with_changes(slot, slot.changes.model_copy(update={"cancelled": end}))


def say_changes(slot: Slot) -> Iterator[str]:
    """Yield a sentence for each change of a settled slot: ``9 March is moved to Tuesday 16 March, 17:00.``"""
    changes, year = slot.changes, slot.first.year
    for day, to in changes.moved.items():
        yield f"{_date(day, year)} is moved to {_long(to.date(), year)}, {clock_time(to)}."
    for day in changes.skipped:
        yield f"{_date(day, year)} is skipped."
    for day, place in changes.places.items():
        yield f"{_date(day, year)} is in person: {place}."
    if changes.cancelled:
        yield f"No meetings from {_long(changes.cancelled, year)} on."


def _date(day: date, year: int) -> str:
    return _long(day, year).partition(" ")[2]


def _long(day: date, year: int) -> str:
    return short_date(day) if day.year == year else long_date(day)
