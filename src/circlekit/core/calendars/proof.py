"""A written calendar read back: it must say what was meant, and nothing that hostile text put there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from dateutil.rrule import rrulestr
from icalendar import Alarm, Calendar, Event

from circlekit.core.calendars.invitations import Invitation
from circlekit.core.calendars.meant import Meant, meant
from circlekit.core.calendars.stamps import Entry
from circlekit.core.problems import CirclekitError

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Whatever some reader may take for the end of a line, and all other control characters."""

_NAMED = frozenset({"PRODID", "VERSION", "NAME", "X-WR-CALNAME"})
_MAILED = frozenset({"PRODID", "VERSION", "METHOD"})


def verify(ics: bytes, entries: Sequence[Entry], invitation: Invitation | None = None) -> None:
    """Read ``ics`` back and compare it with what it was written from.

    Raises:
        CirclekitError: it has a line, a property or a start that was not meant, or lacks one.
    """
    doubts = ", ".join(
        _doubts(ics, [one for entry in entries for one in meant(entry, invitation)], invitation)
    )
    if doubts:
        raise CirclekitError(f"a calendar did not read back as it was meant: {doubts}")


def _doubts(ics: bytes, expected: Sequence[Meant], invitation: Invitation | None) -> Iterator[str]:
    lines = ics.decode("utf-8").split("\r\n")
    if lines.pop() or any(_BREAKS.search(line) or len(line.encode()) > 75 for line in lines):
        yield "a line is broken or too long"
    try:
        calendar = Calendar.from_ical(ics)
    except ValueError:
        yield "it cannot be read"
        return
    yield from _header_doubts(calendar, invitation)
    if sum(not line.startswith(" ") for line in lines) != len(calendar.property_items()):
        yield "it has lines that mean nothing"
    zones = [component.tz_name for component in calendar.timezones]
    if zones != sorted(calendar.get_used_tzids() - {"UTC"}):
        yield "its time zones are not those of its entries"
    events = calendar.events
    same = [_key(event) for event in events] == [(one.uid, one.was) for one in expected]
    if not same or len(calendar.subcomponents) != len(zones) + len(expected):
        yield "its entries are not those that were meant"
        return
    for event, one in zip(events, expected, strict=True):
        yield from (f"{doubt} of «{one.title}»" for doubt in _event_doubts(event, one))


def _header_doubts(calendar: Calendar, invitation: Invitation | None) -> Iterator[str]:
    method = invitation.method if invitation else None
    expected = _MAILED if invitation else _NAMED
    if set(calendar) != expected or calendar.errors or calendar.get("METHOD") != method:
        yield "its header differs"


def _key(event: Event) -> tuple[str, datetime | None]:
    moment = event.get("RECURRENCE-ID")
    return event.uid, _instant(moment.dt) if moment else None


def _event_doubts(event: Event, expected: Meant) -> Iterator[str]:
    names = Counter(name for name, _ in event.property_items(recursive=False) if name not in {"BEGIN", "END"})
    names = names - Counter(["DURATION"]) + Counter(["DTEND"] * names["DURATION"])
    # Whether these two belong there is decided by the dates that come out.
    repeats = Counter(name for name in ("RRULE", "EXDATE") if name in event and not expected.was)
    if event.errors or names != expected.names + repeats:
        yield "the properties"
    rings = [part.TRIGGER if isinstance(part, Alarm) else None for part in event.subcomponents]
    if rings != [-before for before in expected.alarms]:
        yield "the alarms"
    if {name: event.get(name) for name in expected.texts} != expected.texts:
        yield "the texts"
    if tuple(_people(event)) != expected.people:
        yield "the people"
    if tuple(_starts(event)) != expected.starts or _lasts(event) != expected.lasts:
        yield "the dates"


def _people(event: Event) -> Iterator[tuple[str, str, dict[str, str]]]:
    for name in ("ORGANIZER", "ATTENDEE"):
        found = event.get(name, [])
        for one in found if isinstance(found, list) else [found]:
            yield name, str(one), dict(one.params)


def _starts(event: Event) -> Iterator[datetime | date]:
    """Yield the instants on which the entry takes place, as dateutil reads the rule; or the whole day."""
    if not isinstance(event.start, datetime):
        yield event.start
        return
    first = _instant(event.start)
    rules = [rule.to_ical().decode() for rule in event.rrules]
    found = [_instant(moment) for rule in rules for moment in rrulestr(rule, dtstart=event.start)] or [first]
    without = {_instant(moment) for moment in event.exdates}
    yield from (moment for moment in found if moment not in without)


def _lasts(event: Event) -> timedelta:
    if isinstance(event.DURATION, timedelta):
        return event.DURATION
    if isinstance(event.start, datetime):
        return _instant(event.end) - _instant(event.start)  # clocks may change between the two
    return event.end - event.start


def _instant(moment: object) -> datetime:
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(UTC)
    raise CirclekitError("a calendar did not read back as it was meant: a time without a zone")
