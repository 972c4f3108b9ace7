"""From PyYAML's events to data and places, refusing on the way what a cohort file does not need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import counted
from circlekit.files.oddities import Oddities
from circlekit.files.spots import Mark, Spot, Whole, spot_of

MAX_NODES = 1_000_000
MAX_DEPTH = 20

Plain = str | list[Any] | dict[str, Any]


class Tree(NamedTuple):
    """Plain data, and where everything in it stands."""

    data: Plain
    root: Spot


def parse(text: str) -> Iterator[Any]:
    """Yield the events of a YAML text, from libyaml where PyYAML has it.

    Raises:
        yaml.YAMLError: where the text is no YAML.
    """
    if hasattr(yaml, "CLoader"):
        return iter(yaml.CLoader(text).get_event, None)
    from circlekit.files.fallback import TabbedLoader

    return yaml.parse(text, Loader=TabbedLoader)


class TreeBuilder:
    """Builds data and places from events, and collects what is wrong on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.odd = Oddities(file, text)
        self._nodes = 0

    @property
    def problems(self) -> list[Problem]:
        """What was found so far."""
        return self.odd.problems

    def build(self, events: Iterable[Any]) -> Tree | None:
        """Return the one document in ``events``, or None when there is none.

        Raises:
            InputProblems: when there is more, or it is deeper, than anybody would write.
        """
        # The loop runs half a million times for 10,000 people: names are local, and a mapping is kept as a
        # flat list of keys and values until it ends.
        scalar_event, alias_event = yaml.ScalarEvent, yaml.AliasEvent
        starts, ends = (
            (yaml.MappingStartEvent, yaml.SequenceStartEvent),
            (yaml.MappingEndEvent, yaml.SequenceEndEvent),
        )
        hashes = self.odd.lines_with_hash()
        values: list[Any] = []
        marks: list[Any] = []
        around: list[tuple[list[Any], list[Any], Mark]] = []
        for event in islice(events, 2 * MAX_NODES + 8):
            kind = type(event)
            if kind is scalar_event:
                text = event.value
                values.append(text)
                marks.append(event.start_mark if text else self.odd.place_of_nothing(event))
                if event.tag is not None or event.anchor is not None or not text.isprintable():
                    self.odd.look_closer(event)
                if hashes and event.end_mark.line in hashes:
                    self.odd.look_behind(event)
            elif kind in ends:
                value, whole = self._close(kind, values, marks, around[-1][2])
                values, marks, _ = around.pop()
                values.append(value)
                marks.append(whole)
            elif kind in starts:
                self._open(event, len(around))
                around.append((values, marks, event.start_mark))
                values, marks = [], []
            elif kind is alias_event:
                self.odd.refuse(event, "*", "an alias")
                values.append("")
                marks.append(event.start_mark)
            elif kind is yaml.DocumentStartEvent and values:
                self.odd.note(event.start_mark, "a second document starts here", "delete the line «---»")
                break
        return self._finish(values, marks, around)

    def _open(self, event: Any, depth: int) -> None:
        if event.tag is not None or event.anchor is not None:
            self.odd.look_closer(event)
        if depth >= MAX_DEPTH:
            self.odd.note(event.start_mark, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
            raise InputProblems(self.problems)

    def _close(self, kind: type, values: list[Any], marks: list[Any], mark: Mark) -> tuple[Plain, Whole]:
        """Return a finished list or mapping and its places."""
        self._nodes += len(values)
        if self._nodes > MAX_NODES:
            raise InputProblems([*self.problems, self._too_many()])
        if kind is yaml.SequenceEndEvent:
            return values, (mark, marks, None)
        keys = values[::2]
        try:
            data = dict(zip(keys, values[1::2], strict=True))
        except TypeError:
            self.odd.name_keys(keys, marks)
            data = dict(zip(keys, values[1::2], strict=True))
        if len(data) < len(keys):
            self.odd.report_doubles(keys, marks)
        return data, (mark, marks, keys)

    def _too_many(self) -> Problem:
        message = f"this file has more than {counted(MAX_NODES, 'entry', 'entries')}"
        return Problem((), message, "put the people in a CSV file", place=Place(self.odd.file))

    def _finish(self, values: list[Any], marks: list[Any], around: list[Any]) -> Tree | None:
        if around:
            raise InputProblems([*self.problems, self._too_many()])
        if not values or values[0] == "":
            return None
        return Tree(values[0], spot_of(marks[0]))
