"""Who has had which role how often, over all cohorts; whoever comes anew enters at the median.

The ledger goes on from cohort to cohort, so that a role finds those who have had it least. A newcomer who
entered at nothing would get every role first; so they are credited with what half of those who go on have
had, or fewer, and nobody is made to catch up. The same holds for who comes back after a pause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from statistics import median_low
from typing import NamedTuple

from circlekit.core.log import Log, Role
from circlekit.core.model import Cohort, PastCohort

LEAD, DEPUTY = "lead", "deputy"

ROLES = (LEAD, DEPUTY, *(role.value for role in Role))


class Account(NamedTuple):
    """How often somebody ``had`` each role, and the ``credit`` they entered with; what is 0 is left out."""

    had: Mapping[str, int]
    credit: Mapping[str, int]

    def stands_at(self, role: str) -> int:
        """Return what counts when a role is given: turns and credit together."""
        return self.had.get(role, 0) + self.credit.get(role, 0)


def roles_of(log: Log) -> dict[str, dict[str, int]]:
    """Return how often each person had each role of a meeting, as ``PastCohort.roles`` keeps it."""
    counts: dict[str, Counter[str]] = {}
    for turn in log.turns:
        for handle in turn.people:
            counts.setdefault(handle, Counter())[turn.role.value] += 1
    return {handle: {role: own[role] for role in ROLES if own[role]} for handle, own in counts.items()}


def ledger(cohort: Cohort) -> dict[str, Account]:
    """Return the account of each participant, over ``cohort.past``.

    In each cohort, whoever was not in the one before stands at least at the median of those who were, role
    by role: of an even number, the lower of the two in the middle. In the first cohort all stand at 0.
    """
    accounts: dict[str, _Open] = {}
    before: frozenset[str] = frozenset()
    for past in cohort.past:
        here = _people_of(past)
        _enter(accounts, here, before)
        for handle, role, times in _turns(past):
            accounts[handle].had[role] += times
        before = frozenset(here)
    present = [person.id for person in cohort.participants]
    _enter(accounts, present, before)
    return {handle: Account(dict(accounts[handle].had), dict(accounts[handle].credit)) for handle in present}


def standing(accounts: Mapping[str, Account], role: str) -> dict[str, int]:
    """Return what everybody stands at in one role, such as ``LEAD``: with fewer it is sooner their turn."""
    return {handle: account.stands_at(role) for handle, account in accounts.items()}


class _Open(NamedTuple):
    """An account that is still counted."""

    had: Counter[str]
    credit: Counter[str]

    def stands_at(self, role: str) -> int:
        return self.had[role] + self.credit[role]


def _enter(accounts: dict[str, _Open], here: Sequence[str], before: Collection[str]) -> None:
    """Open an account for everybody who is here and has none; who was not here before gets their credit."""
    coming = [handle for handle in here if handle not in before]
    for handle in coming:
        accounts.setdefault(handle, _Open(Counter(), Counter()))
    staying = [accounts[handle] for handle in here if handle in before]
    for role in ROLES if staying else ():
        median = median_low(account.stands_at(role) for account in staying)
        for handle in coming:
            missing = median - accounts[handle].stands_at(role)
            if missing > 0:
                accounts[handle].credit[role] += missing


def _people_of(past: PastCohort) -> list[str]:
    """Return everybody who was in a circle or had a role, each once."""
    members = (handle for circle in past.circles for handle in circle)
    return list(dict.fromkeys([*members, *past.leads, *past.deputies, *past.roles]))


def _turns(past: PastCohort) -> Iterator[tuple[str, str, int]]:
    """Yield who had which role how often in one cohort."""
    yield from ((handle, LEAD, 1) for handle in past.leads)
    yield from ((handle, DEPUTY, 1) for handle in past.deputies)
    for handle, counts in past.roles.items():
        yield from ((handle, role, times) for role, times in counts.items())
