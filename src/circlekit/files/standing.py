"""Which slots of a schedule.yaml that circlekit wrote still hold, whatever has become of the cohort since."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from circlekit.core.model import Circle, Cohort, Slot
from circlekit.core.scheduling.doubts import clock_problems, shape_problems
from circlekit.core.scheduling.leads_meetings import Kept
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.sending.standing import renewed
from circlekit.files.changes import read_changes
from circlekit.files.records import open_record
from circlekit.files.schedules import leads_in, slot_in


def read_standing(path: Path, shown: str, cohort: Cohort, circles: Sequence[Circle]) -> dict[str, Slot]:
    """Return the slots of ``circles`` that hold, by their handles; those that do not are to be found anew.

    Raises:
        InputProblems: a change that somebody made does not fit the dates of its circle any more.
        FileTrouble: the file cannot be read.
    """
    record = open_record(path, shown)
    if record.data.get("cohort") != cohort.id:
        return {}
    known = [circle.id for circle in circles]
    slots = {}
    for identity, values in record.mapping("slots").items():
        written = slot_in(identity, values, record) if identity in known else None
        if written is not None and _holds(slot := renewed(written, cohort), cohort):
            slots[identity] = slot
    record.problems.clear()
    found = read_changes(record, slots, known, cohort)
    # Where the slot itself is found anew, its changes mean nothing.
    record.problems[:] = [one for one in record.problems if len(one.path) < 2 or one.path[1] in slots]
    record.settle()
    return {identity: slot for identity, slot in found.items() if not any(clock_problems(slot, cohort))}


def read_leads(path: Path, shown: str, cohort: Cohort) -> tuple[Kept, ...]:
    """Return the circles that leads make among themselves with their times, if the file has any that hold.

    Raises:
        FileTrouble: the file cannot be read.
    """
    record = open_record(path, shown)
    found = leads_in(record, cohort)
    return () if any(problem.severity == "error" for problem in record.problems) else found


def _holds(slot: Slot, cohort: Cohort) -> bool:
    errors = [doubt for doubt in shape_problems(slot, cohort) if doubt.severity == "error"]
    return not errors and bool(meetings(slot, cohort))
