"""The meetings of one circle in their order: what is planned, what happened, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from circlekit.core.log import Role
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.agreed import as_agreed
from circlekit.core.turns.balance import balance
from circlekit.core.turns.draft import Draft, call_up, fill_all
from circlekit.core.turns.facts import Facts
from circlekit.core.turns.sheets import Sheet
from circlekit.core.turns.standing_in import busy, ready, without
from circlekit.core.turns.tally import Tally

AT_FIRST, LATER = 4000, 80
"""So many exchanges are looked at for a whole term, and after each meeting that did not go as planned: few,
so that little changes for those who know their roles already."""


class Course:
    """Goes from meeting to meeting; ``draft`` has a sheet for each, ``spared`` bring no question first."""

    def __init__(
        self, members: Sequence[str], accounts: Mapping[str, Account], draft: Draft, spared: Collection[str]
    ) -> None:
        self._draft, self._spared = draft, spared
        self._tally, self._after = Tally(members, accounts), Tally(members, accounts)
        call_up(draft, self._tally, self._after, spared)
        fill_all(draft, self._after)
        balance(draft, self._after, AT_FIRST)

    def welcome(self, newcomers: Collection[str], others: Sequence[str]) -> None:
        """Let people in, each at the median of those who were there before."""
        if not newcomers:
            return
        if others:
            credit = [turn for person in newcomers for turn in self._tally.credit(person, others)]
            self._tally.add(credit)
            self._after.add(credit)
        call_up(self._draft, self._tally, self._after, self._spared)
        balance(self._draft, self._after, AT_FIRST)

    def upcoming(self, number: int, facts: Facts) -> Sheet:
        """Return the roles of the next meeting, without those who said that they cannot come."""
        return without(self._draft[number], facts.away, self._tally, self._spared)

    def agreed(self, sheet: Sheet, facts: Facts) -> Sheet:
        """Return the roles of a meeting with what was written down of it, also before it takes place."""
        return as_agreed(sheet, facts, self._tally)

    def reserve(self, sheet: Sheet) -> tuple[str, ...]:
        """Return who comes in where somebody is away who brings a question: as many as bring one."""
        line = ready(sheet, sheet.wanted.people, self._tally, self._spared)
        return tuple([one for one in line if not busy(sheet, one)][: sheet.wanted.cases])

    def go_on(self, number: int, sheet: Sheet, facts: Facts) -> None:
        """Count what became of a meeting, and plan on from there where it was not as planned."""
        planned = list(self._draft.pop(number).filled())
        happened = self._happened(sheet, facts)
        self._tally.add(happened)
        if any(role is Role.CASE_GIVER for role, _ in happened):
            self._spared = ()
        if sorted(happened) != sorted(planned):
            self._after.add(planned, -1)
            self._after.add(happened)
            call_up(self._draft, self._tally, self._after, self._spared)
            balance(self._draft, self._after, LATER)

    def _happened(self, sheet: Sheet, facts: Facts) -> list[tuple[Role, str]]:
        """Return who had which role: what was written down, and else what follows from who was there.

        Where other roles were written down and no question was, there was none.
        """
        if not facts.met or facts.missing.issuperset(sheet.wanted.people):
            return []
        turns: Mapping[Role, Sequence[str]] = facts.turns
        if turns:
            turns = {Role.CASE_GIVER: (), **turns}
        if len(turns) < len(Role):
            turns = {**without(sheet, facts.missing, self._tally, self._spared).held, **turns}
        return [(role, person) for role, people in turns.items() for person in people]
