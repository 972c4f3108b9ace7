"""The columns of a table of facts, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from circlekit.core.log import Role
from circlekit.core.reporting import saying
from circlekit.core.reporting.entries import DID_NOT_MEET, NO_DATE
from circlekit.core.text import listed

COLUMNS = {
    "circle": ("group", "circle name"),
    "meeting": ("session", "number", "date", "meeting number", "meeting date"),
    "person": ("name", "member", "participant", "handle", "id", "who"),
    "attendance": ("presence", "present", "attended", "was there"),
    "rsvp": ("rsvps", "reply", "coming", "comes"),
    "pulse": ("score", "rating"),
    "commitment": ("commitments", "committed"),
    "role": ("turn", "roles"),
    "next": ("next date", "next meeting"),
}
"""Each column, and what else people call it."""

KNOWN = {name: column for column, others in COLUMNS.items() for name in (column, *others)}
_ROLES = {saying.plain(role.replace("-", " ")): role for role in Role}
HINTS = {
    "attendance": f"write yes, excused or no; for all of a circle, {DID_NOT_MEET}",
    "rsvp": "write yes, no or maybe",
    "pulse": "write a number from 1 to 5",
    "commitment": "write yes, or the date",
    "role": f"write {listed(Role, 'or')}",
    "next": "write it as 2027-03-09, or none",
}
"""The columns that hold facts, and what may stand in each."""

READ: Mapping[str, Callable[[str], object]] = {
    "attendance": lambda typed: (
        DID_NOT_MEET if saying.plain(typed) == DID_NOT_MEET else saying.presence(typed)
    ),
    "rsvp": saying.coming,
    "pulse": saying.score,
    "commitment": lambda typed: saying.day(typed) or saying.yes_or_no(typed) or None,
    "role": lambda typed: _ROLES.get(saying.plain(typed.replace("-", " ").replace("_", " "))),
    "next": lambda typed: NO_DATE if saying.is_none(typed) else saying.day(typed),
}
"""From a cell to a value; None where it is not understood."""

OF_A_CIRCLE = ("commitment", "next")
OF_NOBODY = ("next", "pulse")
"""Facts that need no person."""
