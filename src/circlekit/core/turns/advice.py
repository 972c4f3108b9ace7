"""What is said of a cohort whose term is too short for everybody to have a turn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from circlekit.core.matching.cuts import usual_meetings
from circlekit.core.model import Cohort
from circlekit.core.processes import Process
from circlekit.core.readiness import Advice
from circlekit.core.sizes import even_sizes, group_counts
from circlekit.core.turns.enough import Short, Term, says, shortest
from circlekit.core.turns.odds import ATTENDANCE
from circlekit.core.turns.ways import Way, says_ways

PRACTICE = 24
"""A process is chosen so that it suits people, minutes and meetings."""


def sizes_of(cohort: Cohort) -> tuple[int, ...]:
    """Return the sizes of the circles that a cohort is cut into when they are as few as can be."""
    people = len(cohort.participants)
    counts = group_counts(people, cohort.size)
    return tuple(sorted(set(even_sizes(people, counts[0])))) if counts else ()


def too_short(
    cohort: Cohort, process: Process, sizes: Iterable[int], attendance: float = ATTENDANCE
) -> Short | None:
    """Return how it is for the circle that is worst off, where not everybody is likely to have a turn."""
    meeting, meetings = cohort.meeting, usual_meetings(cohort)
    terms = (
        Term(process, size, meeting.minutes, meetings, tuple(meeting.inputs), attendance)
        for size in sorted(set(sizes))
        if size > 1
    )
    return shortest(terms)


def advice(short: Short, found: tuple[Way, ...]) -> Advice:
    """Return what ``check`` says of it."""
    return Advice(PRACTICE, says(short), says_ways(found))


def as_json(short: Short, found: tuple[Way, ...]) -> dict[str, Any]:
    """Return it as a part of a JSON document; chances from 0 to 1."""
    return {
        "people": short.term.people,
        "working_meetings": short.working,
        "cases": short.cases,
        "attendance": short.term.attendance,
        "chance": round(short.chance, 4),
        "ways": [{"says": way.says, "chance": round(way.chance, 4)} for way in found],
    }
