"""Options to copy into a terminal, made of what people typed."""

from __future__ import annotations

import shlex

_LIVE = frozenset('"$`\\!')


def ready(option: str, typed: str, value: str) -> str:
    """Return ``--zone "EST=America/New_York"``, quoted so that a shell takes every character as it is."""
    pair = f"{typed}={value}"
    return f"{option} {shlex.quote(pair)}" if _LIVE & set(pair) else f'{option} "{pair}"'
