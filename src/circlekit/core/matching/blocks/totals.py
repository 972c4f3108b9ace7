"""How good the circles of a large cohort are: sums over circles, beside bounds found by counting alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from circlekit.core.matching.blocks.company import newcomers_alone, without_old
from circlekit.core.matching.limits import bounds
from circlekit.core.matching.limits.repeats import least_in_twos, least_of_old_circles
from circlekit.core.matching.reasons.figures import Figures
from circlekit.core.matching.reasons.repeats import said_again, said_in_twos, said_of_newcomers
from circlekit.core.matching.score.rotating import newcomers, old_circles
from circlekit.core.model import Circle, Cohort, Measure
from circlekit.core.sections import OldCircles
from circlekit.core.text import counted, listed


class Totals:
    """What circles come to together, term by term, counted as they come in."""

    def __init__(self) -> None:
        self._sums: Counter[str] = Counter()
        self.alike: Counter[str] = Counter()
        self.sizes: list[int] = []

    def add(self, found: Figures) -> None:
        """Count one circle."""
        own: dict[str, Any] = found._asdict()
        self.alike.update(own.pop("alike"))
        self._sums.update(own)
        self.sizes.append(found.members)

    def __getitem__(self, name: str) -> int:
        return self._sums[name]


def quality_of(cohort: Cohort, circles: Sequence[Circle], totals: Totals, could: int) -> dict[str, Measure]:
    """Return the terms that say anything about a cohort; ``could`` people can come to some slot."""
    return dict(_terms(cohort, circles, totals, could))


def _terms(
    cohort: Cohort, circles: Sequence[Circle], totals: Totals, could: int
) -> Iterator[tuple[str, Measure]]:
    people, served = totals["members"], totals["served"]
    says = f"{served:,} of {people:,} people can come to a weekly hour of their circle on every date"
    yield "well_served", Measure(value=served, best=could, says=f"{says}; at most {could:,} could")
    if any(person.if_needed for person in cohort.participants):
        yield "if_needed", _if_needed(totals["stretched"])
    yield from _company(cohort, circles)
    yield "met_before", _met_before(cohort, circles, totals)
    if any(person.knows for person in cohort.participants):
        yield "known", _known(totals["knows"])
    yield from _needs_met(cohort, totals)
    yield from _likenesses(cohort, totals)
    if cohort.matching.not_alone:
        yield "alone", _alone(cohort, totals)


def _if_needed(value: int) -> Measure:
    come = counted(value, "person comes", "people come")
    return Measure(value=value, best=0, says=f"{come} to their circle's hour only if needed")


def _known(value: int) -> Measure:
    pairs = counted(value, "pair in one circle already knows", "pairs in one circle already know")
    return Measure(value=value, best=0, says=f"{pairs} each other")


def _met_before(cohort: Cohort, circles: Sequence[Circle], totals: Totals) -> Measure:
    if not cohort.past:
        return Measure(value=0, best=0, says="no earlier circles are known")
    best = least_of_old_circles(cohort.past, [person.id for person in cohort.participants], len(circles))
    in_twos = best
    if cohort.rotation.old_circles is OldCircles.IN_TWOS and not without_old(cohort, circles):
        in_twos = max(best, least_in_twos(old_circles(cohort), len(circles)))
    return said_again(totals["met"], best, in_twos, len(circles))


def _company(cohort: Cohort, circles: Sequence[Circle]) -> Iterator[tuple[str, Measure]]:
    new, people = len(newcomers(cohort)), len(cohort.participants)
    if 1 < new < people:
        best = max(len(circles) - (people - new), 0)
        yield "newcomers", said_of_newcomers(newcomers_alone(cohort, circles), best)
    if cohort.rotation.old_circles is OldCircles.IN_TWOS and old_circles(cohort):
        yield "in_twos", said_in_twos(without_old(cohort, circles))


def _needs_met(cohort: Cohort, totals: Totals) -> Iterator[tuple[str, Measure]]:
    rules = cohort.matching.complement
    people, sizes = cohort.participants, totals.sizes
    best = sum(bounds.most_needs_met(people, need, offer, sizes) for need, offer in rules.items())
    if best:
        needs = counted(totals["needs"], "need is", "needs are")
        says = f"{needs} met by somebody in the same circle; at most {best:,} could be"
        yield "needs_met", Measure(value=totals["needs"], best=best, says=says)


def _likenesses(cohort: Cohort, totals: Totals) -> Iterator[tuple[str, Measure]]:
    people, rules = cohort.participants, cohort.matching
    if rules.mix:
        value = sum(totals.alike[field] for field in rules.mix)
        best = sum(bounds.least_alike(people, field, len(totals.sizes)) for field in rules.mix)
        says = f"{_alike(value, rules.mix)}; {best:,} is the least possible"
        yield "mix", Measure(value=value, best=best, says=says)
    if rules.align:
        value = sum(totals.alike[field] for field in rules.align)
        best = sum(bounds.most_alike(people, field, totals.sizes) for field in rules.align)
        says = f"{_alike(value, rules.align)}; at most {best:,} could"
        yield "align", Measure(value=value, best=best, says=says)


def _alike(value: int, fields: Iterable[str]) -> str:
    names = listed(fields, "or")
    return f"{counted(value, 'likeness', 'likenesses')} in {names} inside circles"


def _alone(cohort: Cohort, totals: Totals) -> Measure:
    fields = cohort.matching.not_alone
    best = sum(bounds.least_alone(cohort.participants, field) for field in fields)
    who = counted(totals["alone"], "person is", "people are")
    says = f"{who} the only one of their {listed(fields, 'or')} in a circle; {best:,} is the least possible"
    return Measure(value=totals["alone"], best=best, says=says)
