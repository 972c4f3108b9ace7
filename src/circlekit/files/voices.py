"""How each language speaks of a circle: its process, the roles and a lead's role card, from the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from circlekit.core.nudging.parts import Parts
from circlekit.core.nudging.scene import Manner, Voice
from circlekit.core.sections import Tone
from circlekit.core.speech import speech
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, find, read_agenda_words, read_process
from circlekit.files.reading import Loaded
from circlekit.files.records import read_value
from circlekit.files.role_card import read_role_card
from circlekit.files.templates import FOLDER
from circlekit.files.tongues import in_each, nearest


def read_voices(
    loaded: Loaded, where: Sequence[Shelf], languages: Iterable[str], circle: str = ""
) -> Mapping[str, Voice]:
    """Return a voice for each language, of the cohort's process or of a circle's own.

    Raises:
        InputProblems: with every problem in every file, each with its place.
        FileTrouble: when one cannot be read.
    """
    return in_each(languages, lambda language: _voice(loaded, where, language, circle))


def _voice(loaded: Loaded, where: Sequence[Shelf], language: str, circle: str) -> Voice:
    cohort = loaded.cohort
    usual = _manner(where, language, cohort.tone)
    others = {person.tone for person in cohort.participants if person.tone} - {cohort.tone}
    return Voice(
        speech=speech(language),
        process=read_process(loaded, where, language, circle),
        agenda=read_agenda_words(where, language),
        parts=usual.parts,
        role_card=usual.role_card,
        manners={tone: _manner(where, language, tone) for tone in others},
    )


def _manner(where: Sequence[Shelf], language: str, tone: Tone) -> Manner:
    tongue = Tongue(language, tone)
    parts, _ = nearest(where, FOLDER, "parts.yaml", tongue)
    return Manner(read_value(*find(where, parts), Parts), read_role_card(where, tongue))
