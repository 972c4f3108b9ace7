"""The same as read.py for libical, which GNOME's calendars use: Debian's python3 read_libical.py FILE...

It needs the packages python3-gi and gir1.2-ical-3.0.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

MOST = 2000


def events(calendar: ICalGLib.Component) -> Iterator[ICalGLib.Component]:
    event = calendar.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    while event:
        yield event
        event = calendar.get_next_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)


def moment(time: ICalGLib.Time) -> str:
    year, month, day = time.get_date()
    if time.is_date():
        return f"{year:04}-{month:02}-{day:02}"
    utc = time.convert_to_zone(ICalGLib.Timezone.get_utc_timezone())
    year, month, day = utc.get_date()
    hour, minute, _ = utc.get_time()
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"


def dates(event: ICalGLib.Component) -> list[str]:
    """Return all starts of an entry: its rule without the dates that are left out.

    libical's own loop over both, ``foreach_recurrence``, adds hours of the wall clock to an instant and is
    an hour off once clocks have changed; GNOME's calendars go over the rule as here.
    """
    start = event.get_dtstart()
    rule = event.get_first_property(ICalGLib.PropertyKind.RRULE_PROPERTY)
    if rule is None:
        return [moment(start)]
    dropped = {moment(time) for time in times(event, ICalGLib.PropertyKind.EXDATE_PROPERTY)}
    found = []
    iterator = ICalGLib.RecurIterator.new(rule.get_rrule(), start)
    while not (time := iterator.next()).is_null_time() and len(found) < MOST:
        time.set_timezone(start.get_timezone())
        found.append(moment(time))
    return [one for one in found if one not in dropped]


def times(event: ICalGLib.Component, kind: ICalGLib.PropertyKind) -> Iterator[ICalGLib.Time]:
    prop = event.get_first_property(kind)
    while prop:
        yield prop.get_datetime_with_component(event)
        prop = event.get_next_property(kind)


def starts(file: Path) -> dict[str, list[str]]:
    calendar = ICalGLib.Component.new_from_string(file.read_text(encoding="utf-8"))
    moved, found = {}, {}
    for event in events(calendar):
        for original in times(event, ICalGLib.PropertyKind.RECURRENCEID_PROPERTY):
            moved[event.get_uid(), moment(original)] = moment(event.get_dtstart())
            break
        else:
            found.setdefault(event.get_uid(), []).extend(dates(event))
    # It gives the dates of a rule; which of them were moved is left to the program that uses it.
    return {
        uid: sorted(moved.get((uid, start), start) for start in moments) for uid, moments in found.items()
    }


if __name__ == "__main__":
    json.dump([starts(Path(path)) for path in sys.argv[1:]], sys.stdout)
