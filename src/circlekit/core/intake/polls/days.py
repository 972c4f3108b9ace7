"""The days that stand over a poll's columns or before its rows, read as a whole: one order holds for all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from circlekit.core.clock_words import short_date
from circlekit.core.intake.polls.dates import Numeric, in_words, numeric, orders_of
from circlekit.core.intake.polls.setting import Setting
from circlekit.core.intake.polls.talk import shown
from circlekit.core.problems import Path, Problem


class Days(NamedTuple):
    """A midnight for each text, None where it is no date, and what a person is asked about them."""

    found: tuple[datetime | None, ...]
    problems: tuple[Problem, ...] = ()


def days(texts: Sequence[str], setting: Setting, path: Path) -> Days:
    """Return the dates of texts like ``26 October 2026``, ``2026-10-26`` or ``10/26/2026``.

    Numbers that are dates in more than one order are a question, placed at ``path``; only the order that
    a person named is then believed.
    """
    numbers = {text: found for text in dict.fromkeys(texts) if (found := numeric(text))}
    orders = orders_of(numbers.values()) if numbers else ()
    if setting.date_order:
        orders = (setting.date_order,) if setting.date_order in orders else ()
    unclear = _differ(tuple(numbers.values()), orders)
    order = "" if unclear else next(iter(orders), "")
    read = tuple(_day(text, numbers.get(text), order, setting) for text in texts)
    return Days(read, (_question(numbers, orders, path),) if unclear else ())


def _differ(numbers: Sequence[Numeric], orders: Sequence[str]) -> bool:
    """Tell whether two orders make other days of the same numbers."""
    return len({tuple(one.day(order) for one in numbers) for order in orders}) > 1


def _day(text: str, numbers: Numeric | None, order: str, setting: Setting) -> datetime | None:
    if numbers is None:
        return in_words(text, setting.words).date()
    return numbers.day(order) if order else None


def _question(numbers: dict[str, Numeric], orders: Sequence[str], path: Path) -> Problem:
    text, unclear = next((text, one) for text, one in numbers.items() if _differ((one,), orders))
    readings = [short_date(day) for order in orders if (day := unclear.day(order))]
    message = f"{shown(text)} is {' or '.join(dict.fromkeys(readings))}: which one is not sure"
    return Problem(path, message, " or ".join(f"--date-order {order}" for order in orders))
