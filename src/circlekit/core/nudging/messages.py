"""The messages of a draft, filled in: one text for the circle, and one for each who gets their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from circlekit.core.languages import read_by
from circlekit.core.model import Cohort, Participant
from circlekit.core.nudging.channels import Channel, channel_of
from circlekit.core.nudging.draft import Moment
from circlekit.core.nudging.scene import Reading, Scene, Voice, members_of
from circlekit.core.nudging.styles import MARKDOWN, PLAIN, Style
from circlekit.core.nudging.templates import fill
from circlekit.core.nudging.wording import Values
from circlekit.core.sections import Tone
from circlekit.core.tongues import tongue_of

BETWEEN_LANGUAGES = "\n---\n\n"
"""A line between the parts of a message to a circle in which several languages are spoken."""


class Form(StrEnum):
    """The forms of a message, by the ending of their templates."""

    CIRCLE = ".md"
    EMAIL = ".email.txt"
    SHORT = ".short.txt"


class Needed(NamedTuple):
    """Which template: of a moment, in a form, for readers of a language, and how they are spoken to."""

    moment: Moment
    form: Form
    language: str
    tone: Tone


class Wording(NamedTuple):
    """A template and the language that it was found in; only an e-mail has a ``subject``."""

    language: str
    body: str
    subject: str = ""


Wordings = Mapping[Needed, Wording]
Voices = Mapping[str, Voice]


class Message(NamedTuple):
    """A message to one person by one channel; only an e-mail has a subject."""

    to: Participant
    channel: Channel
    body: str
    subject: str = ""


def for_circle(scene: Scene) -> tuple[Needed, ...]:
    """Return what the message to a circle is made of: a part for each language, most members first."""
    cohort = scene.cohort
    languages = read_by(members_of(scene), cohort.language)
    return tuple(Needed(scene.draft.moment, Form.CIRCLE, language, cohort.tone) for language in languages)


def for_person(moment: Moment, person: Participant, cohort: Cohort) -> Needed | None:
    """Return what a message to one person is made of; None where neither address nor channel is known."""
    tongue = tongue_of(person, cohort)
    if channel_of(person) is Channel.EMAIL:
        return Needed(moment, Form.EMAIL, *tongue) if person.email else None
    return Needed(moment, Form.SHORT, *tongue)


def circle_text(scene: Scene, wordings: Wordings, voices: Voices) -> str:
    """Return the message to a circle as Markdown, in each of its languages once."""
    found = dict.fromkeys(wordings[one] for one in for_circle(scene))
    parts = (fill(one.body, Values(Reading(scene, voices[one.language], MARKDOWN))) for one in found)
    return BETWEEN_LANGUAGES.join(parts)


def messages(
    scene: Scene, wordings: Wordings, voices: Voices
) -> Iterator[tuple[Participant, Message | None]]:
    """Yield each reader with their message; None where neither address nor channel is known.

    It is plain text for an e-mail or SMS, and Markdown for a chat.
    """
    shared: dict[tuple[str, Tone, Style], dict[str, str]] = {}
    for person in scene.readers:
        needed, channel = for_person(scene.draft.moment, person, scene.cohort), channel_of(person)
        if needed is None:
            yield person, None
            continue
        wording = wordings[needed]
        style = MARKDOWN if channel is Channel.CHAT else PLAIN
        voice = voices[wording.language].to(needed.tone)
        reading = Reading(scene, voice, style, person, needed.form is Form.SHORT)
        values = Values(reading, shared.setdefault((wording.language, needed.tone, style), {}))
        subject = fill(wording.subject, values).strip() if wording.subject else ""
        yield person, Message(person, channel, fill(wording.body, values), subject)


def needs(scene: Scene) -> Iterator[Needed]:
    """Yield which templates the messages of a draft are made of."""
    if scene.to_circle:
        yield from for_circle(scene)
    found = (for_person(scene.draft.moment, person, scene.cohort) for person in scene.readers)
    yield from (one for one in found if one is not None)


def entry_text(scene: Scene, wordings: Wordings, voices: Voices) -> str:
    """Return what the coordinator's calendar holds of a draft: the message to the circle, or to its lead.

    It is empty where the lead cannot be reached.
    """
    if scene.to_circle:
        return circle_text(scene, wordings, voices)
    return next((found.body for _, found in messages(scene, wordings, voices) if found), "")
