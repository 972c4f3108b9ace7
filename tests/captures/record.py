"""Record what the scenes look like, as text in which escapes are visible."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.captures.play import MARK
from tests.cli.program import environment

ROOT = Path(__file__).parent.parent.parent
EXPECTED = ROOT / "tests" / "expected" / "captures"
COLUMNS = 80

ESCAPE = "␛"
"""How an escape character is written in a capture."""


def on_terminal(no_color: bool = False) -> dict[str, str]:
    """Return what a person sees on a terminal of 80 columns, by scene; both streams are one there."""
    import pty

    more = {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS), **({"NO_COLOR": "1"} if no_color else {})}
    ours, theirs = pty.openpty()
    with TemporaryDirectory() as stage, _player(stage, more, theirs, theirs) as process:
        os.close(theirs)
        text = _all_of(ours)
    _succeeded(process, text)
    return _scenes(text.replace("\r\n", "\n"))


def in_pipe() -> dict[str, str]:
    """Return what other programs read, by scene: standard output, then standard error."""
    with TemporaryDirectory() as stage, _player(stage, {}, subprocess.PIPE, subprocess.PIPE) as process:
        out, err = (part.decode("utf-8") for part in process.communicate())
    _succeeded(process, err)
    talk = _scenes(err)
    return {name: f"{text}--- standard error\n{talk[name]}" for name, text in _scenes(out).items()}


MODES: dict[str, Callable[[], dict[str, str]]] = {
    "tty": on_terminal,
    "nocolor": lambda: on_terminal(no_color=True),
    "pipe": in_pipe,
}


def path_of(scene: str, mode: str) -> Path:
    """Return where a capture is kept."""
    return EXPECTED / f"{scene}.{mode}.txt"


def _player(stage: str, more: dict[str, str], out: int, err: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.captures.play", stage],
        cwd=ROOT,
        env=environment(more),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=err,
    )


def _succeeded(process: subprocess.Popen[bytes], text: str) -> None:
    if process.returncode:
        raise RuntimeError(f"the scenes could not be played: {text[-2000:]}")


def _all_of(handle: int) -> str:
    """Read a terminal until nobody writes to it any more; Linux then says EIO."""
    parts = []
    try:
        while part := os.read(handle, 65536):
            parts.append(part)
    except OSError:
        pass
    finally:
        os.close(handle)
    return b"".join(parts).decode("utf-8")


def _scenes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    name = ""
    for piece in text.split(MARK)[1:]:
        word, _, shown = piece.partition("\n")
        if word.startswith("exit "):
            found[name] += f"--- {word}\n{shown}"
        else:
            name = word
            found[name] = shown.replace("\x1b", ESCAPE)
    return found
