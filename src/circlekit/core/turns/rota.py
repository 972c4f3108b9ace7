"""Who has which role at the meetings of a circle, from its first to its last.

The first and the last of three meetings or more have no questions, nor have those with new ideas. Otherwise:

- Whoever has brought the fewest questions so far is next; of several, the one listed first. So whoever was
  away keeps the place and comes next, and whoever came in for them has had a turn.
- The lead brings no question at the first meeting that has one.
- Facilitator, note-taker, timekeeper and opener are other people, where there are enough of them.
- Over the whole term nobody has a role twice more than somebody else, counted on from earlier cohorts, where
  all come and people are not so few that it cannot be.
- What is written down of a meeting wins, also before it takes place: people may have swapped.
- What nobody wrote down is taken to have gone as planned, with the next in line for whoever was away.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from circlekit.core.agenda import meant_of
from circlekit.core.log import Log, Role
from circlekit.core.model import Circle
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.course import Course
from circlekit.core.turns.facts import Facts, facts_of
from circlekit.core.turns.need import Need
from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.sheets import Sheet, empty

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
    what is known of those before it, on who said that they cannot come, and on roles that were written down.
    """
    wanted = frozenset(numbers)
    known, all_of = facts_of(circle.id, log), max(of, *wanted, 1)
    draft = {number: _empty(circle, number, of, need, joins, inputs) for number in range(1, all_of + 1)}
    course = Course(circle.members, accounts, draft, (circle.lead,) if circle.lead else ())
    found = []
    for number in range(1, max(wanted, default=0) + 1):
        course.welcome(*_new_and_old(circle, number, joins))
        facts = known.get(number, Facts())
        sheet = course.upcoming(number, facts)
        if number in wanted:
            agreed = course.agreed(sheet, facts)
            found.append(_roles(circle.id, number, agreed, course.reserve(agreed)))
        course.go_on(number, sheet, facts)
    return tuple(found)


def _empty(
    circle: Circle, number: int, of: int, need: Need, joins: Mapping[str, int], inputs: Collection[int]
) -> Sheet:
    people = [person for person in circle.members if joins.get(person, 1) <= number]
    if need.everyone:
        return empty(people, 0, 0)
    if meant_of(number, of, inputs) != "working":
        return empty(people, 0, 1)
    return empty(people, need.cases, need.facilitators)


def _new_and_old(circle: Circle, number: int, joins: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Return who comes to this meeting first, and who was there before."""
    since = {person: max(joins.get(person, 1), 1) for person in circle.members}
    coming = [person for person, first in since.items() if first == number > 1]
    return coming, [person for person, first in since.items() if first < number]


def _roles(circle: str, number: int, sheet: Sheet, reserve: tuple[str, ...]) -> MeetingRoles:
    held = sheet.held
    one = {role: next(iter(people), None) for role, people in held.items()}
    return MeetingRoles(
        circle,
        number,
        case_givers=tuple(sheet.givers),
        reserve=reserve,
        facilitators=tuple(held[Role.FACILITATOR]),
        timekeeper=one[Role.TIMEKEEPER],
        note_taker=one[Role.NOTE_TAKER],
        opener=one[Role.OPENER],
    )
