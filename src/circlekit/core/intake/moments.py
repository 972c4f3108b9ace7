"""The moments at which answers came, in the shapes of many tools and countries."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.intake.time_words import TimeWords


class Moments(NamedTuple):
    """The moments of a column, None for what is none; aware where the text names an offset, else naive.

    ``order`` is ``dmy``, ``mdy`` or ``ymd``, empty where no text needs one. ``assumed`` says in words what was
    concluded or assumed about it, empty where the texts leave no doubt. Where it was merely assumed,
    ``otherwise`` has the moments in the other order, else it is empty. ``zones`` are abbreviations such as
    ``EST`` that were left aside.
    """

    found: tuple[datetime | None, ...]
    order: str = ""
    assumed: str = ""
    otherwise: tuple[datetime | None, ...] = ()
    zones: tuple[str, ...] = ()


def read_moments(texts: Sequence[str], order: str = "", *, words: TimeWords) -> Moments:
    """Return the moments of a whole column; ``order`` is what a person said, or nothing."""
    return Moments(tuple(None for _ in texts), order)
