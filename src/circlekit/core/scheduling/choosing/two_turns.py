"""The times there are for two turns: every second date of a slot, from its first or from its second on."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from circlekit.core.model import Alternate, Cohort, Slot
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.meetings import dates
from circlekit.core.scheduling.slots import days_of

_FIRST, _SECOND = 0, 1
"""Minutes at which the two turns of a weekday begin while dates are counted, to tell them apart."""

Other = dict[tuple[int, int], date]
"""On which day a weekday, in a week of the month, begins when its turn is the second."""


class Turns(NamedTuple):
    """The times there are for the first turn and for the second, for all circles of a cohort."""

    cohort: Cohort
    first: Candidates
    second: Candidates
    begins: Other


def turns_of(cohort: Cohort) -> Turns:
    """Return the times that could take turns in a cohort."""
    first, second, begins = [], [], {}
    for weekday, week, held in days_of(cohort):
        slot = Slot(
            circle="-", first=held[0], weekday=weekday, week=week or None, start=_FIRST,
            minutes=cohort.meeting.minutes, timezone="UTC",
        )  # fmt: skip
        by_rule = [one.start.date() for one in dates(slot, cohort).occurrences]
        if len(by_rule) < 2:
            continue
        shifted = slot.model_copy(update={"start": _SECOND})
        own, its = _held_by_turn(
            slot.model_copy(update={"alternate": from_slot(shifted, by_rule[1])}), cohort
        )
        if own and its:
            first.append((weekday, week, own))
            second.append((weekday, week, its))
            begins[weekday, week] = by_rule[1]
    return Turns(cohort, Candidates(cohort, first), Candidates(cohort, second), begins)


def _held_by_turn(slot: Slot, cohort: Cohort) -> tuple[tuple[date, ...], tuple[date, ...]]:
    found: dict[int, list[date]] = {_FIRST: [], _SECOND: []}
    for part in dates(slot, cohort).parts:
        found[part.start] += [one.meeting.start.date() for one in part.occurrences if one.meeting]
    return tuple(sorted(found[_FIRST])), tuple(sorted(found[_SECOND]))


def from_slot(slot: Slot, first: date) -> Alternate:
    """Return the time of a slot as the second of two, which begins on another day."""
    return Alternate(
        first=first, weekday=slot.weekday, week=slot.week, start=slot.start, timezone=slot.timezone
    )
