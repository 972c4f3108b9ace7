"""What the end of a cohort means for each person: who goes on, in which circle and role, and who does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.rotation.going_on.answers import Answers


class Kind(StrEnum):
    """Which message somebody gets; the names are those of the template files."""

    LEAVE = "leave"
    LATER = "later"
    JOIN_LATER = "join_later"
    STAY = "stay"
    BACK = "back"
    JOIN = "join"
    UNPLACED = "unplaced"

    @property
    def folder(self) -> str:
        """Where the message lies; whoever waits is in one place, newcomers or not."""
        return str(Kind.LATER if self is Kind.JOIN_LATER else self)


class Part(StrEnum):
    """What a message says besides, where it applies; the names are those of the template files."""

    LED = "led"
    RESTS = "rests"
    LEADS = "leads"
    LEADS_AGAIN = "leads_again"
    DEPUTISES = "deputises"
    TOGETHER = "together"
    ALUMNI = "alumni"
    ALUMNI_ASK = "alumni_ask"
    CALENDAR = "calendar"


class Ended(NamedTuple):
    """The cohort that ends: its circles, what people answered, and which circles have calendars to end."""

    cohort: Cohort
    circles: Sequence[Circle]
    answers: Answers
    calendars: frozenset[str] = frozenset()


class Begun(NamedTuple):
    """The cohort that follows, and its circles."""

    cohort: Cohort
    circles: Sequence[Circle]


@dataclass(frozen=True, slots=True)
class Passage:
    """One person's way from the circle that ends to the one that begins, each None where there is none.

    ``until`` is the day up to which they rest.
    """

    person: Participant
    kind: Kind
    old: Circle | None
    new: Circle | None
    parts: frozenset[Part]
    until: date | None = None


def passages(ended: Ended, begun: Begun) -> tuple[Passage, ...]:
    """Return one for each person: those who took part, in their order, then those who join, now or later.

    Somebody who waited before, and goes on waiting for the same day, gets none.
    """
    old, new = _circle_of(ended.circles), _circle_of(begun.circles)
    before = (*ended.cohort.participants, *ended.cohort.waiting)
    after = (*begun.cohort.participants, *begun.cohort.waiting)
    people = {person.id: person for person in (*before, *after)}
    kinds = _kinds(ended, begun, frozenset(new))
    rests = {person.id: person.pause_until for person in begun.cohort.waiting}
    return tuple(
        Passage(
            person,
            kinds[handle],
            old.get(handle),
            new.get(handle),
            frozenset(_parts(handle, kinds[handle], old.get(handle), new.get(handle), ended)),
            rests.get(handle),
        )
        for handle, person in people.items()
        if handle in kinds
    )


def _circle_of(circles: Sequence[Circle]) -> Mapping[str, Circle]:
    return {handle: circle for circle in circles for handle in circle.members}


def _kinds(ended: Ended, begun: Begun, placed: Collection[str]) -> Mapping[str, Kind]:
    """Return which message each person gets, by handle."""
    was_here = {person.id for person in ended.cohort.participants}
    rested = {person.id: person.pause_until for person in ended.cohort.waiting}
    waiting = {person.id: person.pause_until for person in begun.cohort.waiting}
    once = {handle for past in begun.cohort.past for circle in past.circles for handle in circle}
    found = {}
    for handle in {*was_here, *rested} - waiting.keys():
        found[handle] = Kind.LEAVE
    for handle, until in waiting.items():
        if handle in was_here or until != rested.get(handle):
            found[handle] = Kind.LATER if handle in was_here | once else Kind.JOIN_LATER
    for person in begun.cohort.participants:
        if person.id not in placed:
            found[person.id] = Kind.UNPLACED
        elif person.id in was_here:
            found[person.id] = Kind.STAY
        else:
            found[person.id] = Kind.BACK if person.id in once else Kind.JOIN
    return found


def _parts(handle: str, kind: Kind, old: Circle | None, new: Circle | None, ended: Ended) -> Iterator[Part]:
    led = old is not None and old.lead == handle
    if led:
        yield Part.LED  # practice 70
    if new is not None and new.lead == handle:
        yield Part.LEADS_AGAIN if led else Part.LEADS
    elif new is not None and new.deputy == handle:
        yield Part.DEPUTISES
    elif led and new is not None:
        yield Part.RESTS
    if old is not None and new is not None and _goes_on(old, new, ended.answers):
        yield Part.TOGETHER
    if old is not None and old.id in ended.calendars:
        yield Part.CALENDAR
    if kind is Kind.LEAVE:
        yield Part.ALUMNI if handle in ended.answers.alumni else Part.ALUMNI_ASK


def _goes_on(old: Circle, new: Circle, answers: Answers) -> bool:
    """Tell whether ``new`` is a circle that asked for one more cohort together."""
    gone = {*answers.leave, *answers.defer, *answers.pause}
    stay = {handle for handle in old.members if handle not in gone}
    return old.id in answers.one_more and len(stay) > 1 and stay <= set(new.members)
