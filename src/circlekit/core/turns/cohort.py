"""The roles of a circle's meetings, with all that its cohort knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.joining import has_joined
from circlekit.core.processes import Process
from circlekit.core.rotation.ledger import Account, ledger
from circlekit.core.turns.need import need_of
from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.rota import rota


def roles_of(
    cohort: Cohort,
    process: Process,
    circle: Circle,
    meetings: Sequence[Meeting],
    log: Log,
    accounts: Mapping[str, Account] | None = None,
) -> dict[int, MeetingRoles]:
    """Return who has which role at each of all ``meetings`` of a circle, by the meeting's number.

    ``accounts`` is the cohort's ``ledger``; whoever asks for several circles works it out once.
    """
    if not meetings or not circle.members:
        return {}
    minutes = min(meeting.minutes for meeting in meetings)
    found = rota(
        circle,
        [meeting.number for meeting in meetings],
        max(meeting.number for meeting in meetings),
        need_of(process, len(circle.members), minutes),
        log,
        ledger(cohort) if accounts is None else accounts,
        joins(cohort, circle, meetings),
        cohort.meeting.inputs,
    )
    return {roles.meeting: roles for roles in found}


def joins(cohort: Cohort, circle: Circle, meetings: Sequence[Meeting]) -> dict[str, int]:
    """Return the number of the first meeting of whoever joins a circle later than the others."""
    people = {person.id: person for person in cohort.participants}
    after_all = max((meeting.number for meeting in meetings), default=0) + 1
    found = {}
    for handle in circle.members:
        if handle in people and people[handle].joins:
            there = (one.number for one in meetings if has_joined(people[handle], one))
            found[handle] = min(there, default=after_all)
    return {handle: number for handle, number in found.items() if number > 1}
