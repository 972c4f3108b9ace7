"""Where else somebody still stands: in files that people write, in drafts and calendars, in other folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Any

from circlekit.core.problems import FileTrouble, InputProblems, Place
from circlekit.core.problems import Path as Way
from circlekit.core.rotation.forgetting import Who
from circlekit.core.text import handle_of
from circlekit.files.located import read_yaml
from circlekit.files.names import ENDINGS, STATUS_PAGE
from circlekit.files.reading import read_bytes

NEXT = "rotation"
"""In it are the folders of the cohorts that come after."""

OUTPUTS = ("calendar", "nudges", "ending", NEXT)
"""Folders that circlekit fills: what belongs to one person alone is named by their handle."""

_SHARED = frozenset({"circle", "everybody", "readme"})
"""Texts for all, below ``OUTPUTS``; no handle can mean them."""


def outputs(folder: Path) -> Iterator[str]:
    """Yield the files that circlekit wrote for people to send, relative to the folder, in order."""
    for name in OUTPUTS:
        for path in sorted((folder / name).rglob("*")):
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder).as_posix()
    if (folder / STATUS_PAGE).is_file():
        yield STATUS_PAGE


def is_theirs(path: str, who: Who) -> bool:
    """Tell whether an output is for them alone: a draft or calendar by their handle, where each has one."""
    parts = PurePosixPath(path)
    if not _one_for_each(parts.parts) or (parts.suffix == ".md" and parts.stem.casefold() in _SHARED):
        return False
    ending = next((one for one in ENDINGS.values() if parts.name.endswith(one)), parts.suffix)
    stem = parts.name.removesuffix(ending)
    number, _, rest = stem.partition("-")
    numbered = number.isdecimal() and rest in map(handle_of, who.handles)
    return stem in who.handles or numbered


def without_files(state: Any, who: Who) -> Any:
    """Return what is remembered (plain data of a JSON file) without outputs that are for them alone."""
    if not isinstance(state, Mapping):
        return state
    return {name: without_files(value, who) for name, value in state.items() if not is_theirs(name, who)}


def _one_for_each(parts: Sequence[str]) -> bool:
    """Tell whether a path is in a folder in which each person has a file of their own."""
    match parts:
        case ["ending", "drafts", *_] | ["nudges", _, _] | ["calendar", "members", _]:
            return True
        case ["calendar", "invites", "cancelled", *below]:
            return len(below) > 1
        case ["calendar", "invites", *below]:
            return len(below) > 1
        case ["ending", *below] | ["rotation", _, *below]:
            return _one_for_each(below)
    return False


def names_them(path: Path, who: Who) -> bool:
    """Tell whether an output names them; without a name or address to look for, none does."""
    try:
        return bool(who.names) and who.in_text(_text(path.read_bytes(), path.suffix))
    except OSError:
        return False  # what cannot be read is no reason to stop


def _text(content: bytes, suffix: str) -> str:
    """Return what a person reads in a draft, a calendar or a text."""
    if suffix == ".eml":
        from email import message_from_bytes, policy

        message = message_from_bytes(content, policy=policy.default)
        parts = (part.get_payload(decode=True) for part in message.walk() if not part.is_multipart())
        bodies = [part.decode("utf-8", errors="replace") for part in parts if isinstance(part, bytes)]
        return "\n".join([*(str(value) for value in message.values()), *map(_unfolded, bodies)])
    text = content.decode("utf-8", errors="replace")
    return unescape(text) if suffix == ".html" else _unfolded(text)


def _unfolded(text: str) -> str:
    """Return text as one line: the folds of a calendar (RFC 5545, 3.1) and the wraps of a remark undone."""
    return re.sub(r"\s*\n[\s#>]*", " ", text.replace("\r\n ", "").replace("\\,", ","))


def in_yaml(path: Path, shown: str, who: Who) -> Iterator[Place]:
    """Yield where a YAML file names them, as a key, a value or within a text; nothing of a broken one."""
    try:
        document = read_yaml(read_bytes(path, shown), shown)
    except (InputProblems, FileTrouble):
        return
    for way, on_key in _mentions(document.data, who, ()):
        yield document.place(way, on_key)


def _mentions(data: Any, who: Who, way: Way) -> Iterator[tuple[Way, bool]]:
    if isinstance(data, dict):
        for key, value in data.items():
            if who.means(key):
                yield (*way, key), True
            yield from _mentions(value, who, (*way, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from _mentions(item, who, (*way, index))
    elif any(map(who.means, re.split("[;,]", data))) or who.in_text(data):
        yield way, False


def in_lines(path: Path, shown: str, who: Who) -> Iterator[Place]:
    """Yield the lines of a table or text that name them; in a table a handle is a whole cell."""
    try:
        lines = read_bytes(path, shown).decode("utf-8", errors="replace").splitlines()
    except FileTrouble:
        return
    for number, line in enumerate(lines, 1):
        cells = (
            {cell.strip(" \"'\ufeff") for cell in re.split(r"[,;\t|]", line)} if path.suffix == ".csv" else ()
        )
        if any(map(who.means, cells)) or who.in_text(line):
            yield Place(shown, number)


def in_sheets(path: Path, shown: str, who: Who) -> Iterator[Place]:
    """Yield the rows of a workbook that name them; nothing of a broken one."""
    from circlekit.files.intake.grids import read_grids

    try:
        grids = read_grids(read_bytes(path, shown), shown)
    except (InputProblems, FileTrouble):
        return
    for grid in grids:
        for row in grid.rows:
            if any(who.means(cell.strip()) or who.in_text(cell) for cell in row.cells):
                yield Place(grid.file, row.line)


READERS = {".yaml": in_yaml, ".csv": in_lines, ".md": in_lines, ".svg": in_lines, ".xlsx": in_sheets}
"""What looks for somebody in a file that people keep, by the kind of the file."""


def in_folder(folder: Path, shown: str, who: Who) -> Iterator[Place]:
    """Yield where the folder of another cohort knows them, once for each file that is not theirs alone."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or ".circlekit" in path.parts:
            continue
        inside = path.relative_to(folder).as_posix()
        if not is_theirs(inside, who):
            yield from _first(path, f"{shown}/{inside}", who)


def _first(path: Path, shown: str, who: Who) -> Iterable[Place]:
    reader = READERS.get(path.suffix)
    found = next(reader(path, shown, who), None) if reader else None
    return () if found is None else (found,)
