"""YAML to plain data in which every scalar is still the text that was typed, and every value knows its place.

Only the events of PyYAML are used (its libyaml parser where there is one): no scalar is ever resolved to a
number, a date or a truth value, and anchors, aliases and tags are refused, so neither PyYAML's guesses nor
its constructors are ever reached.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from circlekit.core.problems import InputProblems, Path, Place, Problem
from circlekit.core.text import character_name, control_character, shorten
from circlekit.files.decoding import decode

MAX_BYTES = 16 * 1024 * 1024
MAX_NODES = 1_000_000
MAX_DEPTH = 20

Plain = str | list[Any] | dict[str, Any]

_QUOTE = 'put the text in quotes: "..."'


class Spot:
    """Where a value stands, and where its parts stand; lines and columns count from 1."""

    __slots__ = ("children", "column", "file", "key", "line")

    def __init__(self, line: int, column: int, key: tuple[int, int] | None = None, file: str | None = None) -> None:
        self.line = line
        self.column = column
        self.key = key
        self.file = file
        self.children: dict[str | int, Spot] | list[Spot] | None = None

    def child(self, step: str | int) -> Spot | None:
        """Return the part that a key or an index names."""
        if isinstance(self.children, dict):
            return self.children.get(step)
        if isinstance(self.children, list) and isinstance(step, int) and step < len(self.children):
            return self.children[step]
        return None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as plain data, with the place of everything in it and what was odd about it."""

    file: str
    data: Plain
    root: Spot
    warnings: tuple[Problem, ...] = ()

    def place(self, path: Path, on_key: bool = False) -> Place:
        """Return the place of ``path``, or of the nearest thing around it that exists."""
        spot, file = self.root, self.root.file or self.file
        for step in path:
            found = spot.child(step)
            if found is None:
                on_key = False
                break
            spot, file = found, found.file or file
        line, column = spot.key if on_key and spot.key else (spot.line, spot.column)
        return Place(file, line, column)


class _Open:
    """A mapping or a list that is still being read."""

    __slots__ = ("data", "key", "spot", "key_at")

    def __init__(self, data: list[Any] | dict[str, Any], spot: Spot) -> None:
        self.data = data
        self.spot = spot
        self.key: str | None = None
        self.key_at = (0, 0)


class _Builder:
    """Builds data and places from events, and collects what is wrong on the way."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.data: Plain | None = None
        self.root = Spot(1, 1)
        self.nodes = 0

    def problem(self, mark: Any, message: str, hint: str = "", severity: Any = "error") -> None:
        place = Place(self.file, mark.line + 1, mark.column + 1)
        self.problems.append(Problem((), message, hint, severity, place=place))

    def scalar(self, event: Any) -> None:
        self.refuse_extras(event)
        text = event.value
        odd = None if text.isprintable() else control_character(text, allow="\n\t")
        if odd is not None:
            self.problem(event.start_mark, f"{character_name(odd)} cannot stand in a text", "delete it")
        self.add(text, Spot(event.start_mark.line + 1, event.start_mark.column + 1), event)

    def refuse_extras(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem(event.start_mark, f"& starts an anchor («&{event.anchor}»), which is not supported", _QUOTE)
        if event.tag is not None and event.tag != "!":
            self.problem(event.start_mark, f"! starts a tag («{shorten(event.tag, 40)}»), which is not supported", _QUOTE)

    def begin(self, event: Any, data: list[Any] | dict[str, Any]) -> None:
        self.refuse_extras(event)
        if len(self.open) >= MAX_DEPTH:
            self.problem(event.start_mark, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
            raise InputProblems(self.problems)
        spot = Spot(event.start_mark.line + 1, event.start_mark.column + 1)
        spot.children = {} if isinstance(data, dict) else []
        self.add(data, spot, event)
        self.open.append(_Open(data, spot))

    def end(self) -> None:
        self.open.pop()

    def add(self, value: Plain, spot: Spot, event: Any) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.problem(event.start_mark, f"this file has more than {MAX_NODES:,} entries", "put the people in a CSV file")
            raise InputProblems(self.problems)
        if not self.open:
            self.data, self.root = value, spot
            return
        around = self.open[-1]
        if isinstance(around.data, list):
            around.data.append(value)
            around.spot.children.append(spot)  # type: ignore[union-attr]
        elif around.key is None:
            self.take_key(around, value, spot, event)
        else:
            spot.key = around.key_at
            around.data[around.key] = value
            around.spot.children[around.key] = spot  # type: ignore[call-overload,index]
            around.key = None

    def take_key(self, around: _Open, value: Plain, spot: Spot, event: Any) -> None:
        if not isinstance(value, str):
            self.problem(event.start_mark, "a list or mapping cannot be a key", _QUOTE)
            value = f"?{self.nodes}"
        elif value in around.data:
            first = around.spot.child(value)
            line = first.key[0] if first and first.key else 1
            self.problem(event.start_mark, f"«{shorten(value, 40)}» stands here twice; first in line {line}", "keep one")
        around.key, around.key_at = value, (spot.line, spot.column)


def read_yaml(content: bytes, file: str) -> Document:
    """Return the one YAML document in ``content``; ``file`` is its name in messages.

    Raises:
        InputProblems: with every problem that could be seen, each with its place.
    """
    text, notes = decode(content, file, MAX_BYTES)
    builder = _Builder(file)
    try:
        _build(text, builder)
    except yaml.MarkedYAMLError as error:
        builder.problems.append(_syntax(error, file))
    errors = [problem for problem in builder.problems if problem.severity == "error"]
    if errors:
        raise InputProblems(builder.problems)
    if builder.data is None:
        raise InputProblems([Problem((), "this file is empty", place=Place(file))])
    return Document(file, builder.data, builder.root, (*notes, *builder.problems))


def _events(text: str) -> Iterator[Any]:
    return yaml.parse(text, Loader=getattr(yaml, "CLoader", yaml.Loader))


def _build(text: str, builder: _Builder) -> None:
    documents = 0
    for event in _events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            builder.scalar(event)
        elif kind is yaml.MappingStartEvent:
            builder.begin(event, {})
        elif kind is yaml.SequenceStartEvent:
            builder.begin(event, [])
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            builder.end()
        elif kind is yaml.AliasEvent:
            builder.problem(event.start_mark, f"* starts an alias («*{event.anchor}»), which is not supported", _QUOTE)
            builder.add("", Spot(event.start_mark.line + 1, event.start_mark.column + 1), event)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents == 2:
                builder.problem(event.start_mark, "a second document starts here", "delete the line «---»")
                return


def _syntax(error: yaml.MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    return Problem((), f"this is not YAML: {error.problem or error.context}", _QUOTE, place=place)
