"""The run sheets that stand in a circle's calendar entries: one for its usual meetings, and the others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.agenda.lines import step_lines
from circlekit.core.agenda.meant import meant_of
from circlekit.core.agenda.sheet import run_sheet
from circlekit.core.agenda.steps import RunSheet
from circlekit.core.agenda.words import AgendaWords
from circlekit.core.nudging.styles import PLAIN
from circlekit.core.problems import Problem
from circlekit.core.processes import Process


class EntrySheets(NamedTuple):
    """Run sheets as plain text: the ``usual`` one, and by their number those of the first and the last
    meeting and of those with new ideas. ``problems`` say what does not fit.
    """

    usual: str = ""
    special: Mapping[int, str] = MappingProxyType({})
    problems: tuple[Problem, ...] = ()


def entry_sheets(
    process: Process, people: int, minutes: int, of: int, inputs: Mapping[int, str], words: AgendaWords
) -> EntrySheets:
    """Return the run sheets of a circle of ``people`` that meets ``of`` times for ``minutes`` each.

    Nobody is named, and no question: calendars are seen by more people than the circle.
    """
    meant = {number: meant_of(number, of, inputs) for number in range(1, of + 1)}
    usual = run_sheet(process, people, minutes, words=words)
    special = {
        number: run_sheet(process, people, minutes, kind, words, topic=inputs.get(number, ""))
        for number, kind in meant.items()
        if kind != "working"
    }
    problems = dict.fromkeys(one for sheet in (usual, *special.values()) for one in sheet.problems)
    return EntrySheets(
        _text(usual), {number: _text(sheet) for number, sheet in special.items()}, tuple(problems)
    )


def _text(sheet: RunSheet) -> str:
    return "\n".join([*([sheet.note] if sheet.note else []), step_lines(sheet.steps, PLAIN)])
