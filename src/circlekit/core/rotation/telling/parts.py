"""Circles as rows, to be looked at again; in a large cohort some of them at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from circlekit.core.matching.blocks.parcel import Packer, opened
from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.sizes import LARGE

AT_A_TIME = 60
"""So many circles of a large cohort are laid out together."""


def seated_parts(cohort: Cohort, matching: Matching) -> Iterator[Formed]:
    """Yield circles as matching saw them: all at once, or in a large cohort those with pairs met before."""
    circles = matching.circles
    if not circles:
        return
    if sum(len(circle.members) for circle in circles) <= LARGE:
        yield _seated(cohort, circles)
        return
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    again = _with_pairs_met(cohort, circles)
    bare = cohort.model_copy(update={"participants": (), "past": ()})
    packer = Packer(cohort)
    for first in range(0, len(again), AT_A_TIME):
        part = again[first : first + AT_A_TIME]
        rows = sorted(row[handle] for circle in part for handle in circle.members)
        yield _seated(opened(packer.pack(0, rows, everyone=True), bare), part)


def _seated(cohort: Cohort, circles: Sequence[Circle]) -> Formed:
    """Return circles laid out without anybody who is in none of them."""
    here = {handle for circle in circles for handle in circle.members}
    placed = tuple(person for person in cohort.participants if person.id in here)
    row = {person.id: index for index, person in enumerate(placed)}
    groups = tuple(tuple(row[handle] for handle in circle.members) for circle in circles)
    return Formed(groups, *lay_out(cohort.model_copy(update={"participants": placed})))


def _with_pairs_met(cohort: Cohort, circles: Sequence[Circle]) -> list[Circle]:
    """Return the circles in which two people sit who were in one circle before."""
    met = {
        frozenset(pair) for past in cohort.past for old in past.circles for pair in combinations(set(old), 2)
    }
    return [
        circle
        for circle in circles
        if any(frozenset(pair) in met for pair in combinations(circle.members, 2))
    ]
