"""Who has met whom among the people of a cohort, before its circles and after them.

Pairs are kept as keys, ``first * people + second`` with the lower row first, so that ten thousand people take
memory by the pairs they met and not by the pairs there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import counted, listed

Keys = NDArray[np.int64]

NAMED = 3
"""So many of those who have met fewest are named; a longer list is only counted."""


class Company(NamedTuple):
    """Pairs of a cohort's people; rows are those of ``Cohort.participants``.

    ``met`` (K,) are the keys of all pairs who shared a circle in an earlier cohort, in ascending order,
    ``times`` (K,) in how many cohorts they did, and ``now`` (N,) the keys of those who share one now.
    """

    people: int
    met: Keys
    times: Keys
    now: Keys

    @property
    def after(self) -> Keys:
        """The keys (M,) of all pairs who will have met when this cohort is over, in ascending order."""
        return np.union1d(self.met, self.now)

    @property
    def new(self) -> Keys:
        """The keys (M,) of those who share a circle for the first time, in ascending order."""
        return np.setdiff1d(self.now, self.met, assume_unique=True)

    def rows(self, keys: Keys) -> tuple[Keys, Keys]:
        """Return the two rows (K,) of each pair."""
        first, second = np.divmod(keys, max(self.people, 1))
        return first, second

    def others(self, keys: Keys) -> Keys:
        """Return (P,): in how many of these pairs each person is."""
        return np.bincount(np.concatenate(self.rows(keys)), minlength=self.people)


def company(cohort: Cohort, circles: Sequence[Circle]) -> Company:
    """Return who has met whom in ``cohort.past``, and who meets whom in ``circles``, the cohort's own.

    A pair counts once in each earlier cohort; people who take part no more count nowhere.
    """
    row = _rows_by_handle(cohort.participants)
    people = len(cohort.participants)
    earlier = [_keys(past.circles, row, people) for past in cohort.past]
    met, times = np.unique(np.concatenate([_NONE, *earlier]), return_counts=True)
    now = _keys([circle.members for circle in circles], row, people)
    return Company(people, met, times.astype(np.int64), now)


_NONE: Keys = np.zeros(0, dtype=np.int64)
_NONE.flags.writeable = False


def _rows_by_handle(people: Sequence[Participant]) -> Mapping[str, int]:
    """Return everybody's row under their handle, and under those they had once where nobody else has them."""
    once = {handle: row for row, person in enumerate(people) for handle in person.was}
    return {**once, **{person.id: row for row, person in enumerate(people)}}


def _keys(circles: Iterable[Sequence[str]], row: Mapping[str, int], people: int) -> Keys:
    """Return the keys (K,) of all pairs in some circles, each once, in ascending order."""
    by_size: dict[int, list[list[int]]] = {}
    for members in circles:
        here = sorted({row[handle] for handle in members if handle in row})
        by_size.setdefault(len(here), []).append(here)
    found = [_NONE]
    for size, groups in by_size.items():
        first, second = np.triu_indices(size, 1)
        table = np.array(groups, dtype=np.int64)
        found.append((table[:, first] * people + table[:, second]).ravel())
    return np.unique(np.concatenate(found))


class Figures(NamedTuple):
    """How many pairs have met, and how many people each meets for the first time.

    ``least``, ``most`` and ``total`` are of those new people, over everybody who has a circle (``placed``).
    ``fewest`` are the rows of those who will have met fewest others, and ``fewest_met`` is how many.
    """

    pairs: int
    before: int
    after: int
    placed: int
    least: int
    most: int
    total: int
    fewest: tuple[int, ...]
    fewest_met: int


def figures(found: Company) -> Figures:
    """Return the figures of who has met whom."""
    new, known = found.others(found.new), found.others(found.after)
    placed = found.others(found.now) > 0
    fewest_met = int(known.min(initial=found.people))
    return Figures(
        pairs=found.people * (found.people - 1) // 2,
        before=len(found.met),
        after=len(found.after),
        placed=int(placed.sum()),
        least=int(new[placed].min()) if placed.any() else 0,
        most=int(new.max(initial=0)),
        total=int(new.sum()),
        fewest=tuple(int(row) for row in np.flatnonzero(known == fewest_met)),
        fewest_met=fewest_met,
    )


def percent(part: int, whole: int) -> str:
    """Return a share as ``62 %``, or ``0.6 %`` where it is small; never all or nothing by rounding."""
    if not 0 < part < whole:
        return "0 %" if part <= 0 else "100 %"
    if 100 * part < whole:
        return f"0.{1000 * part // whole} %" if 1000 * part >= whole else "under 0.1 %"
    rounded = (200 * part + whole) // (2 * whole)
    return "over 99 %" if rounded == 100 else f"{rounded} %"


def say_share(told: Figures) -> str:
    """Return the figure in a sentence: ``62 % of all pairs have met; after this rotation 78 %.``"""
    if not told.pairs:
        return "There is no pair of people yet."
    before = percent(told.before, told.pairs)
    return f"{before} of all pairs have met; after this rotation {percent(told.after, told.pairs)}."


def say_new(told: Figures) -> str:
    """Return how many people each meets for the first time, in a sentence."""
    if not told.placed:
        return "Nobody is in a circle yet."
    if told.least == told.most:
        return f"Everybody meets {counted(told.least, 'new person', 'new people')}."
    tenths = (20 * told.total + told.placed) // (2 * told.placed)
    mean = f"{tenths // 10}.{tenths % 10}"
    return f"Everybody meets {told.least} to {told.most} new people, {mean} on average."


def say_fewest(told: Figures, people: Sequence[Participant]) -> str:
    """Return who will have met fewest others, in a sentence; nothing where that is everybody."""
    if len(told.fewest) == len(people):
        return ""
    many = len(told.fewest) > NAMED
    who = (
        counted(len(told.fewest), "person", "people")
        if many
        else listed(people[row].name for row in told.fewest)
    )
    each = " each" if len(told.fewest) > 1 else ""
    met = f"{counted(told.fewest_met, 'other')}{each}" if told.fewest_met else "nobody"
    return f"{who} will have met fewest: {met}."


def say_company(told: Figures, people: Sequence[Participant]) -> Iterator[str]:
    """Yield all that the figures say, sentence by sentence."""
    yield from filter(None, (say_share(told), say_new(told), say_fewest(told, people)))
