"""What the placeholders of a message stand for: for a circle, or for one member in their own time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from circlekit.core import clock_words
from circlekit.core.agenda import Meant, Step, run_sheet
from circlekit.core.model import Cohort, Meeting, Participant
from circlekit.core.nudging.moments import Draft
from circlekit.core.nudging.styles import MARKDOWN, PLAIN, Style
from circlekit.core.problems import Problem
from circlekit.core.processes import Process
from circlekit.core.text import listed

CIRCLE = frozenset(
    [
        "agreements", "circle", "cohort", "commitment", "coordinator", "date", "day", "deputy", "lead",
        "links", "members", "minutes", "moved_from", "note", "number", "of", "place", "principles", "process",
        "process_link", "purpose", "readings", "run_sheet", "time", "times", "video", "when",
    ]
)  # fmt: skip
"""The placeholders of a message to a circle."""

MEMBER = CIRCLE | {"name"}
"""The placeholders of a message to one member."""


class Scene(NamedTuple):
    """All that the messages about one meeting are made from."""

    cohort: Cohort
    draft: Draft
    process: Process
    run_sheet: tuple[Step, ...]


def scene_of(cohort: Cohort, draft: Draft, process: Process) -> tuple[Scene, tuple[Problem, ...]]:
    """Return what the messages of a draft are made from, and a warning when its run sheet does not fit."""
    middle = 1 < draft.meeting.number < draft.of or draft.of < 3
    meant: Meant = "working" if middle else "first" if draft.meeting.number == 1 else "last"
    people = len(_joined(cohort, draft)) or len(draft.circle.members)
    sheet = run_sheet(process, people, draft.meeting.minutes, meant)
    return Scene(cohort, draft, process, sheet.steps), sheet.problems


def circle_values(scene: Scene) -> dict[str, str]:
    """Return the values of ``CIRCLE`` as Markdown; times are those of every zone among the members."""
    start = scene.draft.meeting.start
    home = clock_words.local(start, scene.cohort.timezone or str(start.tzinfo))
    zones = _by_zone(start, members_of(scene))
    when = [f"{clock_words.long_date(at)}, {_clock(at, zone)}: {listed(names)}" for at, zone, names in zones]
    other_days = ["" if at.date() == home.date() else f"{clock_words.short_date(at)} " for at, _, _ in zones]
    times = [f"{day}{_clock(at, zone)}" for day, (at, zone, _) in zip(other_days, zones, strict=True)]
    return _common(scene, MARKDOWN, home) | {
        "times": MARKDOWN.text(listed(times)),
        "when": _block(MARKDOWN.items(when)),
    }


def member_values(scene: Scene, person: Participant) -> dict[str, str]:
    """Return the values of ``MEMBER`` as plain text; date and time are the member's own."""
    here = clock_words.local(scene.draft.meeting.start, person.timezone)
    clock = _clock(here, person.timezone)
    return _common(scene, PLAIN, here) | {
        "name": person.name,
        "times": clock,
        "when": f"{clock_words.long_date(here)}, {clock}",
    }


def _clock(moment: datetime, zone_name: str) -> str:
    return f"{clock_words.clock_time(moment)} ({clock_words.where(moment, zone_name)})"


def members_of(scene: Scene) -> list[Participant]:
    """Return the members of the circle who have joined by the day of the meeting, each by their own clock."""
    return _joined(scene.cohort, scene.draft)


def _joined(cohort: Cohort, draft: Draft) -> list[Participant]:
    people = {person.id: person for person in cohort.participants}
    members = [people[handle] for handle in draft.circle.members if handle in people]
    start = draft.meeting.start
    return [
        person
        for person in members
        if person.joins is None or person.joins <= clock_words.local(start, person.timezone).date()
    ]


def _by_zone(start: datetime, members: Iterable[Participant]) -> list[tuple[datetime, str, list[str]]]:
    """Return each local time with its zone and the names of those who live there, from west to east."""

    def key(person: Participant) -> tuple[datetime, str]:
        return clock_words.local(start, person.timezone).replace(tzinfo=None), person.timezone

    groups = groupby(sorted(members, key=key), key)
    return [(at, zone, [person.name for person in people]) for (at, zone), people in groups]


def _common(scene: Scene, style: Style, at: datetime) -> dict[str, str]:
    cohort, draft = scene.cohort, scene.draft
    names = {person.id: person.name for person in cohort.participants}
    texts = {
        "circle": draft.circle.name,
        "cohort": cohort.cohort,
        "commitment": cohort.commitment,
        "coordinator": cohort.coordinator.name,
        "date": clock_words.long_date(at),
        "day": clock_words.short_date(at),
        "deputy": names.get(draft.circle.deputy or "", ""),
        "lead": names.get(draft.circle.lead or "", ""),
        "members": listed(person.name for person in members_of(scene)),
        "minutes": str(draft.meeting.minutes),
        "moved_from": _moved_from(draft.meeting, at),
        "number": str(draft.meeting.number),
        "of": str(draft.of),
        "place": draft.meeting.place,
        "process": scene.process.name,
        "purpose": cohort.purpose,
        "time": clock_words.clock_time(at),
    }
    links = {"video": cohort.meeting.video, "process_link": scene.process.link}
    return (
        {name: style.text(text) for name, text in texts.items()}
        | {name: style.link(link) if link else "" for name, link in links.items()}
        | {name: _block(text) for name, text in _lists(scene, style).items()}
        | {"note": _note(scene, style)}
    )


def _moved_from(meeting: Meeting, at: datetime) -> str:
    """Return the day on which a moved meeting was planned before, by the clock that ``at`` shows."""
    return clock_words.short_date(meeting.was.astimezone(at.tzinfo)) if meeting.was else ""


def _note(scene: Scene, style: Style) -> str:
    """Return the words that the first or the last meeting has of its own."""
    meeting, draft = scene.cohort.meeting, scene.draft
    notes = {1: meeting.first, draft.of: meeting.last}
    return style.text(notes.get(draft.meeting.number, ""))


def _lists(scene: Scene, style: Style) -> dict[str, str]:
    cohort = scene.cohort
    links = (f"- {style.text(label)}: {style.link(link)}" for label, link in cohort.links.items())
    return {
        "agreements": style.items(cohort.agreements),
        "links": "\n".join(links),
        "principles": style.items(cohort.principles),
        "readings": style.items(cohort.readings),
        "run_sheet": "\n".join(line for step in scene.run_sheet for line in _step_lines(step, style)),
    }


def _step_lines(step: Step, style: Style) -> list[str]:
    parts = [f"  - {part.minutes} min: {style.text(part.text)}" for part in step.parts]
    return [f"- {step.start}–{step.start + step.minutes} min: {style.text(step.text)}", *parts]


def _block(text: str) -> str:
    """Return a list so that it begins on a line of its own, after whatever introduces it."""
    return f"\n{text}" if text else ""
