"""What happened in a cohort, as ``log.yaml`` keeps it: who had which turn, and what came of it."""

from __future__ import annotations

from enum import StrEnum

from circlekit.core import fields as f
from circlekit.core.value import Value


class Role(StrEnum):
    """The roles of a meeting that people take in turn (practice 31); in YAML with an underscore."""

    CASE_GIVER = "case giver"
    OPENER = "opener"
    NOTE_TAKER = "note-taker"


class Turn(Value):
    """Who had a role at a meeting of a circle; meetings are counted from 1."""

    circle: f.Handle
    meeting: int
    role: Role
    people: f.Handles


class Collaboration(Value):
    """Something that people of a circle began together (practice 49)."""

    who: f.Handles
    what: f.Line
    since: f.DayIfAny = None


class Log(Value):
    """What was written down of a cohort."""

    turns: tuple[Turn, ...] = ()
    collaborations: tuple[Collaboration, ...] = ()
