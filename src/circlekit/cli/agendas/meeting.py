"""The agenda of a circle's meeting: from the files of the cohort to its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.agendas.asked import Answer, Asked
from circlekit.cli.agendas.view import process_as_json, sheet_as_json
from circlekit.cli.workspace import Workspace
from circlekit.core.problems import NoPlan, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.agenda.meant import Meant
    from circlekit.core.agenda.sheets import Sheet
    from circlekit.core.log import Log
    from circlekit.core.model import Circle, Meeting
    from circlekit.core.nudging.scene import Reading, Scene

Plans = Mapping[str, Sequence["Meeting"]]
"""The meetings of each circle by its id."""


def meeting_agenda(space: Workspace, circles: Sequence[Circle], word: str, asked: Asked) -> Answer:
    """Return the agenda of a meeting of the circle that ``word`` names.

    Raises:
        WrongUse: when there is no such circle or meeting.
        NoPlan: when the meeting does not fit its minutes; with the smallest changes that make it fit.
    """
    from circlekit.core.agenda.page import MEETING, company, meeting_page
    from circlekit.core.named import circle as circle_named
    from circlekit.files.agendas import read_page

    circle = circle_named(word, circles)
    plans = space.meetings(circles)
    reading = _reading(space, circles, circle, plans, asked)
    people = asked.people or len(company(reading).expected)
    found = _fitting(space, reading, people, asked)
    template = read_page(space.shelves(), "meeting", MEETING, reading.voice.speech.language)
    return Answer(meeting_page(template, reading, found), _as_json(reading, found))


def _reading(
    space: Workspace, circles: Sequence[Circle], circle: Circle, plans: Plans, asked: Asked
) -> Reading:
    """Return the meeting as the page speaks of it; without a word, in the language that most members read."""
    from circlekit.core.languages import read_by
    from circlekit.core.nudging.scene import Reading, members_of
    from circlekit.core.nudging.styles import MARKDOWN
    from circlekit.core.turns.cohort import roles_of
    from circlekit.files.voices import read_voices

    log = space.log(circles, plans)
    scene = _scene(space, circle, plans, log, asked)
    language = asked.language or read_by(members_of(scene), space.cohort.language)[0]
    voice = read_voices(space.loaded, space.shelves(), [language], circle.id)[language]
    roles = roles_of(space.cohort, voice.process, circle, scene.draft.meetings, log)
    return Reading(scene._replace(roles=roles.get(scene.draft.meeting.number)), voice, MARKDOWN)


def _scene(space: Workspace, circle: Circle, plans: Plans, log: Log, asked: Asked) -> Scene:
    from circlekit.core.agenda.which import the_one
    from circlekit.core.nudging.draft import Draft, Moment
    from circlekit.core.nudging.facts import facts_of
    from circlekit.core.nudging.scene import Scene
    from circlekit.core.own import of_circle
    from circlekit.core.reporting.meetings import dates_of

    if circle.id not in plans:
        hint = "find its time first: circlekit schedule"
        raise WrongUse([Problem((), f"«{circle.id}» has no time yet", hint)])
    meetings = tuple(plans[circle.id])
    meeting = the_one(asked.meeting, meetings, f"{circle.name} has no meeting", dates_of(meetings))
    own = meeting._replace(minutes=asked.minutes or meeting.minutes)
    day = meeting.start.date()
    draft = Draft(day, day, Moment.WEEK_BEFORE, circle, own, len(meetings), meetings)
    return Scene(of_circle(space.cohort, circle.id), draft, facts_of(space.cohort, log), True, ())


def _meant(reading: Reading) -> Meant:
    from circlekit.core.agenda.meant import meant_of

    draft, inputs = reading.scene.draft, reading.scene.cohort.meeting.inputs
    return meant_of(draft.meeting.number, draft.of, inputs)


def _fitting(space: Workspace, reading: Reading, people: int, asked: Asked) -> tuple[Sheet, ...]:
    """Return the run sheets of a meeting, the first of which holds all that it should."""
    from circlekit.core.agenda.sheets import sheets

    draft, voice = reading.scene.draft, reading.voice
    minutes, meant = draft.meeting.minutes, _meant(reading)
    topic = reading.scene.cohort.meeting.inputs.get(draft.meeting.number, "")
    found = sheets(voice.process, people, minutes, meant, voice.agenda, topic=topic, news=asked.news)
    if found[0].run_sheet.problems:
        raise _refusal(space, reading, found[0].people, asked)
    return found


def _refusal(space: Workspace, reading: Reading, people: int, asked: Asked) -> NoPlan:
    from circlekit.core.agenda.refusal import refusal
    from circlekit.core.agenda.ways import TooShort
    from circlekit.files.agendas import read_processes

    draft, process = reading.scene.draft, reading.voice.process
    library = read_processes(space.shelves(), reading.voice.speech.language)
    meeting = TooShort(process, people, draft.meeting.minutes, _meant(reading), library, asked.news)
    found = refusal(meeting, f"{draft.circle.name}, meeting {draft.meeting.number}")
    return NoPlan(space.placed(found.problems))


def _as_json(reading: Reading, found: Sequence[Sheet]) -> dict[str, Any]:
    from circlekit.core.agenda.page import company

    draft, roles, who = reading.scene.draft, reading.scene.roles, company(reading)
    return {
        "circle": draft.circle.id,
        "meeting": draft.meeting.number,
        "of": draft.of,
        "start": output.utc(draft.meeting.start),
        "minutes": draft.meeting.minutes,
        "meant": _meant(reading),
        "process": process_as_json(reading.voice.process),
        "expected": [person.id for person in who.expected],
        "cannot_come": [person.id for person in who.away],
        "roles": {name: value for name, value in roles._asdict().items() if name not in _SAID}
        if roles
        else {},
        "next": output.utc(draft.following.start) if draft.following else None,
        "sheets": [{"people": one.people, **sheet_as_json(one.run_sheet)} for one in found],
    }


_SAID = frozenset({"circle", "meeting"})
