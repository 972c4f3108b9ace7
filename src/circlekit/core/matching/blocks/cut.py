"""A large cohort cut into blocks of people who may share circles: the rules first, then zones evenly.

People who cannot share a value that circles must share, or are too far apart in one that must be near, are in
different *cells*; a cell is dealt into blocks of alike composition. People bound together stay together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from circlekit.core.fields import Size
from circlekit.core.matching.score.board import blocks_of
from circlekit.core.matching.score.columns import values_of
from circlekit.core.matching.score.pairs import number_of
from circlekit.core.matching.score.rotating import old_circles
from circlekit.core.model import Cohort
from circlekit.core.sections import OldCircles
from circlekit.core.sizes import group_counts
from circlekit.core.text import same
from circlekit.core.willing import would_lead

IN_A_BLOCK = 2_000
"""So many people are solved at once: enough for nearly everybody to find an hour with others."""

FEWEST = 60
"""People who could be in several cells go to the largest, but first fill small ones up to so many."""

Unit = tuple[int, ...]
Cell = tuple[object, ...]


def units_of(cohort: Cohort) -> list[Unit]:
    """Return everybody's rows, those bound together as one unit, in the order of the file."""
    bound = {block[0]: block for block in blocks_of(cohort)}
    inside = {row for block in bound.values() for row in block}
    rows = range(len(cohort.participants))
    return [bound.get(row, (row,)) for row in rows if row in bound or row not in inside]


def cells_of(cohort: Cohort, units: Sequence[Unit]) -> dict[Cell, list[Unit]]:
    """Return the units of each cell; the keys tell them apart."""
    parts: list[list[object]] = [
        *(_shared(cohort, units, field) for field in cohort.matching.share),
        *(_near(cohort, units, field, limit) for field, limit in cohort.matching.within.items()),
    ]
    cells: defaultdict[Cell, list[Unit]] = defaultdict(list)
    for unit, *key in zip(units, *parts, strict=True):
        cells[tuple(key)].append(unit)
    return dict(cells)


def _shared(cohort: Cohort, units: Sequence[Unit], field: str) -> list[object]:
    """Return for each unit the value of a field that its circle will share."""
    forms: dict[tuple[str, ...], frozenset[str]] = {}
    everybody = []
    for person in cohort.participants:
        values = values_of(person, field)
        if values not in forms:
            forms[values] = frozenset(map(same, values))
        everybody.append(forms[values])
    if not any(everybody):
        return [None] * len(units)
    said = [frozenset.intersection(*(everybody[row] for row in unit)) for unit in units]
    heads = [len(unit) for unit in units]
    return list(_spread_over(said, heads, cohort.size))


def _spread_over(said: Sequence[frozenset[str]], heads: Sequence[int], size: Size) -> Iterable[object]:
    """Yield one of its values for each unit: the most common one, unless a small cell needs it."""
    common = Counter[str]()
    sole = Counter[str]()
    for values, people in zip(said, heads, strict=True):
        common.update(dict.fromkeys(values, people))
        if len(values) == 1:
            sole.update(dict.fromkeys(values, people))
    rank = {value: index for index, value in enumerate(sorted(common, key=lambda v: (-common[v], v)))}
    wanted = {value: _filled(sole[value], common[value], size) for value in sole}
    for values, people in zip(said, heads, strict=True):
        chosen = min(values, key=lambda value: rank[value], default=None)
        if len(values) > 1:
            needy = [value for value in values if wanted.get(value, 0) - sole[value] >= people]
            chosen = max(needy, key=lambda value: rank[value], default=chosen)
            if needy and chosen is not None:
                sole[chosen] += people
        yield chosen


def _filled(sole: int, common: int, size: Size) -> int:
    """Return how many people a cell should have: up to FEWEST, as many as can be cut."""
    if sole >= FEWEST:
        return sole
    return next((n for n in range(min(FEWEST, common), sole, -1) if group_counts(n, size)), sole)


def _near(cohort: Cohort, units: Sequence[Unit], field: str, limit: int) -> list[object]:
    """Return for each unit a band of the field's numbers no wider than ``limit``; small bands are joined."""
    numbers = np.array([number_of(person, field) for person in cohort.participants])
    lowest = np.array([np.nanmin(numbers[list(unit)], initial=np.inf) for unit in units])
    levels, counts = np.unique(lowest[np.isfinite(lowest)], return_counts=True)
    starts: list[float] = []
    people = FEWEST
    for level, count in zip(levels.tolist(), counts.tolist(), strict=True):
        if not starts or (level > starts[-1] + limit and people >= FEWEST):
            starts.append(level)
            people = 0
        people += count
    bands = np.searchsorted(np.array(starts[1:]), lowest, side="right")
    return [int(band) if np.isfinite(level) else 0 for band, level in zip(bands, lowest, strict=True)]


def dealt(cohort: Cohort, units: Sequence[Unit], people: int, rng: np.random.Generator) -> list[list[Unit]]:
    """Return units dealt into blocks of about so many people, alike in zones and in who would lead."""
    count = max(1, -(-sum(map(len, units)) // people))
    order = rng.permutation(len(units)).tolist()
    first = [cohort.participants[unit[0]] for unit in units]
    kinds = [
        (-len(unit), person.timezone, would_lead(person)) for unit, person in zip(units, first, strict=True)
    ]
    order.sort(key=lambda index: kinds[index])
    blocks: list[list[Unit]] = [[] for _ in range(count)]
    for turn, company in enumerate(_in_company(cohort, [units[index] for index in order])):
        blocks[turn % count] += company
    return [sorted(block) for block in blocks]


def _in_company(cohort: Cohort, units: Sequence[Unit]) -> Iterable[Sequence[Unit]]:
    """Return units one by one, or by the old circle of their first where everybody comes in twos."""
    if cohort.rotation.old_circles is not OldCircles.IN_TWOS:
        return [[unit] for unit in units]
    home = {handle: number for number, old in enumerate(old_circles(cohort)) for handle in old}
    companies: defaultdict[tuple[int, int], list[Unit]] = defaultdict(list)
    for unit in units:
        old = home.get(cohort.participants[unit[0]].id)
        companies[(0, unit[0]) if old is None else (1, old)].append(unit)
    return companies.values()
