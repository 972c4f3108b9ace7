"""The terms of single circles in figures, of which the words about a circle or an exchange are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.form import Formed
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.matching.score.hard import UNRESTED, Leads
from circlekit.core.matching.score.rotating import InTwos, Newcomers
from circlekit.core.matching.score.terms import Complement, Counts, NotAlone, Term
from circlekit.core.willing import may_lead


class Figures(NamedTuple):
    """What one circle, or several together, come to.

    ``can_come`` members can come to their circle's best hour; ``served`` of them where they are enough, of
    whom ``stretched`` come only if needed. ``unled`` circles have nobody who would lead. ``met``, ``knows``,
    ``alike`` (by field), ``avoided`` and ``preferred`` count pairs. ``alone``, ``avoided`` and ``preferred``
    are for the coordinator only. ``unrested`` circles have nobody to lead but who has just led, ``newcomers``
    circles a newcomer alone or newcomers only, ``without_old`` people nobody of their old circle with them.
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
    unrested: int = 0
    newcomers: int = 0
    without_old: int = 0


def figures(formed: Formed, groups: Sequence[Sequence[int]]) -> Figures:
    """Return what circles, given as rows, come to together."""
    facts, rules = formed.facts, formed.facts.cohort.matching
    own = _of_terms(formed, groups)
    return Figures(
        members=sum(map(len, groups)),
        can_come=sum(can_come(formed, group) for group in groups),
        served=sum(facts.hours.best(group)[1] for group in groups),
        stretched=sum(facts.hours.stretched(group) for group in groups),
        unled=sum(not _led(formed, group) for group in groups),
        pairs=sum(pairs_among(len(group)) for group in groups),
        met=_pairs(facts.pairs.met, groups),
        knows=_pairs(facts.pairs.knows, groups),
        needs=own["needs"],
        alike={field: _pairs(marked, groups) for field, marked in facts.pairs.alike.items()},
        alone=own["alone"],
        avoided=_listed(formed, groups, rules.avoid),
        preferred=_listed(formed, groups, rules.prefer),
        unrested=own["unrested"],
        newcomers=own["newcomers"],
        without_old=own["without_old"],
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


def _of_terms(formed: Formed, groups: Sequence[Sequence[int]]) -> Counter[str]:
    """Return what the terms of the score count, by the name of the figure."""
    found: Counter[str] = Counter()
    every = formed.board.sums_of(groups)
    for term, sums in formed.board.parts(every):
        for kind, name, count in _COUNTED:
            if isinstance(term, kind):
                found[name] += int(count(term, sums, every[:, 0]).sum())
    return found


_COUNTED: Sequence[tuple[type[Term], str, Callable[[Any, Counts, Counts], NDArray[Any]]]] = (
    (Complement, "needs", lambda term, sums, _: term.met(sums)),
    (NotAlone, "alone", lambda term, sums, _: term.alone(sums)),
    (Leads, "unrested", lambda term, sums, _: term.cost(sums) == UNRESTED),
    (Newcomers, "newcomers", lambda term, sums, size: term.odd(sums, size)),
    (InTwos, "without_old", lambda term, sums, _: term.alone(sums)),
)


def _listed(formed: Formed, groups: Sequence[Sequence[int]], lists: Sequence[Sequence[str]]) -> int:
    """Return how many pairs of the lists of a rule share a circle."""
    people = formed.facts.cohort.participants
    pairs = {frozenset(pair) for handles in lists for pair in combinations(set(handles), 2)}
    here = [{people[row].id for row in group} for group in groups]
    return sum(pair <= circle for pair in pairs for circle in here)
