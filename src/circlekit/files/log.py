"""log.yaml: what happened in a cohort, written by hand or by commands, read with the same care.

``turns`` says who had which role at which meeting of a circle, ``collaborations`` what people began together,
``answers`` who goes on, as an answers file does. Keys that a later version serves are kept and said.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from circlekit.core import fields as f
from circlekit.core.log import Collaboration, Log, Role, Turn
from circlekit.core.membership import meant_by
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import Path as Way
from circlekit.core.problems import Problem
from circlekit.core.renamed import todays_handles
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.core.text import did_you_mean, listed, quoted, same
from circlekit.files.answers import KEYS as ANSWER_KEYS
from circlekit.files.answers import take_answers
from circlekit.files.complaints import problems_of, unknown_key, wrong_at
from circlekit.files.records import Record, of_this_cohort, open_record

FILE = "log.yaml"
ANSWERS, TURNS, COLLABORATIONS = "answers", "turns", "collaborations"
LATER = ("commitments", "rsvps", "attendance", "pulse")
KEYS = ("cohort", ANSWERS, TURNS, COLLABORATIONS, *LATER)

ROLES = {role.name.casefold(): role for role in Role}
"""The roles of a meeting by their keys, such as ``case_giver``."""

MOST_MEETINGS = 1000

_COLLABORATION = "write it as {who: [amina, ben], what: a reading group}"


class Read(NamedTuple):
    """A log, the answers in it (None where it has no such key), and what a person should know about it."""

    log: Log
    answers: Answers | None
    warnings: tuple[Problem, ...]


def read_log(
    path: Path, shown: str, cohort: Cohort, circles: Sequence[Circle], starts: date | None = None
) -> Read:
    """Return what a log says of a cohort in ``circles``; ``starts`` is when the next cohort begins.

    Without ``starts`` that is the end of this one.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it, or a table that it names, cannot be read.
    """
    record = open_record(path, shown, KEYS)
    if "cohort" in record.data:
        of_this_cohort(record, cohort)
    reading = _Reading(record, cohort, circles)
    log = Log(turns=tuple(reading.turns()), collaborations=tuple(reading.collaborations()))
    answers = None
    if record.data.get(ANSWERS):
        answers = _answers(record, path.parent, Asked(cohort, circles, starts or cohort.ends))
    later = [key for key in LATER if record.data.get(key)]
    if later:
        message = f"this version does not act on {listed(map(quoted, later))} yet"
        hint = "it is kept, and changes nothing for now"
        record.problems.append(Problem((later[0],), message, hint, "warning", on_key=True))
    return Read(log, answers, record.settle())


def _of_then(cohort: Cohort) -> set[str]:
    return {handle for past in cohort.past for members in past.circles for handle in members}


def _answers(record: Record, folder: Path, asked: Asked) -> Answers:
    """Return the answers in a log, read as a file of their own would be."""
    data = record.mapping(ANSWERS)
    spot = record.document.root.child(ANSWERS) or record.document.root
    section = Record(dataclasses.replace(record.document, data=data, root=spot), data)
    section.problems += [unknown_key((key,), ANSWER_KEYS) for key in data if key not in ANSWER_KEYS]
    answers = take_answers(section, folder, asked)
    record.problems += section.placed()
    return answers


class _Reading:
    """A log that is being read, beside the people and circles it speaks of."""

    def __init__(self, record: Record, cohort: Cohort, circles: Sequence[Circle]) -> None:
        self._record = record
        self._cohort = cohort.cohort
        self._people = {person.id: person for person in (*cohort.participants, *cohort.waiting)}
        self._circles = {circle.id: circle for circle in circles}
        self._names = {same(circle.name): circle.id for circle in circles}
        self._left = _of_then(cohort) - todays_handles(self._people.values()).keys()

    def turns(self) -> Iterator[Turn]:
        """Yield every turn that could be read."""
        for name, meetings in self._record.mapping(TURNS).items():
            path: Way = (TURNS, name)
            if name not in self._circles:
                otherwise = f"the circles are {listed(self._circles)}" if self._circles else ""
                meant = self._names.get(same(name))
                hint = f"did you mean {meant}?" if meant else did_you_mean(name, self._circles, otherwise)
                self._note(Problem(path, f"no circle is called {quoted(name)}", hint, on_key=True))
            elif not isinstance(meetings, dict):
                hint = "write it as {1: {case_giver: amina, opener: ben}}"
                self._note(Problem(path, f"turns of {quoted(name)} must be a mapping of meetings", hint))
            else:
                for number, roles in meetings.items():
                    yield from self._meeting(self._circles[name], number, roles)

    def _meeting(self, circle: Circle, number: str, roles: Any) -> Iterator[Turn]:
        path: Way = (TURNS, circle.id, number)
        try:
            meeting = f.whole(number, 1, MOST_MEETINGS)
        except f.Wrong as wrong:
            message = f"meeting of {quoted(circle.id)}: {wrong.message}"
            self._note(Problem(path, message, "meetings are counted from 1", on_key=True))
            return
        if not isinstance(roles, dict):
            hint = "write it as {case_giver: amina, opener: ben}"
            self._note(
                Problem(path, f"meeting {meeting} of {quoted(circle.id)} must be a mapping of roles", hint)
            )
            return
        for key, given in roles.items():
            role = ROLES.get(same(key).replace(" ", "_").replace("-", "_"))
            if role is None:
                self._note(unknown_key((*path, key), ROLES))
            elif people := self._handles((*path, key), given, f"{key} of {quoted(circle.id)}"):
                yield Turn(circle=circle.id, meeting=meeting, role=role, people=people)

    def collaborations(self) -> Iterator[Collaboration]:
        """Yield every collaboration that could be read."""
        given = self._record.data.get(COLLABORATIONS) or []
        if not isinstance(given, list):
            message = "collaborations must be a list"
            self._note(Problem((COLLABORATIONS,), message, _COLLABORATION))
            return
        for index, values in enumerate(given):
            path: Way = (COLLABORATIONS, index)
            if not isinstance(values, dict):
                self._note(Problem(path, "each collaboration must be a mapping of keys", _COLLABORATION))
                continue
            try:
                found = Collaboration.model_validate(values)
            except ValidationError as error:
                for problem in problems_of(error, path, Collaboration.model_fields):
                    self._note(problem)
                continue
            if not found.who or not found.what:
                message = f"this collaboration does not say {'what it is' if found.who else 'whose it is'}"
                self._note(Problem(path, message, _COLLABORATION))
            self._strangers((*path, "who"), found.who)
            yield found

    def _handles(self, path: Way, given: Any, of: str) -> tuple[str, ...]:
        try:
            found = f.handles(given)
        except f.Wrong as wrong:
            for problem in wrong_at(wrong, path, of):
                self._note(problem)
            return ()
        self._strangers(path, found)
        return found

    def _strangers(self, path: Way, handles: Sequence[str]) -> None:
        """Note people who are not here: a slip, or somebody who left, whose turn was theirs all the same.

        Whoever was in an earlier cohort did leave, however much like another's their handle is.
        """
        for index, handle in enumerate(handles):
            if handle in self._people or handle in self._left:
                continue
            meant = meant_by(handle, self._people)
            message = f"{quoted(handle)} does not take part in {quoted(self._cohort)}"
            hint = f"did you mean {meant}?" if meant else "if they left, all is well"
            self._note(Problem((*path, index), message, hint, "error" if meant else "warning"))

    def _note(self, problem: Problem) -> None:
        self._record.problems.append(problem)
