"""What the sections of a log share: circles, their meetings and their people, each looked up once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from circlekit.core import fields as f
from circlekit.core.membership import meant_by
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.problems import Path, Problem
from circlekit.core.renamed import todays_handles
from circlekit.core.reporting.meetings import MOST_MEETINGS, dates_of, nearest_dates
from circlekit.core.text import counted, did_you_mean, listed, quoted, same
from circlekit.files.complaints import wrong_at
from circlekit.files.records import Record

T = TypeVar("T")


_SEVERAL = re.compile("[,;]")
"""Between names that somebody wrote as one text; no handle has it."""

_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
"""A number of a meeting as nearly everybody writes it."""


class Walk:
    """A log that is being read, beside the people, circles and meetings it speaks of.

    ``meetings`` are those of each circle by its id; without them numbers are taken as they are.
    """

    def __init__(
        self,
        record: Record,
        cohort: Cohort,
        circles: Sequence[Circle],
        meetings: Mapping[str, Sequence[Meeting]] | None,
    ) -> None:
        self._record = record
        self._cohort = cohort.cohort
        self._people = {person.id: person for person in (*cohort.participants, *cohort.waiting)}
        self._circles = {circle.id: circle for circle in circles}
        self._members = {circle.id: frozenset(circle.members) & self._people.keys() for circle in circles}
        self._names = {same(circle.name): circle.id for circle in circles}
        self._left = _of_then(cohort) - todays_handles(self._people.values()).keys()
        self._counts = None if meetings is None else {key: len(found) for key, found in meetings.items()}
        self._dates = {} if meetings is None else {key: dates_of(found) for key, found in meetings.items()}

    def note(self, problem: Problem) -> None:
        """Keep a problem of the log."""
        self._record.problems.append(problem)

    def value(self, section: str) -> Any:
        """Return what stands under a key of the log."""
        return self._record.data.get(section)

    def circles(self, section: str) -> Iterator[tuple[Circle, Path, Any]]:
        """Yield what a section says of each circle, with its path; empty values are passed over."""
        for name, value in self._record.mapping(section).items():
            path: Path = (section, name)
            if name in self._circles:
                if value:
                    yield self._circles[name], path, value
            elif value != "":
                self._no_circle(path, name)

    def _no_circle(self, path: Path, name: str) -> None:
        otherwise = f"the circles are {listed(self._circles)}" if self._circles else ""
        meant = self._names.get(same(name))
        hint = f"did you mean {meant}?" if meant else did_you_mean(name, self._circles, otherwise)
        self.note(Problem(path, f"no circle is called {quoted(name)}", hint, on_key=True))

    def meetings(self, section: str, example: str) -> Iterator[tuple[Circle, int, Path, Any]]:
        """Yield what a section says of each meeting; ``example`` is how one may be written."""
        for circle, path, meetings in self.circles(section):
            if not isinstance(meetings, dict):
                message = f"{section} of {quoted(circle.id)} must be a mapping of meetings"
                self.note(Problem(path, message, f"write it as {{1: {example}}}"))
                continue
            seen: dict[int, str] = {}
            for key, value in meetings.items():
                number = self._number(circle, (*path, key), key)
                if number is None:
                    continue
                if number in seen:
                    message = f"meeting {number} of {quoted(circle.id)} stands here twice"
                    hint = f"keep one of «{seen[number]}» and «{key}»"
                    self.note(Problem((*path, key), message, hint, on_key=True))
                elif value:
                    yield circle, number, (*path, key), value
                seen.setdefault(number, key)

    def _number(self, circle: Circle, path: Path, key: str) -> int | None:
        if re.fullmatch(r"\s*[0-9]{4}-.*", key):
            return self._number_on(circle, path, key)
        try:
            number = int(key) if _NUMBER.fullmatch(key) else f.whole(key, 1, MOST_MEETINGS)
        except f.Wrong as wrong:
            message = f"meeting of {quoted(circle.id)}: {wrong.message}"
            self.note(Problem(path, message, "meetings are counted from 1", on_key=True))
            return None
        if self._counts is not None and number > self._counts.get(circle.id, 0):
            message = f"meeting {number} of {quoted(circle.id)} is not in its schedule"
            hint = f"it has {counted(self._counts.get(circle.id, 0), 'meeting')}"
            self.note(Problem(path, message, hint, "warning", on_key=True))
        return number

    def _number_on(self, circle: Circle, path: Path, key: str) -> int | None:
        day = self.parsed(f.day, path, key, f"meeting of {quoted(circle.id)}", on_key=True)
        if day is None:
            return None
        if self._counts is None:
            message = f"meeting of {quoted(circle.id)} on {day}: without a schedule its number is not known"
            self.note(Problem(path, message, "write its number, counted from 1", on_key=True))
            return None
        dates = self._dates.get(circle.id, {})
        if day not in dates:
            message = f"{quoted(circle.id)} does not meet on {day}"
            self.note(Problem(path, message, nearest_dates(day, dates), on_key=True))
        return dates.get(day)

    def parsed(
        self, parse: Callable[[Any], T], path: Path, value: Any, of: str, on_key: bool = False
    ) -> T | None:
        """Return a value as a parser takes it; None, with a problem about ``of``, where it does not."""
        try:
            return parse(value)
        except f.Wrong as wrong:
            for one in wrong_at(wrong, path, of):
                self.note(Problem(one.path, one.message, one.hint, on_key=on_key))
            return None

    def handles(self, path: Path, given: Any, of: str, circle: Circle | None = None) -> tuple[str, ...]:
        """Return a list of handles; who is nobody here, or not in ``circle``, becomes a problem."""
        around = self._people if circle is None else self._members[circle.id]
        plain = given if isinstance(given, list) else [given]
        if all(isinstance(one, str) and one in around for one in plain):
            return tuple(dict.fromkeys(plain))  # as nearly always: a year has tens of thousands
        if isinstance(given, str) and _SEVERAL.search(given):
            names = ", ".join(filter(None, map(str.strip, _SEVERAL.split(given))))
            self.note(Problem(path, f"{of}: several people must be a list", f"write it as [{names}]"))
            return ()
        found = self.parsed(f.handles, path, given, of) or ()
        steps = [(*path, index) if isinstance(given, list) else path for index in range(len(found))]
        for handle, step in zip(found, steps, strict=True):
            self.stranger(step, handle, circle)
        return found

    def person(self, path: Path, key: str, circle: Circle) -> str | None:
        """Return the handle that a key is; None, with a problem, where it cannot be one."""
        if key in self._members[circle.id]:
            return key
        found = self.parsed(f.handle, path, key, f"{path[0]} of {quoted(circle.id)}", on_key=True)
        if found is not None:
            self.stranger(path, found, circle, on_key=True)
        return found

    def stranger(self, path: Path, handle: str, circle: Circle | None = None, on_key: bool = False) -> None:
        """Note it when somebody is not here: a slip, or somebody who left, who was here all the same.

        Whoever was in an earlier cohort did leave, however much like another's their handle is.
        """
        if handle in self._people:
            if circle is not None and handle not in circle.members:
                message = f"{quoted(handle)} is not in {quoted(circle.id)}"
                self.note(Problem(path, message, "if they moved, all is well", "warning", on_key))
        elif handle not in self._left:
            meant = meant_by(handle, self._people)
            message = f"{quoted(handle)} does not take part in {quoted(self._cohort)}"
            hint = f"did you mean {meant}?" if meant else "if they left, all is well"
            self.note(Problem(path, message, hint, "error" if meant else "warning", on_key))


def _of_then(cohort: Cohort) -> set[str]:
    return {handle for past in cohort.past for members in past.circles for handle in members}
