"""What a circle agreed for a meeting: roles that were written down win over what was planned."""

from __future__ import annotations

from circlekit.core.log import Role
from circlekit.core.turns.draft import fill
from circlekit.core.turns.facts import Facts
from circlekit.core.turns.sheets import SHARED, Sheet, empty
from circlekit.core.turns.tally import Tally


def as_agreed(sheet: Sheet, facts: Facts, tally: Tally) -> Sheet:
    """Return a sheet with the roles that were written down, but for those who cannot come after all.

    Others keep what they have where it goes together; what is left open is shared out.
    """
    written = {
        role: there
        for role, people in facts.turns.items()
        if (there := [person for person in people if person not in facts.away])
    }
    if not written:
        return sheet
    cases = len(written.get(Role.CASE_GIVER, sheet.givers))
    found = empty(sheet.wanted.people, cases, sheet.wanted.facilitators)
    for role, people in written.items():
        found.held[role].extend(people)
    if Role.CASE_GIVER not in written:
        found.givers.extend(person for person in sheet.givers if not _has_a_task(found, person))
    for role in SHARED:
        if role not in written:
            found.held[role].extend(person for person in sheet.held[role] if found.allows(role, person))
    fill(found, tally)
    return found


def _has_a_task(sheet: Sheet, person: str) -> bool:
    return any(person in sheet.held[role] for role in SHARED if role is not Role.OPENER)
