"""A log with changes in it: where each goes in the file that people have, and the places kept for what comes.

Every circle has a key in every section, and every meeting one below a comment with its date. So two people
who write down different meetings never change lines that touch, and git can merge what they wrote.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from circlekit.core.clock_words import long_date
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.reporting.entries import Change, Entry, Way
from circlekit.core.reporting.meetings import dates_of
from circlekit.files import yamltext as yt
from circlekit.files.located import read_yaml
from circlekit.files.logged.nothing import says_nothing
from circlekit.files.logged.splicing import put
from circlekit.files.logged.trees import Stub

Meetings = Mapping[str, Sequence[Meeting]]


class Written(NamedTuple):
    """A log with changes made in it, and the keys that were made on the way, each with all below it."""

    content: bytes
    made: tuple[Way, ...]


BY_CIRCLE, BY_MEETING, LAST = ("commitments",), ("rsvps", "attendance", "turns", "pulse"), ("next",)
_MEETING_DEPTH = 3


def written(
    content: bytes | None,
    changes: Sequence[Change],
    cohort: Cohort,
    circles: Sequence[Circle],
    meetings: Meetings,
    shown: str,
) -> Written:
    """Return the log ``content`` (None: there is none yet) with changes made in it.

    Raises:
        InputProblems: when it is no YAML.
        FileTrouble: when a change cannot be made without touching other lines; with the lines.
    """
    begun = _begun(content, cohort)
    says = read_yaml(begun, shown).data
    sections = says if isinstance(says, dict) else {}
    wanted = {_typed(change.way, sections, meetings): _entry(change) for change in changes}
    found = put(begun, wanted, shown, list(_stubs(sections, circles, meetings)), says)
    return Written(found.content, tuple(_made(says, found.says, {tuple(map(str, way)) for way in wanted})))


def taken_out(
    content: bytes, changes: Sequence[Change], made: Sequence[Way], meetings: Meetings, shown: str
) -> bytes:
    """Return a log with changes made in it that take others back; ``made`` are keys that go with them.

    Raises:
        InputProblems, FileTrouble: as ``written``.
    """
    says = read_yaml(content, shown).data
    sections = says if isinstance(says, dict) else {}
    wanted = {_typed(change.way, sections, meetings): _entry(change) for change in changes}
    kept = {way: entry for way, entry in wanted.items() if not any(_below(way, above) for above in made)}
    return put(content, {**kept, **dict.fromkeys(made)}, shown, says=says).content


def _below(way: Way, above: Way) -> bool:
    return tuple(map(str, way[: len(above)])) == tuple(map(str, above))


def _made(before: Any, after: Any, changed: Collection[Way], way: Way = ()) -> Iterator[Way]:
    """Yield the ways of the uppermost keys that are new; what is inside of a change is part of that."""
    if way in changed or not isinstance(after, dict):
        return
    there = before if isinstance(before, dict) else {}
    for key, value in after.items():
        if key in there:
            yield from _made(there[key], value, changed, (*way, key))
        else:
            yield (*way, key)


def _begun(content: bytes | None, cohort: Cohort) -> bytes:
    """Return a log that is at least a mapping; one of comments alone keeps them."""
    if content is None:
        remark = yt.remark(f"What happened in {cohort.cohort}. Yours to edit; circlekit log adds to it.")
        return yt.page([*remark, yt.entry("cohort", yt.scalar(cohort.id))])
    if not says_nothing(content):
        return content
    between = b"" if not content or content.endswith(b"\n") else b"\n"
    return content + between + yt.page([yt.entry("cohort", yt.scalar(cohort.id))])


def _entry(change: Change) -> Entry | None:
    """Return what is to stand there; the place of a meeting or a circle stays when nothing does."""
    person = len(change.way) > _MEETING_DEPTH or change.way[0] in BY_CIRCLE
    return change.after if change.after is not None or person else ""


def _typed(way: Way, sections: Mapping[str, Any], meetings: Meetings) -> Way:
    """Return a way with each key as it stands in the file: a date for a meeting, another form of letters."""
    found: list[str | int] = []
    here: Any = sections
    for step in way:
        keys = here if isinstance(here, dict) else {}
        if str(step) in keys:
            key = step  # a number stays one, so that the lines of meetings are kept in their order
        else:
            key = next((key for key in keys if _is(key, step, str(way[1]), meetings)), step)
        found.append(key)
        here = keys.get(str(key))
    return tuple(found)


def _is(key: str, step: str | int, circle: str, meetings: Meetings) -> bool:
    if isinstance(step, str):
        return unicodedata.normalize("NFC", key) == step
    if key.isascii() and key.isdigit():
        return int(key) == step
    days = dates_of(meetings.get(circle, ()))
    return any(number == step and day.isoformat() == key for day, number in days.items())


def _stubs(sections: Mapping[str, Any], circles: Sequence[Circle], meetings: Meetings) -> Iterator[Stub]:
    """Yield the keys that keep a place, for each section that says nothing yet."""
    for section in (*BY_CIRCLE, *BY_MEETING, *LAST):
        if sections.get(section):
            continue
        for circle in circles:
            yield Stub((section, circle.id), circle.name if section in LAST else "")
            for meeting in meetings.get(circle.id, ()) if section in BY_MEETING else ():
                yield Stub((section, circle.id, meeting.number), long_date(meeting.start.date()))
