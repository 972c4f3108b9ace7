"""Reads calendar files back: dates by RFC 5545, clocks from the file's own VTIMEZONE or from the database.

Nothing of circlekit's, nor of the library that writes its files, is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from tests.core.calendars.reading import Line, blocks, every, names

from .count import every_day, fits_month, instant

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Clocks = Callable[[datetime, str], datetime]
"""From a wall clock and a zone to the instant in UTC."""


class Event(NamedTuple):
    """One entry as a program shows it; ``start`` is in UTC."""

    uid: str
    start: datetime
    minutes: int
    place: str
    text: str


def by_database(wall: datetime, zone: str) -> datetime:
    """Return the instant of a wall clock, by the time zone database."""
    return instant(wall.date(), wall.hour * 60 + wall.minute, zone)


def by_file(ics: bytes) -> Clocks:
    """Return how to find instants by the VTIMEZONEs in a file."""
    zones = list(_zones(ics))

    def clocks(wall: datetime, zone: str) -> datetime:
        onsets = sorted(onset for name, own in zones if name == zone for onset in own)
        # The offset before the first onset is that from which it changes; at an onset the new one holds.
        offset = onsets[0][1]
        for at, before, after in onsets:
            if _comes_before(at, before, after, wall):
                offset = after
        return (wall - offset).replace(tzinfo=UTC)

    return clocks


def _comes_before(onset: datetime, before: timedelta, after: timedelta, wall: datetime) -> bool:
    """Tell whether a wall clock is after a change: of two such moments the first counts, as of none."""
    return wall >= onset + max(after - before, timedelta())


def _zones(ics: bytes) -> Iterator[tuple[str, list[tuple[datetime, timedelta, timedelta]]]]:
    text = ics.decode().replace("\r\n ", "")
    for part in text.split("BEGIN:VTIMEZONE\r\n")[1:]:
        whole = ("BEGIN:VTIMEZONE\r\n" + part.split("END:VTIMEZONE")[0] + "END:VTIMEZONE\r\n").encode()
        [zone] = blocks(whole, "VTIMEZONE")
        name = next(line.value for line in zone if line.name == "TZID")
        observances = blocks(whole, "STANDARD") + blocks(whole, "DAYLIGHT")
        yield name, [onset for one in observances for onset in _onsets(one)]


def _onsets(observance: list[Line]) -> Iterator[tuple[datetime, timedelta, timedelta]]:
    values = {line.name: line.value for line in observance}
    before, after = _offset(values["TZOFFSETFROM"]), _offset(values["TZOFFSETTO"])
    first = datetime.strptime(values["DTSTART"], "%Y%m%dT%H%M%S")
    if "RRULE" not in values:
        yield first, before, after
        return
    rule = dict(part.split("=") for part in values["RRULE"].split(";"))
    month, week, weekday = int(rule["BYMONTH"]), int(rule["BYDAY"][:-2]), WEEKDAYS.index(rule["BYDAY"][-2:])
    for year in (first.year, *range(2025, 2032)):
        for number in range(31):
            day = date(year, month, 1) + timedelta(days=number)
            if day.month == month and day.weekday() == weekday and fits_month(day, week):
                yield datetime.combine(day, first.time()), before, after


def _offset(text: str) -> timedelta:
    ahead = timedelta(hours=int(text[1:3]), minutes=int(text[3:5]))
    return -ahead if text[0] == "-" else ahead


def events(ics: bytes, clocks: Clocks = by_database) -> list[Event]:
    """Return all that a program shows, in order."""
    entries = blocks(ics, "VEVENT")
    changed = {
        (_one(entry, "UID").value, _moment(_one(entry, "RECURRENCE-ID"), clocks)): entry
        for entry in entries
        if "RECURRENCE-ID" in names(entry)
    }
    found = []
    for entry in entries:
        if "RECURRENCE-ID" in names(entry) or _one(entry, "STATUS").value == "CANCELLED":
            continue
        uid = _one(entry, "UID").value
        for start in _starts(entry, clocks):
            shown = changed.pop((uid, start), None)
            moved = _moment(_one(shown, "DTSTART"), clocks) if shown else start
            found.append(_event(shown or entry, moved, clocks))
    if any(_one(entry, "STATUS").value != "CANCELLED" for entry in changed.values()):
        raise ValueError("an entry changes a date that its series does not have")
    return sorted(found, key=lambda event: (event.start, event.uid))


def _event(entry: list[Line], start: datetime, clocks: Clocks) -> Event:
    # What repeats lasts as long each time as it does the first time (RFC 5545, 3.8.5.3).
    lasts = _lasts(entry, clocks)
    values = {line.name: line.value for line in entry}
    text = values["DESCRIPTION"].replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    return Event(values["UID"], start, int(lasts.total_seconds()) // 60, values.get("LOCATION", ""), text)


def _lasts(entry: list[Line], clocks: Clocks) -> timedelta:
    for line in every(entry, "DURATION"):
        hours, minutes = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", line.value).groups("0")
        return timedelta(hours=int(hours), minutes=int(minutes))
    return _moment(_one(entry, "DTEND"), clocks) - _moment(_one(entry, "DTSTART"), clocks)


def _one(entry: list[Line], name: str) -> Line:
    [found] = every(entry, name)
    return found


def _wall(line: Line) -> datetime:
    return datetime.strptime(line.value.rstrip("Z"), "%Y%m%dT%H%M%S")


def _moment(line: Line, clocks: Clocks) -> datetime:
    wall = _wall(line)
    return wall.replace(tzinfo=UTC) if line.value.endswith("Z") else clocks(wall, line.parameters["TZID"])


def _starts(entry: list[Line], clocks: Clocks) -> Iterator[datetime]:
    first = _one(entry, "DTSTART")
    out = {
        _moment(first._replace(value=value, parameters=line.parameters), clocks)
        for line in every(entry, "EXDATE")
        for value in line.value.split(",")
    }
    for wall in _walls(entry, _wall(first), clocks):
        start = _moment(first._replace(value=wall.strftime("%Y%m%dT%H%M%S") + first.value[15:]), clocks)
        if start not in out:
            yield start


def _walls(entry: list[Line], first: datetime, clocks: Clocks) -> Iterator[datetime]:
    rules = every(entry, "RRULE")
    if not rules:
        yield first
        return
    [line] = rules
    rule = dict(part.split("=") for part in line.value.split(";"))
    if not rule.keys() <= {"FREQ", "INTERVAL", "BYDAY", "UNTIL"} or not rule["UNTIL"].endswith("Z"):
        raise ValueError(f"a rule that nobody expects: {line.value}")
    until = datetime.strptime(rule["UNTIL"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    interval, weekday = int(rule.get("INTERVAL", 1)), WEEKDAYS.index(rule["BYDAY"][-2:])
    week = int(rule["BYDAY"][:-2] or 0)
    for day in every_day(first.date(), until.date() + timedelta(days=2)):
        if rule["FREQ"] == "WEEKLY":
            fits = (day - first.date()).days // 7 % interval == 0
        else:
            months = (day.year - first.year) * 12 + day.month - first.month
            fits = months % interval == 0 and fits_month(day, week)
        wall = datetime.combine(day, first.time())
        zone = _one(entry, "DTSTART").parameters.get("TZID")
        start = clocks(wall, zone) if zone else wall.replace(tzinfo=UTC)
        if fits and day.weekday() == weekday and start <= until:
            yield wall
