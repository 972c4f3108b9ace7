"""Time zones that say the opposite of what was meant, and hours that a clock change skips or doubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from circlekit.core import zones
from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.checks.rules import dates_make_sense
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.text import quoted
from circlekit.core.windows import DAY, WEEK, Window, join, say

_EPOCH = datetime(1970, 1, 1)
_EPOCH_WEEKDAY = 3  # 1970-01-01 was a Thursday


def signs_of_zones(draft: Draft) -> Iterator[Problem]:
    """Names like ``Etc/GMT+5`` mean the opposite of what they seem to say."""
    named: list[tuple[Path, str]] = [(("timezone",), draft.cohort.timezone or "")]
    named += [((PEOPLE, person.id, "timezone"), person.timezone) for person in draft.cohort.participants]
    for path, name in named:
        if name.startswith("Etc/"):
            warning = zones.zone_warning(name)
            if warning and not (path[0] == PEOPLE and name == draft.cohort.timezone):
                yield Problem(path, *warning, "warning")


class Span(NamedTuple):
    """Local minutes (from 1970-01-01) that a clock change skips or doubles, and the offsets around it."""

    start: int
    end: int
    before: int
    after: int


def clock_changes(draft: Draft) -> Iterator[Problem]:
    """A window that begins or ends in a skipped or doubled hour is not the same span in every week."""
    cohort = draft.cohort
    if not dates_make_sense(cohort):
        return
    found: dict[str, list[Span]] = {}
    for person in cohort.participants:
        if person.timezone not in found:
            found[person.timezone] = _spans(person.timezone, cohort)
        for span in found[person.timezone]:
            yield from _touched(person, span)


def _spans(zone: str, cohort: Cohort) -> list[Span]:
    pairs = zones.transitions(zone, cohort.starts, cohort.ends)
    spans = [
        Span(minute + min(before, after), minute + max(before, after), before, after)
        for (_, before), (minute, after) in pairwise(pairs)
    ]
    return [span for span in spans if cohort.starts <= _day(span.start) <= cohort.ends]


def _day(local_minute: int) -> date:
    return (_EPOCH + timedelta(minutes=local_minute)).date()


def _touched(person: Participant, span: Span) -> Iterator[Problem]:
    monday = span.start - (span.start + _EPOCH_WEEKDAY * DAY) % WEEK
    for key in ("available", "if_needed"):
        windows: tuple[Window, ...] = getattr(person, key)
        for window in windows:
            minute = _inside(window, monday, span)
            if minute is not None:
                yield _say(person, key, window, minute, span)


def _inside(window: Window, monday: int, span: Span) -> int | None:
    """Return the local minute inside ``span`` at which the window begins or ends in that week, if it does."""
    for week in (monday, monday - WEEK):  # a window that began on Sunday may end on Monday
        if span.start <= week + window.start < span.end:
            return week + window.start
        if span.start < week + window.end < span.end:  # ending where the span begins loses nothing
            return week + window.end
    return None


def _say(person: Participant, key: str, window: Window, minute: int, span: Span) -> Problem:
    local = _EPOCH + timedelta(minutes=minute)
    first, second = sorted(local - timedelta(minutes=offset) for offset in (span.before, span.after))
    what = "does not exist" if span.after > span.before else "comes twice"
    message = (
        f"{key} of {quoted(person.name)}: {local:%H:%M} {what} on {local:%Y-%m-%d} in {person.timezone}"
        f" ({first:%H:%M} or {second:%H:%M} UTC)"
    )
    hint = f"«{say(window)}» may be an hour off on that day"
    return Problem((PEOPLE, person.id, key), message, hint, "warning")


def windows_hold_a_meeting(draft: Draft) -> Iterator[Problem]:
    """Somebody who gave hours gave one that is as long as a meeting."""
    minutes = draft.cohort.meeting.minutes
    for person in draft.cohort.participants:
        windows = join((*person.available, *person.if_needed))
        if windows and all(window.end - window.start < minutes for window in windows):
            message = f"no window of {quoted(person.name)} is as long as a meeting of {minutes} minutes"
            hint = "ask for longer ones, or make the meetings shorter"
            yield Problem((PEOPLE, person.id, "available"), message, hint, "warning")
