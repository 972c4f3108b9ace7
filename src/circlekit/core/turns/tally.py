"""How often everybody has had each role so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from statistics import median_low

from circlekit.core.log import Role
from circlekit.core.rotation.ledger import Account


class Tally:
    """A count for each role and person. It goes on from the ledger of earlier cohorts."""

    def __init__(self, members: Sequence[str], accounts: Mapping[str, Account]) -> None:
        nothing = Account({}, {})
        self._order = {person: index for index, person in enumerate(members)}
        self._counts = {
            role: {person: accounts.get(person, nothing).stands_at(role.value) for person in members}
            for role in Role
        }

    def copy(self) -> Tally:
        """Return a tally that can go on by itself."""
        other = Tally((), {})
        other._order = self._order
        other._counts = {role: dict(counts) for role, counts in self._counts.items()}
        return other

    def of(self, role: Role, person: str) -> int:
        """Return how often somebody had a role."""
        return self._counts[role][person]

    def add(self, turns: Iterable[tuple[Role, str]], times: int = 1) -> None:
        """Count turns; those of people who are no members any more say nothing here."""
        for role, person in turns:
            if person in self._counts[role]:
                self._counts[role][person] += times

    def enter(self, newcomer: str, others: Iterable[str]) -> None:
        """Put a newcomer at the median of those who are there, so that nobody is made to catch up."""
        there = list(others)
        for counts in self._counts.values() if there else ():
            median = median_low(counts[person] for person in there)
            counts[newcomer] = max(counts[newcomer], median)

    def line(self, role: Role, people: Iterable[str]) -> list[str]:
        """Return people in the order in which a role comes to them: who had it least, then as listed.

        Each role begins its list elsewhere, so that the first meeting does not ask everything of the same.
        """
        counts, size = self._counts[role], max(len(self._order), 1)
        shift = 2 * list(Role).index(role)
        return sorted(people, key=lambda person: (counts[person], (self._order[person] - shift) % size))
