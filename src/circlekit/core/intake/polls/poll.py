"""Who can come when, as a poll or a painted grid has it: options, and an answer of each person to each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from circlekit.core.problems import Problem


class Level(IntEnum):
    """How well somebody can come."""

    NO = 0
    IF_NEEDED = 1
    YES = 2


@dataclass(frozen=True, slots=True, order=True)
class Option:
    """A time that was asked about, on the wall clock of the poll's zone.

    A dated one has ``day`` and ``start`` and ``end`` count minutes from its midnight; one of a weekly poll
    has no ``day``, and they count from Monday's midnight.
    """

    start: int
    end: int
    day: datetime | None = None


@dataclass(frozen=True, slots=True)
class Voter:
    """The answers of one person by the index of the option; what is absent was not answered."""

    line: int
    name: str
    email: str
    levels: Mapping[int, Level]
    when: datetime | None = None


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll. ``zone`` is None where the export does not say on whose clock its times are.

    ``instants`` is true where each person saw the times on their own clock: ``zone`` is then UTC, and
    ``home`` the zone of whoever names none, empty where nothing says it.
    """

    file: str
    layout: str
    options: tuple[Option, ...]
    voters: tuple[Voter, ...]
    zone: str | None = None
    notes: tuple[Problem, ...] = ()
    instants: bool = False
    home: str = ""
