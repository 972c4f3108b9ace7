"""What is odd about single values of a YAML text, and the words for it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

import yaml

from circlekit.core.problems import InputProblems, Place, Problem, Severity
from circlekit.core.text import character_name, control_character, listed, quoted
from circlekit.files.spots import Behind, Mark, Whole, place_of

QUOTE = 'put the text in quotes: "..."'
UNKNOWN_ESCAPE = ("what follows \\ in this text stands for no character", "write \\\\, or use single quotes")

_HIDDEN_COMMENT = re.compile(r"[ \t]+#(?=[^\s#])")
_MISPLACED_SPACE = re.compile(r"[^\S \t\n]|[^\s:]+:[^\S \t\n]")
_LINES_SHOWN = 3


class Oddities:
    """Looks at values that are not plain text, and collects what is wrong with them."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self._text = text
        self._lines: list[str] = []

    def look_closer(self, event: Any) -> None:
        """Report what a value should not have: an anchor, a tag, characters nobody sees."""
        if event.anchor is not None:
            self.refuse(event, "&", "an anchor")
        if event.tag is not None:
            self.refuse(event, "!", "a tag")
        if not isinstance(event, yaml.ScalarEvent):
            return
        odd = control_character(event.value, allow="\n\t")
        if odd is not None and unicodedata.category(odd) == "Cs":
            # libyaml ends here; so that the fallback says the same, it ends here too.
            self.note(event.start_mark, *UNKNOWN_ESCAPE)
            raise InputProblems(self.problems)
        if odd is not None:
            self.note(event.start_mark, f"{character_name(odd)} cannot stand in a text", "delete it")
        elif not event.style:
            self._look_for_spaces(event)

    def _look_for_spaces(self, event: Any) -> None:
        """Report a no-break space where YAML needs a space; copies from web pages are full of them."""
        mark, found = event.start_mark, _MISPLACED_SPACE.match(event.value)
        if found and not self._line(mark.line)[: mark.column].strip(" -"):
            where = "follows this colon" if found.end() > 1 else "begins this line"
            at = Behind(mark.line, mark.column + found.end() - 1)
            self.note(at, f"an invisible no-break space {where}", "type a space in its place")

    def look_behind(self, event: Any) -> None:
        """Warn of a # that was probably meant as text: ``name: Ana #1``."""
        line, column = event.end_mark.line, event.end_mark.column
        found = None if event.style else _HIDDEN_COMMENT.match(self._line(line), column)
        if found:
            message = "the text from # on is not read: a space and # begin a comment"
            hint = f"if it belongs to the text, {QUOTE}"
            self.note(Behind(line, found.end() - 1), message, hint, "warning")

    def place_of_nothing(self, event: Any) -> Mark:
        """Return where an empty value stands, on which the parsers differ: behind what comes before it."""
        line, column = event.start_mark.line, event.start_mark.column
        if event.style or event.tag is not None or event.anchor is not None:
            return event.start_mark
        while line and not self._line(line)[:column].strip():
            line -= 1
            column = len(self._line(line))
        return Behind(line, len(self._line(line)[:column].rstrip()))

    def lines_with_hash(self) -> frozenset[int]:
        """Return the lines, from 0, that may have text behind a # by mistake; hardly any file has one."""
        if not _HIDDEN_COMMENT.search(self._text):
            return frozenset()
        lines = enumerate(self._text.split("\n"))
        return frozenset(number for number, line in lines if _HIDDEN_COMMENT.search(line))

    def name_keys(self, keys: list[Any], marks: list[Any]) -> None:
        """Put a text in the place of each key that is a list or a mapping."""
        for index, key in enumerate(keys):
            if not isinstance(key, str):
                keys[index] = f"?{index}"
                self.note(marks[2 * index], "a list or mapping cannot be a key", QUOTE)

    def report_doubles(self, keys: list[str], marks: list[Any]) -> None:
        """Report keys that stand twice, each once, with the lines."""
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
            self.note(
                marks[2 * indices[1]], f"{name} stands here {times} (lines {listed(lines)})", "keep one"
            )

    def refuse(self, event: Any, sign: str, what: str) -> None:
        """Report a sign that begins something which is not supported."""
        self.note(event.start_mark, f"{sign} starts {what}, which is not supported", QUOTE)

    def note(self, mark: Mark | Whole, message: str, hint: str, severity: Severity = "error") -> None:
        """Report something about the value at ``mark``."""
        place = Place(self.file, *place_of(mark))
        self.problems.append(Problem((), message, hint, severity, place=place))

    def _line(self, number: int) -> str:
        self._lines = self._lines or self._text.split("\n")
        return self._lines[number] if number < len(self._lines) else ""  # libyaml counts one more at the end
