"""Random terms of a circle: who has which role, beside a plain count of what was written down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.rota import rota

from .turns import disagreements

TERMS = range(24)


@pytest.mark.parametrize("seed", TERMS)
def test_every_meeting_follows_the_rules(seed: int) -> None:
    """Whoever comes, stays away, or says so beforehand."""
    assert list(disagreements(seed)) == []


def _first_comes_always(roles: MeetingRoles) -> MeetingRoles:
    return roles._replace(case_givers=("amina",) * len(roles.case_givers))


def _notes_of_ones_own(roles: MeetingRoles) -> MeetingRoles:
    return roles._replace(note_taker=(*roles.case_givers, roles.note_taker)[0])


def _one_opener(roles: MeetingRoles) -> MeetingRoles:
    return roles._replace(opener="ben")


@pytest.mark.parametrize(
    ("fault", "rule"),
    [(_first_comes_always, "in line"), (_notes_of_ones_own, "apart"), (_one_opener, "fairness")],
)
def test_a_fault_is_found(fault: Callable[[MeetingRoles], MeetingRoles], rule: str) -> None:
    """The count would tell if the rules were broken in one of these ways."""

    def faulty(*arguments: object) -> tuple[MeetingRoles, ...]:
        return tuple(fault(roles) for roles in rota(*arguments))  # type: ignore[arg-type]

    found = {text.partition(":")[0] for seed in TERMS[:8] for text in disagreements(seed, faulty)}
    assert rule in found
