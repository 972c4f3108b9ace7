"""From what clocks on a wall show to instants, and the hours that a change of clocks leaves unclear."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from circlekit.core.zones import zone


def at(day: date, minute: int, zone_name: str) -> datetime:
    """Return the instant at which clocks in a zone show ``minute`` of ``day``.

    An hour that a clock change skips is taken as before the change, as in RFC 5545 3.3.5.
    """
    where = zone(zone_name)
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    return naive.replace(tzinfo=where).astimezone(UTC).astimezone(where)


def at_clock(shown: datetime, zone_name: str) -> datetime:
    """Return the instant at which clocks in a zone show what ``shown``, which has no zone, does."""
    return at(shown.date(), shown.hour * 60 + shown.minute, zone_name)


def unclear(day: date, minute: int, zone_name: str) -> str:
    """Return ``skips`` or ``doubles`` when a zone's clocks do that to ``minute`` of ``day``, else nothing."""
    naive = datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)
    first, second = (naive.replace(tzinfo=zone(zone_name), fold=fold).utcoffset() for fold in (0, 1))
    if first == second:
        return ""
    return "skips" if at(day, minute, zone_name).replace(tzinfo=None) != naive else "doubles"
