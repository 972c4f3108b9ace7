"""The wording of a cohort's end: templates of the library, which people can replace one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from circlekit.core.coordinating.saying import ENGLISH as IN_ENGLISH
from circlekit.core.coordinating.saying import Saying
from circlekit.core.nudging.templates import EmailWording, checked, email_wording
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.rotation.ending.asking import IN_QUESTIONS
from circlekit.core.rotation.ending.former import IN_INVITATIONS
from circlekit.core.rotation.ending.passages import Kind, Part
from circlekit.core.rotation.ending.wording import IN_LETTERS, IN_PARTS, Words
from circlekit.core.speech import speech
from circlekit.core.tongues import ENGLISH, Tongue
from circlekit.files.library import Shelf, read_agenda_words, read_all, read_checked
from circlekit.files.tongues import nearest, read_saying

FOLDER = "rotation"


class AskWords(NamedTuple):
    """The templates of the question who goes on: to those here, to those who rest, and a part for leads."""

    here: EmailWording
    resting: EmailWording
    one_more: str
    saying: Saying = IN_ENGLISH


def read_words(where: Sequence[Shelf], tongue: Tongue = ENGLISH) -> tuple[Words, EmailWording]:
    """Return the wording of all messages at a cohort's end, and of the invitation of former members.

    Dates are in the language that the first of the messages was found in.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """

    def name(file: str) -> str:
        return nearest(where, FOLDER, file, tongue)[0]

    problems: list[Problem] = []
    letter, part = partial(email_wording, known=IN_LETTERS), partial(checked, known=IN_PARTS)
    letters = {kind: read_checked(where, name(f"{kind}.email.txt"), problems, letter) for kind in Kind}
    parts = {one: read_checked(where, name(f"{one}.txt"), problems, part) for one in Part}
    invitation = partial(email_wording, known=IN_INVITATIONS)
    former = read_checked(where, name("alumni.email.txt"), problems, invitation)
    if problems or former is None:
        raise InputProblems(problems)
    language = nearest(where, FOLDER, f"{Kind.LEAVE}.email.txt", tongue)[1]
    return Words(
        {kind: one for kind, one in letters.items() if one is not None},
        {name: one for name, one in parts.items() if one is not None},
        speech(language),
        agenda=read_agenda_words(where, language),
    ), former


def read_ask_words(where: Sequence[Shelf], tongue: Tongue = ENGLISH) -> AskWords:
    """Return the wording of the question who goes on.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """

    def name(file: str) -> str:
        return nearest(where, FOLDER, file, tongue)[0]

    question = partial(email_wording, known=IN_QUESTIONS | {"one_more"})
    letters = read_all(
        where,
        {"here": (name("ask.email.txt"), question), "resting": (name("ask_back.email.txt"), question)},
    )
    part = partial(checked, known=IN_QUESTIONS)
    parts = read_all(where, {"one_more": (name("one_more.txt"), part)})
    saying = read_saying(where, FOLDER, "ask.email.txt", tongue)
    return AskWords(letters["here"], letters["resting"], parts["one_more"], saying)
