"""What people answered about the next cohort (practices 42, 45, 46). Nobody has to have answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.value import Value

STAY, LEAVE, DEFER, PAUSE = "stay", "leave", "defer", "pause"
STATES = (STAY, LEAVE, DEFER, PAUSE)
JOIN = "join"
WISHES = ("lead_again", "rest", "one_more", "alumni")
"""Lists of handles beside the states; ``one_more`` holds those of circles."""

REQUESTS = ("prefer", "avoid")


class Answers(Value):
    """What people answered, by handle; ``join`` are newcomers. Nobody has to have answered.

    ``pause`` says until when. ``lead_again`` are those who wish to lead though they have just led, ``rest``
    those who want no role this time, ``one_more`` the circles that ask for one more cohort together, and
    ``alumni`` those who agree to be on the list of former members. ``prefer`` and ``avoid`` are requests.
    """

    stay: f.Handles = ()
    leave: f.Handles = ()
    defer: f.Handles = ()
    pause: f.DaysByHandle = Field(default_factory=dict)
    join: tuple[Participant, ...] = ()
    lead_again: f.Handles = ()
    rest: f.Handles = ()
    one_more: f.Handles = ()
    alumni: f.Handles = ()
    prefer: f.Groups = ()
    avoid: f.Groups = ()


class Asked(NamedTuple):
    """What the answers are about: the cohort that ends, its circles, and when the next one starts."""

    cohort: Cohort
    circles: Sequence[Circle]
    starts: date


def states_of(answers: Answers) -> dict[str, str]:
    """Return what each person answered; of two answers the first in the order of ``STATES``."""
    found: dict[str, str] = {}
    for state in STATES:
        for handle in getattr(answers, state):
            found.setdefault(handle, state)
    return found


def silent(cohort: Cohort, answers: Answers) -> Sequence[Participant]:
    """Return the participants who said nothing; those who wait are not among them."""
    said = states_of(answers)
    return [person for person in cohort.participants if person.id not in said]
