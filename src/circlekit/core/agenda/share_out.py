"""The page of a share-out, as Markdown, and what makes one fit that is too short (practice 26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from circlekit.core.agenda.lines import step_lines
from circlekit.core.agenda.page import about_process
from circlekit.core.agenda.refusal import said_ways
from circlekit.core.agenda.steps import RunSheet
from circlekit.core.agenda.ways import LONGEST, Way
from circlekit.core.agenda.words import AgendaWords
from circlekit.core.clock_words import local
from circlekit.core.model import Cohort
from circlekit.core.nudging.scene import Voice
from circlekit.core.nudging.styles import MARKDOWN
from circlekit.core.nudging.templates import fill
from circlekit.core.problems import NoPlan, Problem
from circlekit.core.processes import Process
from circlekit.core.scheduling.share_outs import ShareOut, share_out_link
from circlekit.core.sharing.sheet import TELLING, share_out_sheet
from circlekit.core.speech import Speech
from circlekit.core.text import counted

EVENT = frozenset(
    [
        "how", "minutes", "place", "plan", "process", "process_link", "share_out", "summary", "telling",
        "video", "when",
    ]
)  # fmt: skip
"""The placeholders of the page of a share-out."""


def event_sheet(event: ShareOut, process: Process, people: int, words: AgendaWords) -> RunSheet:
    """Return the run sheet of a share-out.

    Raises:
        NoPlan: when it does not fit its minutes; with the smallest changes that make it fit.
    """
    sheet = share_out_sheet(event, process, people, words)
    if sheet.problems:
        ways = sorted(_ways(event, process, people), key=lambda way: way.minutes)
        first = sheet.problems[0]
        raise NoPlan([Problem(first.path, first.message, said_ways(ways))])
    return sheet


def _ways(event: ShareOut, process: Process, people: int) -> Iterator[Way]:
    """Yield how it would fit: with more minutes, or with fewer circles that tell."""
    for minutes in range(event.minutes + 1, LONGEST + 1):
        if not share_out_sheet(event._replace(minutes=minutes), process, people).problems:
            more = minutes - event.minutes
            says = f"--minutes {minutes}, or «minutes: {minutes}» of «share_outs»"
            yield Way(more, f"{counted(more, 'more minute')}: {says}")
            break
    for fewer in range(len(event.circles) - 1, 0, -1):
        left = event._replace(circles=event.circles[:fewer])
        if not share_out_sheet(left, process, people).problems:
            gone = len(event.circles) - fewer
            says = f"{counted(gone, 'circle')} fewer: «circles: {fewer}» of «share_outs»"
            yield Way(gone * TELLING.least, says)
            break


def event_page(template: str, cohort: Cohort, event: ShareOut, voice: Voice, sheet: RunSheet) -> str:
    """Return the page of a share-out; the process of ``voice`` is its fishbowl."""
    style, wanted = MARKDOWN, cohort.share_outs
    link = share_out_link(cohort)
    return fill(
        template,
        {
            "minutes": str(event.minutes),
            "place": style.text(wanted.place),
            "plan": "\n" + step_lines(sheet.steps, style),
            "process": style.text(voice.process.name),
            "process_link": style.link(voice.process.link) if voice.process.link else "",
            "share_out": str(event.number),
            "telling": style.text(voice.speech.listed(circle.name for circle in event.circles)),
            "video": style.link(link) if link else "",
            "when": "\n" + style.items(_clocks(event.start, cohort, voice.speech)),
            **about_process(voice.process, style),
        },
    )


def _clocks(start: datetime, cohort: Cohort, speech: Speech) -> Iterator[str]:
    """Yield the time on every clock among the participants, from west to east."""
    zones = {person.timezone for person in cohort.participants}
    for zone in sorted(zones, key=lambda zone: (local(start, zone).replace(tzinfo=None), zone)):
        here = local(start, zone)
        yield f"{speech.long_date(here)}, {speech.clock_time(here)} ({speech.where(here, zone)})"
