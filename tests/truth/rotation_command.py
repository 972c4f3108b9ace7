"""The command, run in this process."""

from __future__ import annotations

import io
from contextlib import redirect_stderr, redirect_stdout
from typing import NamedTuple

from circlekit.cli.edge import run


class Done(NamedTuple):
    """What a command returned and printed."""

    code: int
    out: str
    err: str


def command(*words: str) -> Done:
    """Run circlekit in this process, as in a pipe."""
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        code = run(words)
    return Done(code, out.getvalue(), err.getvalue())
