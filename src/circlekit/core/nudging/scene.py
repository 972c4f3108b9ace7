"""All that the messages about one meeting are made from, and in whose eyes they are read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.agenda import ENGLISH as ENGLISH_AGENDA
from circlekit.core.agenda import AgendaWords, RunSheet, meant_of, run_sheet
from circlekit.core.model import Cohort, Participant
from circlekit.core.nudging.audience import joined
from circlekit.core.nudging.choosing import EVERYTHING, Choice, chosen, is_for_circle
from circlekit.core.nudging.draft import Draft
from circlekit.core.nudging.facts import Facts
from circlekit.core.nudging.parts import ENGLISH, Parts
from circlekit.core.nudging.styles import PLAIN, Style
from circlekit.core.own import of_circle
from circlekit.core.processes import Process
from circlekit.core.sections import Tone
from circlekit.core.speech import Speech
from circlekit.core.turns.roles import MeetingRoles


class Manner(NamedTuple):
    """What a language says in one tone: of roles, and in the template of a lead's ``role_card``."""

    parts: Parts = ENGLISH
    role_card: str = ""


class Voice(NamedTuple):
    """How one language speaks of a circle: dates and lists, process and run sheets, roles.

    ``role_card`` is the template of a lead's. This and ``parts`` speak as the cohort does, ``manners`` to
    those who wish otherwise.
    """

    speech: Speech
    process: Process
    agenda: AgendaWords = ENGLISH_AGENDA
    parts: Parts = ENGLISH
    role_card: str = ""
    manners: Mapping[Tone, Manner] = MappingProxyType({})

    def to(self, tone: Tone) -> Voice:
        """Return how it speaks to somebody in a tone, or as ever where it has no words for that."""
        found = self.manners.get(tone)
        return self._replace(parts=found.parts, role_card=found.role_card) if found else self


class Scene(NamedTuple):
    """A draft, the cohort as its circle sees it, what is known of people, and who has which role.

    It is for the circle where ``to_circle``, and for each of ``readers`` by themself.
    """

    cohort: Cohort
    draft: Draft
    facts: Facts
    to_circle: bool
    readers: tuple[Participant, ...]
    roles: MeetingRoles | None = None


class Reading(NamedTuple):
    """A scene in one language and style, for a circle or for one ``reader``; ``short`` has few words."""

    scene: Scene
    voice: Voice
    style: Style = PLAIN
    reader: Participant | None = None
    short: bool = False


def scene_of(
    draft: Draft, facts: Facts, roles: MeetingRoles | None = None, choice: Choice = EVERYTHING
) -> Scene:
    """Return what the messages of a draft are made from; ``choice`` may leave some of them out."""
    to_circle, readers = is_for_circle(draft, choice), chosen(draft, facts, choice)
    return Scene(of_circle(facts.cohort, draft.circle.id), draft, facts, to_circle, readers, roles)


def members_of(scene: Scene) -> tuple[Participant, ...]:
    """Return the members of the circle who have joined by the day of the meeting, each by their own clock."""
    return joined(scene.draft, scene.facts)


def sheet_of(scene: Scene, voice: Voice) -> RunSheet:
    """Return the run sheet of the meeting in one language, and what does not fit into its minutes."""
    draft, inputs = scene.draft, scene.cohort.meeting.inputs
    number = draft.meeting.number
    meant = meant_of(number, draft.of, inputs)
    people = len(members_of(scene)) or len(draft.circle.members)
    minutes, topic = draft.meeting.minutes, inputs.get(number, "")
    return run_sheet(voice.process, people, minutes, meant, voice.agenda, topic=topic)
