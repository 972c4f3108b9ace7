"""The roles of the meetings to come: questions in the order of the line, all else shared out around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from circlekit.core.log import Role
from circlekit.core.turns.sheets import SHARED, Sheet, empty
from circlekit.core.turns.tally import Tally

Draft = dict[int, Sheet]
"""A sheet for each meeting, by its number, in order."""


def drawn(earlier: Mapping[int, Sheet], tally: Tally, spared: Collection[str]) -> tuple[Draft, Tally]:
    """Draw up the meetings of ``earlier`` anew, and count what that comes to.

    Who brings a question follows from the tally alone. Everybody keeps any other role that they have in
    ``earlier``, where they can; ``spared`` bring no question at the first meeting that has one.
    """
    after, draft = tally.copy(), Draft()
    for number, before in earlier.items():
        wanted = before.wanted
        sheet = empty(wanted.people, wanted.cases, wanted.facilitators)
        line = after.line(Role.CASE_GIVER, wanted.people)
        if sheet.wanted.cases:
            line, spared = _with_last(line, spared), ()
        sheet.givers.extend(line[: sheet.wanted.cases])
        _keep(sheet, before)
        fill(sheet, after)
        after.add(sheet.filled())
        draft[number] = sheet
    return draft, after


def _with_last(line: list[str], spared: Collection[str]) -> list[str]:
    return sorted(line, key=lambda person: person in spared)


def _keep(sheet: Sheet, before: Sheet) -> None:
    """Leave people what they had; who brings a question instead of another leaves them what else they had."""
    left = [person for person in before.givers if person not in sheet.givers]
    came = [person for person in sheet.givers if person not in before.givers]
    instead = dict(zip(came, left, strict=False))
    for role in SHARED:
        for person in before.held[role]:
            taken = person in instead and not sheet.allows(role, person)
            keeper = instead[person] if taken else person
            if sheet.allows(role, keeper):
                sheet.held[role].append(keeper)


def fill(sheet: Sheet, tally: Tally) -> None:
    """Give every role that is still open to whoever had it least, and rather to who has none here."""
    for role in SHARED:
        while len(sheet.held[role]) < sheet.wanted.seats(role):
            free = [person for person in sheet.wanted.people if sheet.allows(role, person)]
            if not free:
                break
            line = tally.line(role, free)
            sheet.held[role].append(
                min(line, key=lambda person: (tally.of(role, person), sheet.load(person)))
            )
