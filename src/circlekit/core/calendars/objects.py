"""A calendar in the form that a CalDAV server keeps: one object for each entry (RFC 4791, 4.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circlekit.core.calendars.binding import bind, parts

_CANCELLED = b"\r\nSTATUS:CANCELLED\r\n"


class Object(NamedTuple):
    """A calendar with a single entry, and the entry's title."""

    title: str
    content: bytes


def objects(ics: bytes) -> Mapping[str, Object]:
    """Return the objects of a calendar that ``calendar_file`` wrote, by UID; without what is cancelled.

    All of them carry the same rules for a zone: some servers go by the first that they see of its name.
    """
    written = parts(ics)
    kept = {uid: _title(entry) for uid, entry in written.entries.items() if _CANCELLED not in entry}
    return {uid: Object(title, bind(title, [uid], written)) for uid, title in kept.items()}


def _title(entry: bytes) -> str:
    from icalendar import Event

    return str(Event.from_ical(entry, multiple=True)[0]["SUMMARY"])
