"""How far long work has come: a bar on a terminal, with an estimate, for work of more than a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING

from circlekit.cli import terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before a bar is shown: what is done sooner needs none."""


class Bar:
    """A bar on standard error, gone when the work is done; nothing at all where nobody is looking."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            self._shown[0].stop()

    def show(self, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` are done; the first time shown is after ``PATIENCE``."""
        if not terminal.on_terminal(sys.stderr):
            return
        if self._shown is None:
            if done >= total or time.monotonic() - self._began < PATIENCE:
                return
            self._shown = _started(self._what, total)
        progress, task = self._shown
        progress.update(task, completed=done, total=total)


def _started(what: str, total: int) -> tuple[Progress, TaskID]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(
        file=sys.stderr,
        width=terminal.columns(),
        color_system="standard" if terminal.coloured(sys.stderr) else None,
        legacy_windows=False,
    )
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("left:"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    )
    progress.start()
    return progress, progress.add_task(what, total=total)
