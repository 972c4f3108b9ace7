"""The files that answers come in: those that were named, and those of folders, as mail programs keep them.

Nothing is followed out of a folder, and nothing is read without a limit: mail comes from anybody.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from circlekit.core.problems import FileTrouble, InputProblems, Place, Problem
from circlekit.core.text import counted
from circlekit.files.mailtext import MOST_BYTES
from circlekit.files.opening import read_bytes

MOST_FILES = 5_000
MOST_OF_A_MAILBOX = 64 * 1024 * 1024
MOST_IN_ALL = 256 * 1024 * 1024
DEEPEST = 20

_BETWEEN = re.compile(rb"(?:\A|(?<=\n)\r?\n)From [^\r\n]*\r?\n")
_MAILDIR = frozenset({"cur", "new"})


class Letter(NamedTuple):
    """A file, or a message of a mailbox file: then ``line`` is where it begins in there, else 0."""

    shown: str
    content: bytes
    line: int = 0


class Post(NamedTuple):
    """What was found in the order of its names, and what was left out: warnings with their places."""

    letters: tuple[Letter, ...]
    problems: tuple[Problem, ...]


def letters_in(paths: Sequence[Path]) -> Post:
    """Return every file that was named or lies in a folder that was, mailbox files as their messages.

    Raises:
        FileTrouble: when something that was named cannot be read.
        InputProblems: when there is more than anybody can have meant.
    """
    letters: list[Letter] = []
    problems: list[Problem] = []
    named = dict.fromkeys(paths)
    files = {file: path in named for path in named for file in _files(path)}
    if len(files) > MOST_FILES:
        hint = f"name a smaller folder; {MOST_FILES:,} is the most"
        raise InputProblems([Problem((), f"there are {counted(len(files), 'file')} to read", hint)])
    total = 0
    for file in files:
        try:
            content = read_bytes(file, str(file), most=MOST_OF_A_MAILBOX)
        except FileTrouble as trouble:
            if file in named:
                raise
            problems.append(_left_out(file, str(trouble)))
            continue
        total += len(content)
        if total > MOST_IN_ALL:
            raise InputProblems([Problem((), "these files are larger than 256 MB", "name a smaller folder")])
        for letter in _letters(str(file), content):
            if len(letter.content) > MOST_BYTES:
                problems.append(_left_out(file, "this is larger than 8 MB", letter.line))
            else:
                letters.append(letter)
    return Post(tuple(letters), tuple(problems))


def _left_out(file: Path, why: str, line: int = 0) -> Problem:
    hint = "save the text of the answer alone, and read that"
    return Problem((), f"{why}; it was left out", hint, "warning", place=Place(str(file), max(line, 1)))


def _files(path: Path, depth: int = 0) -> Iterator[Path]:
    """Yield a file, or those of a folder by name; links in it, and what is hidden, are passed over."""
    if not path.is_dir():
        yield path
        return
    if depth > DEEPEST:
        return
    try:
        with os.scandir(path) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        reason = (error.strerror or "it is not possible").lower()
        raise FileTrouble(f"{path} cannot be read: {reason}") from None
    unfinished = "tmp" if {entry.name for entry in entries} >= _MAILDIR else ""
    for entry in entries:
        inside = path / entry.name
        if entry.is_symlink() or entry.name == unfinished:
            continue
        if entry.is_dir(follow_symlinks=False):
            if not entry.name.startswith(".") or _is_maildir(inside):
                yield from _files(inside, depth + 1)
        elif entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
            yield inside


def _is_maildir(path: Path) -> bool:
    """Tell whether a hidden folder is one of a mail program, as Maildir++ has them."""
    return all((path / name).is_dir() for name in _MAILDIR)


def _letters(shown: str, content: bytes) -> Iterator[Letter]:
    """Yield the messages of a mailbox file (RFC 4155), or the file itself."""
    if not content.startswith(b"From "):
        yield Letter(shown, content)
        return
    starts = list(_BETWEEN.finditer(content))
    ends = [*(start.start() for start in starts[1:]), len(content)]
    line, counted_to = 1, 0
    for start, end in zip(starts, ends, strict=True):
        line += content.count(b"\n", counted_to, start.end())
        counted_to = start.end()
        yield Letter(shown, content[start.end() : end], line)
