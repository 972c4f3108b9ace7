"""The parts of rotation.md about people: everybody's way, the roles so far, and what began in circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from circlekit.core.clock_words import long_date
from circlekit.core.log import Collaboration
from circlekit.core.nudging.styles import escaped
from circlekit.core.rotation.ledger import ROLES, Account
from circlekit.core.rotation.telling.moves import Move
from circlekit.core.rotation.telling.told import Told
from circlekit.core.text import as_sentence, counted, listed

NAMED = 12
"""So many people are named together in a line; more of them are counted."""


def people(told: Told) -> Iterator[str]:
    """Yield a table with a row for everybody: from where to where, whom they meet again, how many are new."""
    names, arrived = told.names, _arrivals(told)
    yield from ("", "## Everybody", "")
    yield "| Name | From | To | Role | Meets again | New people |"
    yield "|---|---|---|---|---|---|"
    for move in told.moves:
        cells = (
            names[move.id],
            move.old.name if move.old else arrived.get(move.id, ""),
            move.new.name if move.new else "no circle yet",
            _role(move),
            listed(names[met.id] for met in move.met_again),
            str(move.new_people),
        )
        yield f"| {' | '.join(escaped(cell) for cell in cells)} |"


def _arrivals(told: Told) -> Mapping[str, str]:
    """Return for those from none of the circles that end what they are: back, or new."""
    return {
        **{handle: "back again" for mix in told.mixes for handle in mix.returning},
        **{handle: "newcomer" for mix in told.mixes for handle in mix.newcomers},
    }


def _role(move: Move) -> str:
    """Return the role before and now, where either is any: ``lead``, ``deputy, then lead``, ``rests``."""
    if not move.role:
        return f"rests, was {move.role_before}" if move.role_before else ""
    if move.role_before in {"", move.role}:
        return f"{move.role} again" if move.role_before else move.role
    return f"{move.role}, was {move.role_before}"


def roles_so_far(told: Told) -> Iterator[str]:
    """Yield who of those who take part has had which role how often, and who had none yet."""
    names, accounts = told.names, told.ledger
    lines = [line for role in ROLES if (line := _times(role, accounts, names))]
    if not lines:
        return
    yield from ("", "## Roles so far", "", "In all cohorts before this one:", "", *lines)
    without = [handle for handle, account in accounts.items() if not account.had]
    if without:
        yield as_sentence(f"- No role yet: {_some(without, names)}")
    credit = listed(f"{role} {times}" for role, times in _credit(accounts).items())
    if credit:
        yield from ("", f"Who came later starts at the median, so that nobody has to catch up: {credit}.")


def _times(role: str, accounts: Mapping[str, Account], names: Mapping[str, str]) -> str:
    """Return who had a role how often, those who had it most first; nothing where nobody had it."""
    by_times: dict[int, list[str]] = {}
    for handle, account in accounts.items():
        if times := account.had.get(role):
            by_times.setdefault(times, []).append(handle)
    parts = [f"{_often(times)} {_some(by_times[times], names)}" for times in sorted(by_times, reverse=True)]
    return as_sentence(f"- {role.capitalize()}: {'; '.join(parts)}") if parts else ""


def _often(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _some(handles: Sequence[str], names: Mapping[str, str]) -> str:
    if len(handles) > NAMED:
        return counted(len(handles), "person", "people")
    return escaped(listed(names[handle] for handle in handles))


def _credit(accounts: Mapping[str, Account]) -> Mapping[str, int]:
    """Return the most that anybody was credited with, role by role."""
    most = {role: max((one.credit.get(role, 0) for one in accounts.values()), default=0) for role in ROLES}
    return {role: times for role, times in most.items() if times}


def collaborations(told: Told) -> Iterator[str]:
    """Yield what people of the circles began together (practice 49); who left is counted."""
    found, names = told.switch.log.collaborations, told.names
    if not found:
        return
    began = f"{counted(len(found), 'collaboration')} began in our circles:"
    yield from ("", "## Begun together", "", began, "")
    yield from (f"- {_collaboration(one, names)}" for one in found)


def _collaboration(one: Collaboration, names: Mapping[str, str]) -> str:
    here = [names[handle] for handle in one.who if handle in names]
    others = len(one.who) - len(here)
    who = [*here, *([counted(others, "other person", "other people")] if others else [])]
    since = f", since {long_date(one.since)}" if one.since else ""
    return escaped(f"{one.what} ({listed(who)}{since})")
