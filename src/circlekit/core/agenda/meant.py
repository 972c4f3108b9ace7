"""What a meeting of a circle is for, by its number."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

Meant = Literal["first", "working", "input", "last"]

_ENOUGH = 3
"""With fewer meetings none can be spared for beginning and looking back."""


def meant_of(number: int, of: int, inputs: Container[int] = ()) -> Meant:
    """Return what meeting ``number`` of ``of`` is for; ``inputs`` are those with new ideas (practice 33)."""
    if of >= _ENOUGH and number == 1:
        return "first"
    if of >= _ENOUGH and number >= of:
        return "last"
    return "input" if number in inputs else "working"
