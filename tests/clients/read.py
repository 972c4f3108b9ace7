"""Run inside the readers' environment: ``python read.py READER FILE...`` prints every start in UTC as JSON.

It knows nothing of circlekit, so that what it prints is the reader's opinion alone. A moved meeting counts
with its new start; an entry of whole days with its date.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caldav import DAVClient

SINCE, UNTIL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)

Found = Iterator[tuple[str, date]]


def recurring_ical_events(text: str) -> Found:
    import icalendar
    import recurring_ical_events

    found = recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(SINCE, UNTIL)
    yield from ((str(event["UID"]), event.start) for event in found)


def icalevents(text: str) -> Found:
    import dateutil.tz.tz
    import pytz
    from icalevents.icalevents import events

    # It looks zones up by name in pytz and also in the machine's database, which may be years old (see
    # docs/clients.md). pytz brings its files in the one form that this dateutil reads.
    dateutil.tz.tz.TZPATHS[:] = [str(Path(pytz.__file__).parent / "zoneinfo")]
    for event in events(string_content=text.encode(), start=SINCE, end=UNTIL):
        yield event.uid, event.start.date() if event.all_day else event.start


def vobject(text: str) -> Found:
    import vobject

    moved, regular = {}, []
    for event in vobject.readOne(text).vevent_list:
        uid = event.uid.value
        if "recurrence-id" in event.contents:
            moved[uid, event.recurrence_id.value] = event.dtstart.value
        else:
            regular += [(uid, start) for start in _dates_by_vobject(event)]
    # It gives the dates of a rule; which of them were moved is left to the program that uses it.
    yield from ((uid, moved.get((uid, start), start)) for uid, start in regular)


def _dates_by_vobject(event) -> list[date]:
    return list(event.getrruleset(addRDate=True)) if "rrule" in event.contents else [event.dtstart.value]


def ical(text: str) -> Found:
    from ical.calendar_stream import IcsCalendarStream

    found = IcsCalendarStream.calendar_from_ics(text).timeline.included(SINCE, UNTIL)
    yield from ((event.uid, event.start) for event in found)


def khal(text: str) -> Found:
    from tempfile import TemporaryDirectory

    import pytz
    from khal.icalendar import split_ics
    from khal.khalendar import CalendarCollection

    here = pytz.timezone("Asia/Kathmandu")
    locale = {"default_timezone": here, "local_timezone": here}
    with TemporaryDirectory() as folder:
        for number, item in enumerate(split_ics(text, default_timezone=here)):
            Path(folder, f"{number}.ics").write_text(item, encoding="utf-8", newline="")
        shown = {"name": "shown", "path": folder, "ctype": "calendar", "readonly": True}
        calendars = {"shown": {**shown, "color": "", "priority": 10, "addresses": []}}
        collection = CalendarCollection(calendars, locale=locale, dbpath=":memory:")
        yield from ((event.uid, event.start) for event in collection.get_localized(SINCE, UNTIL))
        floating = collection.get_floating(SINCE.replace(tzinfo=None), UNTIL.replace(tzinfo=None))
        yield from ((event.uid, event.start) for event in floating)


def radicale(client: DAVClient, text: str) -> Found:
    """What the server answers when a client asks it for single events, in UTC (RFC 4791, 9.6.5)."""
    calendar = client.principal().make_calendar(name="shown")
    for number, item in enumerate(_by_uid(text)):
        answer = client.put(f"{calendar.url}{number}.ics", item, {"Content-Type": "text/calendar"})
        if answer.status != 201:
            raise ValueError(f"Radicale refused the entry: {answer.status}")
    expanded = {"server_expand": True, "split_expanded": False}
    for found in calendar.search(start=SINCE, end=UNTIL, event=True, **expanded):
        # By whole lines: to read 3,000 of these properly takes longer than all else.
        lines = re.sub(r"\r?\n ", "", found.data.replace("\r\n", "\n"))
        for event in lines.split("BEGIN:VEVENT\n")[1:]:
            start, uid = (re.search(rf"^{key}\b.*?:(.+)$", event, re.M)[1] for key in ("DTSTART", "UID"))
            yield uid, datetime.fromisoformat(start) if "T" in start else date.fromisoformat(start)


def _by_uid(text: str) -> Iterator[str]:
    """Yield one object for each entry, as a calendar on a server holds them (RFC 4791, 4.1)."""
    import icalendar

    calendar = icalendar.Calendar.from_ical(text)
    calendar.pop("METHOD", None)
    every = calendar.subcomponents
    for uid in dict.fromkeys(part["UID"] for part in every if "UID" in part):
        calendar.subcomponents = [part for part in every if part.get("UID", uid) == uid]
        yield calendar.to_ical().decode("utf-8")


@contextmanager
def prepared(reader: str) -> Iterator[Callable[[str], Found]]:
    """Yield a function from a file's text to what the reader finds in it."""
    if reader != "radicale":
        yield READERS[reader]
        return
    from caldav import DAVClient
    from caldav_server import running

    with running() as url, DAVClient(url, username="anybody", password="nothing") as client:
        yield partial(radicale, client)


READERS = {one.__name__: one for one in (recurring_ical_events, icalevents, vobject, ical, khal)}


def starts(found: Found) -> dict[str, list[str]]:
    """Return the starts of each entry by its UID."""
    by_uid: dict[str, list[str]] = {}
    for uid, start in found:
        by_uid.setdefault(uid, []).append(moment(start))
    return {uid: sorted(moments) for uid, moments in by_uid.items()}


def moment(start: date) -> str:
    if isinstance(start, datetime):
        return f"{start.astimezone(UTC):%Y-%m-%dT%H:%MZ}"
    return start.isoformat()


if __name__ == "__main__":
    _, name, *paths = sys.argv
    with prepared(name) as reader:
        said = [starts(reader(Path(path).read_bytes().decode("utf-8"))) for path in paths]
    json.dump(said, sys.stdout)
