"""Who has which role at the meetings of a circle, from its first to its last.

The first and the last of three meetings or more have no questions, nor have those with new ideas. Otherwise:

- Whoever has brought the fewest questions so far is next; of several, the one listed first. So whoever was
  away keeps the place and comes next, and whoever came in for them has had a turn.
- The lead brings no question at the first meeting that has one.
- Facilitator, note-taker, timekeeper and opener are other people, where there are enough of them.
- Over the whole term nobody has a role twice more than somebody else, counted on from earlier cohorts.
- What nobody wrote down is taken to have gone as planned, with the next in line for whoever was away.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from types import MappingProxyType

from circlekit.core.agenda import meant_of
from circlekit.core.log import Log, Role
from circlekit.core.model import Circle
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.balance import balance
from circlekit.core.turns.draft import Draft, drawn
from circlekit.core.turns.facts import Facts, facts_of
from circlekit.core.turns.need import Need
from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.sheets import Sheet, empty
from circlekit.core.turns.standing_in import busy, ready, without
from circlekit.core.turns.tally import Tally

NO_ACCOUNTS: Mapping[str, Account] = MappingProxyType({})
NO_JOINS: Mapping[str, int] = MappingProxyType({})


def rota(
    circle: Circle,
    numbers: Sequence[int],
    of: int,
    need: Need,
    log: Log,
    accounts: Mapping[str, Account] = NO_ACCOUNTS,
    joins: Mapping[str, int] = NO_JOINS,
    inputs: Collection[int] = (),
) -> tuple[MeetingRoles, ...]:
    """Return the roles of the meetings ``numbers`` of a circle that has ``of`` in all, counted from 1.

    ``need`` is what a working meeting of the whole circle takes. ``joins`` names the first meeting of
    whoever was not there from the beginning; ``inputs`` are meetings without questions. A meeting depends on
    what is known of those before it, and on who said that they cannot come.
    """
    wanted = frozenset(numbers)
    last = max(wanted, default=0)
    found = (roles for roles in _term(circle, max(of, last), need, log, accounts, joins, inputs))
    return tuple(roles for roles in found if roles.meeting in wanted)


def _term(
    circle: Circle,
    of: int,
    need: Need,
    log: Log,
    accounts: Mapping[str, Account],
    joins: Mapping[str, int],
    inputs: Collection[int],
) -> Iterator[MeetingRoles]:
    """Yield the roles of every meeting in order, each as it is known before it takes place."""
    known, tally = facts_of(circle.id, log), Tally(circle.members, accounts)
    spared: tuple[str, ...] = (circle.lead,) if circle.lead else ()
    draft: Draft = {number: _empty(circle, number, of, need, joins, inputs) for number in range(1, of + 1)}
    stale = True
    for number in range(1, of + 1):
        stale |= _welcome(tally, circle, number, joins)
        if stale:
            draft, after = drawn(draft, tally, spared)
            balance(draft, after)
        planned, facts = draft.pop(number), known.get(number, Facts())
        sheet = without(planned, facts.away, tally, spared)
        yield _roles(circle.id, number, sheet, tally, spared)
        happened = _happened(sheet, facts, tally, spared)
        tally.add(happened)
        stale = sorted(happened) != sorted(planned.filled())
        spared = () if any(role is Role.CASE_GIVER for role, _ in happened) else spared


def _empty(
    circle: Circle, number: int, of: int, need: Need, joins: Mapping[str, int], inputs: Collection[int]
) -> Sheet:
    people = [person for person in circle.members if joins.get(person, 1) <= number]
    if need.everyone:
        return empty(people, 0, 0)
    if meant_of(number, of, inputs) != "working":
        return empty(people, 0, 1)
    return empty(people, need.cases, need.facilitators)


def _welcome(tally: Tally, circle: Circle, number: int, joins: Mapping[str, int]) -> bool:
    """Let those in who come to this meeting first; tell whether there are any."""
    others = [person for person in circle.members if joins.get(person, 1) < number]
    coming = [person for person in circle.members if joins.get(person, 1) == number > 1]
    for person in coming:
        tally.enter(person, others)
    return bool(coming)


def _happened(sheet: Sheet, facts: Facts, tally: Tally, spared: Collection[str]) -> list[tuple[Role, str]]:
    """Return who had which role: what was written down, and for the rest what follows from who was there."""
    if not facts.met:
        return []
    held = without(sheet, facts.missing, tally, spared).held
    return [(role, person) for role in Role for person in facts.turns.get(role, held[role])]


def _roles(circle: str, number: int, sheet: Sheet, tally: Tally, spared: Collection[str]) -> MeetingRoles:
    held, cases = sheet.held, sheet.wanted.cases
    reserve = [one for one in ready(sheet, sheet.wanted.people, tally, spared) if not busy(sheet, one)]
    return MeetingRoles(
        circle,
        number,
        tuple(sheet.givers),
        tuple(reserve[:cases]),
        tuple(held[Role.FACILITATOR]),
        next(iter(held[Role.TIMEKEEPER]), None),
        next(iter(held[Role.NOTE_TAKER]), None),
        next(iter(held[Role.OPENER]), None),
    )
