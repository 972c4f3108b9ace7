"""The first meeting of each circle, in the calendar of the coordinator, who may want to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from circlekit.core.calendars.series import Series, uid
from circlekit.core.joining import with_own_time
from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement


def kick_offs(
    plans: Sequence[Arrangement], entries: Iterable[Sequence[Series]], cohort: Cohort
) -> Iterator[Series]:
    """Yield the first meeting of each circle as an entry of its own; ``entries`` are those of the circles.

    It says what the circle's own entry says of that meeting, below when it is for the coordinator. A circle
    without meetings has none.
    """
    for plan, own in zip(plans, entries, strict=True):
        if not plan.meetings:
            continue
        first = plan.meetings[0]
        text, link = _said(own, first.start)
        if cohort.timezone:
            text = with_own_time(text, cohort.timezone, [first.start], plan.slot.timezone)
        yield Series(
            uid=uid(cohort.id, f"coordinator/kick_off/{plan.circle.id}"),
            circle=plan.circle.id,
            summary=f"Kick-off: {plan.circle.name}",
            description=text,
            contact="",
            link=link,
            place=first.place,
            timezone=plan.slot.timezone,
            start=plan.slot.start,
            minutes=first.minutes,
            rule=None,
            starts=(first.start,),
            alarms=(timedelta(hours=1),),
        )


def _said(entries: Iterable[Series], start: datetime) -> tuple[str, str | None]:
    """Return the text and the link of the entry, or of its variant, that takes place at ``start``."""
    for entry in entries:
        moved = {one.was for one in entry.variants}
        for one in entry.variants:
            if one.start == start:
                return one.description, entry.link
        if start in entry.starts and start not in moved:
            return entry.description, entry.link
    return "", None
