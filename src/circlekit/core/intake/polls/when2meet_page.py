"""A saved page of When2meet: its script names people, slots, and who can come when. None of it is run.

``TimeOfSlot`` counts seconds since 1970. Those of a poll of dates are instants; one of weekdays stands in
November 1978, and its times are whatever a clock shows, in no zone.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta

from circlekit.core.intake.polls.poll import Level, Option, Poll, Voter
from circlekit.core.intake.polls.setting import Setting, check_size, refused
from circlekit.core.intake.polls.slots import step_of
from circlekit.core.text import tidy
from circlekit.core.windows import DAY

LAYOUT = "when2meet"
FIRST_REAL_YEAR = 1990
_MOST_SECONDS = 1 << 33

_TEXT = r"""(?:'((?:[^'\\\n]|\\.){0,200})'|"((?:[^"\\\n]|\\.){0,200})")"""
_IS = r"\[([0-9]{1,6})\]\s{0,4}=\s{0,4}"
_NAME = re.compile(rf"PeopleNames{_IS}{_TEXT}")
_ID = re.compile(rf"PeopleIDs{_IS}([0-9]{{1,12}})\b")
_SLOT = re.compile(rf"TimeOfSlot{_IS}([0-9]{{1,12}})\b")
_CAN = re.compile(r"AvailableAtSlot\[([0-9]{1,6})\]\.push\(\s{0,4}([0-9]{1,12})\s{0,4}\)")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))")


def when2meet_page(text: str, file: str, setting: Setting) -> Poll | None:
    """Return the poll in a page's source; None when it is no page of When2meet.

    Raises:
        InputProblems: when it is one without people or times.
    """
    written = {int(index): one or other for index, one, other in _NAME.findall(text)}
    names = {index: _plain(name) for index, name in written.items()}
    people = {int(index): number for index, number in _ID.findall(text)}
    slots = {int(index): int(seconds) for index, seconds in _SLOT.findall(text)}
    if not slots and "TimeOfSlot" not in text and "when2meet" not in text.casefold():
        return None
    if not slots or not names or max(slots.values()) >= _MOST_SECONDS:
        hint = "open the poll in a browser, wait until the names are there, and save the page again"
        raise refused(file, "this page of When2meet holds no answers", hint)
    check_size(file, len(slots), len(names))
    painted: dict[str, set[int]] = {}
    for index, number in _CAN.findall(text):
        painted.setdefault(number, set()).add(int(index))
    return _poll(names, people, slots, painted, file, setting)


def _plain(text: str) -> str:
    """Return a name from a script in a page: its escapes and entities resolved, nothing run."""
    bare = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)) if not match[3] else match[3], text)
    return tidy(" ".join(html.unescape(bare).split()))


def _poll(
    names: dict[int, str],
    people: dict[int, str],
    slots: dict[int, int],
    painted: dict[str, set[int]],
    file: str,
    setting: Setting,
) -> Poll:
    order = sorted(slots, key=slots.__getitem__)
    moments = [datetime.fromtimestamp(slots[index], UTC) for index in order]
    step = step_of(seconds // 60 for seconds in slots.values())
    floating = moments[-1].year < FIRST_REAL_YEAR
    options = tuple(_option(moment, step, floating) for moment in moments)
    by_number = {people[index]: name for index, name in names.items() if name and index in people}
    voters = tuple(_voter(name, painted.get(number, set()), order) for number, name in by_number.items())
    if floating:
        return Poll(file, LAYOUT, options, voters, setting.clock(None))
    return Poll(file, LAYOUT, options, voters, "UTC", instants=True, home=setting.zone)


def _option(moment: datetime, step: int, floating: bool) -> Option:
    minute = moment.hour * 60 + moment.minute
    if floating:
        start = moment.weekday() * DAY + minute
        return Option(start, start + step)
    day = moment.replace(tzinfo=None) - timedelta(minutes=minute, seconds=moment.second)
    return Option(minute, minute + step, day)


def _voter(name: str, painted: set[int], order: list[int]) -> Voter:
    """Return one person's answers; whoever painted nothing answered nothing."""
    asked = enumerate(order) if painted else ()
    levels = {place: Level.YES if index in painted else Level.NO for place, index in asked}
    return Voter(1, name, "", levels)
