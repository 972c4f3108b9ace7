"""The roles of one meeting and who takes them (practice 31)."""

from __future__ import annotations

from typing import NamedTuple


class MeetingRoles(NamedTuple):
    """Who does what at a meeting of a circle, by handle; a role that nobody is left for is empty.

    ``case_givers`` bring a question, in this order; ``reserve`` come in for whoever is away. In a process
    in halves there is a facilitator for each half, else one.
    """

    circle: str
    meeting: int
    case_givers: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()
    facilitators: tuple[str, ...] = ()
    timekeeper: str | None = None
    note_taker: str | None = None
    opener: str | None = None

    def of(self, handle: str) -> tuple[str, ...]:
        """Return the roles that somebody has, in words: ``case giver``, ``opener``, ..."""
        held = (
            ("case giver", self.case_givers),
            ("reserve", self.reserve),
            ("facilitator", self.facilitators),
            ("timekeeper", (self.timekeeper,)),
            ("note-taker", (self.note_taker,)),
            ("opener", (self.opener,)),
        )
        return tuple(role for role, people in held if handle in people)
