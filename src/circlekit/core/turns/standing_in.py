"""Who comes in for people who are away: as few others as possible have something else to do."""

from __future__ import annotations

from collections.abc import Collection

from circlekit.core.log import Role
from circlekit.core.turns.draft import fill
from circlekit.core.turns.sheets import SHARED, Sheet, empty
from circlekit.core.turns.tally import Tally


def without(sheet: Sheet, away: Collection[str], tally: Tally, spared: Collection[str] = ()) -> Sheet:
    """Return a sheet without those who are ``away``; nothing changes where they have no role.

    The next in line bring a question instead. If nobody at all would be left, the sheet stays as it is.
    """
    people = [person for person in sheet.wanted.people if person not in away]
    if not people or len(people) == len(sheet.wanted.people):
        return sheet
    found = empty(people, sheet.wanted.cases, sheet.wanted.facilitators)
    found.givers.extend(person for person in sheet.givers if person in people)
    found.givers.extend(ready(sheet, people, tally, spared))
    del found.givers[found.wanted.cases :]
    for role in SHARED:
        for person in sheet.held[role]:
            if person in people and found.allows(role, person):
                found.held[role].append(person)
    fill(found, tally)
    return found


def ready(sheet: Sheet, people: Collection[str], tally: Tally, spared: Collection[str] = ()) -> list[str]:
    """Return who could bring a question instead, the next in line first; who has another task comes last."""
    others = (person for person in people if person not in sheet.givers and person not in spared)
    line = tally.line(others)
    return sorted(line, key=lambda person: busy(sheet, person))


def busy(sheet: Sheet, person: str) -> bool:
    """Tell whether somebody has a task that does not go with bringing a question."""
    return person in sheet.held[Role.FACILITATOR] or person in sheet.held[Role.NOTE_TAKER]
