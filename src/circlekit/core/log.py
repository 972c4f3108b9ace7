"""What happened in a cohort, as ``log.yaml`` keeps it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from circlekit.core import fields as f
from circlekit.core.value import Value


class Role(StrEnum):
    """The roles of a meeting that people take in turn (practice 31); in YAML with an underscore."""

    CASE_GIVER = "case giver"
    OPENER = "opener"
    FACILITATOR = "facilitator"
    TIMEKEEPER = "timekeeper"
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


class Commitment(Value):
    """On which day a member committed themselves to the others of their circle (practices 40 and 41)."""

    circle: f.Handle
    person: f.Handle
    day: date


class Coming(StrEnum):
    """What somebody says before a meeting."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


class Rsvp(Value):
    """Whether somebody comes to a meeting, as they said last."""

    circle: f.Handle
    meeting: int
    person: f.Handle
    coming: Coming


class Presence(StrEnum):
    """What became of a member on the day of a meeting; in YAML with an underscore."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    NO_WORD = "no word"


def key_of(word: Role | Presence) -> str:
    """Return a role or a presence as it stands in YAML: ``note_taker``."""
    return word.name.casefold()


class Attendance(Value):
    """Who came to a meeting. Without ``met`` it did not take place, and nobody is listed.

    Whoever is in none of the lists was not written down.
    """

    circle: f.Handle
    meeting: int
    met: bool = True
    present: f.Handles = ()
    apologies: f.Handles = ()
    no_word: f.Handles = ()


class Pulse(Value):
    """How a meeting was, from 1 to 5: for one person, or for the circle where ``person`` is None."""

    circle: f.Handle
    meeting: int
    person: f.Handle | None = None
    score: int


class NextDate(Value):
    """When a circle says that it meets next; ``day`` is None where it has agreed on no date."""

    circle: f.Handle
    day: date | None


class Log(Value):
    """What was written down of a cohort; each meeting has one attendance, each person one reply to it."""

    turns: tuple[Turn, ...] = ()
    collaborations: tuple[Collaboration, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    rsvps: tuple[Rsvp, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    pulse: tuple[Pulse, ...] = ()
    next_dates: tuple[NextDate, ...] = ()
