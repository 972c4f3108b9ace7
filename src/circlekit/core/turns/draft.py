"""The roles of the meetings to come: questions in the order of the line, all else shared out around them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from circlekit.core.log import Role
from circlekit.core.turns.sheets import SHARED, Sheet, empty
from circlekit.core.turns.tally import Tally

Draft = dict[int, Sheet]
"""A sheet for each meeting to come, by its number, in order."""


def fill_all(draft: Draft, after: Tally) -> None:
    """Fill in what is open on every sheet; ``after``, which counts all of them, goes along."""
    for sheet in draft.values():
        after.add(sheet.filled(), -1)
        fill(sheet, after)
        after.add(sheet.filled())


def call_up(draft: Draft, tally: Tally, after: Tally, spared: Collection[str]) -> None:
    """Say anew who brings a question when, by what was counted up to now; other roles stay where they can.

    ``spared`` bring none at the first meeting that has one. ``after`` counts all sheets, and goes along.
    """
    counts, order = dict(tally.of(Role.CASE_GIVER)), tally.order(Role.CASE_GIVER)
    for number, sheet in draft.items():
        if not sheet.wanted.cases:
            continue
        line = sorted(
            sheet.wanted.people, key=lambda person: (person in spared, counts[person], order[person])
        )
        givers, spared = line[: sheet.wanted.cases], ()
        for person in givers:
            counts[person] += 1
        if givers != sheet.givers:
            after.add(sheet.filled(), -1)
            draft[number] = _with(givers, sheet)
            fill(draft[number], after)
            after.add(draft[number].filled())


def _with(givers: list[str], before: Sheet) -> Sheet:
    """Return a sheet with other case givers; those whom they replace take over what else they had."""
    sheet = empty(*before.wanted)
    sheet.givers.extend(givers)
    left = [person for person in before.givers if person not in givers]
    instead = dict(zip((person for person in givers if person not in before.givers), left, strict=False))
    for role in SHARED:
        for person in before.held[role]:
            keeper = person if sheet.allows(role, person) else instead.get(person, person)
            if sheet.allows(role, keeper):
                sheet.held[role].append(keeper)
    return sheet


def fill(sheet: Sheet, tally: Tally) -> None:
    """Give every role that is still open to whoever had it least, and rather to who has none here."""
    for role in SHARED:
        seats = sheet.wanted.seats(role)
        while len(sheet.held[role]) < seats:
            free = [person for person in sheet.wanted.people if sheet.allows(role, person)]
            if not free:
                break
            sheet.held[role].append(_least(free, sheet, tally.of(role), tally.order(role)))


def _least(free: list[str], sheet: Sheet, counts: Mapping[str, int], order: Mapping[str, int]) -> str:
    return min(free, key=lambda person: (counts[person], sheet.load(person), order[person]))
