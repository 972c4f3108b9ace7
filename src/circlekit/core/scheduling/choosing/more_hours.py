"""The smallest further window of one member that would free a time for all of a circle, or for more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import quorum, would_lead
from circlekit.core.scheduling.attendance import EARLIEST, LATEST, free_hours, local_spans, possible_hours
from circlekit.core.scheduling.choosing.candidates import Candidates, held
from circlekit.core.scheduling.choosing.choose import Ranking, slot_at
from circlekit.core.scheduling.choosing.costs import costs, first_row
from circlekit.core.scheduling.clocks import Ints, clock_of
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.scheduling.slots import local_minutes, part_of
from circlekit.core.windows import DAY, WEEK, Window, join


class MoreHours(NamedTuple):
    """Were ``person`` to come at ``windows`` of their week too, ``always`` members could come to ``slot``."""

    person: Participant
    windows: tuple[Window, ...]
    slot: Slot
    always: int


class _Gap(NamedTuple):
    """What a member lacks for a row of the ranking; less of ``key`` is better."""

    key: tuple[int, ...]
    member: int
    row: int


def more_hours(ranking: Ranking, candidates: Candidates) -> MoreHours | None:
    """Return the smallest further window that helps, verified by putting it in; None where none does.

    A window that lets everybody come goes before one that serves a quorum, and that before one that lets
    one more come. Nobody is asked for an hour outside 07:00-21:30 of their day.
    """
    places = np.empty_like(ranking.order)
    places[ranking.order] = np.arange(len(places))
    gaps = [
        gap
        for member in range(len(ranking.people))
        if (gap := _gap(ranking, candidates.cohort, member, places)) is not None
    ]
    found = (_put_in(ranking, candidates, gap) for gap in sorted(gaps))
    return next((one for one in found if one), None)


def _gap(ranking: Ranking, cohort: Cohort, member: int, places: Ints) -> _Gap | None:
    """Return the smallest window of a member, of those that would help as much as any of theirs."""
    absent, best = ranking.costs.absent, ranking.order[0]
    unserved = _unserved_with(ranking, cohort, member)
    better = (unserved < ranking.costs.unserved[best]) | (absent - 1 < absent[best])
    kept = better & (unserved <= ranking.costs.unserved[best]) & (ranking.asked.missed[member] > 0)
    rows = np.flatnonzero(kept)
    starts = _starts(ranking, cohort, ranking.people[member], rows)
    begins = starts % DAY
    decent = ((begins >= EARLIEST) & (begins + cohort.meeting.minutes <= LATEST)).all(axis=1)
    rows, starts = rows[decent], starts[decent]
    if not len(rows):
        return None
    then = (np.minimum(absent[rows] - 1, 1), unserved[rows], absent[rows] - 1)
    alike = np.logical_and.reduce([key == key[first_row(then)] for key in then])
    rows, starts, promised = rows[alike], starts[alike], tuple(int(key[alike][0]) for key in then)
    windows, minutes = possible_hours(ranking.people[member]), cohort.meeting.minutes
    keys = (_lacking(starts, windows, minutes), _away(starts, windows, minutes), places[rows])
    place = first_row(keys)
    return _Gap((*promised, *(int(key[place]) for key in keys)), member, int(rows[place]))


def _unserved_with(ranking: Ranking, cohort: Cohort, member: int) -> Ints:
    """Return (S,): 0 where there would be a quorum, and somebody to lead, if a member could come as well."""
    missed, circle = ranking.asked.missed, ranking.circle
    leads = np.array([would_lead(person, circle) for person in ranking.people])
    enough = len(ranking.people) - ranking.costs.absent + 1 >= quorum(circle, cohort)
    led = (missed[leads] == 0).any(axis=0) | leads[member]
    return np.where(enough & led, 0, 1)


def _starts(ranking: Ranking, cohort: Cohort, person: Participant, rows: Ints) -> Ints:
    """Return (R, D): the minutes of a person's week at which meetings begin, ascending."""
    clock = clock_of(person.timezone, cohort)
    table = part_of(ranking.asked.table, rows)
    starts = local_minutes(clock, table)
    return np.sort(np.where(held(table), starts, starts[:, :1]), axis=1)


def _lacking(starts: Ints, windows: Sequence[Window], minutes: int) -> Ints:
    """Return (R,): how many minutes of the week lie outside windows, on all dates of a slot together."""
    lacks = np.ones(2 * WEEK, dtype=np.int64)
    for window in windows:
        for week in (-WEEK, 0, WEEK):
            lacks[max(window.start + week, 0) : max(window.end + week, 0)] = 0
    so_far = np.concatenate([[0], np.cumsum(lacks)])
    before = np.concatenate([starts[:, :1], starts[:, :-1] + minutes], axis=1)
    from_minute = np.maximum(starts, before)
    until = np.maximum(starts + minutes, from_minute)
    return np.asarray((so_far[until] - so_far[from_minute]).sum(axis=1))


def _away(starts: Ints, windows: Sequence[Window], minutes: int) -> Ints:
    """Return (R,): by how many minutes each slot misses the nearest window on its worst date."""
    found = np.full(starts.shape, WEEK, dtype=np.int64)
    for window in windows:
        into = (starts - window.start + WEEK // 2) % WEEK - WEEK // 2
        late = np.maximum(into + minutes - (window.end - window.start), 0)
        found = np.minimum(found, np.maximum(-into, 0) + late)
    return np.asarray(found.max(axis=1))


def _put_in(ranking: Ranking, candidates: Candidates, gap: _Gap) -> MoreHours | None:
    """Return a gap that was filled, if the circle then has the better time that it promises."""
    person, cohort = ranking.people[gap.member], candidates.cohort
    slot = slot_at(ranking, gap.row, cohort)
    spans = [span for meeting in meetings(slot, cohort) for span in local_spans(meeting, person.timezone)]
    windows = outside_of(possible_hours(person), spans)
    free = join((*free_hours(person), *windows))
    able = person.model_copy(update={"available": free})
    people = [able if index == gap.member else one for index, one in enumerate(ranking.people)]
    asked = candidates.asked_again(ranking.asked, gap.member, able)
    found = costs(asked, ranking.circle, people, cohort)
    best = first_row((found.unserved, found.absent))
    _, unserved, absent, *_ = gap.key
    promised = (found.unserved[best], found.absent[best]) <= (unserved, absent)
    return MoreHours(person, windows, slot, len(people) - absent) if promised else None


def outside_of(windows: Iterable[Window], spans: Sequence[Window]) -> tuple[Window, ...]:
    """Return the parts of spans that lie in none of some windows, joined."""
    inside = {minute % WEEK for window in windows for minute in range(window.start, window.end)}
    lacking = {minute % WEEK for span in spans for minute in range(span.start, span.end)} - inside
    return join(Window(minute, minute + 1) for minute in lacking)
