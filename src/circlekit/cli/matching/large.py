"""Matching that takes its time: shared by processes, watched at the terminal, stopped by Ctrl-C."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import Annotated

import typer

from circlekit.cli import output
from circlekit.cli.progress import Bar
from circlekit.core.model import Cohort, Matching
from circlekit.core.sizes import LARGE

BestSoFar = Annotated[
    bool, typer.Option("--best-so-far", help="On Ctrl-C, write the circles that are formed so far.")
]

INTERRUPTED = 130


class Stop:
    """Whether somebody pressed Ctrl-C and wants the best so far; a second time ends the program at once."""

    def __init__(self, wanted: bool) -> None:
        self._wanted = wanted
        self._before: signal.Handlers | Callable[..., object] | int | None = None
        self.asked = False
        self.cut_short = False

    def __enter__(self) -> Stop:
        if self._wanted:
            self._before = signal.signal(signal.SIGINT, self._ask)
        return self

    def __exit__(self, *_: object) -> None:
        if self._wanted and self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
        signal.signal(signal.SIGINT, self._before)
        output.say("Stopping; Ctrl-C again leaves without writing anything.")

    def leave(self) -> None:
        """End with the exit code of an interrupted run if circles are missing."""
        if self.cut_short:
            raise typer.Exit(INTERRUPTED)


def is_large(cohort: Cohort) -> bool:
    """Tell whether a cohort is matched in blocks."""
    return len(cohort.participants) > LARGE


def form_watched(
    cohort: Cohort, seed: int, seconds: float | None, allow_unplaced: bool, circles: int | None, stop: Stop
) -> Matching:
    """Return the circles of a cohort, in as many processes as there are processors where it is large."""
    from circlekit.core.matching.api import match
    from circlekit.core.matching.processes import over, processors

    if not is_large(cohort):
        return match(cohort, seed, seconds, allow_unplaced, circles)
    with Bar("Matching") as bar, stop:

        def seen(done: int, people: int) -> bool:
            bar.show(done, people)
            stop.cut_short = stop.asked and done < people
            return not stop.cut_short

        shared = partial(over, workers=processors())
        found = match(cohort, seed, seconds, allow_unplaced, circles, over=shared, seen=seen)
    if stop.cut_short and not found.circles:
        output.say("Interrupted before any circle was formed; nothing was written.")
        raise typer.Exit(INTERRUPTED)
    return found
