"""How each language speaks of a circle: its process, the roles and a lead's role card, from the library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from circlekit.core.languages import fallbacks
from circlekit.core.nudging.parts import Parts
from circlekit.core.nudging.scene import Voice
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.speech import speech
from circlekit.files.decoding import decode
from circlekit.files.library import MOST_BYTES, Shelf, find, read_agenda_words, read_process
from circlekit.files.reading import Loaded, read_bytes
from circlekit.files.records import read_value
from circlekit.files.templates import resolve

CARD = "leads/{language}/card.md"


def read_voices(
    loaded: Loaded, where: Sequence[Shelf], languages: Iterable[str], circle: str = ""
) -> Mapping[str, Voice]:
    """Return a voice for each language, of the cohort's process or of a circle's own.

    Raises:
        InputProblems: with every problem in every file, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    found: dict[str, Voice] = {}
    for language in dict.fromkeys(languages):
        try:
            found[language] = _voice(loaded, where, language, circle)
        except InputProblems as wrong:
            problems += wrong.problems
    if problems:
        raise InputProblems(dict.fromkeys(problems))
    return found


def _voice(loaded: Loaded, where: Sequence[Shelf], language: str, circle: str) -> Voice:
    _, path, file = resolve(where, language, loaded.cohort.tone, "parts.yaml")
    return Voice(
        speech=speech(language),
        process=read_process(loaded, where, language, circle),
        agenda=read_agenda_words(where, language),
        parts=read_value(path, file, Parts),
        role_card=_role_card(where, language),
    )


def _role_card(where: Sequence[Shelf], language: str) -> str:
    """Return what a lead does, and need not do (practice 67)."""
    for code in fallbacks(language):
        path, file = find(where, CARD.format(language=code))
        if path.exists():
            return decode(read_bytes(path, file), file, MOST_BYTES)[0].strip()
    return ""
