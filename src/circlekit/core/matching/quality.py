"""How good a set of circles is: each term beside the best that is possible at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching import bounds
from circlekit.core.matching.form import Formed
from circlekit.core.matching.terms import Complement, NotAlone, WellServed
from circlekit.core.model import Measure
from circlekit.core.text import counted, listed

T = TypeVar("T", Complement, NotAlone, WellServed)


def measure(formed: Formed) -> dict[str, Measure]:
    """Return the terms that say anything about this cohort, by name, in order of worth."""
    found = {"well_served": _well_served(formed), "met_before": _met_before(formed)}
    for name, make in _OPTIONAL.items():
        measured = make(formed)
        if measured is not None:
            found[name] = measured
    return found


def _sums(formed: Formed, kind: type[T]) -> Iterator[tuple[T, NDArray[np.int16]]]:
    """Yield each term of a kind with its sums, (circles, columns)."""
    board = formed.board
    sums = np.array([board.columns[list(group)].sum(axis=0, dtype=np.int16) for group in formed.groups])
    for term, part in zip(board.terms, board.slices, strict=True):
        if isinstance(term, kind):
            yield term, sums[:, part]


def _well_served(formed: Formed) -> Measure:
    people = formed.board.people
    value = sum(int(term.served(sums).sum()) for term, sums in _sums(formed, WellServed))
    hours = formed.facts.hours
    best = int(hours.can[:, hours.can.sum(axis=0) >= hours.quorum].any(axis=1).sum())
    says = f"{value} of {people} people can come to a weekly hour of their circle on every date"
    return Measure(value=value, best=best, says=f"{says}; at most {best} could")


def _met_before(formed: Formed) -> Measure:
    cohort = formed.facts.cohort
    value = _pairs(formed, formed.facts.pairs.met > 0)
    best = bounds.least_met(cohort, len(formed.groups))
    if not cohort.past:
        return Measure(value=0, best=0, says="no earlier circles are known")
    again = counted(value, "pair") + (" has" if value == 1 else " have")
    says = f"{again} been in a circle before; {best} is the least possible"
    return Measure(value=value, best=best, says=says)


def _pairs(formed: Formed, marked: NDArray[np.bool_]) -> int:
    return sum(int(marked[np.ix_(list(group), list(group))].sum()) // 2 for group in formed.groups)


def _needs_met(formed: Formed) -> Measure | None:
    found = list(_sums(formed, Complement))
    if not found:
        return None
    cohort = formed.facts.cohort
    value = sum(int(term.met(sums).sum()) for term, sums in found)
    rules = cohort.matching.complement
    best = sum(bounds.most_needs_met(cohort.participants, need, offer) for need, offer in rules.items())
    says = f"{counted(value, 'need')} met by somebody in the same circle; at most {best} could be"
    return Measure(value=value, best=best, says=says)


def _mix(formed: Formed) -> Measure | None:
    cohort, circles = formed.facts.cohort, len(formed.groups)
    fields = list(cohort.matching.mix)
    if not fields:
        return None
    value = sum(_pairs(formed, formed.facts.pairs.alike[field]) for field in fields)
    best = sum(bounds.least_alike(cohort.participants, field, circles) for field in fields)
    pairs = f"{counted(value, 'pair')} in one circle with the same {listed(fields, 'or')}"
    says = f"{pairs}; {best} is the least possible"
    return Measure(value=value, best=best, says=says)


def _align(formed: Formed) -> Measure | None:
    cohort = formed.facts.cohort
    fields = list(cohort.matching.align)
    if not fields:
        return None
    sizes = [len(group) for group in formed.groups]
    value = sum(_pairs(formed, formed.facts.pairs.alike[field]) for field in fields)
    best = sum(bounds.most_alike(cohort.participants, field, sizes) for field in fields)
    pairs = f"{counted(value, 'pair')} in one circle with the same {listed(fields, 'or')}"
    says = f"{pairs}; at most {best} could be"
    return Measure(value=value, best=best, says=says)


def _alone(formed: Formed) -> Measure | None:
    found = list(_sums(formed, NotAlone))
    if not found:
        return None
    cohort = formed.facts.cohort
    value = sum(int(term.alone(sums).sum()) for term, sums in found)
    best = sum(bounds.least_alone(cohort.participants, field) for field in cohort.matching.not_alone)
    who = counted(value, "person is", "people are")
    says = f"{who} the only one of their kind in a circle; {best} is the least possible"
    return Measure(value=value, best=best, says=says)


_OPTIONAL: dict[str, Callable[[Formed], Measure | None]] = {
    "needs_met": _needs_met,
    "mix": _mix,
    "align": _align,
    "alone": _alone,
}
