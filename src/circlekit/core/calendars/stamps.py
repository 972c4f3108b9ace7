"""Which version of a calendar entry this is: counted where times change, kept where nothing does.

Calendar programs take an entry anew when its SEQUENCE or DTSTAMP grows (RFC 5546, 2.1.4). An unchanged
entry keeps both, so that writing it again gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series
from circlekit.core.fingerprints import fingerprint
from circlekit.core.remembered import sound
from circlekit.core.zones import zone


class Stamp(NamedTuple):
    """What is remembered of a written entry: two hashes, its SEQUENCE, and when it last changed (UTC)."""

    content: str
    timing: str
    sequence: int
    at: datetime


Entry = Series | Reminder
"""Whatever has a UID, a SEQUENCE and a place in a calendar file."""


def stamped(entries: Iterable[Entry], previous: Mapping[str, Stamp], now: datetime) -> dict[str, Stamp]:
    """Return the stamp of each entry by its UID; ``previous`` are those of the last run, ``now`` is aware."""
    return {one.uid: _stamp(one, previous.get(one.uid), now) for one in entries}


def _stamp(entry: Entry, previous: Stamp | None, now: datetime) -> Stamp:
    moment = now.astimezone(UTC).replace(microsecond=0)
    if isinstance(entry, Reminder):
        timing = fingerprint(["day", entry.day.isoformat()])
        content = fingerprint([timing, entry.summary, entry.description, _seconds(entry.alarm)])
    else:
        timing = fingerprint([*_timing(entry)])
        content = fingerprint([timing, *_content(entry)])
    if previous is None:
        return Stamp(content, timing, 0, moment)
    if previous.content == content:
        return previous
    sequence = previous.sequence + (previous.timing != timing)
    return Stamp(content, timing, sequence, max(moment, previous.at + timedelta(seconds=1)))


def _timing(series: Series) -> Iterator[object]:
    """Yield what says when people meet; what only some entries have comes last, and only if it is there."""
    first = series.starts[0].astimezone(zone(series.timezone)).date()
    yield {
        "circle": series.circle,
        "first": first.isoformat(),
        "weekday": series.rule.weekday if series.rule else first.weekday(),
        "week": series.rule.week if series.rule else None,
        "start": series.start,
        "minutes": series.minutes,
        "timezone": series.timezone,
    }
    yield series.rule
    # The instants count as well: a new law can move them while the clock shows the same.
    yield [_instant(start) for start in series.starts]
    spans = sorted((_instant(one.was), _instant(one.start)) for one in series.variants)
    moved = [(was, start) for was, start in spans if was != start]
    if moved:
        yield moved
    if series.cancelled:
        yield "cancelled"


def _content(series: Series) -> Iterator[object]:
    yield from (series.summary, series.description, series.contact, series.link)
    yield [_seconds(alarm) for alarm in series.alarms]
    if series.place:
        yield series.place
    if series.variants:
        yield sorted((_instant(one.was), one.summary, one.description, one.place) for one in series.variants)


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def as_data(stamps: Mapping[str, Stamp]) -> dict[str, dict[str, str | int]]:
    """Return stamps as plain data that a JSON file holds, in the order of their UIDs."""
    return {uid: {**stamp._asdict(), "at": stamp.at.isoformat()} for uid, stamp in sorted(stamps.items())}


def from_data(data: object) -> dict[str, Stamp]:
    """Return the stamps of plain data; what is damaged is left out, so that its entry begins anew."""
    return sound(data, _from_data)


def _from_data(stamp: Mapping[str, Any]) -> Stamp:
    at = datetime.fromisoformat(stamp["at"]).astimezone(UTC)
    return Stamp(str(stamp["content"]), str(stamp["timing"]), int(stamp["sequence"]), at)
