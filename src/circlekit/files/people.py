"""Participants as they are written: a mapping from handles to what is known of each."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from circlekit.core import fields as f
from circlekit.core.checks.people import KEYS, LISTS
from circlekit.core.model import Participant
from circlekit.core.problems import Problem
from circlekit.core.text import quoted
from circlekit.files.complaints import missing, wrong_at
from circlekit.files.roster import CellSpot, people_of

PEOPLE = "participants"

STAND_IN_ZONE = "UTC"


@dataclass(slots=True)
class People:
    """What could be read of the participants.

    ``sound`` holds everybody, without the keys that could not be read: enough to look for other problems,
    and only when ``problems`` has no error everybody as they were meant. ``handles`` are all people named.
    """

    sound: list[Participant] = field(default_factory=list)
    handles: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


class _Parsers:
    """The parsers of a participant's keys, each different text being parsed once.

    Among thousands of people most zones, windows and languages are the same.
    """

    def __init__(self) -> None:
        known = Participant.model_fields
        self._of = {key: f.parser_of(known[key]) or f.own for key in ("id", *KEYS)}
        self._found: defaultdict[str, dict[Any, Any]] = defaultdict(dict)

    def parse(self, key: str, value: Any) -> Any:
        """Return the typed value, or the ``Wrong`` that says why there is none."""
        memory, known = tuple(value) if isinstance(value, list) else value, self._found[key]
        try:
            found = known.get(memory)
        except TypeError:  # a mapping, or a list of lists
            return self._parse(key, value)
        if found is None:
            found = known[memory] = self._parse(key, value)
        return found

    def _parse(self, key: str, value: Any) -> Any:
        try:
            return self._of.get(key, f.own)(value)
        except f.Wrong as wrong:
            return wrong


def read_people(raw: Mapping[str, Any], timezone: str | None, timezone_is_bad: bool = False) -> People:
    """Return the participants of a mapping from handle to what is known of each.

    ``timezone`` is the cohort's; whoever has none gets it, and that is noted in ``assumed``. When the
    cohort's own could not be read (``timezone_is_bad``), nobody is told that theirs is missing.
    """
    reader = _Reader(STAND_IN_ZONE if timezone_is_bad else timezone)
    for identity, values in raw.items():
        reader.take(identity, values)
    reader.settle(len(raw))
    return reader.people


class _Reader:
    """Takes one person after the other, and collects what is wrong with each."""

    def __init__(self, timezone: str | None) -> None:
        self.people = People()
        self._timezone = timezone
        self._parsers = _Parsers()
        self._nobody = Participant.model_construct(id="", name="", timezone="")
        self._without_zone: list[Problem] = []

    def take(self, identity: str, values: Any) -> None:
        """Read one person."""
        handle = self._handle(identity)
        if not isinstance(values, dict):
            hint = "write it as {name: Amina Diallo, timezone: Africa/Dakar}"
            self._note(Problem((PEOPLE, identity), f"{quoted(identity)} must be a mapping of keys", hint))
            return
        typed, own = self._typed(identity, values)
        assumed = []
        if "name" not in typed:
            if "name" not in values:
                self._note(missing((PEOPLE, identity), f"name of {quoted(identity)}", "name"))
            typed["name"] = identity
        if "timezone" not in typed:
            assumed.append("timezone")
            if self._timezone is None and not values.get("timezone"):
                self._without_zone.append(_no_zone(identity, values))
            typed["timezone"] = self._timezone or STAND_IN_ZONE
        if "available" not in typed:
            assumed.append("available")
        # Every value has been through the parser of its field: validating again would only cost time.
        typed |= {"id": handle, "fields": own, "assumed": tuple(assumed)}
        self.people.sound.append(self._nobody.model_copy(update=typed))

    def settle(self, count: int) -> None:
        """Say once, not for each, that nobody has a time zone."""
        if len(self._without_zone) == count > 1:
            hint = "add «timezone: Europe/London» for the whole cohort, or one to each person"
            self._note(Problem((PEOPLE,), "nobody here has a timezone", hint, on_key=True))
        else:
            self.people.problems += self._without_zone

    def _typed(self, identity: str, values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the known keys and the coordinator's own fields, both without what could not be read."""
        typed: dict[str, Any] = {}
        own: dict[str, Any] = {}
        for key, value in values.items():
            if not value and key != "name":
                continue
            if key == "id":
                self._second_handle(identity, value)
                continue
            found = self._parsers.parse(key, value)
            if isinstance(found, f.Wrong):
                of = f"{key if key in KEYS else quoted(key)} of {_whose(identity, values)}"
                self.people.problems += wrong_at(found, (PEOPLE, identity, key), of)
            elif key in KEYS:
                typed[key] = found
            else:
                own[key] = found
        return typed, own

    def _second_handle(self, identity: str, value: Any) -> None:
        """Note an ``id`` inside a person's block, where the key of the block is the handle already."""
        if value != identity:
            message = f"id of {quoted(identity)}: the handle is {quoted(identity)} already"
            hint = "write the handle in front of the block, and no id inside"
            self._note(Problem((PEOPLE, identity, "id"), message, hint, on_key=True))

    def _handle(self, identity: str) -> str:
        """Return the handle in NFC, the form in which handles are compared."""
        found = unicodedata.normalize("NFC", identity)
        if found in self.people.handles:
            message = f"{quoted(identity)} stands here twice, written with different characters"
            self._note(Problem((PEOPLE, identity), message, "keep one", on_key=True))
        self.people.handles.add(found)
        wrong = self._parsers.parse("id", identity)
        if isinstance(wrong, f.Wrong):
            self._note(Problem((PEOPLE, identity), wrong.message, wrong.hint, on_key=True))
        return found

    def _note(self, problem: Problem) -> None:
        self.people.problems.append(problem)


def _whose(identity: str, values: Mapping[str, Any]) -> str:
    name = values.get("name")
    return quoted(name if isinstance(name, str) and name.strip() else identity)


def _no_zone(identity: str, values: Mapping[str, Any]) -> Problem:
    hint = "add it here, or one for the whole cohort"
    return Problem((PEOPLE, identity), f"timezone of {_whose(identity, values)} is missing", hint)


__all__ = ["KEYS", "LISTS", "PEOPLE", "CellSpot", "People", "people_of", "read_people"]
