"""The wording of invitations in a language and tone: templates of the library, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from circlekit.core.inviting.changes import PLACEHOLDERS as IN_CHANGES
from circlekit.core.inviting.changes import ChangeWords, Telling
from circlekit.core.inviting.records import Kind
from circlekit.core.inviting.wording import PLACEHOLDERS
from circlekit.core.nudging.templates import EmailWording, checked, email_wording
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.speech import speech
from circlekit.core.tongues import ENGLISH, Tongue
from circlekit.files.library import Shelf, find, read_all
from circlekit.files.records import read_value
from circlekit.files.tongues import nearest

FOLDER = "invitations"


class InviteWords(NamedTuple):
    """The template of each kind of message, and how dates and changes are said in its language."""

    letters: Mapping[Kind, EmailWording]
    telling: Telling


def read_invite_words(where: Sequence[Shelf], tongue: Tongue = ENGLISH) -> InviteWords:
    """Return the wording of each kind of message; dates are in the language of the first.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    check = partial(email_wording, known=PLACEHOLDERS)
    found = {kind: nearest(where, FOLDER, f"{kind}.email.txt", tongue) for kind in Kind}
    letters = read_all(where, {kind: (name, check) for kind, (name, _) in found.items()})
    language = found[next(iter(Kind))][1]
    return InviteWords(letters, Telling(speech(language), _changes(where, Tongue(language, tongue.tone))))


def _changes(where: Sequence[Shelf], tongue: Tongue) -> ChangeWords:
    path, file = find(where, nearest(where, FOLDER, "changes.yaml", tongue)[0])
    words = read_value(path, file, ChangeWords)
    problems = tuple(_problems(words, file))
    if problems:
        raise InputProblems(problems)
    return words


def _problems(words: ChangeWords, file: str) -> Iterator[Problem]:
    for key, sentence in words:
        try:
            checked(sentence, IN_CHANGES.get(key, ()), file)
        except InputProblems as wrong:
            for problem in wrong.problems:
                yield replace(problem, message=f"{key}: {problem.message}", place=Place(file))
