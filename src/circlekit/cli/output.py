"""What reaches the person: the result on standard output, talk on standard error, never a raw escape.

In a pipe tables are tab-separated and never cut; on a terminal they are drawn to its width. Colour is off
with NO_COLOR, with TERM=dumb and in a pipe (no-color.org, clig.dev).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TextIO

from circlekit.core.problems import Problem
from circlekit.core.text import counted

PLAIN, BOLD, RED, YELLOW, DIM = "0", "1", "31", "33", "2"


def printable(text: str) -> str:
    """Return text that cannot steer a terminal: control characters become U+FFFD, line ends stay."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if _steers(character) else character for character in text)


def _steers(character: str) -> bool:
    code = ord(character)
    return (code < 32 and character != "\n") or 127 <= code < 160


def on_terminal(stream: TextIO) -> bool:
    """Tell whether a person is looking at this stream."""
    return stream.isatty()


def coloured(stream: TextIO) -> bool:
    """Tell whether colour is wanted on this stream."""
    return on_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def style(text: str, code: str, stream: TextIO) -> str:
    """Return text in a style, where colour is wanted."""
    return f"\x1b[{code}m{text}\x1b[{PLAIN}m" if coloured(stream) else text


def say(text: str = "") -> None:
    """Talk to the person on standard error."""
    sys.stderr.write(printable(text) + "\n")


def show(text: str) -> None:
    """Write a line of the result on standard output."""
    sys.stdout.write(printable(text) + "\n")


def show_json(document: dict[str, Any]) -> None:
    """Write the result as one JSON document; ASCII only where the stream cannot do more."""
    unicode_safe = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps({"schema": 1, **document}, ensure_ascii=not unicode_safe, indent=2) + "\n")


def show_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table: drawn on a terminal, tab-separated elsewhere."""
    cells = [[printable(cell.replace("\n", " ").replace("\t", " ")) for cell in row] for row in rows]
    if not on_terminal(sys.stdout):
        for row in [list(header), *cells]:
            sys.stdout.write("\t".join(row) + "\n")
        return
    _draw(header, cells)


def _draw(header: Sequence[str], cells: list[list[str]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(
        file=sys.stdout,
        width=shutil.get_terminal_size().columns,
        color_system="standard" if coloured(sys.stdout) else None,
        markup=False, emoji=False, highlight=False, legacy_windows=False,
    )  # fmt: skip
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(Text(name), overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    console.print(table)


def say_problems(problems: Sequence[Problem], source: Callable[[Problem], str | None]) -> None:
    """Print problems on standard error, each with its place and hint, and one closing line.

    ``source`` gives the line a problem points at; it is shown, with a caret, to a person at a terminal.
    """
    for problem in problems:
        say_problem(problem, source(problem) if on_terminal(sys.stderr) else None)
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        word = style(counted(errors, "problem"), BOLD, sys.stderr)
        sys.stderr.write(f"{word}; nothing was written. Correct this and run the command again.\n")


def say_problem(problem: Problem, source: str | None = None) -> None:
    """Print one problem on standard error."""
    place = f"{problem.place}: " if problem.place else ""
    kind = style("warning: ", YELLOW, sys.stderr) if problem.severity == "warning" else ""
    sys.stderr.write(f"{style(printable(place), BOLD, sys.stderr)}{kind}{printable(problem.message)}\n")
    if source is not None and problem.place:
        _point(source, problem.place.column)
    if problem.hint:
        sys.stderr.write(f"  hint: {printable(problem.hint)}\n")


def _point(source: str, column: int) -> None:
    width = max(20, shutil.get_terminal_size().columns - 4)
    start = max(0, column - width // 2) if len(source) > width else 0
    shown = printable(source[start : start + width].replace("\t", " "))
    caret = style("^", RED, sys.stderr)
    sys.stderr.write(f"    {shown}\n    {' ' * (column - 1 - start)}{caret}\n")


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
