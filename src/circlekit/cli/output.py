"""What reaches the person: the result on standard output, talk on standard error, never a raw escape.

In a pipe tables are tab-separated and nothing is cut or broken; on a terminal all is fitted to its width.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from circlekit.cli import terminal
from circlekit.cli.terminal import BOLD, RED, YELLOW, one_line, printable, style
from circlekit.core.problems import Problem
from circlekit.core.text import counted

SCHEMA = 1
"""The number of the JSON documents' form."""


def say(text: str = "") -> None:
    """Talk to the person on standard error."""
    sys.stderr.write(terminal.fitted(printable(text), sys.stderr) + "\n")


def show(text: str = "", hang: int = 0) -> None:
    """Write a line of the result on standard output; what does not fit is indented by ``hang`` more."""
    sys.stdout.write(terminal.fitted(printable(text), sys.stdout, hang) + "\n")


def show_as_is(text: str) -> None:
    """Write text of our own, or meant for another program, on standard output."""
    sys.stdout.write(text)


def show_json(document: dict[str, Any]) -> None:
    """Write the result as one JSON document; ASCII only where the stream cannot do more."""
    unicode_safe = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps({"schema": SCHEMA, **document}, ensure_ascii=not unicode_safe, indent=2)
    show_as_is(re.sub("[\x7f-\x9f\ud800-\udfff]", lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")


def there(folder: Path) -> str:
    """Return what goes before a command that is to be run in a folder: ``cd spring && ``, or nothing."""
    return "" if folder == Path() else f"cd {shlex.quote(str(folder))} && "


def pasted(most: int) -> bytes:
    """Return what is pasted or piped in, at most so many bytes; a person at a terminal is told how to end."""
    if terminal.on_terminal(sys.stdin):
        say("Paste it here, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).")
    return sys.stdin.buffer.read(most)


def utc(moment: datetime) -> str:
    """Return an instant as the JSON documents have it: ``2027-01-12T16:00:00Z``."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def show_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table: drawn on a terminal, tab-separated elsewhere."""
    texts = [[one_line(cell) for cell in row] for row in rows]
    if terminal.on_terminal(sys.stdout):
        _draw(header, texts)
    else:
        show_as_is("".join("\t".join(row) + "\n" for row in [list(header), *texts]))


def _draw(header: Sequence[str], rows: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(
        file=sys.stdout,
        width=terminal.columns(),
        color_system="standard" if terminal.coloured(sys.stdout) else None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def say_problems(problems: Sequence[Problem], source: Callable[[Problem], str | None]) -> None:
    """Print problems on standard error, each with its place and hint.

    ``source`` gives the line a problem points at; it is shown, with a caret, to a person at a terminal.
    """
    at_terminal = terminal.on_terminal(sys.stderr)
    for problem in problems:
        say_problem(problem, source(problem) if at_terminal else None)


def say_count(problems: Iterable[Problem]) -> None:
    """Close a list of problems: how many, and what to do."""
    errors = sum(problem.severity == "error" for problem in problems)
    count = style(counted(errors, "problem"), BOLD, sys.stderr)
    these = "this" if errors == 1 else "these"
    sys.stderr.write(f"{count}; nothing was written. Correct {these} and run the command again.\n")


def say_problem(problem: Problem, source: str | None = None) -> None:
    """Print one problem on standard error."""
    place = one_line(f"{problem.place}: ") if problem.place else ""
    kind = "warning: " if problem.severity == "warning" else ""
    text = terminal.fitted(f"{place}{kind}{one_line(problem.message)}", sys.stderr, hang=2)
    # Styled after it was fitted, because a style takes no column.
    text = text.replace(kind.rstrip(), style(kind.rstrip(), YELLOW, sys.stderr), 1)
    text = text.replace(place.rstrip(), style(place.rstrip(), BOLD, sys.stderr), 1)
    sys.stderr.write(text + "\n")
    if source is not None and problem.place:
        _point(source, problem.place.column)
    if problem.hint:
        sys.stderr.write(terminal.fitted(f"  hint: {one_line(problem.hint)}", sys.stderr, hang=6) + "\n")


def _point(source: str, column: int) -> None:
    """Show the part of a line around a column (from 1), and a caret under it."""
    room = terminal.columns() - 4
    before, after = one_line(source[: column - 1]), one_line(source[column - 1 :])
    while terminal.cells(before) > room * 2 // 3:
        before = before[max(1, len(before) // 8) :]
    while after and terminal.cells(before + after) > room:
        after = after[: -max(1, len(after) // 8)]
    caret = style("^", RED, sys.stderr)
    sys.stderr.write(f"    {before}{after}\n    {' ' * terminal.cells(before)}{caret}\n")


def as_json(problem: Problem) -> dict[str, Any]:
    """Return a problem as the contract's JSON object."""
    place = problem.place
    return {
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "message": problem.message,
        "hint": problem.hint,
        "severity": problem.severity,
    }
