"""Who moved: for each person the old circle and the new, whom they meet again, and their role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.model import Circle
from circlekit.core.rotation.ledger import DEPUTY, LEAD
from circlekit.core.rotation.telling.again import Again
from circlekit.core.rotation.telling.switch import Homes, Switch


class Met(NamedTuple):
    """Somebody met again: in how many circles before, and why."""

    id: str
    times: int
    why: str


class Move(NamedTuple):
    """One person's way; ``old`` and ``new`` are circles, None where they had or have none.

    ``role_before`` and ``role`` are ``lead``, ``deputy`` or nothing; ``new_people`` is how many of the new
    circle they were never in a circle with.
    """

    id: str
    old: Circle | None
    new: Circle | None
    met_again: tuple[Met, ...]
    new_people: int
    role_before: str
    role: str


def moves(switch: Switch, where: Homes, again: Iterable[Again]) -> tuple[Move, ...]:
    """Return the way of everybody who takes part in the next cohort, in its order."""
    known = _met(again)
    new = {handle: circle for circle in switch.circles for handle in circle.members}
    before, now = _roles(switch.old), _roles(switch.circles)
    return tuple(
        Move(
            id=handle,
            old=switch.old[where.last[handle]] if handle in where.last else None,
            new=new.get(handle),
            met_again=(met := tuple(known.get(handle, ()))),
            new_people=len(new[handle].members) - 1 - len(met) if handle in new else 0,
            role_before=before.get(handle, ""),
            role=now.get(handle, ""),
        )
        for handle in (person.id for person in switch.cohort.participants)
    )


def _met(again: Iterable[Again]) -> Mapping[str, Sequence[Met]]:
    """Return for each person whom they meet again."""
    found: dict[str, list[Met]] = {}
    for pair in again:
        found.setdefault(pair.first, []).append(Met(pair.second, pair.times, pair.why))
        found.setdefault(pair.second, []).append(Met(pair.first, pair.times, pair.why))
    return found


def _roles(circles: Sequence[Circle]) -> Mapping[str, str]:
    """Return the role of each person who has one."""
    leads = {circle.lead: LEAD for circle in circles if circle.lead}
    deputies = {circle.deputy: DEPUTY for circle in circles if circle.deputy}
    return {**deputies, **leads}
