"""Who has which role at a meeting, in words: for all, and for one member alone."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.nudging.facts import absent
from circlekit.core.nudging.parts import Part, Parts, Said
from circlekit.core.nudging.scene import Reading
from circlekit.core.turns.roles import MeetingRoles


def roles(reading: Reading) -> str:
    """Return a line for each role and who has it, in the order of the meeting (practice 31)."""
    found, people = reading.scene.roles, reading.scene.facts.people
    if found is None:
        return ""
    speech = reading.voice.speech
    held = _held(found, reading.voice.parts)
    named = ((part, [people[one].name for one in who if one in people]) for part, who in held)
    return reading.style.items(
        speech.labelled(part.role, speech.listed(names)) for part, names in named if names
    )


def your_part(reading: Reading) -> str:
    """Return what the reader's own roles ask of them; empty without one."""
    found, reader = reading.scene.roles, reading.reader
    if found is None or reader is None:
        return ""
    parts = (part for part, who in _held(found, reading.voice.parts) if reader.id in who)
    return " ".join(_said(part, reading) for part in parts)


def catch_up(reading: Reading) -> str:
    """Return a word to a reader who was not at the meeting before this one (practice 87)."""
    scene, reader = reading.scene, reading.reader
    before = scene.facts.attendance.get((scene.draft.circle.id, scene.draft.meeting.number - 1))
    missed = before is not None and reader is not None and reader.id in absent(before)
    return _said(reading.voice.parts.catch_up, reading) if missed else ""


def _said(words: Said, reading: Reading) -> str:
    return words.short if reading.short else words.you


def _held(found: MeetingRoles, parts: Parts) -> Iterator[tuple[Part, tuple[str, ...]]]:
    yield parts.opener, _one(found.opener)
    yield parts.case_giver, found.case_givers
    yield parts.reserve, found.reserve
    yield parts.facilitator, found.facilitators
    yield parts.timekeeper, _one(found.timekeeper)
    yield parts.note_taker, _one(found.note_taker)


def _one(handle: str | None) -> tuple[str, ...]:
    return (handle,) if handle else ()
