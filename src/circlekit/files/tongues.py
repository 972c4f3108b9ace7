"""Texts of the library in the language and tone of whoever reads them, or in the nearest that there is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from circlekit.core.coordinating.saying import Saying, SilentWords
from circlekit.core.languages import fallbacks
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.sections import Tone
from circlekit.core.speech import speech
from circlekit.core.tongues import Tongue
from circlekit.files.library import Shelf, find
from circlekit.files.records import read_value

T = TypeVar("T")

SILENT = "silent.yaml"


def nearest(where: Sequence[Shelf], folder: str, name: str, tongue: Tongue) -> tuple[str, str]:
    """Return the name of a text in the nearest language that some shelf has, and that language.

    ``folder`` is that of a kind of texts, such as ``rotation``; each language has a folder in it.
    """
    formal = tongue.tone if tongue.tone is Tone.FORMAL else None
    found = [
        (f"{folder}/{code}/{name}", code.removesuffix(f"-{Tone.FORMAL}"))
        for code in fallbacks(tongue.language, formal)
    ]
    return next((one for one in found if find(where, one[0])[0].exists()), found[-1])


def read_saying(where: Sequence[Shelf], folder: str, name: str, tongue: Tongue) -> Saying:
    """Return how a tongue says things beside the template ``name``, in the language that it was found in.

    Raises:
        InputProblems: when what it says of silence has problems.
        FileTrouble: when that cannot be read.
    """
    _, language = nearest(where, folder, name, tongue)
    silent, _ = nearest(where, folder, SILENT, Tongue(language, tongue.tone))
    return Saying(speech(language), read_value(*find(where, silent), SilentWords))


def in_each(tongues: Iterable[Tongue], read: Callable[[Tongue], T]) -> dict[Tongue, T]:
    """Return what ``read`` makes of each tongue.

    Raises:
        InputProblems: with every problem in any of them, each once.
    """
    problems: list[Problem] = []
    found: dict[Tongue, T] = {}
    for tongue in tongues:
        try:
            found[tongue] = read(tongue)
        except InputProblems as wrong:
            problems += wrong.problems
    if problems:
        raise InputProblems(dict.fromkeys(problems))
    return found
