"""Time zones that say the opposite of what was meant, and hours that a clock change skips or doubles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from circlekit.core import zones
from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.text import quoted
from circlekit.core.windows import DAY, WEEK, Window, say

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
    if cohort.ends <= cohort.starts:
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
            for minute in (monday + window.start, monday + window.end):
                inside = next((m for m in (minute, minute - WEEK) if span.start <= m < span.end), None)
                # A window may end where a gap begins, and begin where it ends: nothing is lost.
                if inside is not None and not (minute == monday + window.end and inside == span.start):
                    yield _say(person, key, window, inside, span)


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
