"""Where in the text of a log lines go in and out: nodes of the parser say where everything stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from circlekit.core.reporting.entries import Entry
from circlekit.files.collector import collector_paused
from circlekit.files.logged.flow import flow
from circlekit.files.logged.nodes import (
    Pair,
    depth_in,
    end_of,
    is_block,
    is_empty,
    last_line,
    loader,
    plain_of,
)
from circlekit.files.logged.trees import Branch, Leaf, in_order, lines_of


class NotAlone(Exception):
    """A line cannot be changed without touching others."""


class Edit(NamedTuple):
    """What is taken out from an offset up to another, and what is put in its place, ``depth`` spaces deep."""

    start: int
    end: int
    text: str = ""
    depth: int = 0


class Scissors:
    """A text of YAML with a mapping in it, whatever its line ends."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._end = "\r\n" if self._lines[0].endswith("\r") else "\n"

    def put(self, tree: Branch) -> str:
        """Return the text with what a tree says in its place.

        Raises:
            NotAlone: when another line would have to change.
        """
        with collector_paused():  # a year has tens of thousands of nodes, all of which stay
            root = yaml.compose(self._text.replace("\r\n", "\n"), Loader=loader())
        if not isinstance(root, yaml.MappingNode) or root.flow_style:
            raise NotAlone
        pieces: list[str] = []
        done = 0
        # For one place the deeper lines come first, as they belong to what stands above them.
        for edit in sorted(self._into(root, tree, ""), key=lambda edit: (edit.start, edit.end, -edit.depth)):
            if edit.start < done:
                raise NotAlone
            pieces += [self._text[done : edit.start], edit.text]
            done = edit.end
        return "".join([*pieces, self._text[done:]])

    def _into(self, node: Any, tree: Branch, depth: str) -> Iterator[Edit]:
        """Yield the edits that put the parts of a tree into a block mapping."""
        there = {key.value: (key, value) for key, value in node.value}
        for step, part in in_order(tree):
            pair = there.get(str(step))
            if pair is None:
                at = self._place_for(step, node.value, depth)
                yield self._new_lines(at, lines_of(step, part, depth), depth)
            elif isinstance(part, Leaf):
                yield from self._set(pair, part.entry)
            else:
                yield from self._below(pair, part)

    def _below(self, pair: Pair, tree: Branch) -> Iterator[Edit]:
        """Yield the edits that put a tree below a key that is there."""
        key, value = pair
        if not tree.parts:
            return
        if is_block(value):
            yield from self._into(value, tree, depth_in(value))
        elif isinstance(value, yaml.MappingNode):
            yield self._replaced(pair, flow(_in_flow(plain_of(value), tree)))
        elif is_empty(value):
            depth = " " * (key.start_mark.column + 2)
            lines = [line for step, part in in_order(tree) for line in lines_of(step, part, depth)]
            yield self._new_lines(key.end_mark.line + 1, lines, depth)
        else:
            raise NotAlone

    def _set(self, pair: Pair, entry: Entry | list[str] | None) -> Iterator[Edit]:
        """Yield the edits that let an entry stand at a key; what is the same stays as it is written."""
        _, value = pair
        if is_block(value) and (isinstance(entry, dict) or entry == ""):
            wanted = entry if isinstance(entry, dict) else {}
            gone = {one.value: Leaf(None) for one, _ in value.value}
            parts: dict[str | int, Branch | Leaf] = {
                **gone,
                **{key: Leaf(one) for key, one in wanted.items()},
            }
            yield from self._into(value, Branch(parts), depth_in(value))
        elif entry is None:
            yield self._without(pair)
        elif is_block(value):
            yield from map(self._without, value.value)
            colon = self._behind_colon(pair)
            yield Edit(colon, colon, f" {flow(entry)}")
        elif plain_of(value) != entry:
            yield self._replaced(pair, flow(entry))

    def _without(self, pair: Pair) -> Edit:
        """Return the edit that takes the lines of a key out."""
        key, value = pair
        first, last = key.start_mark.line, max(key.end_mark.line, last_line(value))
        return Edit(self._starts[first], min(self._starts[last + 1], len(self._text)))

    def _replaced(self, pair: Pair, text: str) -> Edit:
        """Return the edit that puts a text behind the colon of a key, in the place of its value."""
        value, colon = pair[1], self._behind_colon(pair)
        if is_empty(value):
            return Edit(colon, colon, f" {text}" if text else "")
        start, end = self._at(value.start_mark), self._at(end_of(value))
        between = self._text[colon:start]
        if "#" in between or ("\n" in self._text[start:end] and "#" in self._text[start:end]):
            raise NotAlone
        if "\n" in between or not text:
            return Edit(colon, end, f" {text}" if text else "")
        return Edit(start, end, text)

    def _behind_colon(self, pair: Pair) -> int:
        return self._text.index(":", self._at(pair[0].end_mark)) + 1

    def _place_for(self, step: str | int, pairs: Sequence[Pair], depth: str) -> int:
        """Return the line (from 0) before which a new key comes: meetings stand in their order."""
        if not depth:
            return len(self._lines) - (not self._lines[-1])
        before = [pair for pair in pairs if not _is_after(pair[0].value, step)]
        if before:
            return last_line(before[-1][1]) + 1
        line = int(pairs[0][0].start_mark.line)
        while self._lines[line - 1].lstrip().startswith("#"):
            line -= 1
        return line

    def _new_lines(self, line: int, lines: Iterable[str], depth: str) -> Edit:
        """Return the edit that puts lines before a line, counted from 0."""
        text = "".join(one + self._end for one in lines)
        if line < len(self._lines):
            start = self._starts[line]
        else:  # the last line has no end of its own yet, and the new last one gets none
            start = len(self._text)
            text = self._end + text.removesuffix(self._end) if text else ""
        return Edit(start, start, text, len(depth))

    def _at(self, mark: Any) -> int:
        place: int = self._starts[mark.line] + mark.column
        return place


def _is_after(key: str, step: str | int) -> bool:
    return isinstance(step, int) and re.fullmatch(r"[0-9]{1,9}", key) is not None and int(key) > step


def _in_flow(data: Any, tree: Branch) -> Any:
    """Return the plain data of a flow mapping with a tree put into it."""
    found = dict(data) if isinstance(data, dict) else {}
    for step, part in tree.parts.items():
        if isinstance(part, Branch):
            found[str(step)] = _in_flow(found.get(str(step)), part)
        elif not part.entry:
            found.pop(str(step), None)
        else:
            found[str(step)] = part.entry
    return found
