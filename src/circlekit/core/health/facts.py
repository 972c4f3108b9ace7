"""What is known of each circle on a day: its meetings beside what the log says of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from statistics import fmean
from typing import NamedTuple

from circlekit.core.attending import Record, records
from circlekit.core.health.coming import enough
from circlekit.core.log import Attendance, Coming, Log, NextDate, Turn
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.moments import meeting_day
from circlekit.core.sections import Rhythm
from circlekit.core.turns.need import Need

DAYS: Mapping[Rhythm, int] = {
    Rhythm.WEEK: 7,
    Rhythm.TWO_WEEKS: 14,
    Rhythm.FOUR_WEEKS: 28,
    Rhythm.MONTH: 31,
    Rhythm.TWO_MONTHS: 62,
}
"""The most days from one meeting to the next."""


class Held(StrEnum):
    """What became of a meeting that is past, in the words of the JSON document."""

    ENOUGH = "enough"
    FEW = "few"
    NOT_MET = "did not meet"
    UNWRITTEN = "not written down"


class Past(NamedTuple):
    """A meeting that is past; ``day`` is None where only the log has it, ``present`` where it has not."""

    number: int
    day: date | None
    held: Held
    present: int | None = None


class Ahead(NamedTuple):
    """A meeting to come, and its day in the coordinator's calendar."""

    meeting: Meeting
    day: date


class Facts(NamedTuple):
    """What is known of one circle; people are handles, and what is by meeting is by its number.

    ``has_times`` tells whether it has any in the schedule, ``ended`` whether it was ended on purpose.
    ``need`` is what its process needs, where somebody looked; ``pulse`` is the mean of a meeting.
    """

    circle: Circle
    names: Mapping[str, str]
    cohort: Cohort
    today: date
    least: int
    past: tuple[Past, ...]
    ahead: tuple[Ahead, ...]
    has_times: bool
    ended: bool
    need: Need | None
    turns: tuple[Turn, ...]
    attendance: Mapping[int, Attendance]
    rsvps: Mapping[int, Mapping[str, Coming]]
    pulse: Mapping[int, float]
    records: Mapping[str, Record]
    committed: frozenset[str]
    next_date: NextDate | None

    @property
    def over(self) -> bool:
        """Whether its last meeting has been: the next would be after the end that was agreed."""
        if self.ended or self.today > self.cohort.ends:
            return True
        if self.ahead or not self.past or self.past[-1].day is None:
            return False
        gap = DAYS[self.cohort.meeting.then.every or self.cohort.meeting.every]
        return (self.cohort.ends - self.past[-1].day).days < gap

    @property
    def written(self) -> tuple[Past, ...]:
        """The past meetings of which somebody wrote down how they went."""
        return tuple(one for one in self.past if one.held is not Held.UNWRITTEN)

    @property
    def lead(self) -> str:
        """The name of the lead, or words for who is asked instead."""
        return self.names.get(self.circle.lead or "", "the circle")

    def record(self, handle: str) -> Record:
        """Return how a member has come so far."""
        return self.records.get(handle, Record())


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a look is made of: a cohort, the meetings of each circle by its id, the log, and the day.

    ``ended`` holds from which day a circle was ended on purpose, ``needs`` what its process needs.
    """

    cohort: Cohort
    circles: Sequence[Circle]
    meetings: Mapping[str, Sequence[Meeting]]
    log: Log
    today: date
    ended: Mapping[str, date] = field(default_factory=dict)
    needs: Mapping[str, Need] = field(default_factory=dict)


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
    least, ended = enough(len(circle.members)), source.ended.get(circle.id)
    over = {number for number, day in days.items() if day < source.today}
    over |= {number for number in of.attendance if days.get(number, source.today) <= source.today}
    return Facts(
        circle=circle,
        names=names,
        cohort=source.cohort,
        today=source.today,
        least=least,
        past=tuple(
            _past(number, days.get(number), of.attendance.get(number), least) for number in sorted(over)
        ),
        ahead=tuple(one for one in dated if one.meeting.number not in over),
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
