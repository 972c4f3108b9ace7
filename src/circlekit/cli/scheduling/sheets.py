"""What stands beside the calendars for people to read: members' lists, and pictures once asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from circlekit.cli.workspace import Workspace

if TYPE_CHECKING:
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.files.times import Gathering


def sheets(
    space: Workspace, plans: Sequence[Arrangement], gatherings: Sequence[Gathering]
) -> dict[str, bytes]:
    """Return the members' lists, and anew each picture that ``--show`` has drawn: it shows these times."""
    from circlekit.files.times import FILE, times_file

    return {FILE: times_file(plans, space.cohort, gatherings), **_pictures(space, plans)}


def _pictures(space: Workspace, plans: Sequence[Arrangement]) -> dict[str, bytes]:
    from circlekit.files.pictures import picture, picture_path

    known, circles = space.folder.known(), [plan.circle for plan in plans]
    paths = {picture_path(plan.circle, circles): plan for plan in plans}
    return {path: picture(plan, space.cohort) for path, plan in paths.items() if path in known}
