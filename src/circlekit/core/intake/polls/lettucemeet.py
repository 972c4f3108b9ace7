"""LettuceMeet's answer to the query of an event, as its page receives it: stretches of time for each person.

Its moments end in ``Z``, but stand within the hours of the poll, which are on the clock of the event's own
zone: so the Z is not believed unless a person says so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.intake.polls.setting import Setting, check_size, differs, refused
from circlekit.core.problems import Problem
from circlekit.core.text import counted, tidy
from circlekit.core.windows import DAY
from circlekit.core.zones import canonical

LAYOUT = "lettucemeet"
_MINUTE = timedelta(minutes=1)
_CUT = "save the answer of the page again, whole"


class _Person(NamedTuple):
    name: str
    email: str
    spans: tuple[tuple[datetime, datetime], ...]


def lettucemeet(data: Any, file: str, setting: Setting) -> Poll | None:
    """Return the poll in a document; None when it is no event of LettuceMeet.

    Raises:
        InputProblems: when it is one, but not as LettuceMeet writes it.
    """
    event = _event(data)
    if event is None:
        return None
    named, utc = canonical(_text(event.get("timeZone"))), setting.lettucemeet_utc
    zone = setting.clock(named) or ""
    people = list(_people(event, file))
    options = tuple(_options(event, people, file))
    check_size(file, len(options), len(people))
    voters = tuple(_voter(person, options) for person in people if person.name)
    notes = (*_nameless(people, file), *differs(named, setting, (file, 1)), *_reading(zone, setting, file))
    clock = "UTC" if utc else zone or None
    return Poll(file, LAYOUT, options, voters, clock, notes, instants=utc, home=zone if utc else "")


def _event(data: Any) -> Mapping[str, Any] | None:
    inner = data.get("data", data) if isinstance(data, dict) else None
    event = inner.get("event", inner) if isinstance(inner, dict) else None
    return event if isinstance(event, dict) and "pollResponses" in event else None


def _people(event: Mapping[str, Any], file: str) -> Iterator[_Person]:
    for response in _list(event.get("pollResponses"), file):
        if not isinstance(response, dict):
            raise refused(file, "an answer in this file is not as LettuceMeet writes it", _CUT)
        user = response.get("user")
        user = user if isinstance(user, dict) else {}
        spans = [_stretch(one, file) for one in _list(response.get("availabilities"), file)]
        yield _Person(_text(user.get("name")), _text(user.get("email")), tuple(spans))


def _list(value: Any, file: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise refused(file, "a list is missing in this file", _CUT)
    return value


def _text(value: Any) -> str:
    return tidy(" ".join(value.split())) if isinstance(value, str) else ""


def _stretch(value: Any, file: str) -> tuple[datetime, datetime]:
    if not isinstance(value, dict):
        raise refused(file, "a time in this file is not as LettuceMeet writes it", _CUT)
    start, end = (_moment(value.get(key), file) for key in ("start", "end"))
    if not start < end <= start + timedelta(days=7):
        raise refused(file, "a time in this file ends before it begins, or lasts for weeks", _CUT)
    return start, end


def _moment(value: Any, file: str) -> datetime:
    """Return a moment as it stands, without its Z."""
    try:
        shown = datetime.fromisoformat(_text(value)[:40])
    except ValueError:
        raise refused(file, "a time in this file is not as LettuceMeet writes it", _CUT) from None
    return shown.replace(tzinfo=None, second=0, microsecond=0)


def _options(event: Mapping[str, Any], people: Sequence[_Person], file: str) -> Iterator[Option]:
    """Yield the stretches between any two moments at which somebody's time, or the poll's, begins or ends."""
    spans = [span for person in people for span in person.spans]
    spans += _asked(event, file)
    by_day: dict[datetime, set[int]] = {}
    for start, end in spans:
        for day in _days(start, end):
            first, last = (min(max((moment - day) // _MINUTE, 0), DAY) for moment in (start, end))
            by_day.setdefault(day, set()).update((first, last))
    for day, edges in sorted(by_day.items()):
        ordered = sorted(edges)
        yield from (Option(first, last, day) for first, last in pairwise(ordered))


def _days(start: datetime, end: datetime) -> Iterator[datetime]:
    day = start.replace(hour=0, minute=0)
    while day < end:
        yield day
        day += timedelta(days=1)


def _asked(event: Mapping[str, Any], file: str) -> Iterable[tuple[datetime, datetime]]:
    """Yield from when to when the poll asks on each of its dates, where it says so."""
    hours = [_text(event.get(key)) for key in ("pollStartTime", "pollEndTime")]
    if all(hours):
        for date in _list(event.get("pollDates"), file):
            start, end = (_moment(f"{_text(date)[:10]}T{hour}", file) for hour in hours)
            yield start, end if end > start else end + timedelta(days=1)


def _voter(person: _Person, options: Sequence[Option]) -> Voter:
    levels: dict[int, Level] = {}
    spans = _joined(person.spans)
    for index, option in enumerate(options if spans else ()):
        day = option.day or datetime.min
        start, end = (day + timedelta(minutes=minute) for minute in (option.start, option.end))
        before = spans[max(0, bisect_right(spans, (start, datetime.max)) - 1)]
        can = before[0] <= start and end <= before[1]
        levels[index] = Level.YES if can else Level.NO
    return Voter(1, person.name, person.email, levels)


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Return stretches of time in order; those that touch are one."""
    joined: list[tuple[datetime, datetime]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _nameless(people: Sequence[_Person], file: str) -> Iterator[Problem]:
    count = sum(not person.name for person in people)
    if count:
        yield Problem((file, 1), f"{counted(count, 'answer')} without a name left out", "", "warning")


def _reading(zone: str, setting: Setting, file: str) -> Iterator[Problem]:
    if zone and not setting.lettucemeet_utc:
        message = f"the times are read as the clock of {zone} shows them, though each ends in Z (UTC)"
        hint = "if they are UTC: --lettucemeet-utc"
        yield Problem((file, 1), message, hint, "warning")
    elif zone:
        yield Problem((file, 1), f"the times are read as UTC and turned to {zone}", "", "warning")
