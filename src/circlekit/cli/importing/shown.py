"""How much of what people wrote is shown: enough to see what a column is, no address and no long text."""

from __future__ import annotations

import re

from circlekit.core.text import shorten

FREE_TEXT = 20
PLAIN = 60
"""Characters of a value that is no free text: windows, zones, options."""

PLAIN_FIELDS = frozenset({"id", "name", "timezone", "available", "if_needed", "lead", "languages", "country"})

_LOOKED_AT = 400
_ADDRESS = re.compile(r"([^\s@<>,;:()\"]{1,64})@([^\s@<>,;:()\"]{1,255})")


def shown(text: str, limit: int = FREE_TEXT) -> str:
    """Return a value on one line, an address as ``a…@example.org``, cut to ``limit`` characters."""
    line = " ".join(text[:_LOOKED_AT].split())
    hidden = _ADDRESS.sub(lambda found: f"{found[1][0]}…@{found[2]}", line)
    return hidden if hidden != line and " " not in hidden else shorten(hidden, limit)


def shown_value(field: str, value: str | tuple[str, ...]) -> str:
    """Return a value of a field in that way; what is no free text may be longer."""
    text = value if isinstance(value, str) else "; ".join(value)
    return shown(text, PLAIN if field in PLAIN_FIELDS else FREE_TEXT)
