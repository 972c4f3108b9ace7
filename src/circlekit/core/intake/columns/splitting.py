"""Several options in one cell: told apart by what joins them, by options that are known, or not at all.

Options may contain what joins them («Saturday - needs travel, book by Friday»), so a comma alone never
splits: an option must be given, or have been seen alone in some cell.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from circlekit.core.intake.columns.headers import plain
from circlekit.core.text import same, tidy

QUOTED_COMMA = ","
"""Joins options of which those that have a comma stand in quotes, as in a CSV file."""

AMBIGUOUS = ", "
"""Stands in options as well as between them."""

MOST_PIECES = 1_000
"""A cell with more pieces is no list of options."""

MOST_JOINERS = 20
"""An option with more joiners in it is none."""

_OPENING, _CLOSING = "([", ")]"


class Parts(NamedTuple):
    """The options in a cell; ``whole`` when the cell could not be told apart and is its only item."""

    items: tuple[str, ...]
    whole: bool = False


class Learned(NamedTuple):
    """What cells show: the ``options`` in the order of their first row, and cells that do not split."""

    options: tuple[str, ...]
    whole: tuple[str, ...]


def split(cell: str, joiner: str, options: Sequence[str] = ()) -> Parts:
    """Return the options in a cell.

    Where a comma joins, ``options`` are matched, longest first. What stands behind the last of them is one
    answer in a person's own words («Other: ...»); without any options such a cell stays whole.
    """
    text = tidy(cell)
    if not text:
        return Parts(())
    if not joiner:
        return Parts((text,))
    if joiner == QUOTED_COMMA:
        return Parts(_unique(next(csv.reader([text], skipinitialspace=False, strict=False), [])))
    if joiner != AMBIGUOUS:
        return Parts(_unique(text.split(joiner.strip())))
    return _matched(text, joiner, options)


def _unique(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item for item in map(tidy, items) if item))


def _matched(text: str, joiner: str, options: Sequence[str]) -> Parts:
    """Return the known options from the left; the longest of them counts at each place."""
    if joiner not in text:
        return Parts((text,))
    if text.count(joiner) >= MOST_PIECES:
        return Parts((text,), whole=True)
    pieces = text.split(joiner)
    known = {same(option) for option in options if option.count(joiner) <= MOST_JOINERS}
    widths = sorted({option.count(joiner) + 1 for option in known}, reverse=True)
    found: list[str] = []
    at = 0
    while at < len(pieces):
        ends = (at + width for width in widths if at + width <= len(pieces))
        end = next((end for end in ends if same(joiner.join(pieces[at:end])) in known), None)
        if end is None:
            if not known or any(same(piece) in known for piece in pieces[at:]):
                return Parts((text,), whole=True)
            return Parts(_unique([*found, joiner.join(pieces[at:])]))
        found.append(joiner.join(pieces[at:end]))
        at = end
    return Parts(_unique(found))


def learned(cells: Iterable[str], joiner: str) -> Learned:
    """Return the options that cells show.

    What stands alone in some cell is one; so is what is left of a cell when all else in it is known, as long
    as it is one piece. Brackets keep a comma inside. Cells with anything else do not split.
    """
    texts = dict.fromkeys(text for text in map(tidy, cells) if text)
    if joiner != AMBIGUOUS:
        return Learned(tuple(dict.fromkeys(one for text in texts for one in split(text, joiner).items)), ())
    pieces = {text: _pieces(text, joiner) for text in texts}
    known = _known(list(pieces.values()))
    options = dict.fromkeys(piece for some in pieces.values() for piece in some if piece in known)
    whole = tuple(text for text, some in pieces.items() if not (some and known.issuperset(some)))
    return Learned(tuple(options), whole)


def _known(cells: Sequence[Sequence[str]]) -> set[str]:
    """Return the pieces that are options, each cell being looked at again only when one of its own is."""
    standing_in: defaultdict[str, list[int]] = defaultdict(list)
    unknown = [set(some) for some in cells]
    for index, some in enumerate(unknown):
        for piece in some:
            standing_in[piece].append(index)
    known: set[str] = set()
    ready = [next(iter(some)) for some in unknown if len(some) == 1]
    while ready:
        piece = ready.pop()
        if piece in known:
            continue
        known.add(piece)
        for index in standing_in[piece]:
            unknown[index].discard(piece)
            if len(unknown[index]) == 1:
                ready += unknown[index]
    return known


def _pieces(text: str, joiner: str) -> tuple[str, ...]:
    """Return what stands between joiners that are in no brackets; brackets that never close are none.

    There is nothing where no list of options can be so long.
    """
    if text.count(joiner) >= MOST_PIECES:
        return ()
    if not any(bracket in text for bracket in _OPENING):
        return _unique(text.split(joiner))
    found: list[str] = []
    depth = 0
    for piece in text.split(joiner):
        if depth > 0:
            found[-1] += joiner + piece
        else:
            found.append(piece)
        depth = max(0, depth + sum((c in _OPENING) - (c in _CLOSING) for c in piece))
    return _unique(text.split(joiner) if depth else found)


def likely(
    cells: Iterable[str], joiner: str, own_words: Collection[str] = (), most: int = 12
) -> tuple[str, ...]:
    """Return options that cells may be made of: a proposal to look at, never one to act on.

    Pieces that always stand side by side are taken for one option; what occurs once is left out, and so are
    answers behind one of ``own_words`` («Other: ...»).
    """
    rows = [_pieces(text, joiner) for text in map(tidy, cells) if text]
    count = Counter(piece for row in rows for piece in row)
    after = Counter(pair for row in rows for pair in pairwise(row))
    joined: dict[str, None] = {}
    for row in rows:
        for option in _side_by_side(row, joiner, count, after):
            joined.setdefault(option)
    return tuple(one for one in joined if plain(one.partition(":")[0]) not in own_words)[:most]


def _side_by_side(
    row: Sequence[str], joiner: str, count: Counter[str], after: Counter[tuple[str, str]]
) -> Iterable[str]:
    runs: list[list[str]] = []
    for piece in row:
        if runs and after[runs[-1][-1], piece] == count[piece] == count[runs[-1][-1]]:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [joiner.join(run) for run in runs if count[run[0]] > 1]
