"""What is known of each circle on a day: its meetings beside what the log says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from circlekit.core.attending import Record
from circlekit.core.log import Attendance, Coming, Log, NextDate, Turn
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.sections import Rhythm
from circlekit.core.turns.need import Need

DAYS: Mapping[Rhythm, int] = {
    Rhythm.WEEK: 7,
    Rhythm.TWO_WEEKS: 14,
    Rhythm.FOUR_WEEKS: 28,
    Rhythm.MONTH: 35,
    Rhythm.TWO_MONTHS: 63,
}
"""The most days from one meeting to the next: between second Tuesdays are four weeks or five."""


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
