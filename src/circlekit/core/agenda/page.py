"""The page that a circle has before it in a meeting, as Markdown: a template, filled in.

Who has which role stands there, and what nobody but the circle should read does not: no question, no
address (practice 15 and the rules of ``turns``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core.agenda.lines import step_lines
from circlekit.core.agenda.sheets import Sheet
from circlekit.core.agenda.words import said
from circlekit.core.log import Coming
from circlekit.core.model import Participant
from circlekit.core.nudging.scene import Reading, members_of
from circlekit.core.nudging.styles import Style
from circlekit.core.nudging.templates import fill
from circlekit.core.nudging.wording import CIRCLE, Values
from circlekit.core.processes import Process

_OF_PROCESS = frozenset({"how", "summary"})

MEETING = CIRCLE | _OF_PROCESS | {"cannot_come", "here", "plans"}
"""The placeholders of the page of a meeting."""


class Company(NamedTuple):
    """Who is expected at a meeting, and who said that they cannot come."""

    expected: tuple[Participant, ...]
    away: tuple[Participant, ...]


def company(reading: Reading) -> Company:
    """Return who comes, as far as the log knows; whoever said nothing is expected."""
    scene = reading.scene
    about = (scene.draft.circle.id, scene.draft.meeting.number)
    replies, members = scene.facts.coming.get(about, {}), members_of(scene)
    away = tuple(one for one in members if replies.get(one.id) is Coming.NO)
    return Company(tuple(one for one in members if one not in away), away)


def meeting_page(template: str, reading: Reading, sheets: Sequence[Sheet]) -> str:
    """Return the page of a meeting; ``reading`` is a circle's own, in the style of the page."""
    found, style, speech = company(reading), reading.style, reading.voice.speech
    own = {
        "cannot_come": style.text(speech.listed(one.name for one in found.away)),
        "here": " ".join(f"☐ {style.text(one.name)}" for one in found.expected),
        "plans": "\n\n".join(_plan(sheet, reading) for sheet in sheets),
    }
    return fill(template, {**Values(reading), **own, **about_process(reading.voice.process, style)})


def about_process(process: Process, style: Style) -> dict[str, str]:
    """Return the values of a process: its summary, and a line for each of its roles."""
    return {
        "summary": style.text(process.summary),
        "how": style.items(f"{role}: {does}" for role, does in process.roles.items()),
    }


def _plan(sheet: Sheet, reading: Reading) -> str:
    heading = said(reading.voice.agenda.if_here, {"people": str(sheet.people)})
    note = [reading.style.text(sheet.run_sheet.note), ""] if sheet.run_sheet.note else []
    return "\n".join([f"## {heading}", "", *note, step_lines(sheet.run_sheet.steps, reading.style)])
