"""The moments at which answers came, in the shapes of many tools and countries.

Whether a day or a month comes first is one decision for a whole column: any number over 12 decides it, else
that answers come one after the other. Where neither does, the month is put first, as the tools do that let
it be in doubt, and that is said.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.answer import instant
from circlekit.core.intake.mapping import ORDERS
from circlekit.core.intake.moments.shapes import Shape, shape
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.parse.wrong import Wrong

DMY, MDY, YMD = ORDERS
ENOUGH = 3
"""So many different moments must come one after the other to decide an order."""
OPTION = "--date-order"
_SAYS = {DMY: "the day", MDY: "the month", YMD: "the year"}


class Moments(NamedTuple):
    """The moments of a column, None for what is none; aware where the text names an offset, else naive.

    ``order`` is ``dmy``, ``mdy`` or ``ymd``, empty where no text needs one. ``assumed`` says in words what
    was concluded or assumed about it, empty where the texts leave no doubt. Where it was merely assumed,
    ``otherwise`` has the moments in the other order, else it is empty. ``zones`` are abbreviations such as
    ``EST`` that were left aside.
    """

    found: tuple[datetime | None, ...]
    order: str = ""
    assumed: str = ""
    otherwise: tuple[datetime | None, ...] = ()
    zones: tuple[str, ...] = ()

    @property
    def question(self) -> Wrong:
        """The question to ask when it matters which of two orders is meant."""
        message = "these dates do not show whether the day or the month comes first"
        return Wrong(message, f"{OPTION} {DMY} (the day first) or {OPTION} {MDY} (the month first)")


class _Decided(NamedTuple):
    order: str
    assumed: str = ""
    other: str = ""


def read_moments(texts: Sequence[str], order: str = "", *, words: TimeWords) -> Moments:
    """Return the moments of a whole column; ``order`` is what a person said, or nothing."""
    shapes = tuple(shape(text, words) for text in texts)
    decided = _decide([one for one in shapes if one and not one.order], shapes, order)
    otherwise = _all(shapes, decided.other) if decided.other else ()
    zones = tuple(sorted({one.zone for one in shapes if one and one.zone}))
    return Moments(_all(shapes, decided.order), decided.order, decided.assumed, otherwise, zones)


def _all(shapes: Iterable[Shape | None], order: str) -> tuple[datetime | None, ...]:
    # Where only the other order gives a day of the calendar, that one is certain.
    other = DMY if order == MDY else MDY
    return tuple(one and (one.on(order or MDY) or one.on(other)) for one in shapes)


def _decide(open_ones: Sequence[Shape], shapes: Sequence[Shape | None], said: str) -> _Decided:
    """Return the order of the dates that leave it open."""
    if said or not open_ones:
        return _Decided(said if open_ones else "")
    days_first = any(one.numbers[0] > 12 for one in open_ones)
    months_first = any(one.numbers[1] > 12 for one in open_ones)
    if days_first != months_first:
        return _Decided(DMY if days_first else MDY)
    if all(one.numbers[0] == one.numbers[1] for one in open_ones):
        return _Decided(MDY)
    if days_first:
        message = (
            "the day comes first in some dates and the month in others: the month is taken to come first"
        )
        return _Decided(MDY, message, DMY)
    return _by_time(shapes)


def _by_time(shapes: Sequence[Shape | None]) -> _Decided:
    """Return the order in which the rows come one after the other, if that is so in one order only."""
    in_turn = [order for order in (DMY, MDY) if _in_turn(_all(shapes, order))]
    if len(in_turn) == 1:
        (order,) = in_turn
        message = f"{_SAYS[order]} comes first in the dates: only so do the answers follow one another"
        return _Decided(order, message)
    return _Decided(MDY, "the dates do not show it: the month is taken to come first", DMY)


def _in_turn(moments: Iterable[datetime | None]) -> bool:
    """Tell whether enough moments come one after the other, from old to new or from new to old."""
    instants = [instant(when) for when in moments if when]
    pairs = list(itertools.pairwise(instants))
    ascending = all(before <= after for before, after in pairs)
    descending = all(before >= after for before, after in pairs)
    return len(set(instants)) >= ENOUGH and (ascending or descending)
