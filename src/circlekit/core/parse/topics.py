"""Which meetings are for new ideas, and for which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circlekit.core.parse.counts import whole
from circlekit.core.parse.texts import line
from circlekit.core.parse.wrong import Wrong, as_items, each


def topics(value: Any) -> dict[int, str]:
    """Return topics by the number of their meeting, from ``{3: How to say no}`` or ``[3, 5]``."""
    if isinstance(value, Mapping):
        numbers = each(((name, name) for name in value), _number)
        _refuse_twice(dict(zip(value, numbers, strict=True)))
        return dict(zip(numbers, each(value.items(), line), strict=True))
    return dict.fromkeys(each(as_items(value), _number), "")


def _number(value: Any) -> int:
    return whole(value, 1, 1000)


def _refuse_twice(numbers: Mapping[str, int]) -> None:
    """Refuse two keys of one meeting, such as ``2`` and ``02``."""
    first: dict[int, str] = {}
    for key, number in numbers.items():
        if first.setdefault(number, key) != key:
            raise Wrong(f"meeting {number} stands here twice", "keep one", (key,))
