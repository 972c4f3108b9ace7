"""The smallest further window of one member that would free a time for all of a circle, or for more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np

from circlekit.core.model import Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import quorum
from circlekit.core.scheduling.attendance import EARLIEST, LATEST, free_hours, local_spans, possible_hours
from circlekit.core.scheduling.candidates import Candidates, held
from circlekit.core.scheduling.choose import Ranking, rank, slot_at
from circlekit.core.scheduling.clocks import Ints, clock_of
from circlekit.core.scheduling.costs import first_row
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.scheduling.slots import part_of
from circlekit.core.windows import DAY, WEEK, Window, join

TRIED = 8
"""So many are put in, the smallest first, before the search gives up."""

_MONDAY = 3 * DAY  # 1970-01-01, from which instants are counted, was a Thursday


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
    gaps = sorted(gap for member in range(len(ranking.people)) for gap in _gaps(ranking, candidates, member))
    found = (_put_in(ranking, candidates, gap) for gap in islice(gaps, TRIED))
    return next((one for one in found if one), None)


def _gaps(ranking: Ranking, candidates: Candidates, member: int) -> Iterator[_Gap]:
    """Yield the smallest window of a member, of those that would help as much as any of theirs."""
    person, absent = ranking.people[member], ranking.costs.absent
    then = absent - 1
    unserved = _unserved_with(ranking, candidates.cohort, member)
    best = first_row((ranking.costs.unserved, absent))
    better = (unserved < ranking.costs.unserved[best]) | (then < absent[best])
    kept = better & (unserved <= ranking.costs.unserved[best]) & (ranking.asked.missed[member] > 0)
    rows = np.flatnonzero(kept)
    rows = rows[_decent(ranking, candidates.cohort, person, rows)]
    if not len(rows):
        return
    lacking = _lacking(ranking, candidates.cohort, person, rows)
    away = _away(ranking, candidates.cohort, person, rows)
    keys = (np.minimum(then[rows], 1), unserved[rows], then[rows], lacking, away, _places(ranking)[rows])
    place = first_row(keys)
    yield _Gap(tuple(int(key[place]) for key in keys), member, int(rows[place]))


def _unserved_with(ranking: Ranking, cohort: Cohort, member: int) -> Ints:
    """Return (S,): 0 where there would be a quorum, and somebody to lead, if a member could come as well."""
    missed, circle = ranking.asked.missed, ranking.circle
    leads = np.array([person.lead != "no" or person.id == circle.lead for person in ranking.people])
    enough = len(ranking.people) - ranking.costs.absent + 1 >= quorum(circle, cohort)
    led = (missed[leads] == 0).any(axis=0) | leads[member]
    return np.where(enough & led, 0, 1)


def _places(ranking: Ranking) -> Ints:
    """Return (S,): at which place each row stands in the ranking."""
    order = ranking.order
    places = np.empty_like(order)
    places[order] = np.arange(len(order))
    return places


def _starts(ranking: Ranking, cohort: Cohort, person: Participant, rows: Ints) -> Ints:
    """Return (R, D): the minutes of a person's week at which meetings begin, ascending."""
    clock = clock_of(person.timezone, cohort)
    table = part_of(ranking.asked.table, rows)
    starts = (clock.local(table.instants) + _MONDAY) % WEEK
    return np.sort(np.where(held(table), starts, starts[:, :1]), axis=1)


def _decent(ranking: Ranking, cohort: Cohort, person: Participant, rows: Ints) -> Ints:
    begins = _starts(ranking, cohort, person, rows) % DAY
    return np.flatnonzero(((begins >= EARLIEST) & (begins + cohort.meeting.minutes <= LATEST)).all(axis=1))


def _lacking(ranking: Ranking, cohort: Cohort, person: Participant, rows: Ints) -> Ints:
    """Return (R,): how many minutes of the week a person lacks for each slot, on all its dates together."""
    starts, minutes = _starts(ranking, cohort, person, rows), cohort.meeting.minutes
    lacks = np.ones(2 * WEEK, dtype=np.int64)
    for window in possible_hours(person):
        for week in (-WEEK, 0, WEEK):
            lacks[max(window.start + week, 0) : max(window.end + week, 0)] = 0
    so_far = np.concatenate([[0], np.cumsum(lacks)])
    before = np.concatenate([starts[:, :1], starts[:, :-1] + minutes], axis=1)
    from_minute = np.maximum(starts, before)
    until = np.maximum(starts + minutes, from_minute)
    return np.asarray((so_far[until] - so_far[from_minute]).sum(axis=1))


def _away(ranking: Ranking, cohort: Cohort, person: Participant, rows: Ints) -> Ints:
    """Return (R,): by how many minutes each slot misses a person's nearest window on its worst date."""
    starts = _starts(ranking, cohort, person, rows)
    found = np.full(starts.shape, WEEK, dtype=np.int64)
    for window in possible_hours(person):
        into = (starts - window.start + WEEK // 2) % WEEK - WEEK // 2
        late = np.maximum(into + cohort.meeting.minutes - (window.end - window.start), 0)
        found = np.minimum(found, np.maximum(-into, 0) + late)
    return np.asarray(found.max(axis=1))


def _put_in(ranking: Ranking, candidates: Candidates, gap: _Gap) -> MoreHours | None:
    """Return a gap that was filled, if the circle then has the better time that it promises."""
    person, cohort = ranking.people[gap.member], candidates.cohort
    slot = slot_at(ranking, gap.row, cohort)
    spans = [span for meeting in meetings(slot, cohort) for span in local_spans(meeting, person.timezone)]
    windows = outside_of(possible_hours(person), spans)
    free = join((*free_hours(person), *windows))
    people = list(ranking.people)
    people[gap.member] = person.model_copy(update={"available": free})
    found = rank(ranking.circle, people, candidates)
    if found is None:
        return None
    best = first_row((found.costs.unserved, found.costs.absent))
    _, unserved, absent, *_ = gap.key
    promised = (found.costs.unserved[best], found.costs.absent[best]) <= (unserved, absent)
    return MoreHours(person, windows, slot, len(people) - absent) if promised else None


def outside_of(windows: Iterable[Window], spans: Sequence[Window]) -> tuple[Window, ...]:
    """Return the parts of spans that lie in none of some windows, joined."""
    inside = {minute % WEEK for window in windows for minute in range(window.start, window.end)}
    lacking = {minute % WEEK for span in spans for minute in range(span.start, span.end)} - inside
    return join(Window(minute, minute + 1) for minute in lacking)
