"""How good a set of circles is: each term beside the best that is possible at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from circlekit.core.matching.form import Formed
from circlekit.core.matching.limits import bounds
from circlekit.core.matching.limits.repeats import least_in_twos, least_repeats
from circlekit.core.matching.reasons.repeats import said_again, said_in_twos, said_of_newcomers
from circlekit.core.matching.score.rotating import InTwos, Newcomers, old_circles
from circlekit.core.matching.score.terms import Complement, Counts, NotAlone
from circlekit.core.model import Measure
from circlekit.core.sections import OldCircles
from circlekit.core.text import counted, listed

T = TypeVar("T", Complement, NotAlone, Newcomers, InTwos)


def measure(formed: Formed) -> dict[str, Measure]:
    """Return the terms that say anything about this cohort, by name, in order of worth."""
    found = {name: make(formed) for name, make in _TERMS.items()}
    return {name: measured for name, measured in found.items() if measured is not None}


def _sums(formed: Formed, kind: type[T]) -> Iterator[tuple[T, Counts]]:
    """Yield each term of a kind with its sums, (circles, columns)."""
    for term, own in formed.board.parts(formed.board.sums_of(formed.groups)):
        if isinstance(term, kind):
            yield term, own


def _sizes(formed: Formed) -> list[int]:
    return [len(group) for group in formed.groups]


def _well_served(formed: Formed) -> Measure:
    people, hours = formed.board.people, formed.facts.hours
    value, best = sum(hours.best(group)[1] for group in formed.groups), hours.most_served()
    if formed.limit is not None:
        best = min(best, formed.limit)
    says = f"{value} of {people} people can come to a weekly hour of their circle on every date"
    most = f"{best} is the most possible" if value == best < people else f"at most {best} could"
    return Measure(value=value, best=best, says=f"{says}; {most}")


def _if_needed(formed: Formed) -> Measure | None:
    hours = formed.facts.hours
    if hours.glad is None:
        return None
    value = sum(hours.stretched(group) for group in formed.groups)
    come = "person comes" if value == 1 else "people come"
    return Measure(value=value, best=0, says=f"{value} {come} to their circle's hour only if needed")


def _met_before(formed: Formed) -> Measure:
    cohort, met = formed.facts.cohort, formed.facts.pairs.met > 0
    if not cohort.past:
        return Measure(value=0, best=0, says="no earlier circles are known")
    value, best = _pairs(formed, met), max(_least_again(formed, met), _least_bound(formed, met))
    in_twos = best
    if cohort.rotation.old_circles is OldCircles.IN_TWOS and not _without_old(formed):
        in_twos = max(best, least_in_twos(old_circles(cohort), len(formed.groups)))
    return said_again(value, best, in_twos, len(formed.groups))


def _least_again(formed: Formed, met: NDArray[np.bool_]) -> int:
    """Return how many pairs of those who have a circle must meet again, in as many circles."""
    cohort, rows = formed.facts.cohort, sorted(row for group in formed.groups for row in group)
    handles = [cohort.participants[row].id for row in rows]
    smallest = min([cohort.size.least, *_sizes(formed)])
    return least_repeats(cohort.past, handles, met[np.ix_(rows, rows)], len(formed.groups), smallest)


def _newcomers(formed: Formed) -> Measure | None:
    found = list(_sums(formed, Newcomers))
    if not found:
        return None
    sizes = np.array(_sizes(formed), dtype=np.int16)
    value = sum(int(term.odd(sums, sizes).sum()) for term, sums in found)
    new = sum(int(sums.sum()) for _, sums in found)
    return said_of_newcomers(value, max(len(sizes) - (int(sizes.sum()) - new), 0))


def _in_twos(formed: Formed) -> Measure | None:
    return said_in_twos(_without_old(formed)) if list(_sums(formed, InTwos)) else None


def _without_old(formed: Formed) -> int:
    return sum(int(term.alone(sums).sum()) for term, sums in _sums(formed, InTwos))


def _known(formed: Formed) -> Measure | None:
    knows = formed.facts.pairs.knows > 0
    if not knows.any():
        return None
    value, strangers = _pairs(formed, knows), bounds.pairs_among(len(knows)) - int(knows.sum()) // 2
    best = max(bounds.least_without_strangers(_sizes(formed), strangers), _least_pairs(formed, knows))
    again = f"{counted(value, 'pair')} in one circle already"
    says = f"{again} {'knows' if value == 1 else 'know'} each other"
    return Measure(value=value, best=best, says=f"{says}; {best} is the least possible" if best else says)


def _pairs(formed: Formed, marked: NDArray[Any]) -> int:
    return sum(bounds.pairs_inside(marked, group) for group in formed.groups)


def _least_pairs(formed: Formed, marked: NDArray[np.bool_]) -> int:
    """Return how many marked pairs must share a circle: all alike in a group, or bound together."""
    return max(bounds.least_in_cliques(marked, len(formed.groups)), _least_bound(formed, marked))


def _least_bound(formed: Formed, marked: NDArray[np.bool_]) -> int:
    """Return how many marked pairs are bound together."""
    whole = [block for block in formed.board.blocks if any({*block} <= {*group} for group in formed.groups)]
    return sum(bounds.pairs_inside(marked, block) for block in whole)  # an edit may have parted others


def _needs_met(formed: Formed) -> Measure | None:
    found = list(_sums(formed, Complement))
    if not found:
        return None
    cohort = formed.facts.cohort
    value = sum(int(term.met(sums).sum()) for term, sums in found)
    rules = cohort.matching.complement
    sizes = _sizes(formed)
    best = sum(bounds.most_needs_met(cohort.participants, *both, sizes) for both in rules.items())
    says = f"{counted(value, 'need is', 'needs are')} met by somebody in the same circle"
    return Measure(value=value, best=best, says=f"{says}; at most {best} could be")


def _mix(formed: Formed) -> Measure | None:
    cohort, circles = formed.facts.cohort, len(formed.groups)
    fields = list(cohort.matching.mix)
    if not fields:
        return None
    value = sum(_pairs(formed, formed.facts.pairs.alike[field]) for field in fields)
    best = sum(
        max(
            bounds.least_alike(cohort.participants, field, circles),
            _least_pairs(formed, formed.facts.pairs.alike[field]),
        )
        for field in fields
    )
    return Measure(value=value, best=best, says=f"{_alike(value, fields)}; {best} is the least possible")


def _align(formed: Formed) -> Measure | None:
    cohort = formed.facts.cohort
    fields = list(cohort.matching.align)
    if not fields:
        return None
    value = sum(_pairs(formed, formed.facts.pairs.alike[field]) for field in fields)
    best = sum(bounds.most_alike(cohort.participants, field, _sizes(formed)) for field in fields)
    return Measure(value=value, best=best, says=f"{_alike(value, fields)}; at most {best} could")


def _alike(value: int, fields: list[str]) -> str:
    """Say how many pairs are alike; with several fields, a pair counts once for each."""
    if len(fields) == 1:
        pairs = f"{counted(value, 'pair')} in one circle"
        return f"{pairs} {'has' if value == 1 else 'have'} the same {fields[0]}"
    return f"{counted(value, 'likeness', 'likenesses')} in {listed(fields, 'or')} inside circles"


def _alone(formed: Formed) -> Measure | None:
    found = list(_sums(formed, NotAlone))
    if not found:
        return None
    cohort = formed.facts.cohort
    value = sum(int(term.alone(sums).sum()) for term, sums in found)
    best = sum(bounds.least_alone(cohort.participants, field) for field in cohort.matching.not_alone)
    who = counted(value, "person is", "people are")
    fields = listed(cohort.matching.not_alone, "or")
    says = f"{who} the only one of their {fields} in a circle; {best} is the least possible"
    return Measure(value=value, best=best, says=says)


_TERMS: dict[str, Callable[[Formed], Measure | None]] = {
    "well_served": _well_served,
    "if_needed": _if_needed,
    "newcomers": _newcomers,
    "in_twos": _in_twos,
    "met_before": _met_before,
    "known": _known,
    "needs_met": _needs_met,
    "mix": _mix,
    "align": _align,
    "alone": _alone,
}
"""Each term that is reported, in order of worth."""
