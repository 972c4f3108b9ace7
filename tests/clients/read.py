"""Run inside the readers' environment: ``python read.py READER FILE...`` prints every start in UTC as JSON.

It knows nothing of circlekit, so that what it prints is the reader's opinion alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)


def recurring_ical_events(text: str) -> Iterator[tuple[str, datetime]]:
    import icalendar
    import recurring_ical_events

    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(SINCE, UNTIL)
    yield from ((str(event["UID"]), event.start) for event in found)


def icalevents(text: str) -> Iterator[tuple[str, datetime]]:
    import dateutil.tz.tz
    import pytz
    from icalevents.icalevents import events

    # It looks zones up by name in pytz and also in the machine's database, which may be years old (see
    # README.md). pytz brings its files in the one form that this dateutil reads.
    dateutil.tz.tz.TZPATHS[:] = [str(Path(pytz.__file__).parent / "zoneinfo")]
    found = events(string_content=text.encode(), start=SINCE, end=UNTIL)
    yield from ((event.uid, event.start) for event in found)


def vobject(text: str) -> Iterator[tuple[str, datetime]]:
    import vobject

    for event in vobject.readOne(text).vevent_list:
        for start in event.getrruleset(addRDate=True):
            yield event.uid.value, start


def ical(text: str) -> Iterator[tuple[str, datetime]]:
    from ical.calendar_stream import IcsCalendarStream

    found = IcsCalendarStream.calendar_from_ics(text).timeline.included(SINCE, UNTIL)
    yield from ((event.uid, event.start) for event in found)


READERS = {reader.__name__: reader for reader in (recurring_ical_events, icalevents, vobject, ical)}


def starts(reader: str, file: Path) -> dict[str, list[str]]:
    """Return the starts of each entry by its UID."""
    found: dict[str, list[str]] = {}
    for uid, start in READERS[reader](file.read_bytes().decode("utf-8")):
        found.setdefault(uid, []).append(f"{start.astimezone(UTC):%Y-%m-%dT%H:%MZ}")
    return {uid: sorted(moments) for uid, moments in found.items()}


if __name__ == "__main__":
    _, name, *paths = sys.argv
    json.dump([starts(name, Path(path)) for path in paths], sys.stdout)
