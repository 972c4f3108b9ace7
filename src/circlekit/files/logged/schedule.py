"""The meetings that a log speaks of, from the schedule beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.scheduling.meetings import meetings
from circlekit.files.disk import shown
from circlekit.files.schedules import FILE, read_schedule


def meetings_beside(
    folder: Path, cohort: Cohort, circles: Sequence[Circle]
) -> Mapping[str, Sequence[Meeting]] | None:
    """Return the meetings of each circle by its id; None where no times were found yet.

    What is merely odd about the schedule is told by whoever reads it for its own sake.

    Raises:
        InputProblems: when the schedule has problems.
        FileTrouble: when it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        return None
    found = read_schedule(path, shown(folder, FILE), cohort, circles)
    return {slot.circle: meetings(slot, cohort) for slot in found.slots}
