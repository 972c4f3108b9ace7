"""From PyYAML's events to data and places, refusing on the way what a cohort file does not need."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

import yaml

from circlekit.core.problems import InputProblems, Place, Problem, Severity
from circlekit.core.text import character_name, control_character, counted, listed, quoted
from circlekit.files.spots import Behind, Mark, Spot, Whole, place_of, spot_of

MAX_NODES = 1_000_000
MAX_DEPTH = 20

Plain = str | list[Any] | dict[str, Any]

QUOTE = 'put the text in quotes: "..."'
UNKNOWN_ESCAPE = ("what follows \\ in this text stands for no character", "write \\\\, or use single quotes")

_HIDDEN_COMMENT = re.compile(r"[ \t]#(?=[^\s#])")
_MISPLACED_SPACE = re.compile(r"[^\S \t\n]|[^\s:]+:[^\S \t\n]")
_LINES_SHOWN = 3


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
        return yaml.parse(text, Loader=yaml.CLoader)
    from circlekit.files.fallback import TabbedLoader

    return yaml.parse(text, Loader=TabbedLoader)


class TreeBuilder:
    """Builds data and places from events, and collects what is wrong on the way."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._text = text
        self._lines: list[str] = []
        self._nodes = 0

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
        hashes = self._lines_with_hash()
        values: list[Any] = []
        marks: list[Any] = []
        around: list[tuple[list[Any], list[Any], Mark]] = []
        for event in islice(events, 2 * MAX_NODES + 8):
            kind = type(event)
            if kind is scalar_event:
                text = event.value
                values.append(text)
                marks.append(event.start_mark if text else self._behind_the_key(event))
                if event.tag is not None or event.anchor is not None or not text.isprintable():
                    self._look_closer(event)
                if hashes and event.end_mark.line in hashes:
                    self._look_behind(event)
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
                self._refuse(event, "*", "an alias")
                values.append("")
                marks.append(event.start_mark)
            elif kind is yaml.DocumentStartEvent and values:
                self._note(event.start_mark, "a second document starts here", "delete the line «---»")
                break
        return self._finish(values, marks, around)

    def _open(self, event: Any, depth: int) -> None:
        if event.tag is not None or event.anchor is not None:
            self._look_closer(event)
        if depth >= MAX_DEPTH:
            self._note(event.start_mark, f"this is nested more than {MAX_DEPTH} levels deep", "flatten it")
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
            self._name_keys(keys, marks)
            data = dict(zip(keys, values[1::2], strict=True))
        if len(data) < len(keys):
            self._report_doubles(keys, marks)
        return data, (mark, marks, keys)

    def _name_keys(self, keys: list[Any], marks: list[Any]) -> None:
        """Put a text in the place of each key that is a list or a mapping."""
        for index, key in enumerate(keys):
            if not isinstance(key, str):
                keys[index] = f"?{index}"
                self._note(marks[2 * index], "a list or mapping cannot be a key", QUOTE)

    def _report_doubles(self, keys: list[str], marks: list[Any]) -> None:
        counts = Counter(keys)
        doubles: dict[str, list[int]] = {key: [] for key, count in counts.items() if count > 1}
        for index, key in enumerate(keys):
            if key in doubles:
                doubles[key].append(index)
        for key, indices in doubles.items():
            lines = [str(place_of(marks[2 * index])[0]) for index in indices[:_LINES_SHOWN]]
            more = len(indices) - len(lines)
            lines += [f"{more:,} more"] if more else []
            # A key with spaces in it may be a private text that slipped: it is not repeated.
            name = quoted(key) if key and not any(c.isspace() for c in key) else "the same key"
            times = "twice" if len(indices) == 2 else f"{len(indices):,} times"
            self._note(
                marks[2 * indices[1]], f"{name} stands here {times} (lines {listed(lines)})", "keep one"
            )

    def _look_closer(self, event: Any) -> None:
        """Report what a value should not have: an anchor, a tag, characters nobody sees."""
        if event.anchor is not None:
            self._refuse(event, "&", "an anchor")
        if event.tag is not None:
            self._refuse(event, "!", "a tag")
        if not isinstance(event, yaml.ScalarEvent):
            return
        odd = control_character(event.value, allow="\n\t")
        if odd is not None and unicodedata.category(odd) == "Cs":
            # libyaml ends here; so that the fallback says the same, it ends here too.
            self._note(event.start_mark, *UNKNOWN_ESCAPE)
            raise InputProblems(self.problems)
        if odd is not None:
            self._note(event.start_mark, f"{character_name(odd)} cannot stand in a text", "delete it")
        elif not event.style:
            self._look_for_spaces(event)

    def _look_for_spaces(self, event: Any) -> None:
        """Report a no-break space where YAML needs a space; copies from web pages are full of them."""
        mark, found = event.start_mark, _MISPLACED_SPACE.match(event.value)
        if found and not self._line(mark.line)[: mark.column].strip(" -"):
            column = mark.column + found.end() - 1
            place = Place(self.file, mark.line + 1, column + 1)
            where = "follows this colon" if found.end() > 1 else "begins this line"
            self.problems.append(
                Problem((), f"an invisible no-break space {where}", "type a space in its place", place=place)
            )

    def _look_behind(self, event: Any) -> None:
        """Warn of a # that was probably meant as text: ``name: Ana #1``."""
        mark = event.end_mark
        rest = self._line(mark.line)[mark.column :]
        found = (
            None
            if event.style
            else _HIDDEN_COMMENT.match(f" {rest.lstrip()}" if rest[:1].isspace() else rest)
        )
        if found:
            column = mark.column + len(rest) - len(rest.lstrip())
            place = Place(self.file, mark.line + 1, column + 1)
            message = "the text from # on is not read: a space and # begin a comment"
            self.problems.append(
                Problem((), message, f"if it belongs to the text, {QUOTE}", "warning", place=place)
            )

    def _behind_the_key(self, event: Any) -> Mark:
        """Return where an empty value stands, on which the parsers differ: behind what comes before it."""
        line, column = event.start_mark.line, event.start_mark.column
        if event.style or event.tag is not None or event.anchor is not None:
            return event.start_mark
        while line and not self._line(line)[:column].strip():
            line -= 1
            column = len(self._line(line))
        return Behind(line, len(self._line(line)[:column].rstrip()))

    def _lines_with_hash(self) -> frozenset[int]:
        """Return the lines, from 0, that may have text behind a # by mistake; hardly any file has one."""
        if not _HIDDEN_COMMENT.search(self._text):
            return frozenset()
        lines = enumerate(self._text.split("\n"))
        return frozenset(number for number, line in lines if _HIDDEN_COMMENT.search(line))

    def _line(self, number: int) -> str:
        self._lines = self._lines or self._text.split("\n")
        return self._lines[number] if number < len(self._lines) else ""  # libyaml counts one more at the end

    def _refuse(self, event: Any, sign: str, what: str) -> None:
        self._note(event.start_mark, f"{sign} starts {what}, which is not supported", QUOTE)

    def _note(self, mark: Mark | Whole, message: str, hint: str, severity: Severity = "error") -> None:
        place = Place(self.file, *place_of(mark))
        self.problems.append(Problem((), message, hint, severity, place=place))

    def _too_many(self) -> Problem:
        message = f"this file has more than {counted(MAX_NODES, 'entry', 'entries')}"
        return Problem((), message, "put the people in a CSV file", place=Place(self.file))

    def _finish(self, values: list[Any], marks: list[Any], around: list[Any]) -> Tree | None:
        if around:
            raise InputProblems([*self.problems, self._too_many()])
        if not values or values[0] == "":
            return None
        return Tree(values[0], spot_of(marks[0]))
