"""Days on which the coordinator has something to do, as calendar entries without an hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """An entry for a whole ``day``; ``alarm`` is the time before its midnight, negative for after it."""

    uid: str
    day: date
    summary: str
    description: str
    alarm: timedelta | None = None
