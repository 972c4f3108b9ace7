"""A written calendar read back: it must say what was meant, and nothing that hostile text put there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dateutil.rrule import rrulestr
from icalendar import Alarm, Calendar, Event

from circlekit.core.calendars.plain import headline, plain, web_link
from circlekit.core.calendars.series import Series
from circlekit.core.problems import CirclekitError

_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Whatever some reader may take for the end of a line, and all other control characters."""

_ALWAYS = (
    "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "SUMMARY", "DESCRIPTION",
    "DTSTART", "DTEND",
)  # fmt: skip


def verify(ics: bytes, series: Sequence[Series]) -> None:
    """Read ``ics`` back and compare it with the ``series`` it was written from.

    Raises:
        CirclekitError: it has a line, a property or a start that was not meant, or lacks one.
    """
    doubts = ", ".join(_doubts(ics, series))
    if doubts:
        raise CirclekitError(f"a calendar did not read back as it was meant: {doubts}")


def _doubts(ics: bytes, series: Sequence[Series]) -> Iterator[str]:
    lines = ics.decode("utf-8").split("\r\n")
    if lines.pop() or any(_BREAKS.search(line) or len(line.encode()) > 75 for line in lines):
        yield "a line is broken or too long"
    try:
        calendar = Calendar.from_ical(ics)
    except ValueError:
        yield "it cannot be read"
        return
    if set(calendar) != {"PRODID", "VERSION", "NAME", "X-WR-CALNAME"} or calendar.errors:
        yield "its header differs"
    zones = [component.tz_name for component in calendar.timezones]
    if zones != sorted(calendar.get_used_tzids() - {"UTC"}):
        yield "its time zones are not those of its entries"
    events = {event.uid: event for event in calendar.events}
    expected_parts = len(zones) + len(series)
    if list(events) != [one.uid for one in series] or len(calendar.subcomponents) != expected_parts:
        yield "its entries are not those of the circles"
        return
    for one in series:
        yield from (f"{doubt} of «{one.summary}»" for doubt in _event_doubts(events[one.uid], one))


def _event_doubts(event: Event, series: Series) -> Iterator[str]:
    names = Counter(name for name, _ in event.property_items(recursive=False) if name not in {"BEGIN", "END"})
    if event.errors or names != Counter(_properties(event, series)):
        yield "the properties"
    alarms = [part.TRIGGER if isinstance(part, Alarm) else None for part in event.subcomponents]
    if alarms != [-before for before in series.alarms]:
        yield "the alarms"
    texts = (event["SUMMARY"], event["DESCRIPTION"])
    if texts != (headline(series.summary), plain(series.description)):
        yield "the texts"
    if _starts(event) != [start.astimezone(UTC) for start in series.starts]:
        yield "the dates"


def _properties(event: Event, series: Series) -> Iterator[str]:
    yield from _ALWAYS
    if series.contact:
        yield "CONTACT"
    if web_link(series.link):
        yield from ("LOCATION", "URL", "CONFERENCE")
    # Whether these two belong there is decided by the dates that come out.
    yield from (name for name in ("RRULE", "EXDATE") if name in event)


def _starts(event: Event) -> list[datetime]:
    """Return the instants on which the entry takes place, as dateutil reads the rule."""
    rules = [rule.to_ical().decode() for rule in event.rrules]
    first = _instant(event.start)
    found = [_instant(moment) for rule in rules for moment in rrulestr(rule, dtstart=event.start)] or [first]
    without = {_instant(moment) for moment in event.exdates}
    return [moment for moment in found if moment not in without]


def _instant(moment: object) -> datetime:
    if isinstance(moment, datetime) and moment.tzinfo:
        return moment.astimezone(UTC)
    raise CirclekitError("a calendar did not read back as it was meant: a time without a zone")
