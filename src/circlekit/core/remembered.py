"""What was remembered as plain data, read back: what is damaged is as if it had never been there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")


def sound(data: object, parse: Callable[[Any], T]) -> dict[str, T]:
    """Return what ``parse`` makes of each value of a mapping, without those that it cannot read."""
    found = {}
    for key, value in data.items() if isinstance(data, Mapping) else ():
        try:
            found[str(key)] = parse(value)
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            continue
    return found


def texts(values: object) -> tuple[str, ...]:
    """Return a list as texts.

    Raises:
        TypeError: it is none, such as a text, which would come apart into its letters.
    """
    if not isinstance(values, list):
        raise TypeError("a list was expected")
    return tuple(map(str, values))
