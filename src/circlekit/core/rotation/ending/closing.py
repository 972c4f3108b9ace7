"""What becomes of a cohort's calendars when the next cohort starts: past meetings stay, the rest ends.

A series that goes on behind that day keeps its UID and stops before it; an entry of which nothing is left is
cancelled, because no program takes out what is merely missing in a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import Entry, Stamp
from circlekit.core.contents import Contents, of_members
from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.changing import cancel
from circlekit.core.sending.sent import Memory


def circles_ahead(memory: Memory, day: date) -> frozenset[str]:
    """Return the circles, by handle, with a meeting from ``day`` on in the calendars that were written."""
    return frozenset(
        handle
        for handle, sent in memory.circles.items()
        if any(held.wall.date() >= day for held in sent.held)
    )


def ended(plan: Arrangement, day: date, cohort: Cohort) -> Arrangement:
    """Return a circle's meetings up to the day before ``day``."""
    return arrange(plan.circle, cancel(plan.slot, day), cohort)


def closed(before: Contents, after: Contents, cohort: Cohort, *, each: bool) -> Contents:
    """Return all calendars with the meetings of ``after``; what only ``before`` has is there as cancelled.

    With ``each``, every member of a circle has a calendar of their own.
    """
    circles = tuple(
        (circle, _taken_back(own, left))
        for (circle, own), (_, left) in zip(before.circles, after.circles, strict=True)
    )
    share_outs = _taken_back(before.share_outs, after.share_outs)
    left = dict(after.leads)
    leads = tuple((circle, _taken_back(own, left.get(circle, ()))) for circle, own in before.leads)
    kept = {one.uid for one in after.coordinator}
    gone = [one for one in before.coordinator if isinstance(one, Series) and one.uid not in kept]
    return Contents(
        circles=circles,
        share_outs=share_outs,
        leads=leads,
        alumni=after.alumni,
        coordinator=(*after.coordinator, *(replace(one, cancelled=True) for one in gone)),
        members=dict(of_members(circles, share_outs, leads, cohort)) if each else {},
    )


def _taken_back(before: Iterable[Series], after: Sequence[Series]) -> tuple[Series, ...]:
    kept = {one.uid for one in after}
    return (*after, *(replace(one, cancelled=True) for one in before if one.uid not in kept))


def reminders_gone(before: Contents, after: Contents) -> int:
    """Return how many reminders the coordinator has to delete, as no file can take a day's entry back."""
    kept = {one.uid for one in after.coordinator}
    return sum(_is_reminder(one) and one.uid not in kept for one in before.coordinator)


def _is_reminder(entry: Entry) -> bool:
    return not isinstance(entry, Series)


def changed_files(
    files: Mapping[str, bytes], stamps: Mapping[str, Stamp], previous: Mapping[str, Stamp]
) -> dict[str, bytes]:
    """Return the files that hold an entry people have in an earlier version; the others say nothing new."""
    changed = [uid.encode() for uid, stamp in stamps.items() if uid in previous and stamp != previous[uid]]
    return {path: content for path, content in files.items() if any(uid in content for uid in changed)}
