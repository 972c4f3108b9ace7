"""What a cohort and its log say of people, by whatever a message asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from circlekit.core.attending import Record, records
from circlekit.core.log import Attendance, Coming, Log
from circlekit.core.model import Cohort, Participant

About = tuple[str, int]
"""A circle's handle and the number of one of its meetings."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The people by handle, and the log: replies and attendance by meeting, commitments and records."""

    cohort: Cohort
    people: Mapping[str, Participant]
    coming: Mapping[About, Mapping[str, Coming]]
    attendance: Mapping[About, Attendance]
    committed: frozenset[tuple[str, str]]
    records: Mapping[tuple[str, str], Record]


def facts_of(cohort: Cohort, log: Log) -> Facts:
    """Return what is known; of two entries about one thing the later one stands."""
    coming: dict[About, dict[str, Coming]] = {}
    for reply in log.rsvps:
        coming.setdefault((reply.circle, reply.meeting), {})[reply.person] = reply.coming
    return Facts(
        cohort=cohort,
        people={person.id: person for person in cohort.participants},
        coming=coming,
        attendance={(one.circle, one.meeting): one for one in log.attendance},
        committed=frozenset((one.circle, one.person) for one in log.commitments),
        records=records(log.attendance),
    )


def absent(attendance: Attendance) -> tuple[str, ...]:
    """Return who was not at a meeting, by handle."""
    return (*attendance.apologies, *attendance.no_word)


def logged(facts: Facts, circle: str) -> Iterator[Attendance]:
    """Yield what was written down of the meetings of a circle, by their number."""
    found = (one for (of, _), one in facts.attendance.items() if of == circle)
    yield from sorted(found, key=lambda one: one.meeting)
