"""What participants said, as columns of ones and zeros."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.answers import values_of
from circlekit.core.matching.score.terms import Counts
from circlekit.core.model import Cohort, Participant
from circlekit.core.text import same
from circlekit.core.willing import AGAIN, GLADLY, IF_NEEDED, willingness


def flags(rows: Sequence[Sequence[bool]]) -> Counts:
    """Return rows of truth values as numbers that can be added up."""
    return np.array(rows, dtype=np.int16)


def one_hot(people: Sequence[Participant], field: str) -> Counts:
    """Return (people, values): who has each value of a field that at least one person has."""
    said = [{same(value) for value in values_of(person, field)} for person in people]
    values = sorted(set().union(*said)) if said else []
    return np.array([[value in mine for value in values] for mine in said], dtype=np.int16).reshape(
        len(people), len(values)
    )


def lead_columns(cohort: Cohort) -> Counts:
    """Return (people, 3): who leads gladly, who if needed, and who again, though they have just led."""
    return flags([[rank == kind for kind in (GLADLY, IF_NEEDED, AGAIN)] for rank in willingness(cohort)])


def need_columns(people: Sequence[Participant], need: str, offer: str) -> tuple[Counts, int]:
    """Return the columns of ``Complement`` and how many tags are both needed and offered by somebody."""
    needs = [{same(value) for value in values_of(person, need)} for person in people]
    offers = [{same(value) for value in values_of(person, offer)} for person in people]
    tags = sorted(set().union(*needs) & set().union(*offers)) if people else []
    rows = [
        [*(tag in n for tag in tags), *(tag in o for tag in tags), *(tag in n & o for tag in tags)]
        for n, o in zip(needs, offers, strict=True)
    ]
    return np.array(rows, dtype=np.int16).reshape(len(people), 3 * len(tags)), len(tags)


__all__ = ["flags", "lead_columns", "need_columns", "one_hot", "values_of"]
