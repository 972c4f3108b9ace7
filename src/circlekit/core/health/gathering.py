"""From a cohort, its meetings and its log to what is known of each circle on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from statistics import fmean
from typing import NamedTuple

from circlekit.core.attending import Record, enough, records
from circlekit.core.health.facts import Ahead, Facts, Held, Past, Source
from circlekit.core.log import Attendance, Coming, Log, NextDate, Turn
from circlekit.core.model import Circle, Cohort
from circlekit.core.nudging.draft import meeting_day
from circlekit.core.nudging.joining import has_joined


class _Of(NamedTuple):
    """What the log says of one circle."""

    attendance: dict[int, Attendance]
    rsvps: dict[int, dict[str, Coming]]
    scores: dict[int, list[int]]
    committed: set[str]
    turns: list[Turn]
    records: dict[str, Record]
    next_dates: list[NextDate]


def gather(source: Source) -> tuple[Facts, ...]:
    """Return what is known of each circle; the log is gone through once, however many circles there are."""
    logged = _by_circle(source.log)
    names = {person.id: person.name for person in source.cohort.participants}
    return tuple(_facts(source, circle, names, logged[circle.id]) for circle in source.circles)


def _by_circle(log: Log) -> defaultdict[str, _Of]:
    found: defaultdict[str, _Of] = defaultdict(lambda: _Of({}, {}, {}, set(), [], {}, []))
    for one in log.attendance:
        if not one.met or one.present or one.apologies or one.no_word:
            found[one.circle].attendance[one.meeting] = one
    for reply in log.rsvps:
        found[reply.circle].rsvps.setdefault(reply.meeting, {})[reply.person] = reply.coming
    for pulse in log.pulse:
        found[pulse.circle].scores.setdefault(pulse.meeting, []).append(pulse.score)
    for commitment in log.commitments:
        found[commitment.circle].committed.add(commitment.person)
    for turn in log.turns:
        found[turn.circle].turns.append(turn)
    for (circle, handle), record in records(log.attendance).items():
        found[circle].records[handle] = record
    for said in log.next_dates:
        found[said.circle].next_dates.append(said)
    return found


def _facts(source: Source, circle: Circle, names: Mapping[str, str], of: _Of) -> Facts:
    dated = [Ahead(one, meeting_day(one, source.cohort)) for one in source.meetings.get(circle.id, ())]
    days = {one.meeting.number: one.day for one in dated}
    over = {number for number, day in days.items() if day < source.today}
    over |= {number for number in of.attendance if days.get(number, source.today) <= source.today}
    ahead = tuple(one for one in dated if one.meeting.number not in over)
    circle = _joined(circle, source.cohort, ahead)
    least, ended = enough(len(circle.members)), source.ended.get(circle.id)
    return Facts(
        circle=circle,
        names=names,
        cohort=source.cohort,
        today=source.today,
        least=least,
        past=tuple(
            _past(number, days.get(number), of.attendance.get(number), least) for number in sorted(over)
        ),
        ahead=ahead,
        has_times=bool(dated),
        ended=ended is not None and ended <= source.today,
        need=source.needs.get(circle.id),
        turns=tuple(of.turns),
        attendance=of.attendance,
        rsvps=of.rsvps,
        pulse={number: fmean(scores) for number, scores in of.scores.items() if number in over},
        records={handle: _until(record, over) for handle, record in of.records.items()},
        committed=frozenset(of.committed),
        next_date=of.next_dates[-1] if of.next_dates else None,
    )


def _joined(circle: Circle, cohort: Cohort, ahead: Sequence[Ahead]) -> Circle:
    """Return a circle without those who join it after its next meeting: nobody waits for them yet."""
    if not ahead:
        return circle
    late = {one.id for one in cohort.participants if not has_joined(one, ahead[0].meeting)}
    members = tuple(handle for handle in circle.members if handle not in late)
    return circle.model_copy(update={"members": members}) if late.intersection(circle.members) else circle


def _until(record: Record, over: Collection[int]) -> Record:
    """Return a record without meetings that are still to come on the day of the look."""
    return Record(tuple(one for one in record.meetings if one[0] in over))


def _past(number: int, day: date | None, attendance: Attendance | None, least: int) -> Past:
    if attendance is None:
        return Past(number, day, Held.UNWRITTEN)
    if not attendance.met:
        return Past(number, day, Held.NOT_MET, 0)
    present = len(attendance.present)
    return Past(number, day, Held.ENOUGH if present >= least else Held.FEW, present)
