"""The calendar files of a cohort: one for each circle, and one with all of them (practice 75)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Stamp
from circlekit.core.model import Circle, Cohort
from circlekit.files.names import file_name

FOLDER = "calendar/"
COMMUNITY = FOLDER + "community.ics"


def calendar_files(
    circles: Sequence[Circle],
    entries: Sequence[Sequence[Series]],
    cohort: Cohort,
    stamps: Mapping[str, Stamp],
) -> dict[str, bytes]:
    """Return the content of each file by its path; ``entries`` has those of each of the ``circles``.

    An entry has the same UID in both its files, so that whoever takes up both still has it once.
    """
    files = {}
    for number, (circle, own) in enumerate(zip(circles, entries, strict=True), 1):
        title = f"{circle.name} · {cohort.cohort}"
        files[FOLDER + file_name(number, circle.name, ".ics")] = calendar_file(title, own, stamps)
    every = [entry for own in entries for entry in own]
    return {**files, COMMUNITY: calendar_file(cohort.cohort, every, stamps)}
