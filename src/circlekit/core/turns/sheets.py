"""The roles of one meeting while they are shared out, and which of them a person may have together.

Case givers bring something that needs their whole attention: they neither facilitate nor take the notes of
that meeting, nor keep its time. Where a circle has fewer people than roles, they are combined in this order:
first the opener with any role, then the timekeeper with the facilitator or the note-taker, and only where
nobody else is left the note-taker with the facilitator.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from circlekit.core.log import Role

SHARED = (Role.FACILITATOR, Role.NOTE_TAKER, Role.TIMEKEEPER, Role.OPENER)
"""The roles that are shared out once it is known who brings a question, the most demanding one first."""

_COMBINED = (Role.OPENER, Role.TIMEKEEPER, Role.NOTE_TAKER)


class Wanted(NamedTuple):
    """How many people each role takes at a meeting, and ``people``, those who can have one, in order."""

    people: tuple[str, ...]
    cases: int
    facilitators: int

    def seats(self, role: Role) -> int:
        """Return how many people one of the ``SHARED`` roles takes; none where nobody is left for it."""
        if role is Role.FACILITATOR:
            return min(self.facilitators, len(self.people) - self.cases)
        return 1 if len(self.people) > self.cases else 0

    @property
    def combined(self) -> frozenset[Role]:
        """Return the roles that somebody may have beside another one, as people are too few."""
        needed = self.cases + sum(self.seats(role) for role in SHARED)
        return frozenset(_COMBINED[: max(needed - len(self.people), 0)])


@dataclass(slots=True)
class Sheet:
    """Who has which role at a meeting, as far as it is filled in."""

    wanted: Wanted
    combined: frozenset[Role]
    held: dict[Role, list[str]] = field(default_factory=lambda: {role: [] for role in Role})

    @property
    def givers(self) -> list[str]:
        """Those who bring a question."""
        return self.held[Role.CASE_GIVER]

    def allows(self, role: Role, person: str) -> bool:
        """Tell whether somebody may have one of the ``SHARED`` roles beside what they have."""
        if person in self.held[role] or (person in self.givers and role is not Role.OPENER):
            return False
        return role in self.combined or self.alone(person) is None

    def alone(self, person: str) -> Role | None:
        """Return the role of somebody that goes with no other, if they have one."""
        for role, people in self.held.items():
            if person in people and role not in self.combined:
                return role
        return None

    def load(self, person: str) -> int:
        """Return how many roles somebody has."""
        return sum(person in people for people in self.held.values())

    def filled(self) -> Iterator[tuple[Role, str]]:
        """Yield every role with each of its people."""
        return ((role, person) for role, people in self.held.items() for person in people)


def empty(people: Sequence[str], cases: int, facilitators: int) -> Sheet:
    """Return a sheet on which nobody has a role yet; one person at least brings no question."""
    wanted = Wanted(tuple(people), max(min(cases, len(people) - 1), 0), facilitators)
    return Sheet(wanted, wanted.combined)
