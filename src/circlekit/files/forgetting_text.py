"""Taking a person out of a file that people edit: their lines and words go, every other byte stays.

What is cut is read again: when it does not say exactly what it should, nothing is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import yaml

from circlekit.core.problems import InputProblems
from circlekit.core.rotation.forgetting import Rules, Way, Who, entry_goes, item_goes, without
from circlekit.files.csvtext import dialect, records
from circlekit.files.decoding import read_table_text
from circlekit.files.events import Plain
from circlekit.files.formulas import unguarded
from circlekit.files.located import read_yaml

_MARK = "\ufeff"


class _Cut(NamedTuple):
    """What is taken out from an offset up to another, and what is put in its place."""

    start: int
    end: int
    instead: str = ""


def without_person(content: bytes, shown: str, rules: Rules, who: Who) -> bytes | None:
    """Return a YAML file without ``who``; None where it is written so that they cannot be taken out alone.

    Raises:
        InputProblems: it cannot be read; ``shown`` names it.
    """
    before = read_yaml(content, shown).data
    meant = without(before, rules, who)
    if meant == before:
        return content
    try:
        text = content.decode("utf-8")
        after = _cut(text, before, rules, who).encode("utf-8")
        return after if read_yaml(after, shown).data == meant else None
    except (UnicodeDecodeError, InputProblems):
        return None


def _cut(text: str, data: Plain, rules: Rules, who: Who) -> str:
    mark = _MARK if text.startswith(_MARK) else ""
    body = text.removeprefix(_MARK)
    scissors = _Scissors(body, rules, who)
    root = yaml.compose(body, Loader=_loader())
    found = sorted(scissors.cuts(root, data, ()), reverse=True)
    for start, end, instead in found:
        body = body[:start] + instead + body[end:]
    return mark + body


def _loader() -> Any:
    """Return the parser that everything else is read with; only its nodes are used, never its values."""
    if hasattr(yaml, "CLoader"):
        return yaml.CLoader
    from circlekit.files.fallback import TabbedLoader

    return TabbedLoader


class _Scissors:
    """Finds what to cut out of a text; nodes tell where things stand, plain data what they say."""

    def __init__(self, text: str, rules: Rules, who: Who) -> None:
        self._rules, self._who, self._text = rules, who, text
        self._starts = [0]
        for line in text.split("\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)

    def cuts(self, node: Any, data: Any, way: Way, key: Any = None) -> Iterator[_Cut]:
        """Yield the cuts in a value; ``key`` is the node of its key, where it has one."""
        if isinstance(data, dict):
            goes = [entry_goes(self._rules, self._who, way, name, value) for name, value in data.items()]
            parts = [(k, v) for k, v in node.value]
            inside = zip(node.value, data.items(), goes, strict=True)
            for (own, value), (name, plain), gone in inside:
                if not gone:
                    yield from self.cuts(value, plain, (*way, name), own)
        elif isinstance(data, list):
            goes = [item_goes(self._rules, self._who, way, item) for item in data]
            parts = [(item, item) for item in node.value]
            for index, (item, plain) in enumerate(zip(node.value, data, strict=True)):
                yield from self.cuts(item, plain, (*way, index))
        else:
            return
        if any(goes):
            yield from self._parts(node, parts, goes, key, "[]" if isinstance(data, list) else "{}")

    def _parts(
        self, node: Any, parts: Sequence[tuple[Any, Any]], goes: Sequence[bool], key: Any, empty: str
    ) -> Iterator[_Cut]:
        """Yield the cuts of some parts of a list or mapping, each given by its first and last node."""
        if node.flow_style:
            yield from self._in_flow(parts, goes)
            return
        for (first, last), gone in zip(parts, goes, strict=True):
            if gone:
                yield _Cut(self._starts[first.start_mark.line], self._starts[_last_line(last) + 1])
        if all(goes) and key is not None:
            colon = self._text.index(":", self._at(key.end_mark)) + 1
            yield _Cut(colon, colon, f" {empty}")

    def _in_flow(self, parts: Sequence[tuple[Any, Any]], goes: Sequence[bool]) -> Iterator[_Cut]:
        """Yield the cuts between brackets: with the comma after, or the one before what is last."""
        kept = [index for index, gone in enumerate(goes) if not gone]
        last = kept[-1] if kept else -1
        for index, (first, _) in enumerate(parts[: last + 1]):
            if goes[index]:
                yield _Cut(self._at(first.start_mark), self._at(parts[index + 1][0].start_mark))
        if last + 1 < len(parts):
            start = parts[last][1].end_mark if kept else parts[0][0].start_mark
            yield _Cut(self._at(start), self._at(parts[-1][1].end_mark))

    def _at(self, mark: Any) -> int:
        place: int = self._starts[mark.line] + mark.column
        return place


def _last_line(node: Any) -> int:
    """Return the last line of a value: the nodes of blocks end where the next thing begins."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    line = int(node.end_mark.line)
    return line - 1 if node.end_mark.column == 0 and line > node.start_mark.line else line


class Rows(NamedTuple):
    """A table without some people, and what it said of them."""

    content: bytes
    said: frozenset[str]


def without_rows(content: bytes, shown: str, column: str, who: Who) -> Rows | None:
    """Return a CSV table without the rows of some people; None where it cannot be cut line by line.

    ``said`` is what stood in the rows under ``name`` and ``email``.

    Raises:
        InputProblems: it cannot be read; ``shown`` names it.
    """
    text = read_table_text(content, shown).text
    (_, header), *body = [*records(text, *dialect(text), shown)] or [(1, [])]
    names = [name.strip().casefold() for name in header]
    if column not in names:
        return Rows(content, frozenset())
    lines = content.decode("utf-8", errors="surrogateescape").split("\n")
    if len(lines) != text.count("\n") + 1:
        return None
    behind = len(lines) + (lines[-1] != "")
    ends = [*(line for line, _ in body), behind][1:]
    said: set[str] = set()
    for (line, cells), end in reversed(list(zip(body, ends, strict=True))):
        row = dict(zip(names, (unguarded(cell.strip()) for cell in cells), strict=False))
        if who.means(row.get(column, "")):
            said |= {row.get("name", ""), row.get("email", "")} - {""}
            del lines[line - 1 : end - 1]
    return Rows("\n".join(lines).encode("utf-8", errors="surrogateescape"), frozenset(said))
