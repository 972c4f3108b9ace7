"""What the placeholders of an invitation's text stand for: plain text, on the member's own clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from circlekit.core.calendars.series import held
from circlekit.core.clock_words import local
from circlekit.core.inviting.changes import ENGLISH, Listener, Telling, changes
from circlekit.core.inviting.messages import Message, Recipient
from circlekit.core.inviting.records import Kind, Record
from circlekit.core.model import Circle, Cohort

PLACEHOLDERS = frozenset(
    [
        "changes", "circle", "cohort", "coordinator", "count", "dates", "day", "deputy", "last", "lead",
        "minutes", "name", "time", "video", "when",
    ]
)  # fmt: skip
"""The placeholders of an invitation."""


def values(
    message: Message,
    to: Recipient,
    circle: Circle | None,
    record: Record,
    cohort: Cohort,
    names: Mapping[str, str],
    telling: Telling = ENGLISH,
) -> dict[str, str]:
    """Return the values of ``PLACEHOLDERS`` for one member; of a circle that is gone, little is known.

    ``names`` are those of all participants by their handles.

    Dates before the day on which the entry was last written, or on which the person joins, are left out;
    where none is left there is no ``when``.
    """
    listener, starts = Listener(to.person, names, telling), held(message.series)
    new = to.kind is Kind.UPDATED
    coming = [start for start in starts if start >= message.stamp.at]
    lead, deputy = (circle.lead, circle.deputy) if circle else (None, None)
    return _times_of(starts, coming, listener) | {
        "changes": _block(list(changes(record, message.series, listener)) if new else []),
        "circle": circle.name if circle else record.title,
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "deputy": names.get(deputy or "", ""),
        "lead": names.get(lead or "", ""),
        "minutes": str(message.series.minutes),
        "name": to.person.name,
        "video": message.series.link or "",
    }


def _times_of(starts: Sequence[datetime], coming: Sequence[datetime], to: Listener) -> dict[str, str]:
    here = local(coming[0], to.person.timezone) if coming else None
    speech = to.telling.speech
    return {
        "count": str(len(coming)),
        "dates": _block([to.dated(start) for start in coming]) if len(coming) > 1 else "",
        "day": speech.short_date(here) if here else "",
        "last": to.dated(starts[-1]),
        "time": speech.clock_time(here) if here else "",
        "when": to.dated(coming[0]) if coming else "",
    }


def _block(lines: Sequence[str]) -> str:
    """Return a list that begins on a line of its own, after whatever introduces it."""
    return "".join(f"\n- {line}" for line in lines)
