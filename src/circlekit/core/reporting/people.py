"""Whom of a circle somebody means: by handle, by name, or by a first name that nobody else there has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from circlekit.core.model import Circle, Participant
from circlekit.core.problems import Problem
from circlekit.core.reporting.saying import plain
from circlekit.core.text import listed, nearest, quoted

_BETWEEN = re.compile(r"[,;/&\n]")
_AND = re.compile(r"\s(?:and|et|y|e|und)\s")


class Members:
    """The members of a circle, to be found by what people call them."""

    def __init__(self, circle: Circle, people: Iterable[Participant]) -> None:
        self.circle = circle
        everybody = list(people)
        self.people = [person for person in everybody if person.id in circle.members]
        self._others = {plain(word) for one in everybody for word in (one.id, one.name)}
        self._handles = {plain(handle): handle for handle in circle.members}

    def by(self, day: date) -> list[str]:
        """Return the handles of those who have joined by a day, in the order of the circle."""
        later = {one.id for one in self.people if one.joins is not None and one.joins > day}
        return [handle for handle in self.circle.members if handle not in later]

    def find(self, typed: str) -> str | Problem:
        """Return a handle, or what to say where it is nobody's here or several people's."""
        said = plain(typed)
        if said in self._handles:
            return self._handles[said]
        named = [one.id for one in self.people if plain(one.name) == said]
        found = named or [one.id for one in self.people if plain(one.name).startswith(f"{said} ")]
        if said and len(found) == 1:
            return found[0]
        circle = quoted(self.circle.id)
        if said and found:
            message = f"{quoted(typed)} may be several people in {circle}"
            return Problem((), message, f"write the handle: {listed(found, 'or')}")
        if said in self._others:
            message = f"{quoted(typed)} is not in {circle}"
            return Problem((), message, f"{circle} is {listed(self.circle.members)}")
        return Problem((), f"nobody in {circle} is called {quoted(typed)}", self._hint(typed))

    def _hint(self, typed: str) -> str:
        names = {one.name: one.id for one in self.people}
        near = nearest(typed, [*self.circle.members, *names])
        if near is not None:
            return f"did you mean {names.get(near, near)}?"
        return f"{quoted(self.circle.id)} is {listed(self.circle.members)}"

    def several(self, typed: str) -> tuple[list[str], list[Problem]]:
        """Return the handles in a list as people write one (``Amina, Ben and Chi``), and what is wrong."""
        found = [one for part in _BETWEEN.split(typed) if part.strip() for one in self._of(part.strip())]
        handles = [one for one in found if isinstance(one, str)]
        return list(dict.fromkeys(handles)), [one for one in found if isinstance(one, Problem)]

    def _of(self, part: str) -> list[str | Problem]:
        whole = self.find(part)
        if isinstance(whole, str):
            return [whole]  # a name may have an «e» of its own
        return [self.find(one) for one in _AND.split(part)]
