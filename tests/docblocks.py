"""The commands in the documentation: found, run as on a terminal of 80 columns, and compared.

A page says with ``<!-- in: first-cohort -->`` in which example's folder the blocks below it run, with
``<!-- in: first-cohort, after: match; schedule --ics -->`` what ran there before, and with ``<!-- in: -->``
that the folder is empty. ``<!-- change: people.csv, Africa/Lagos, Africa/Lagoss -->`` puts one text in place
of another, where it stands first. In a block a line ``...`` stands for lines left out.

``python -m tests.docblocks --write`` puts the real output into every block; one that leaves lines out keeps
as many before and after them as it had. It makes the pictures of ``PICTURES`` anew as well.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from circlekit.cli.edge import run
from tests.examples.catalogue import ALL
from tests.examples.making import copy_inputs

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
TERMINAL = {"COLUMNS": "80", "LINES": "24", "NO_COLOR": "1", "TERM": "xterm"}
LEFT_OUT = "..."

_PIECE = re.compile(
    r"^<!-- in: (?P<example>[\w-]*)(?:, after: (?P<after>[^\n]*?))? ?-->$"
    r"|^<!-- change: (?P<change>[^\n]+) -->$"
    r"|^```console\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


class Picture(NamedTuple):
    """A picture of the documentation: in which example, after which commands, a file is the same."""

    shown: Path
    example: str
    after: tuple[str, ...]
    file: str


PICTURES = (
    Picture(
        ROOT / "docs" / "week.svg",
        "first-cohort",
        ("match", "schedule --show c1"),
        "calendar/01-circle-1.svg",
    ),
)


class Screen(StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


class Step(NamedTuple):
    """One command of a block, the output that the page shows, and where in the page that stands."""

    command: str
    shown: str
    span: tuple[int, int]


class Setting(NamedTuple):
    """In which example, after which commands, the steps that follow it on a page run."""

    example: str
    after: tuple[str, ...]
    steps: tuple[Step, ...]


def settings(text: str) -> list[Setting]:
    """Return the settings of a page, each with its steps."""
    found: list[tuple[str, tuple[str, ...], list[Step]]] = []
    for piece in _PIECE.finditer(text):
        if piece["change"]:
            command = shlex.join(["change", *piece["change"].split(", ")])
            found[-1][2].append(Step(command, "", (piece.end(), piece.end())))
        elif piece["block"] is None:
            after = tuple(part.strip() for part in (piece["after"] or "").split(";") if part.strip())
            found.append((piece["example"], after, []))
        else:
            assert found, "say «<!-- in: ... -->» above the first block of a page"
            found[-1][2].extend(_steps(piece["block"], piece.start("block")))
    return [Setting(example, after, tuple(steps)) for example, after, steps in found]


def _steps(block: str, start: int) -> Iterator[Step]:
    starts = [match.start() for match in re.finditer(r"^\$ ", block, re.MULTILINE)]
    assert starts[:1] == [0], "a block begins with a command"
    for begin, end in zip(starts, [*starts[1:], len(block)], strict=True):
        command, _, shown = block[begin:end].partition("\n")
        output = start + begin + len(command) + 1
        yield Step(command.removeprefix("$ "), shown, (output, start + end))


def carried_out(setting: Setting, folder: Path) -> list[str]:
    """Return what each step of a setting prints, run one after the other in an empty folder."""
    example = next((one for one in ALL if one.name == setting.example), None)
    if example:
        copy_inputs(example, folder)
    with chdir(folder):
        for command in setting.after:
            on_screen(f"circlekit {command}")
        return [on_screen(step.command) for step in setting.steps]


def drawn(picture: Picture, folder: Path) -> bytes:
    """Return what a picture of the documentation should be, made in an empty folder."""
    carried_out(Setting(picture.example, picture.after, ()), folder)
    return (folder / picture.file).read_bytes()


def on_screen(command: str) -> str:
    """Return what a command line shows on a terminal; only circlekit, cat, cd and change are known."""
    program, *argv = shlex.split(command)
    if program == "cat":
        return "".join(Path(name).read_text(encoding="utf-8-sig") for name in argv)
    if program == "cd":
        os.chdir(argv[0])
        return ""
    if program == "change":
        return _change(*argv)
    assert program == "circlekit", command
    screen = Screen()
    with patch.dict(os.environ, TERMINAL), redirect_stdout(screen), redirect_stderr(screen):
        run(argv)
    return screen.getvalue()


def _change(name: str, old: str, new: str) -> str:
    text = Path(name).read_text(encoding="utf-8")
    assert old in text, old
    Path(name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return ""


def agrees(shown: str, real: str) -> bool:
    """Tell whether a page shows what was printed, up to what it leaves out and blanks at line ends."""
    parts = (r"(?:[^\n]*\n)*?" if line == LEFT_OUT else re.escape(line) + "\n" for line in _lines(shown))
    return re.fullmatch("".join(parts), "".join(f"{line}\n" for line in _lines(real))) is not None


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().splitlines()]


def rewrite(page: Path) -> None:
    """Put the real output into every block of a page."""
    text = page.read_text(encoding="utf-8")
    changes: list[tuple[tuple[int, int], str]] = []
    for setting in settings(text):
        with tempfile.TemporaryDirectory() as folder:
            printed = carried_out(setting, Path(folder))
        changes += [
            (step.span, _shortened(step.shown, real))
            for step, real in zip(setting.steps, printed, strict=True)
        ]
    for (begin, end), output in reversed(changes):
        text = text[:begin] + output + text[end:]
    page.write_text(text, encoding="utf-8")


def _shortened(shown: str, real: str) -> str:
    before, after = _lines(shown), _lines(real)
    if LEFT_OUT in before:
        first = before.index(LEFT_OUT)
        last = len(before) - first - 1
        after = [*after[:first], LEFT_OUT, *(after[-last:] if last else [])]
    return "".join(f"{line}\n" for line in after)


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit("usage: python -m tests.docblocks --write")
    for one in PAGES:
        rewrite(one)
    for picture in PICTURES:
        with tempfile.TemporaryDirectory() as empty:
            picture.shown.write_bytes(drawn(picture, Path(empty)))
