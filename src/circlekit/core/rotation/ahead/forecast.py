"""What the rounds of a plan come to: who meets whom again, how many new people, and when all have met all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.limits.bounds import pairs_among
from circlekit.core.matching.score.pairs import met_counts
from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.rotation.designs.fields import Ints
from circlekit.core.rotation.rounds import plan_rounds
from circlekit.core.rotation.telling.company import company, figures
from circlekit.core.sizes import even_sizes, group_counts, says
from circlekit.core.text import counted

Groups = tuple[tuple[int, ...], ...]

SEATS, SEARCH = "seats", "search"


class Foreseen(NamedTuple):
    """One round: its circles, and what they come to if everybody stays.

    ``again`` counts its pairs who have met before; ``least`` and ``most`` are how many new people each
    meets; ``met`` of ``pairs`` will have met after it.
    """

    number: int
    by: str
    circles: int
    again: int
    least: int
    most: int
    met: int
    pairs: int


def foresee(cohort: Cohort, planned: Sequence[tuple[str, Groups]], rounds: int) -> tuple[Foreseen, ...]:
    """Return what so many rounds come to if the people stay the same.

    ``planned`` are the first of them as rows, with how each was made; the others are searched for.
    """
    made = list(planned)[:rounds]
    if len(made) < rounds:
        made += [(SEARCH, groups) for groups in _searched(cohort, made, rounds - len(made))]
    found = []
    for number, (by, groups) in enumerate(made, 1):
        circles = [_circle(cohort, label, group) for label, group in enumerate(groups, 1)]
        seen = company(cohort, circles)
        told = figures(seen)
        again = len(seen.now) - len(seen.new)
        found.append(Foreseen(number, by, len(groups), again, told.least, told.most, told.after, told.pairs))
        cohort = _after(cohort, groups)
    return tuple(found)


def _circle(cohort: Cohort, number: int, group: Sequence[int]) -> Circle:
    members = tuple(cohort.participants[row].id for row in group)
    return Circle(id=f"c{number}", name=f"Circle {number}", members=members)


def _after(cohort: Cohort, groups: Groups) -> Cohort:
    """Return the cohort with one more round behind it."""
    circles = tuple(tuple(cohort.participants[row].id for row in group) for group in groups)
    return cohort.model_copy(update={"past": (*cohort.past, PastCohort(cohort=cohort.id, circles=circles))})


def _searched(cohort: Cohort, made: Sequence[tuple[str, Groups]], rounds: int) -> Iterator[Groups]:
    """Yield so many further rounds with few pairs that met in those before; none where none can be cut."""
    people = len(cohort.participants)
    if not group_counts(people, cohort.size):
        return
    for _, groups in made:
        cohort = _after(cohort, groups)
    plan = plan_rounds(people, cohort.size, rounds, seconds=0.0, met=met_counts(cohort))
    yield from map(_groups, plan)


def _groups(labels: Ints) -> Groups:
    return tuple(tuple(int(row) for row in np.flatnonzero(labels == label)) for label in np.unique(labels))


class Earliest(NamedTuple):
    """After how many rounds everybody can have met everybody at the earliest, and why not before."""

    rounds: int
    why: str


def earliest(cohort: Cohort) -> Earliest:
    """Return a proven bound: in a round nobody meets more than the others of the largest circle."""
    people, most = len(cohort.participants), cohort.size.most
    met = met_counts(cohort) > 0
    to_meet = int((people - 1 - met.sum(axis=1)).max(initial=0))
    alone = -(-to_meet // max(most - 1, 1))
    pairs = pairs_among(people) - int(met.sum()) // 2
    at_once = sum(map(pairs_among, _largest(people, cohort.size)))
    together = -(-pairs // max(at_once, 1))
    if alone >= together:
        others = counted(to_meet, "other")
        return Earliest(alone, f"somebody has {others} to meet, at most {most - 1} in a round")
    return Earliest(together, f"{counted(pairs, 'pair')} have to meet, at most {at_once:,} in a round")


def _largest(people: int, size: Size) -> tuple[int, ...]:
    """Return sizes with at least as many pairs inside as any circles can have."""
    counts = group_counts(people, size)
    if not counts:
        return (people,)
    sizes = list(even_sizes(people, counts[0]))
    return tuple(_filled(sizes, size))


def _filled(sizes: list[int], size: Size) -> Iterator[int]:
    """Yield as many circles, as unlike in size as they may be: that has most pairs."""
    left = sum(sizes) - size.least * len(sizes)
    for _ in sizes:
        more = min(left, size.most - size.least)
        left -= more
        yield size.least + more


def says_when(cohort: Cohort, rounds: Sequence[Foreseen]) -> str:
    """Return when everybody will have met everybody, or that it cannot be so soon, in a sentence."""
    done = next((one.number for one in rounds if one.met == one.pairs), None)
    if done is not None:
        return f"After round {done} everybody has met everybody."
    bound, size = earliest(cohort), says(cohort.size)
    who = f"With {counted(len(cohort.participants), 'person', 'people')} in circles of {size}"
    takes = f"it takes {counted(bound.rounds, 'round')} at least until everybody has met everybody"
    return f"{who} {takes}: {bound.why}."
