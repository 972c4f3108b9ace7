"""Handles that people had before: each is one person's, and nobody's of today."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import PEOPLE, Draft, Related
from circlekit.core.model import Participant
from circlekit.core.problems import Problem
from circlekit.core.text import quoted

KEEP_ONE = "take it out for the one it never belonged to"


def old_handles_are_free(draft: Draft) -> Iterator[Problem]:
    """Nobody was called what somebody else is called, or was."""
    here = {person.id: person for person in draft.cohort.participants}
    claimed: dict[str, Participant] = {}
    for person in draft.cohort.participants:
        for index, handle in enumerate(person.was):
            path, other = (PEOPLE, person.id, "was", index), here.get(handle)
            if other is person:
                continue
            if other is not None:
                message = f"{quoted(person.name)} was {quoted(handle)}, but that is {quoted(other.name)}"
                yield Related(path, message, "write a handle that nobody has now", other=(PEOPLE, handle))
                continue
            first = claimed.setdefault(handle, person)
            if first is not person:
                message = f"both {quoted(first.name)} and {quoted(person.name)} were {quoted(handle)}"
                yield Related(path, message, KEEP_ONE, other=(PEOPLE, first.id, "was"))


def nobody_was_in_two_circles(draft: Draft) -> Iterator[Problem]:
    """Whoever had another handle was in one circle of each earlier cohort, whatever they were called."""
    renamed = {person.id: person for person in draft.cohort.participants if person.was}
    for past in draft.cohort.past:
        seen: set[str] = set()
        for handle in (handle for circle in past.circles for handle in circle if handle in renamed):
            if handle in seen:
                message = (
                    f"{quoted(renamed[handle].name)} would have been in two circles of {quoted(past.cohort)}"
                )
                hint = "under «was» stand handles of this one person"
                yield Problem((PEOPLE, handle, "was"), message, hint)
            seen.add(handle)
