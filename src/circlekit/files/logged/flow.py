"""Entries of a log as YAML on one line."""

from __future__ import annotations

import re
from typing import Any

from circlekit.core.log import Coming
from circlekit.core.reporting.entries import DID_NOT_MEET, NO_DATE
from circlekit.files import yamltext as yt

_WORDS = frozenset({*Coming, DID_NOT_MEET, NO_DATE})
"""Words of ours stand bare, as in a cohort file: ``yes`` is yes to every reader."""

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[1-9][0-9]{0,3}")


def flow(entry: Any) -> str:
    """Return an entry on one line: ``{present: [amina, ben]}``, ``yes``, ``2027-01-12``."""
    if isinstance(entry, dict):
        return "{" + ", ".join(f"{key(name)}: {flow(value) or '{}'}" for name, value in entry.items()) + "}"
    if isinstance(entry, list):
        return yt.flow_list(entry)
    return entry if entry in _WORDS or _NUMBER.fullmatch(entry) or not entry else yt.scalar(entry)


def key(step: str | int) -> str:
    """Return a key; a number is bare, as people write those of meetings."""
    return str(step) if _NUMBER.fullmatch(str(step)) else yt.scalar(step)
