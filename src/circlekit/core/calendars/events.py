"""Calendar files to import or download (RFC 5545): no METHOD, no ORGANIZER and no ATTENDEE.

Some calendars write to everybody who is named as an attendee of an imported entry; a file that is
merely imported must never mail anybody. The lead is a CONTACT, by name alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, vText, vUri

from circlekit.core.calendars.plain import headline, one_line, plain, web_link
from circlekit.core.calendars.proof import verify
from circlekit.core.calendars.series import Series, wall_clock
from circlekit.core.calendars.stamps import Stamp
from circlekit.core.calendars.vtimezone import vtimezone
from circlekit.core.scheduling.meetings import Recurrence
from circlekit.core.windows import WEEKDAYS
from circlekit.core.zones import tzif, zone


def calendar_file(name: str, series: Sequence[Series], stamps: Mapping[str, Stamp]) -> bytes:
    """Return a calendar called ``name`` with one repeating entry for each of ``series``.

    The same input gives the same bytes. ``stamps`` has an entry for each UID (see ``stamps.stamped``).

    Raises:
        CirclekitError: a series has no meetings, or meetings off its rhythm; or the file, read back,
            does not say what was meant.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//circlekit//circlekit//EN")
    calendar.add("version", "2.0")
    for label in ("name", "x-wr-calname"):
        calendar.add(label, vText(one_line(name)))
    for component in _timezones(series):
        calendar.add_component(component)
    for one in series:
        calendar.add_component(_event(one, stamps[one.uid]))
    written: bytes = calendar.to_ical()
    verify(written, series)
    return written


def _timezones(series: Sequence[Series]) -> Iterator[Timezone]:
    """Yield the rules of every anchor zone but UTC, for the days on which it is used."""
    days: dict[str, list[date]] = {}
    for one in series:
        used = days.setdefault(one.timezone, [])
        used += [start.date() for start in one.starts]
    for name, used in sorted(days.items()):
        if not _is_utc(name):
            yield vtimezone(name, min(used), max(used))


def _is_utc(name: str) -> bool:
    return tzif(name) == tzif("UTC")


def _event(series: Series, stamp: Stamp) -> Event:
    event = Event()
    event.add("uid", series.uid)
    event.add("dtstamp", stamp.at)
    event.add("last-modified", stamp.at)
    event.add("sequence", stamp.sequence)
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE")
    summary = headline(series.summary)
    event.add("summary", summary)
    event.add("description", plain(series.description))
    if series.contact:
        event.add("contact", one_line(series.contact))
    _add_times(event, series)
    _add_link(event, series.link)
    for before in series.alarms:
        event.add_component(_alarm(summary, before))
    return event


def _add_times(event: Event, series: Series) -> None:
    clock = wall_clock(series)
    first, last = series.starts[0].astimezone(UTC), series.starts[-1].astimezone(UTC)
    end = (first + timedelta(minutes=series.minutes)).astimezone(zone(series.timezone)).replace(tzinfo=None)
    _add_local(event, "dtstart", series.timezone, clock[first])
    _add_local(event, "dtend", series.timezone, end)
    if series.rule and len(clock) > 1:
        event.add("rrule", _rule(series.rule, last))
    kept = {start.astimezone(UTC) for start in series.starts}
    skipped = [wall for instant, wall in clock.items() if instant not in kept]
    if skipped:
        _add_local(event, "exdate", series.timezone, *skipped)


def _add_local(event: Event, label: str, zone_name: str, *moments: datetime) -> None:
    """Add wall-clock times with the zone's own name, which is what most programs look it up by."""
    if _is_utc(zone_name):
        values, parameters = [moment.replace(tzinfo=UTC) for moment in moments], {}
    else:
        values, parameters = list(moments), {"TZID": zone_name}
    event.add(label, values if label == "exdate" else values[0], parameters=parameters)


def _rule(rule: Recurrence, last: datetime) -> dict[str, object]:
    """Return the RRULE; UNTIL is the last meeting itself, in UTC, and belongs to the rule (3.3.10)."""
    nth = "" if rule.week is None else rule.week
    parts = {"FREQ": rule.frequency, "UNTIL": last, "BYDAY": f"{nth}{WEEKDAYS[rule.weekday][:2].upper()}"}
    return parts if rule.interval == 1 else parts | {"INTERVAL": rule.interval}


def _add_link(event: Event, link: str | None) -> None:
    target = web_link(link)
    if not target:
        return
    event.add("location", target)
    event.add("url", target)
    event.add(
        "conference",
        vUri(target),
        parameters={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": "Join the meeting"},
    )


def _alarm(text: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before)
    return alarm
