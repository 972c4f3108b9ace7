"""What a cohort and its log say of people, by whatever a message asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from circlekit.core.attending import Record, records
from circlekit.core.log import Attendance, Coming, Log
from circlekit.core.model import Cohort, Participant

About = tuple[str, int]
"""A circle's handle and the number of one of its meetings."""

Reminded = tuple[str, int, str]
"""A circle's handle, the number of one of its meetings, and the handle of a member."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The people by handle, and the log: replies and attendance by meeting, commitments and records.

    ``held`` is the attendance of each circle, by the number of the meeting; ``committed`` are the handles
    of those in each circle who gave their word. ``reminded`` are those for whom a reminder was written the
    day before a meeting, by circle, meeting and handle.
    """

    cohort: Cohort
    people: Mapping[str, Participant]
    coming: Mapping[About, Mapping[str, Coming]]
    attendance: Mapping[About, Attendance]
    held: Mapping[str, tuple[Attendance, ...]]
    committed: Mapping[str, frozenset[str]]
    records: Mapping[tuple[str, str], Record]
    reminded: frozenset[Reminded] = frozenset()


def facts_of(cohort: Cohort, log: Log, reminded: frozenset[Reminded] = frozenset()) -> Facts:
    """Return what is known; of two entries about one thing the later one stands."""
    coming: dict[About, dict[str, Coming]] = {}
    for reply in log.rsvps:
        coming.setdefault((reply.circle, reply.meeting), {})[reply.person] = reply.coming
    attendance = {(one.circle, one.meeting): one for one in log.attendance}
    return Facts(
        cohort=cohort,
        people={person.id: person for person in cohort.participants},
        coming=coming,
        attendance=attendance,
        held=_by_circle(attendance.values()),
        committed=_committed(log),
        records=records(log.attendance),
        reminded=reminded,
    )


def absent(attendance: Attendance) -> tuple[str, ...]:
    """Return who was not at a meeting, by handle."""
    return (*attendance.apologies, *attendance.no_word)


def _by_circle(attendance: Iterable[Attendance]) -> dict[str, tuple[Attendance, ...]]:
    found: dict[str, list[Attendance]] = {}
    for one in sorted(attendance, key=lambda one: one.meeting):
        found.setdefault(one.circle, []).append(one)
    return {circle: tuple(meetings) for circle, meetings in found.items()}


def _committed(log: Log) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one in log.commitments:
        found.setdefault(one.circle, set()).add(one.person)
    return {circle: frozenset(people) for circle, people in found.items()}
