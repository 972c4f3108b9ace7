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
from circlekit.files.library import Shelf, find, first_there
from circlekit.files.records import read_value

K = TypeVar("K", Tongue, str)
T = TypeVar("T")

SILENT = "silent.yaml"


def nearest(where: Sequence[Shelf], folder: str, name: str, tongue: Tongue) -> tuple[str, str]:
    """Return the name of a text in the nearest language that some shelf has, and that language.

    ``folder`` is that of a kind of texts, such as ``rotation``; each language has a folder in it.
    """
    codes = {f"{folder}/{code}/{name}": code for code in fallbacks(tongue.language, tongue.tone)}
    found = first_there(where, list(codes))
    return found, codes[found].removesuffix(f"-{Tone.FORMAL}")


def read_saying(where: Sequence[Shelf], folder: str, name: str, tongue: Tongue) -> Saying:
    """Return how a tongue says things beside the template ``name``, in the language that it was found in.

    Raises:
        InputProblems: when what it says of silence has problems.
        FileTrouble: when that cannot be read.
    """
    _, language = nearest(where, folder, name, tongue)
    silent, _ = nearest(where, folder, SILENT, Tongue(language, tongue.tone))
    return Saying(speech(language), read_value(*find(where, silent), SilentWords))


def in_each(tongues: Iterable[K], read: Callable[[K], T]) -> dict[K, T]:
    """Return what ``read`` makes of each tongue, or of each language.

    Raises:
        InputProblems: with every problem in any of them, each once.
    """
    problems: list[Problem] = []
    found: dict[K, T] = {}
    for tongue in dict.fromkeys(tongues):
        try:
            found[tongue] = read(tongue)
        except InputProblems as wrong:
            problems += wrong.problems
    if problems:
        raise InputProblems(dict.fromkeys(problems))
    return found
