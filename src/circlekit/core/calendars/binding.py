"""Calendar files put together from entries that were written, and read back, once.

An entry may stand in several files. To write and to read it takes most of the time, so that is done in one
calendar with all entries; the others take their text from it, line for line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from circlekit.core.calendars.events import calendar_file

_PART = re.compile(rb"^BEGIN:(VEVENT|VTIMEZONE)\r\n.*?^END:\1\r\n", re.MULTILINE | re.DOTALL)
_UID = re.compile(rb"^UID:(.+)\r\n", re.MULTILINE)
_TZID = re.compile(rb"^TZID:(.+)\r\n", re.MULTILINE)
_ZONE_OF_START = re.compile(rb"^DTSTART;TZID=([^:]+):", re.MULTILINE)
_END = b"END:VCALENDAR\r\n"


class Written(NamedTuple):
    """The lines of a calendar: those of each zone by its name, and those of each entry by its UID."""

    zones: Mapping[str, bytes]
    entries: Mapping[str, bytes]


def parts(ics: bytes) -> Written:
    """Return the parts of a calendar that ``calendar_file`` wrote: no text in it can begin or end a part.

    Names are taken as they stand, because none of ours is long enough to be folded.
    """
    zones: dict[str, bytes] = {}
    entries: dict[str, bytes] = {}
    for match in _PART.finditer(ics):
        label, into = (_UID, entries) if match[1] == b"VEVENT" else (_TZID, zones)
        found = label.search(match[0])
        if found:
            name = found[1].decode("ascii")
            into[name] = into.get(name, b"") + match[0]
    return Written(zones, entries)


def bind(name: str, uids: Iterable[str], written: Written) -> bytes:
    """Return a calendar called ``name`` with the entries of ``uids``, and the zones that they need."""
    entries = b"".join(written.entries[uid] for uid in uids)
    needed = sorted({zone.decode("ascii") for zone in _ZONE_OF_START.findall(entries)})
    header = calendar_file(name, (), {}).removesuffix(_END)
    return header + b"".join(written.zones[zone] for zone in needed) + entries + _END
