"""The terms of single circles in figures, of which the words about a circle or an exchange are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.form import Formed
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.matching.score.terms import Complement, NotAlone
from circlekit.core.willing import may_lead


class Figures(NamedTuple):
    """What one circle, or several together, come to.

    ``can_come`` members can come to their circle's best hour; ``served`` of them where they are enough, of
    whom ``stretched`` come only if needed. ``unled`` circles have nobody who would lead. ``met``, ``knows``,
    ``alike`` (by field), ``avoided`` and ``preferred`` count pairs. ``alone``, ``avoided`` and ``preferred``
    are for the coordinator only.
    """

    members: int
    can_come: int
    served: int
    stretched: int
    unled: int
    pairs: int
    met: int
    knows: int
    needs: int
    alike: Mapping[str, int]
    alone: int
    avoided: int
    preferred: int


def figures(formed: Formed, groups: Sequence[Sequence[int]]) -> Figures:
    """Return what circles, given as rows, come to together."""
    facts, rules = formed.facts, formed.facts.cohort.matching
    needs, alone = _of_terms(formed, groups)
    return Figures(
        members=sum(map(len, groups)),
        can_come=sum(can_come(formed, group) for group in groups),
        served=sum(facts.hours.best(group)[1] for group in groups),
        stretched=sum(facts.hours.stretched(group) for group in groups),
        unled=sum(not _led(formed, group) for group in groups),
        pairs=sum(pairs_among(len(group)) for group in groups),
        met=_pairs(facts.pairs.met, groups),
        knows=_pairs(facts.pairs.knows, groups),
        needs=needs,
        alike={field: _pairs(marked, groups) for field, marked in facts.pairs.alike.items()},
        alone=alone,
        avoided=_listed(formed, groups, rules.avoid),
        preferred=_listed(formed, groups, rules.prefer),
    )


def _pairs(marked: NDArray[Any], groups: Sequence[Sequence[int]]) -> int:
    """Return how many marked pairs share a circle, however strongly they are marked."""
    return sum(int((marked[np.ix_(list(group), list(group))] > 0).sum()) // 2 for group in groups)


def can_come(formed: Formed, group: Sequence[int]) -> int:
    """Return how many of a circle can come to its best hour on every date."""
    hours = formed.facts.hours
    row, _ = hours.best(group)
    return int(hours.every[list(group), row].sum()) if row >= 0 else 0


def _led(formed: Formed, group: Sequence[int]) -> bool:
    return any(may_lead(formed.facts.cohort.participants[row]) for row in group)


def _of_terms(formed: Formed, groups: Sequence[Sequence[int]]) -> tuple[int, int]:
    """Return how many needs are met, and how many people are the only one of a kind."""
    needs = alone = 0
    for term, sums in formed.board.parts(formed.board.sums_of(groups)):
        if isinstance(term, Complement):
            needs += int(term.met(sums).sum())
        elif isinstance(term, NotAlone):
            alone += int(term.alone(sums).sum())
    return needs, alone


def _listed(formed: Formed, groups: Sequence[Sequence[int]], lists: Sequence[Sequence[str]]) -> int:
    """Return how many pairs of the lists of a rule share a circle."""
    people = formed.facts.cohort.participants
    pairs = {frozenset(pair) for handles in lists for pair in combinations(set(handles), 2)}
    here = [{people[row].id for row in group} for group in groups]
    return sum(pair <= circle for pair in pairs for circle in here)
