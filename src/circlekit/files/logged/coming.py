"""``rsvps``, ``attendance`` and ``pulse`` of a log: who meant to come, who came, and how it was.

What has just been read is not validated a second time (``model_construct``): a year has tens of thousands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

from circlekit.core import fields as f
from circlekit.core.log import Attendance, Coming, Presence, Pulse, Rsvp, key_of
from circlekit.core.model import Circle
from circlekit.core.parse.choices import choice
from circlekit.core.problems import Path, Problem
from circlekit.core.reporting.entries import DID_NOT_MEET
from circlekit.core.text import quoted
from circlekit.files.complaints import unknown_key
from circlekit.files.logged.turns import as_key
from circlekit.files.logged.walking import T, Walk

RSVPS, ATTENDANCE, PULSE = "rsvps", "attendance", "pulse"
PRESENCES = {key_of(presence): presence for presence in Presence}
"""The lists of an attendance by their keys, such as ``no_word``."""

LEAST, MOST = 1, 5
"""The range of a pulse."""

_ATTENDANCE = "{present: [amina, ben], apologies: [cem]}"
_choice = choice(Coming, "does not say who comes")
_COMING = {str(word): word for word in Coming}
_SCORES = {str(number): number for number in range(LEAST, MOST + 1)}


def _coming(value: Any) -> Coming:
    found = _COMING.get(value) if isinstance(value, str) else None  # as nearly everybody writes it
    return found or _choice(value)


def _score(value: Any) -> int:
    found = _SCORES.get(value) if isinstance(value, str) else None
    return found or f.whole(value, LEAST, MOST)


def rsvps(walk: Walk) -> Iterator[Rsvp]:
    """Yield every reply to an invitation that could be read."""
    for circle, number, path, people in walk.meetings(RSVPS, "{amina: yes}"):
        for handle, coming in by_person(walk, circle, path, people, _coming, "{amina: yes}"):
            yield Rsvp.model_construct(circle=circle.id, meeting=number, person=handle, coming=coming)


def pulse(walk: Walk) -> Iterator[Pulse]:
    """Yield how meetings were: for the circle as a whole, or for its members."""
    for circle, number, path, value in walk.meetings(PULSE, "4"):
        if isinstance(value, dict):
            for handle, given in by_person(walk, circle, path, value, _score, "{amina: 4}"):
                yield Pulse.model_construct(circle=circle.id, meeting=number, person=handle, score=given)
            continue
        whole = walk.parsed(_score, path, value, f"pulse of {quoted(circle.id)}")
        if whole is not None:
            yield Pulse.model_construct(circle=circle.id, meeting=number, score=whole)


def by_person(
    walk: Walk, circle: Circle, path: Path, people: Any, parse: Callable[[Any], T], example: str
) -> Iterator[tuple[str, T]]:
    """Yield what a mapping says of each person; empty values are passed over."""
    if not isinstance(people, dict):
        message = f"{path[0]} of {quoted(circle.id)}: this must be a mapping of people"
        walk.note(Problem(path, message, f"write it as {example}"))
        return
    for handle, value in people.items():
        at = (*path, handle)
        person = walk.person(at, handle, circle)
        if person is None or not value:
            continue
        found = walk.parsed(parse, at, value, f"{path[0]} of «{person}»")
        if found is not None:
            yield person, found


def attendance(walk: Walk) -> Iterator[Attendance]:
    """Yield who came to each meeting, or that it did not take place."""
    for circle, number, path, value in walk.meetings(ATTENDANCE, _ATTENDANCE):
        if isinstance(value, str) and as_key(value) == as_key(DID_NOT_MEET):
            yield Attendance.model_construct(circle=circle.id, meeting=number, met=False)
        elif not isinstance(value, dict):
            message = f"meeting {number} of {quoted(circle.id)} must say who was there"
            walk.note(Problem(path, message, f"write it as {_ATTENDANCE}, or {DID_NOT_MEET}"))
        else:
            lists: dict[str, Any] = _lists(walk, circle, path, value)
            if any(lists.values()):
                yield Attendance.model_construct(circle=circle.id, meeting=number, **lists)


def _lists(walk: Walk, circle: Circle, path: Path, value: dict[str, Any]) -> dict[str, Any]:
    """Return the lists of an attendance by their keys; whoever is in two of them becomes a problem."""
    found: dict[str, tuple[str, ...]] = {}
    for key, given in value.items():
        name = as_key(key)
        if name not in PRESENCES:
            walk.note(unknown_key((*path, key), PRESENCES))
        elif given:
            whose = f"{key} of {quoted(circle.id)}"
            found[name] = (*found.get(name, ()), *walk.handles((*path, key), given, whose, circle))
    for (one, some), (other, more) in combinations(found.items(), 2):
        for handle in (handle for handle in some if handle in more):
            message = f"{quoted(handle)} is in «{one}» and in «{other}»"
            walk.note(Problem(path, message, "keep one of the two"))
    return found
