"""The real program, run as people run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO

PROGRAM = (sys.executable, "-m", "circlekit")

STEADY = ("COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "TERM", "CIRCLEKIT_DEBUG", "PYTHONWARNINGS")
"""Variables that change what is shown; a test that wants one sets it."""


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment, without what would change the output, and with ``more``."""
    kept = {name: value for name, value in os.environ.items() if name not in STEADY}
    return {**kept, **(more or {})}


def call(
    *argv: str | bytes,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    stdout: int | IO[bytes] = subprocess.PIPE,
) -> subprocess.CompletedProcess[bytes]:
    """Run circlekit to its end; a test that waits for more than a minute fails."""
    return subprocess.run(
        [*PROGRAM, *argv],
        cwd=cwd,
        env=environment(env),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
