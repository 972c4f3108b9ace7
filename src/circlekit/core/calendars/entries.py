"""The VEVENTs of an entry (RFC 5545, 3.6.1): the series itself, and one for each meeting that differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Event, vCalAddress, vUri

from circlekit.core.calendars.description import body
from circlekit.core.calendars.invitations import Invitation, alarms, differing, people
from circlekit.core.calendars.plain import headline, one_line, web_link
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series, anchor, merged, wall_clock, wall_time
from circlekit.core.calendars.stamps import Stamp
from circlekit.core.scheduling.rhythms import Recurrence
from circlekit.core.windows import WEEKDAYS
from circlekit.core.zones import tzif, zone

_ALL_DAY = timedelta(days=1)


def events(series: Series, stamp: Stamp, invitation: Invitation | None = None) -> Iterator[Event]:
    """Yield the VEVENT of a series, then those of the meetings that differ, in the order of their dates.

    Raises:
        CirclekitError: a series has no meetings, meetings off its rhythm, or meetings moved past others.
    """
    series = merged(series)
    clock = wall_clock(series)
    for variant in (None, *differing(series, invitation)):
        event = _event(series, stamp, invitation)
        said = variant or series
        event.add("summary", headline(said.summary))
        event.add("description", body(said.description, cancelled=series.cancelled))
        _add_link(event, series.link, said.place or series.place)
        if variant:
            _add_local(event, "recurrence-id", anchor(series), clock[variant.was.astimezone(UTC)])
            _add_span(event, series, clock, variant.start)
        else:
            _add_span(event, series, clock, series.starts[0])
            _add_rule(event, series, clock)
        for before in alarms(series, invitation):
            event.add_component(_alarm(headline(said.summary), before))
        yield event


def all_day(reminder: Reminder, stamp: Stamp) -> Event:
    """Return the VEVENT of a reminder: the whole day, without making anybody busy."""
    event = _stamped(reminder.uid, stamp)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("summary", headline(reminder.summary))
    event.add("description", body(reminder.description))
    event.add("dtstart", reminder.day)
    event.add("dtend", reminder.day + _ALL_DAY)
    if reminder.alarm is not None:
        event.add_component(_alarm(headline(reminder.summary), reminder.alarm))
    return event


def _event(series: Series, stamp: Stamp, invitation: Invitation | None) -> Event:
    event = _stamped(series.uid, stamp)
    if series.cancelled:
        event.add("status", "CANCELLED")
    elif invitation is None or invitation.method != "CANCEL":
        event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT" if series.cancelled else "OPAQUE")
    if series.contact:
        event.add("contact", one_line(series.contact))
    for label, target, parameters in people(invitation) if invitation else ():
        event.add(label, vCalAddress(target), parameters=parameters)
    return event


def _stamped(uid: str, stamp: Stamp) -> Event:
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", stamp.at)
    event.add("last-modified", stamp.at)
    event.add("sequence", stamp.sequence)
    return event


def _add_span(event: Event, series: Series, clock: Mapping[datetime, datetime], start: datetime) -> None:
    where, began = anchor(series), start.astimezone(UTC)
    end = began + timedelta(minutes=series.minutes)
    # Where the rule gives an hour that does not exist on a day, the start must still be on the rule.
    _add_local(event, "dtstart", where, clock.get(began) or wall_time(began, where))
    wall = wall_time(end, where)
    if wall.replace(tzinfo=zone(where), fold=0).astimezone(UTC) == end:
        _add_local(event, "dtend", where, wall)
    else:  # of an hour that comes twice a reader takes the first (RFC 5545, 3.3.5); this is in the second
        event.add("duration", timedelta(minutes=series.minutes))


def _add_rule(event: Event, series: Series, clock: Mapping[datetime, datetime]) -> None:
    if series.rule and len(clock) > 1:
        event.add("rrule", _rule(series.rule, series.starts[-1].astimezone(UTC)))
    kept = {start.astimezone(UTC) for start in series.starts}
    skipped = [wall for instant, wall in clock.items() if instant not in kept]
    if skipped:
        _add_local(event, "exdate", anchor(series), *skipped)


def _add_local(event: Event, label: str, zone_name: str, *moments: datetime) -> None:
    """Add wall-clock times with the zone's own name, which is what most programs look it up by."""
    if is_utc(zone_name):
        values, parameters = [moment.replace(tzinfo=UTC) for moment in moments], {}
    else:
        values, parameters = list(moments), {"TZID": zone_name}
    event.add(label, values if label == "exdate" else values[0], parameters=parameters)


def _rule(rule: Recurrence, last: datetime) -> dict[str, object]:
    """Return the RRULE; UNTIL is the last meeting itself, in UTC, and belongs to the rule (3.3.10)."""
    nth = "" if rule.week is None else rule.week
    parts = {"FREQ": rule.frequency, "UNTIL": last, "BYDAY": f"{nth}{WEEKDAYS[rule.weekday][:2].upper()}"}
    return parts if rule.interval == 1 else parts | {"INTERVAL": rule.interval}


def _add_link(event: Event, link: str | None, place: str) -> None:
    """Add where to go, and where to click; a place where people meet comes first, the link stays."""
    target = web_link(link)
    location = one_line(place) or target
    if location:
        event.add("location", location)
    if not target:
        return
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


def is_utc(zone_name: str) -> bool:
    """Tell whether a zone is another name of UTC, whose times end in Z."""
    return tzif(zone_name) == tzif("UTC")
