"""What can be seen of a circle before it goes quiet (practices 89-91), and how much care it asks for."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import NamedTuple


class Care(IntEnum):
    """How much care something asks for; the higher, the sooner."""

    WELL = 0
    WATCH = 1
    WORD = 2
    NOW = 3


class Concern(StrEnum):
    """What a sign is about."""

    CANCELLED = "cancelled"
    THIN = "thin"
    NO_DATE = "no date"
    OTHER_DATE = "other date"
    FEW_EXPECTED = "few expected"
    FALLING = "falling"
    LATE_CANCELS = "late cancels"
    UNWRITTEN = "unwritten"
    SILENT = "silent"
    LEAD_AWAY = "lead away"
    PULSE = "pulse"
    COMMITMENTS = "commitments"
    TURNS = "turns"


class Sign(NamedTuple):
    """One thing that was seen: a sentence, and what to do about it.

    ``draft`` is the message that helps, by the name of its template (``circle_quiet``), and ``command`` a
    line to type; both may be empty.
    """

    concern: Concern
    care: Care
    says: str
    do: str
    draft: str = ""
    command: str = ""
