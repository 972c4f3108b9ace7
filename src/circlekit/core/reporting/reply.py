"""What a lead sent back: the filled-in forms of a reply as facts. Nothing is guessed.

A form may be there several times, as mail programs quote what is answered: what is filled in counts, and two
different answers to one question are a problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from circlekit.core.log import Log, Presence, Role, key_of
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.problems import Problem
from circlekit.core.reporting import saying
from circlekit.core.reporting.blocks import Answer, Block, answers, blocks
from circlekit.core.reporting.entries import Fact
from circlekit.core.reporting.people import Members
from circlekit.core.reporting.words import FORMS, Field
from circlekit.core.text import counted, did_you_mean, quoted

Value = Presence | bool | int | tuple[str, ...] | tuple[date | None]
"""What an answer comes to: of a member, whether the circle met, a pulse, people of a role, a next date."""

_HINTS = {
    Field.MET: "write yes or no",
    Field.NEXT: "write it as year-month-day, such as 2027-03-09, or none",
    Field.PULSE: "write a number from 1 to 5",
}
_OF_MEMBERS = "write yes, excused or no"


_ROLES = {Field(role): role for role in Role}


class Reply(NamedTuple):
    """The facts of a reply, and what is wrong with it; the path of a problem is the number of a line."""

    facts: Log
    problems: tuple[Problem, ...]


class _Said(NamedTuple):
    number: int
    value: Value


def read_reply(
    text: str,
    circles: Sequence[Circle],
    people: Sequence[Participant],
    meetings: Mapping[str, Sequence[Meeting]],
) -> Reply:
    """Return what a reply reports; where one thing in it is not understood, its problem says which."""
    problems: list[Problem] = []
    by_meeting: dict[tuple[str, int], list[Block]] = {}
    for block in blocks(text):
        circle = _circle(block, circles, problems)
        number = _meeting(block, circle, meetings, problems) if circle else None
        if circle and number:
            by_meeting.setdefault((circle.id, number), []).append(block)
    if not by_meeting and not problems:
        hint = "keep the lines of the form from «[circlekit log ...]» on, with the answers behind the colons"
        problems.append(Problem((1,), "no form of a meeting is in this reply", hint))
    known = {circle.id: circle for circle in circles}
    facts: dict[str, list[Fact]] = {"attendance": [], "turns": [], "pulse": [], "next_dates": []}
    for (circle_id, number), found in by_meeting.items():
        form = _Form(Members(known[circle_id], people), number)
        said = form.merged(found, problems)
        for key, fact in form.facts(said, problems):
            facts[key].append(fact)
    return Reply(Log.model_validate({key: tuple(values) for key, values in facts.items()}), tuple(problems))


def _circle(block: Block, circles: Sequence[Circle], problems: list[Problem]) -> Circle | None:
    by_handle = {saying.plain(circle.id): circle for circle in circles}
    if block.circle not in by_handle:
        hint = did_you_mean(block.circle, by_handle, "the line must be as it was in the form")
        problems.append(Problem((block.number,), f"no circle is called {quoted(block.circle)}", hint))
    return by_handle.get(block.circle)


def _meeting(
    block: Block, circle: Circle, meetings: Mapping[str, Sequence[Meeting]], problems: list[Problem]
) -> int | None:
    held = {str(meeting.number) for meeting in meetings.get(circle.id, ())}
    if block.meeting in held:
        return int(block.meeting)
    message = f"{quoted(circle.id)} has no meeting {quoted(block.meeting)}"
    problems.append(Problem((block.number,), message, f"it has {counted(len(held), 'meeting')}"))
    return None


class _Form:
    """The forms about one meeting of a circle, read together."""

    def __init__(self, members: Members, meeting: int) -> None:
        self._members = members
        self._circle, self._meeting = members.circle.id, meeting
        self._labels: dict[str, Field | str] = dict(_labels(members))

    def merged(self, found: Sequence[Block], problems: list[Problem]) -> dict[Field | str, _Said]:
        """Return what was answered, by field or handle; each once, however often it is quoted."""
        said: dict[Field | str, _Said] = {}
        every = [one for block in found for one in answers(block, self._labels)]
        if not any(saying.word(one.text) for one in every):
            message = f"nothing is filled in for meeting {self._meeting} of {quoted(self._circle)}"
            problems.append(Problem((found[0].number,), message, "write the answers behind the colons"))
        for answer in every:
            if not answer.label:
                message = "this line begins with no member and no question of the form"
                problems.append(Problem((answer.number,), message, "write handles as they stand there"))
                continue
            key = self._labels[answer.label]
            value = self._value(key, answer, problems)
            if value is None:
                continue
            first = said.setdefault(key, _Said(answer.number, value))
            if first.value != value:
                message = (
                    f"{quoted(str(key))} is answered in two ways (lines {first.number} and {answer.number})"
                )
                problems.append(Problem((answer.number,), message, "keep the answer that is right"))
        return said

    def _value(self, key: Field | str, answer: Answer, problems: list[Problem]) -> Value | None:
        """Return what an answer says; None where it says nothing, or, with a problem, nothing understood."""
        if not saying.word(answer.text):
            return None
        value, wrong = self._understood(key, answer.text)
        problems += [Problem((answer.number,), one.message, one.hint) for one in wrong]
        if value is None and not wrong:
            message = f"what stands behind {quoted(str(key))} is not understood"
            hint = _HINTS.get(key, _OF_MEMBERS) if isinstance(key, Field) else _OF_MEMBERS
            problems.append(Problem((answer.number,), message, hint))
        return value

    def _understood(self, key: Field | str, text: str) -> tuple[Value | None, list[Problem]]:
        if not isinstance(key, Field):
            return saying.presence(text), []
        if key is Field.MET:
            return saying.yes_or_no(text), []
        if key is Field.PULSE:
            return saying.score(text), []
        if key is Field.NEXT:
            day = saying.day(text)
            return (day,) if day or saying.is_none(text) else None, []
        if saying.is_none(text):
            return (), []
        handles, wrong = self._members.several(text)
        return None if wrong else tuple(handles), wrong

    def facts(self, said: Mapping[Field | str, _Said], problems: list[Problem]) -> Iterator[tuple[str, Fact]]:
        """Yield the facts in what was said, each with its section."""
        met = said.get(Field.MET)
        there = {key: one.value for key, one in said.items() if not isinstance(key, Field)}
        if met and not met.value and Presence.PRESENT in there.values():
            message = f"{quoted(self._circle)} did not meet, and yet somebody was there"
            problems.append(Problem((met.number,), message, "keep one of the two"))
        of: Fact = {"circle": self._circle, "meeting": self._meeting}
        if met and not met.value:
            yield "attendance", of | {"met": False}
        elif there:
            yield "attendance", of | _lists(there)
        for key, (_, value) in said.items():
            if key in _ROLES and value:
                yield "turns", of | {"role": _ROLES[Field(key)], "people": value}
            elif key is Field.PULSE:
                yield "pulse", of | {"score": value}
            elif key is Field.NEXT and isinstance(value, tuple):
                yield "next_dates", {"circle": self._circle, "day": value[0]}


def _lists(there: Mapping[str, Value]) -> Fact:
    """Return the people of each list of an attendance."""
    return {
        key_of(presence): [handle for handle, value in there.items() if value is presence]
        for presence in Presence
    }


def _labels(members: Members) -> Iterator[tuple[str, Field | str]]:
    """Yield what may stand before a colon, what counts most at the end.

    The form's own words go before a handle that is the same, a handle with its name before them.
    """
    for person in members.people:
        first = saying.plain(person.name).partition(" ")[0]
        if first and members.find(first) == person.id:
            yield first, person.id
    for person in members.people:
        if members.find(person.name) == person.id:
            yield saying.plain(person.name), person.id
        yield saying.plain(person.id), person.id
    for form in FORMS.values():
        for label, field in zip(form.labels, Field, strict=True):
            whole = saying.plain(label).lstrip("¿")
            yield whole, field
            yield whole.partition("(")[0].rstrip("? "), field
    for person in members.people:
        yield saying.plain(f"{person.id} ({person.name})"), person.id
