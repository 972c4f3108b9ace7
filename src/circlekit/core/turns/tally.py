"""How often everybody has had each role so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from circlekit.core.log import Role
from circlekit.core.rotation.ledger import Account

Turns = Iterable[tuple[Role, str]]
"""Roles, each with somebody who has it."""


class Tally:
    """A count for each role and person. It goes on from the ledger of earlier cohorts."""

    def __init__(self, members: Sequence[str], accounts: Mapping[str, Account]) -> None:
        nothing = Account({}, {})
        size = max(len(members), 1)
        self._orders = {
            role: {person: (index - 2 * place) % size for index, person in enumerate(members)}
            for place, role in enumerate(Role)
        }
        self._counts = {
            role: {person: accounts.get(person, nothing).stands_at(role.value) for person in members}
            for role in Role
        }

    def of(self, role: Role) -> Mapping[str, int]:
        """Return how often each person had a role."""
        return self._counts[role]

    def add(self, turns: Turns, times: int = 1) -> None:
        """Count turns; those of people who are no members any more say nothing here."""
        for role, person in turns:
            counts = self._counts[role]
            if person in counts:
                counts[person] += times

    def credit(self, newcomer: str, others: Sequence[str]) -> list[tuple[Role, str]]:
        """Return what puts a newcomer at the median of the ``others``, so that nobody has to catch up."""
        return [
            (role, newcomer)
            for role, counts in self._counts.items()
            for _ in range(median_low(counts[person] for person in others) - counts[newcomer])
        ]

    def order(self, role: Role) -> Mapping[str, int]:
        """Return who comes before whom where counts are equal.

        It is the order of the members. Each role begins elsewhere in it, so that the first meeting does not
        ask everything of the same people.
        """
        return self._orders[role]

    def line(self, people: Iterable[str]) -> list[str]:
        """Return people in the order in which they come to bring a question."""
        counts, order = self._counts[Role.CASE_GIVER], self.order(Role.CASE_GIVER)
        return sorted(people, key=lambda person: (counts[person], order[person]))
