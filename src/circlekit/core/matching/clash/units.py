"""A cohort as its rules see it: people who cannot be told apart by any rule are one kind, and counted.

What is left is small: forty people under three rules are often ten kinds. That keeps the exact model small,
and takes away most of the ways in which the same circles could be written down twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import blocks_of
from circlekit.core.matching.score.columns import values_of
from circlekit.core.matching.score.pairs import number_of
from circlekit.core.model import Cohort, Participant
from circlekit.core.text import same


class Limit(NamedTuple):
    """At most ``most`` of the people in ``rows`` in any circle."""

    rows: frozenset[int]
    most: int


class Choice(NamedTuple):
    """Every circle takes one option, and only people who have that option may sit there.

    ``options`` holds the rows that have each: a language that all must share, or the lowest level there.
    """

    options: tuple[frozenset[int], ...]


class Traits(NamedTuple):
    """What the rules see of somebody, or of people bound together.

    ``limits`` counts the people of each limit, ``choices`` names the options of each choice that suit them,
    ``foes`` are rows they may not meet. ``who`` tells apart those whom a rule names one by one, and
    ``patience`` those who would rather wait from those who would not.
    """

    limits: tuple[int, ...]
    choices: tuple[frozenset[int], ...]
    foes: frozenset[int]
    who: tuple[int, ...]
    patience: int


class Kind(NamedTuple):
    """Everybody with the same traits: ``copies`` are their rows, one tuple for each person or bound block."""

    traits: Traits
    copies: tuple[tuple[int, ...], ...]

    @property
    def size(self) -> int:
        """How many people one copy is."""
        return len(self.copies[0])


class Kinds(NamedTuple):
    """All kinds of a cohort, with the limits and choices they speak of."""

    kinds: tuple[Kind, ...]
    limits: tuple[Limit, ...]
    choices: tuple[Choice, ...]


class Patience(NamedTuple):
    """Who waits for another cohort if somebody must: of equal ``ranks``, those who stand last in ``rows``.

    ``rows`` names everybody; ``ranks`` has a number for each row, the larger the sooner a seat.
    """

    rows: tuple[int, ...]
    ranks: tuple[int, ...]


def all_alike(people: int) -> Patience:
    """Return that anybody may wait, the last in the file first."""
    return Patience(tuple(range(people)), (0,) * people)


def kinds_of(cohort: Cohort, patience: Patience) -> Kinds:
    """Return the kinds of people in a cohort; people of one kind stand in the order of ``patience``."""
    limits, choices = tuple(_limits(cohort)), tuple(_choices(cohort))
    managers = _managers(cohort)
    named = {row for rows in managers for row in rows}
    blocks = blocks_of(cohort)
    bound = {row for block in blocks for row in block}
    found: dict[Traits, list[tuple[int, ...]]] = {}
    for copy in [*blocks, *((row,) for row in patience.rows if row not in bound)]:
        traits = Traits(
            tuple(len(limit.rows.intersection(copy)) for limit in limits),
            tuple(_suiting(choice, copy) for choice in choices),
            frozenset(row for member in copy for row in managers[member]),
            copy if len(copy) > 1 or copy[0] in named else (),
            sum(patience.ranks[row] for row in copy),
        )
        found.setdefault(traits, []).append(copy)
    return Kinds(tuple(Kind(traits, tuple(copies)) for traits, copies in found.items()), limits, choices)


def _suiting(choice: Choice, copy: Sequence[int]) -> frozenset[int]:
    return frozenset(index for index, rows in enumerate(choice.options) if rows.issuperset(copy))


def _limits(cohort: Cohort) -> Iterator[Limit]:
    """Yield what no circle may have too much of: people who are apart, and those with one value."""
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    for group in cohort.matching.apart:
        if len(rows := frozenset(row[handle] for handle in group if handle in row)) > 1:
            yield Limit(rows, 1)
    for field, most in cohort.matching.at_most.items():
        for rows in _by_value(cohort.participants, field):
            if len(rows) > most:
                yield Limit(rows, most)


def _choices(cohort: Cohort) -> Iterator[Choice]:
    """Yield what every circle decides for itself: the value that all share, the level at which it begins."""
    people = cohort.participants
    for field in cohort.matching.share:
        if options := _by_value(people, field):  # what nobody has at all is no rule
            yield _choice(options, cohort.size)
    for field, distance in cohort.matching.within.items():
        levels = [number_of(person, field) for person in people]
        lowest = sorted({level for level in levels if level == level})
        spans = [
            frozenset(row for row, level in enumerate(levels) if not (level < low or level > low + distance))
            for low in lowest
        ]
        if spans:
            yield _choice(spans, cohort.size)


def _choice(options: Sequence[frozenset[int]], size: Size) -> Choice:
    """Return the options that some circle might take: enough people have them, and no other suits more."""
    enough = [
        rows for rows in options if len(rows) >= size.least - 1
    ]  # one may be missing in a smaller circle
    return Choice(tuple(rows for rows in enough if not any(rows < other for other in enough)))


def _by_value(people: Sequence[Participant], field: str) -> list[frozenset[int]]:
    """Return the rows that have each value of a field, doubles left out."""
    rows: dict[str, set[int]] = {}
    for row, person in enumerate(people):
        for value in values_of(person, field):
            rows.setdefault(same(value), set()).add(row)
    return list(dict.fromkeys(frozenset(found) for found in rows.values()))


def _managers(cohort: Cohort) -> list[frozenset[int]]:
    """Return, for each row, the rows of those whom they may not sit with: their managers."""
    handle = {same(person.id): row for row, person in enumerate(cohort.participants)}
    found: list[set[int]] = [set() for _ in cohort.participants]
    for field in cohort.matching.separate:
        for row, person in enumerate(cohort.participants):
            named = (handle.get(same(value), row) for value in person.fields.get(field, ()))
            found[row].update(manager for manager in named if manager != row)
    return [frozenset(rows) for rows in found]
