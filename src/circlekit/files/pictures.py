"""Pictures of who can when: one for a circle, beside its calendar and named like it."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.model import Circle, Cohort
from circlekit.core.pictures.week import week_picture
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.week import weeks
from circlekit.files.calendars import FOLDER
from circlekit.files.names import file_name


def picture_path(circle: Circle, circles: Sequence[Circle]) -> str:
    """Return where a circle's picture stands; ``circles`` are all of the cohort, which number the files."""
    number = [one.id for one in circles].index(circle.id) + 1
    return FOLDER + file_name(number, circle.name, ".svg")


def picture(plan: Arrangement, cohort: Cohort) -> bytes:
    """Return the content of a circle's picture."""
    people = [one.person for one in plan.attendance]
    return week_picture(plan, weeks(plan.slot, people, cohort), cohort.meeting.every)
