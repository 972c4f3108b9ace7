"""Which meeting somebody means: by its number, or by its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol, TypeVar

from circlekit.core import fields as f
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import quoted


class Dated(Protocol):
    """Whatever has a number and takes place on a day."""

    @property
    def number(self) -> int: ...

    @property
    def start(self) -> datetime: ...


D = TypeVar("D", bound=Dated)
NO_DATES: Mapping[date, int] = MappingProxyType({})


def the_one(word: str, those: Sequence[D], there_is_no: str, dates: Mapping[date, int] = NO_DATES) -> D:
    """Return the one whose number or date ``word`` is; ``there_is_no`` begins the sentence about another,
    such as ``Circle 2 has no meeting``. ``dates`` are further dates by which a number is known.

    Raises:
        WrongUse: when there is none; with all there are.
    """
    day = _day(word)
    named = {word.strip(), *(str(number) for known, number in dates.items() if known == day)}
    found = next((one for one in those if str(one.number) in named or one.start.date() == day), None)
    if found is None:
        hint = f"known here: {', '.join(_said(those))}" if those else "there is none at all"
        raise WrongUse([Problem((), f"{there_is_no} {quoted(word)}", hint)])
    return found


def _day(word: str) -> date | None:
    try:
        return f.day(word)
    except f.Wrong:
        return None


def _said(those: Iterable[Dated]) -> Iterable[str]:
    return (f"{one.number} ({one.start.date()})" for one in those)
