"""Calendar files (RFC 5545): to import or download, or, with an ``Invitation``, to send by mail.

Some calendars write to everybody who is named as an attendee of an imported entry; a file that is
merely imported must never mail anybody. So it has no METHOD, no ORGANIZER and no ATTENDEE, and the lead
is a CONTACT, by name alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from icalendar import Calendar, Timezone, vText

from circlekit.core.calendars.entries import all_day, events, is_utc
from circlekit.core.calendars.invitations import Invitation
from circlekit.core.calendars.plain import one_line
from circlekit.core.calendars.proof import verify
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series, anchor, merged
from circlekit.core.calendars.stamps import Entry, Stamp
from circlekit.core.calendars.vtimezone import vtimezone
from circlekit.core.problems import CirclekitError


def calendar_file(
    name: str,
    entries: Sequence[Entry],
    stamps: Mapping[str, Stamp],
    invitation: Invitation | None = None,
) -> bytes:
    """Return a calendar called ``name`` with all ``entries``; one to be mailed has one series and no name.

    The same input gives the same bytes. ``stamps`` has an entry for each UID (see ``stamps.stamped``).

    Raises:
        CirclekitError: a series has no meetings, or meetings off its rhythm or moved past one another; an
            invitation is not for one series, or for nobody; or the file, read back, does not say what was
            meant.
    """
    if invitation and [type(one) for one in entries] != [Series]:
        raise CirclekitError("an invitation is for the meetings of one circle")
    calendar = _header(name, invitation)
    for component in _timezones(entries):
        calendar.add_component(component)
    for one in entries:
        stamp = stamps[one.uid]
        for event in [all_day(one, stamp)] if isinstance(one, Reminder) else events(one, stamp, invitation):
            calendar.add_component(event)
    written: bytes = calendar.to_ical()
    verify(written, entries, invitation)
    return written


def _header(name: str, invitation: Invitation | None) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//circlekit//circlekit//EN")
    calendar.add("version", "2.0")
    if invitation:
        calendar.add("method", invitation.method)
        return calendar
    for label in ("name", "x-wr-calname"):
        calendar.add(label, vText(one_line(name)))
    return calendar


def _timezones(entries: Sequence[Entry]) -> Iterator[Timezone]:
    """Yield the rules of every zone in which times are written, for the days on which it is used."""
    days: dict[str, list[date]] = {}
    for one in map(merged, (one for one in entries if isinstance(one, Series))):
        moved = (variant.start for variant in one.variants)
        days.setdefault(anchor(one), []).extend(start.date() for start in (*one.starts, *moved))
    for name, used in sorted(days.items()):
        if not is_utc(name):
            yield vtimezone(name, min(used), max(used))
