"""What a cohort's process lacks: time for people to tell of themselves, time at all, or the right circle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.agenda.plan import plan
from circlekit.core.agenda.ways import TooShort, more_minutes
from circlekit.core.model import Cohort
from circlekit.core.processes import Occasion, Process
from circlekit.core.readiness import Advice
from circlekit.core.text import counted


def agenda_advice(cohort: Cohort, process: Process, sizes: Sequence[int]) -> Iterator[Advice]:
    """Yield what is to be thought about before circles of these ``sizes`` meet."""
    yield from _occasion(process)
    yield from _size(process, sizes)
    yield from _minutes(cohort, process, sizes)


def _occasion(process: Process) -> Iterator[Advice]:
    if process.occasion is Occasion.SHARE_OUTS:
        hint = "choose a process for circles: circlekit library list"
        yield Advice(26, f"{process.name} is for open events, not for the meetings of a circle", hint)


def _size(process: Process, sizes: Sequence[int]) -> Iterator[Advice]:
    """A process suits so many people; in other circles somebody waits, or is missing."""
    suits = process.size
    others = [size for size in sizes if suits and not suits.least <= size <= suits.most]
    if suits and others:
        few = ", ".join(str(size) for size in others)
        message = f"{process.name} is best with {_said(suits)} people, and there would be circles of {few}"
        yield Advice(24, message, f"choose another process, or circles of that size: «size: {_said(suits)}»")


def _said(span: tuple[int, int]) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}-{span[1]}"


def _minutes(cohort: Cohort, process: Process, sizes: Sequence[int]) -> Iterator[Advice]:
    """In every meeting there are minutes in which people tell of themselves (practice 32)."""
    minutes = cohort.meeting.minutes
    for size in sorted(sizes, reverse=True):
        found = plan(process, size, minutes)
        if found.complete or size < 2:
            continue
        company = counted(size, "person", "people")
        what = (
            f"no time for personal news beside {process.name}"
            if found.turns
            else f"no time for {process.name}"
        )
        message = f"{company} in {minutes} minutes have {what}"
        longer = next(more_minutes(TooShort(process, size, minutes, "working", {})), None)
        hint = "choose a shorter process"
        if longer:
            hint = f"set «minutes» of «meeting» to {minutes + longer.minutes}, or {hint}"
        yield Advice(32 if found.turns else 23, message, hint)
        return
