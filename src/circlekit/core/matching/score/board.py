"""A cohort as arrays: one row per participant, ready to be scored and searched.

The engine knows no participants, only rows; the last row of every array is an empty seat, worth nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.score.columns import flags, lead_columns, need_columns, one_hot
from circlekit.core.matching.score.hard import AtMost, Leads, Share, Sizes
from circlekit.core.matching.score.hours import Hours, shared_hours
from circlekit.core.matching.score.pairs import Pairs, pair_matrices
from circlekit.core.matching.score.rotating import rotation_terms
from circlekit.core.matching.score.terms import (
    IF_NEEDED,
    MOST_CODED,
    Complement,
    Counts,
    Even,
    Ints,
    NotAlone,
    Term,
    WellServed,
)
from circlekit.core.model import Cohort
from circlekit.core.sizes import quorum
from circlekit.core.willing import may_lead

DEFAULT_WEIGHTS: Mapping[str, int] = {"complement": 40, "not_alone": 60, "if_needed": IF_NEEDED}


class Board(NamedTuple):
    """Everything the search needs, and nothing it does not.

    ``pairs`` (P+1, P+1) is the worth of each pair in one circle, rules included; ``columns`` (P+1, F) what
    each row adds to a circle's sums; ``terms`` read their ``slices`` of those sums. ``blocks`` are rows that
    stay together. ``seats`` is the largest size of a circle; ``sizes_fixed`` keeps empty seats in place.
    """

    people: int
    seats: int
    pairs: Ints
    columns: Counts
    terms: tuple[Term, ...]
    slices: tuple[slice, ...]
    blocks: tuple[tuple[int, ...], ...]
    sizes_fixed: bool = False

    def worth(self, sums: Counts) -> Ints:
        """Return (...): what circles are worth apart from their pairs; ``sums`` is (..., F), size first."""
        size = sums[..., 0]
        total: Ints = np.zeros(size.shape, dtype=np.int64)
        for term, own in self.parts(sums):
            total += term(own, size)
        return total

    def parts(self, sums: Counts) -> Iterator[tuple[Term, Counts]]:
        """Yield each term with its own part of the sums, (..., columns)."""
        for term, part in zip(self.terms, self.slices, strict=True):
            yield term, sums[..., part]

    def sums_of(self, groups: Sequence[Sequence[int]] | Ints) -> Counts:
        """Return (G, F): the sums of circles, given as rows; they need not be of one size."""
        sums = [self.columns[np.array(group, dtype=np.int64)].sum(axis=0, dtype=np.int16) for group in groups]
        return np.array(sums, dtype=np.int16).reshape(len(groups), self.columns.shape[1])


class Facts(NamedTuple):
    """What explanations and bounds need beside the board."""

    cohort: Cohort
    hours: Hours
    pairs: Pairs


def lay_out(cohort: Cohort) -> tuple[Board, Facts]:
    """Return a cohort as arrays, with the facts they were made from."""
    hours = shared_hours(cohort, quorum(cohort.size))
    pairs = pair_matrices(cohort)
    return board_of(cohort, pairs.worth, all_terms(cohort, hours)), Facts(cohort, hours, pairs)


def board_of(cohort: Cohort, worth: Ints, terms: Sequence[Term]) -> Board:
    """Return the board of some terms; the first column of all is always the size."""
    people = len(cohort.participants)
    counted = np.ones((people, 1), dtype=np.int16)
    columns = np.concatenate([counted, *(term.columns for term in terms)], axis=1)
    ends = np.cumsum([1, *(term.columns.shape[1] for term in terms)])
    slices = tuple(slice(int(start), int(end)) for start, end in pairwise(ends))
    empty = np.zeros((1, columns.shape[1]), dtype=np.int16)
    return Board(
        people=people,
        seats=cohort.size.most,
        pairs=np.pad(worth, (0, 1)),
        columns=np.concatenate([columns, empty]),
        terms=tuple(terms),
        slices=slices,
        blocks=blocks_of(cohort),
    )


def blocks_of(cohort: Cohort) -> tuple[tuple[int, ...], ...]:
    """Return the rows that ``together`` binds, chains joined: [a, b] and [b, c] make one block."""
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    blocks: list[set[int]] = []
    for group in cohort.matching.together:
        joined = {row[handle] for handle in group if handle in row}
        for block in [block for block in blocks if block & joined]:
            joined |= block
            blocks.remove(block)
        blocks.append(joined)
    return tuple(tuple(sorted(block)) for block in blocks if len(block) > 1)


def all_terms(cohort: Cohort, hours: Hours) -> list[Term]:
    """Return the terms that say anything about this cohort, rules first."""
    people, rules = cohort.participants, cohort.matching
    nothing = np.zeros((len(people), 0), dtype=np.int16)
    said = {field: one_hot(people, field) for field in {*rules.share, *rules.at_most, *rules.not_alone}}
    terms: list[Term] = [
        Sizes(nothing, *cohort.size),
        *(Share(said[field]) for field in rules.share if said[field].any()),
        *(AtMost(said[field], limit) for field, limit in rules.at_most.items()),
        Leads(lead_columns(cohort)),
        Even(nothing),
        _well_served(cohort, hours),
        *rotation_terms(cohort),
    ]
    for need, offer in rules.complement.items():
        columns, tags = need_columns(people, need, offer)
        if tags:
            terms.append(Complement(columns, tags, _weight(cohort, "complement")))
    terms += [NotAlone(said[field], _weight(cohort, "not_alone")) for field in rules.not_alone]
    return terms


def _weight(cohort: Cohort, name: str) -> int:
    return DEFAULT_WEIGHTS[name] * cohort.matching.weights.get(name, 1)


def _well_served(cohort: Cohort, hours: Hours) -> WellServed:
    leading = flags([[may_lead(person)] for person in cohort.participants])
    led = bool(leading.any())
    can = hours.can.astype(np.int16)
    unit, price, suits = 1, 0, can
    if hours.can_gladly is not None:
        unit, price = MOST_CODED + 1, _weight(cohort, "if_needed")
        suits = can * np.int16(unit) + hours.can_gladly
    columns = np.concatenate([suits, can * leading], axis=1) if led else suits
    return WellServed(columns, can.shape[1], hours.quorum, led, unit=unit, price=price)
