"""The agenda of an open event at which circles tell the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.agendas.asked import Answer, Asked
from circlekit.cli.agendas.view import process_as_json, sheet_as_json
from circlekit.cli.workspace import Workspace
from circlekit.core.problems import NoPlan

if TYPE_CHECKING:
    from circlekit.core.agenda import RunSheet
    from circlekit.core.model import Circle
    from circlekit.core.processes import Process
    from circlekit.core.scheduling.share_outs import ShareOut

WORD = "share-out"
FISHBOWL = "fishbowl"


def share_out_agenda(space: Workspace, circles: Sequence[Circle], asked: Asked) -> Answer:
    """Return the agenda of a share-out, by its number or its date.

    Raises:
        WrongUse: when there is no such share-out.
        NoPlan: when it does not fit its minutes; with the smallest changes that make it fit.
    """
    from circlekit.core.agenda.share_out import EVENT, event_page, event_sheet
    from circlekit.core.agenda.which import the_one
    from circlekit.core.languages import read_by
    from circlekit.core.nudging.scene import Voice
    from circlekit.core.speech import speech
    from circlekit.files.agendas import read_page
    from circlekit.files.library import read_agenda_words, read_library_process

    cohort, shelves = space.cohort, space.shelves()
    language = asked.language or read_by(cohort.participants, cohort.language)[0]
    event = the_one(asked.meeting, _events(space, circles), "there is no share-out")
    event = event._replace(minutes=asked.minutes or event.minutes)
    voice = Voice(
        speech=speech(language),
        process=read_library_process(shelves, FISHBOWL, language),
        agenda=read_agenda_words(shelves, language),
    )
    people = asked.people or sum(len(circle.members) for circle in circles)
    try:
        sheet = event_sheet(event, voice.process, people, voice.agenda)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None
    template = read_page(shelves, "share_out", EVENT, language)
    page = event_page(template, cohort, event, voice, sheet)
    return Answer(page, _as_json(event, voice.process, people, sheet))


def _events(space: Workspace, circles: Sequence[Circle]) -> tuple[ShareOut, ...]:
    """Return the share-outs; circles that have stopped by then do not tell, where there is a schedule."""
    from circlekit.core.scheduling.share_outs import share_outs, still_telling
    from circlekit.files.schedules import FILE

    slots = space.slots(circles) if space.path(FILE).exists() else ()
    ends = {slot.circle: slot.changes.cancelled for slot in slots}
    return still_telling(share_outs(space.cohort, circles), ends)


def _as_json(event: ShareOut, process: Process, people: int, sheet: RunSheet) -> dict[str, Any]:
    return {
        "share_out": event.number,
        "start": output.utc(event.start),
        "minutes": event.minutes,
        "circles": [circle.id for circle in event.circles],
        "process": process_as_json(process),
        "sheets": [{"people": people, **sheet_as_json(sheet)}],
    }
