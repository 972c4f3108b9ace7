"""Options to copy into a terminal, made of what people typed; and what is not to be repeated at all."""

from __future__ import annotations

import re
import shlex

_LIVE = frozenset('"$`\\!')


def ready(option: str, typed: str, value: str) -> str:
    """Return ``--zone "EST=America/New_York"``, quoted so that a shell takes every character as it is."""
    pair = f"{typed}={value}"
    return f"{option} {shlex.quote(pair)}" if _LIVE & set(pair) else f'{option} "{pair}"'


_NUMBER = re.compile(r"\d(?:[ ./()-]?\d){8}")


def private(text: str) -> bool:
    """Tell whether a text has an address or a telephone number in it, as those of another column may."""
    return "@" in text or _NUMBER.search(text) is not None
