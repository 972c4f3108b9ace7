"""Facts about a circle as they are given in a command: people by what they are called, and a meeting."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from circlekit.core.log import Coming, Log, Presence, Role, key_of
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.problems import Problem
from circlekit.core.reporting import saying
from circlekit.core.reporting.entries import Fact
from circlekit.core.reporting.meetings import last_held, meeting_named, next_held
from circlekit.core.reporting.people import Members
from circlekit.core.text import quoted

T = TypeVar("T")


class Given(NamedTuple):
    """What was typed: lists of people as they are called, by what is said of them.

    ``all_present`` are all who are in no other list. ``pulse`` is ``4`` for the circle, or ``amina=4``.
    """

    presence: Mapping[Presence, str]
    coming: Mapping[Coming, str]
    roles: Mapping[Role, str]
    all_present: bool = False
    did_not_meet: bool = False
    committed: str = ""
    next_date: str = ""
    pulse: str = ""

    @property
    def about_a_meeting(self) -> bool:
        """Whether something was said about a meeting that was held, or was to be."""
        attended = self.all_present or self.did_not_meet or any(self.presence.values())
        return bool(attended or any(self.roles.values()) or self.pulse)

    @property
    def about_the_next(self) -> bool:
        """Whether something was said about a meeting to come."""
        return any(self.coming.values())

    @property
    def anything(self) -> bool:
        """Whether anything was said at all."""
        return self.about_a_meeting or self.about_the_next or bool(self.committed or self.next_date)


class Found(NamedTuple):
    """The facts that were given, the meeting that they are about, and all that is wrong with them."""

    facts: Log
    meeting: Meeting | None
    problems: tuple[Problem, ...]


def facts_of(
    given: Given,
    circle: Circle,
    people: Sequence[Participant],
    meetings: Sequence[Meeting],
    named: str | None,
    today: date,
) -> Found:
    """Return the facts that were given about a circle; ``named`` is the meeting, where one was.

    Without it a report is about the last meeting up to ``today``, a reply about the next from it on.
    """
    reading = _Reading(Members(circle, people))
    meeting = reading.sound(_meeting(given, circle, meetings, named, today))
    number = meeting.number if meeting else 1
    there_by = meeting.start.date() if meeting else today
    facts = {
        "commitments": list(reading.commitments(given.committed, today)),
        "rsvps": list(reading.rsvps(given, number)),
        "attendance": list(reading.attendance(given, number, there_by)),
        "turns": list(reading.turns(given, number)),
        "pulse": list(reading.pulses(given, number)),
        "next_dates": list(reading.next_dates(given)),
    }
    if given.anything and not any(facts.values()) and not reading.problems:
        reading.problems.append(Problem((), "this says nothing of anybody", "such as --present amina,ben"))
    problems = tuple(reading.problems)
    return Found(Log() if problems else Log.model_validate(facts), meeting, problems)


def _meeting(
    given: Given, circle: Circle, meetings: Sequence[Meeting], named: str | None, today: date
) -> Meeting | Problem | None:
    if named is not None:
        return meeting_named(named, circle, meetings)
    if given.about_a_meeting and given.about_the_next:
        message = f"this says of {quoted(circle.id)} who was there and who comes"
        return Problem((), message, "name the meeting, by its number or its date")
    if given.about_a_meeting:
        held = last_held(meetings, today)
        return held or Problem((), f"{quoted(circle.id)} has not met yet", "name the meeting, or its date")
    if given.about_the_next:
        coming = next_held(meetings, today)
        return coming or Problem((), f"{quoted(circle.id)} has no meeting to come", "name the meeting")
    return None


class _Reading:
    """Options that are being read; ``problems`` are all that were found so far."""

    def __init__(self, members: Members) -> None:
        self.problems: list[Problem] = []
        self._members = members
        self._circle = members.circle.id

    def sound(self, found: T | Problem) -> T | None:
        """Return what was found, or None where it is a problem, which is kept."""
        if isinstance(found, Problem):
            self.problems.append(found)
            return None
        return found

    def _people(self, typed: str) -> list[str]:
        handles, wrong = self._members.several(typed)
        self.problems += wrong
        return handles

    def _once(self, lists: Mapping[str, list[str]]) -> None:
        seen: dict[str, str] = {}
        for name, handles in lists.items():
            for handle in handles:
                if seen.setdefault(handle, name) != name:
                    message = f"{quoted(handle)} is under «{seen[handle]}» and under «{name}»"
                    self.problems.append(Problem((), message, "name everybody once"))

    def commitments(self, typed: str, day: date) -> Iterator[Fact]:
        for handle in self._people(typed):
            yield {"circle": self._circle, "person": handle, "day": day}

    def rsvps(self, given: Given, number: int) -> Iterator[Fact]:
        lists = {coming: self._people(typed) for coming, typed in given.coming.items()}
        self._once({str(coming): handles for coming, handles in lists.items()})
        for coming, handles in lists.items():
            for handle in handles:
                yield {"circle": self._circle, "meeting": number, "person": handle, "coming": coming}

    def attendance(self, given: Given, number: int, day: date) -> Iterator[Fact]:
        lists = {presence: self._people(typed) for presence, typed in given.presence.items()}
        self._once({str(presence): handles for presence, handles in lists.items()})
        if given.all_present:
            named = {handle for handles in lists.values() for handle in handles}
            rest = (handle for handle in self._members.by(day) if handle not in named)
            lists[Presence.PRESENT] = [*lists.get(Presence.PRESENT, []), *rest]
        there = {key_of(presence): handles for presence, handles in lists.items()}
        of: Fact = {"circle": self._circle, "meeting": number}
        if given.did_not_meet and any(there.values()):
            message = f"{quoted(self._circle)} did not meet, and yet it says who was there"
            self.problems.append(Problem((), message, "say one of the two"))
        elif given.did_not_meet:
            yield of | {"met": False}
        elif any(there.values()):
            yield of | there

    def turns(self, given: Given, number: int) -> Iterator[Fact]:
        for role, typed in given.roles.items():
            if handles := self._people(typed):
                yield {"circle": self._circle, "meeting": number, "role": role, "people": handles}

    def pulses(self, given: Given, number: int) -> Iterator[Fact]:
        of: Fact = {"circle": self._circle, "meeting": number}
        for part in filter(None, map(str.strip, given.pulse.replace(";", ",").split(","))):
            name, _, typed = part.rpartition("=")
            score = self._value(saying.score, typed, part, "is no pulse", "write 4, or amina=4; 1 to 5")
            person = self.sound(self._members.find(name)) if name else None
            if score is not None:
                yield of | {"person": person, "score": score}

    def next_dates(self, given: Given) -> Iterator[Fact]:
        typed = given.next_date
        if not typed:
            return
        day = None
        if not saying.is_none(typed):
            day = self._value(saying.day, typed, typed, "is no date", "write it as 2027-03-09, or none")
        yield {"circle": self._circle, "day": day}

    def _value(
        self, parse: Callable[[str], T | None], typed: str, shown: str, what: str, hint: str
    ) -> T | None:
        found = parse(typed)
        if found is None:
            self.problems.append(Problem((), f"{quoted(shown)} {what}", hint))
        return found
