"""How people and cells of a poll are named in messages: never by an address, and not all of many."""

from __future__ import annotations

import re
from collections.abc import Sequence

from circlekit.core.text import counted, listed, quoted

NAMES_AT_MOST = 8

_ADDRESS = re.compile(r"[^\s@]{1,200}@[^\s@]{1,200}")


def shown(text: str) -> str:
    """Return a text for use in a message, in « »; an address in it is no more than ``…@…``."""
    return quoted(_ADDRESS.sub("…@…", text))


def some(names: Sequence[str]) -> str:
    """Return names as a sentence has them; the first few where they are many."""
    first = [shown(name) for name in names[:NAMES_AT_MOST]]
    more = len(names) - len(first)
    return listed([*first, counted(more, "more", "more")] if more else first)
