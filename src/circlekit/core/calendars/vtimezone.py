"""A zone's clock changes as a VTIMEZONE that every calendar program reads alike (RFC 5545, 3.6.5).

Programs differ in what they understand. Lists of dates (RDATE) are read up to their first value by
several of them, and Outlook takes only a yearly rule with one weekday (MS-OXCICAL 2.1.3.1.1.19). The
rule of a zone stands in the last line of its TZif file as a POSIX TZ string (RFC 8536, 3.3), so that
is what is written, once it is shown to hold on the dates that matter. It starts in 1970: some readers
compare zones by their years from 2000 on, and take a zone that starts later for UTC.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from circlekit.core.zones import transitions, tzif, zone

_EPOCH = datetime(1970, 1, 1)
_NAME = r"(<[^<>]+>|[A-Za-z]{3,})"
_TIME = r"([+-]?\d{1,3}(?::\d\d)?)"
_DAY = rf"M(\d\d?)\.([1-5])\.([0-6])(?:/{_TIME})?"
_FOOTER = re.compile(rf"{_NAME}{_TIME}{_NAME}{_TIME}?,{_DAY},{_DAY}")
_SUNDAY_FIRST = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")


class _Rule(NamedTuple):
    """A change that comes back every year; ``weekday`` counts from Sunday, ``week`` 5 is the last.

    ``minute`` is the local time of day before the change, ``before`` and ``after`` are offsets from
    UTC, all in minutes.
    """

    label: str
    before: int
    after: int
    month: int
    week: int
    weekday: int
    minute: int

    def onset(self, year: int) -> datetime:
        """Return the local moment of the change, on the clocks before it."""
        first = date(year, self.month, 1)
        day = 1 + (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        if day > calendar.monthrange(year, self.month)[1]:
            day -= 7
        return datetime(year, self.month, day) + timedelta(minutes=self.minute)

    @property
    def byday(self) -> str:
        return f"{-1 if self.week == 5 else self.week}{_SUNDAY_FIRST[self.weekday]}"


def vtimezone(name: str, first: date, last: date) -> Timezone:
    """Return the VTIMEZONE of a canonical zone name, right on the local days ``first`` to ``last``.

    Two yearly rules where the zone has them and they hold on those days; else one dated observance
    for each change; else the one offset. All this for whole years and one more: some readers keep the first
    zone that they ever read under a name, and two files of one cohort should have the same.
    """
    first, last = date(first.year, 1, 1), date(last.year + 1, 12, 31)
    component = Timezone()
    component.add("tzid", name)
    known = transitions(name, first, last)
    rules = _rules(name)
    if rules and _predicted(rules, known, last) == known:
        daylight = max(rule.after for rule in rules)
        for rule in rules:
            component.add_component(_yearly(rule, rule.after == daylight))
    else:
        for observance in _dated(name, known):
            component.add_component(observance)
    return component


def _rules(name: str) -> tuple[_Rule, ...]:
    """Return the two yearly rules of the zone's TZif footer; none where it has none that we can write."""
    footer = tzif(name).rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", errors="replace")
    match = _FOOTER.fullmatch(footer)
    if not match:
        return ()
    standard_name, standard, daylight_name, daylight, *days = match.groups()
    winter = -_minutes(standard)
    summer = -_minutes(daylight) if daylight else winter + 60
    rules = (
        _rule(daylight_name, winter, summer, days[:4]),
        _rule(standard_name, summer, winter, days[4:]),
    )
    # A time before or after the day itself moves the weekday, which one BYDAY cannot say.
    return rules if all(0 <= rule.minute < 24 * 60 for rule in rules) else ()


def _rule(label: str, before: int, after: int, day: list[str | None]) -> _Rule:
    month, week, weekday = (int(part or 0) for part in day[:3])
    return _Rule(label.strip("<>"), before, after, month, week, weekday, _minutes(day[3] or "2"))


def _minutes(clock: str) -> int:
    """Return minutes of a POSIX time such as ``-3:30``; the sign holds for both parts."""
    hours, _, minutes = clock.lstrip("+-").partition(":")
    size = int(hours) * 60 + int(minutes or 0)
    return -size if clock.startswith("-") else size


def _predicted(
    rules: tuple[_Rule, ...], known: tuple[tuple[int, int], ...], last: date
) -> tuple[tuple[int, int], ...]:
    """Return what the rules say about the span that ``known`` covers, in the same form."""
    start = known[0][0]
    years = range((_EPOCH + timedelta(minutes=start)).year - 1, last.year + 2)
    end = (last - _EPOCH.date()).days * 24 * 60 + 2 * 24 * 60
    changes = sorted(
        ((rule.onset(year) - _EPOCH) // timedelta(minutes=1) - rule.before, rule.after)
        for rule in rules
        for year in years
    )
    at_start = [offset for minute, offset in changes if minute <= start][-1]
    return ((start, at_start), *(change for change in changes if start < change[0] <= end))


def _yearly(rule: _Rule, daylight: bool) -> TimezoneStandard | TimezoneDaylight:
    observance = _observance(daylight, rule.onset(1970), rule.before, rule.after, rule.label)
    observance.add("rrule", {"FREQ": "YEARLY", "BYMONTH": rule.month, "BYDAY": rule.byday})
    return observance


def _dated(name: str, known: tuple[tuple[int, int], ...]) -> Iterator[TimezoneStandard | TimezoneDaylight]:
    """Yield one observance for each change, and before them one that holds from 1970."""
    where = zone(name)
    before = known[0][1]
    for number, (minute, after) in enumerate(known):
        moment = (_EPOCH + timedelta(minutes=minute)).replace(tzinfo=UTC).astimezone(where)
        onset = _EPOCH + timedelta(minutes=minute + before) if number else _EPOCH
        daylight = number > 0 and (moment.dst() or timedelta()) > timedelta()
        yield _observance(daylight, onset, before, after, moment.tzname() or name)
        before = after


def _observance(
    daylight: bool, onset: datetime, before: int, after: int, label: str
) -> TimezoneStandard | TimezoneDaylight:
    observance = TimezoneDaylight() if daylight else TimezoneStandard()
    observance.add("dtstart", onset)
    observance.add("tzoffsetfrom", timedelta(minutes=before))
    observance.add("tzoffsetto", timedelta(minutes=after))
    observance.add("tzname", label)
    return observance
