"""Which meetings are for new ideas, and for which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circlekit.core.parse.counts import whole
from circlekit.core.parse.texts import line
from circlekit.core.parse.wrong import as_items, each


def topics(value: Any) -> dict[int, str]:
    """Return topics by the number of their meeting, from ``{3: How to say no}`` or ``[3, 5]``."""
    if isinstance(value, Mapping):
        numbers = each(((name, name) for name in value), _number)
        return dict(zip(numbers, each(value.items(), line), strict=True))
    return dict.fromkeys(each(as_items(value), _number), "")


def _number(value: Any) -> int:
    return whole(value, 1, 1000)
