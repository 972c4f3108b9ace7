"""A share that people typed: ``70%`` or ``0.7``."""

from __future__ import annotations

import re

from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import quoted, tidy

_SHARE = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?|[.,][0-9]{1,6})\s*(%?)")


def share(text: str) -> float:
    """Return a share between 0 and 1, without 0: that of ``70%``, ``70 %``, ``0.7`` or ``0,7``.

    Raises:
        Wrong: for anything else; ``70`` alone may be either.
    """
    found = _SHARE.fullmatch(tidy(text))
    if not found:
        raise Wrong(f"{quoted(text)} is not a share", "write it as 70% or 0.7")
    number, percent = float(found[1].replace(",", ".")), bool(found[2])
    value = number / 100 if percent else number
    if 0 < value <= 1:
        return value
    if not percent and 1 < number <= 100:
        raise Wrong(f"{quoted(text)} is more than everybody", f"did you mean {found[1]}%?")
    raise Wrong(f"{quoted(text)} is not more than 0% and at most 100%", "write it as 70% or 0.7")
