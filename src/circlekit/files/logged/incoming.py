"""What somebody sent in about meetings: a table, a message, or the text of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from circlekit.core.log import Log
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.reporting.reply import Reply, read_reply
from circlekit.files.answers import TABLES
from circlekit.files.logged.columns import COLUMNS
from circlekit.files.logged.mail import text_of
from circlekit.files.logged.table import facts_in
from circlekit.files.mailtext import is_message

_TEXT = ".txt"


def facts_from(
    content: bytes,
    shown: str,
    circles: Sequence[Circle],
    people: Sequence[Participant],
    meetings: Mapping[str, Sequence[Meeting]],
    today: date,
) -> tuple[Log, tuple[Problem, ...]]:
    """Return the facts that were sent in, and what was odd about them: all of them or none.

    Raises:
        InputProblems: with everything that is not understood, each with its place.
    """
    if _is_table(content, shown):
        return facts_in(content, shown, circles, people, meetings, today)
    reply = read_reply(text_of(content, shown), circles, people, meetings)
    if reply.problems:
        raise InputProblems(list(_placed(reply, shown, is_message(content))))
    return reply.facts, ()


def _is_table(content: bytes, shown: str) -> bool:
    """Tell whether this is a table: by the name of its file, else by the columns in its first line."""
    suffix = PurePath(shown).suffix.casefold()
    if suffix in TABLES - {_TEXT}:
        return True
    first = content.removeprefix(b"\xef\xbb\xbf")[:1000].partition(b"\n")[0].lower()
    names = (first.replace(sep, b",").split(b",") for sep in (b";", b"\t", b","))
    return any({b"circle"} < {name.strip(b' "\r') for name in found} & _COLUMNS for found in names)


_COLUMNS = frozenset(column.encode() for column in COLUMNS)


def _placed(reply: Reply, shown: str, message: bool) -> Iterator[Problem]:
    """Yield problems with their places; the lines of a message are others than those of its text."""
    for problem in sorted(reply.problems, key=lambda one: int(one.path[0])):
        line = int(problem.path[0])
        said = f"{problem.message} (line {line} of its text)" if message else problem.message
        yield replace(problem, path=(), message=said, place=Place(shown, 1 if message else line))
