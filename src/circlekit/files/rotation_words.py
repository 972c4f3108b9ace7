"""The wording of a cohort's end: templates of the library, which people can replace one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from circlekit.core.nudging.templates import EmailWording, checked, email_wording
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.rotation.ending.asking import IN_QUESTIONS
from circlekit.core.rotation.ending.former import IN_INVITATIONS
from circlekit.core.rotation.ending.passages import Kind, Part
from circlekit.core.rotation.ending.wording import IN_LETTERS, IN_PARTS, Words
from circlekit.files.library import Shelf, read_all, read_checked

FOLDER = "rotation/en"


class AskWords(NamedTuple):
    """The templates of the question who goes on: to those here, to those who rest, and a part for leads."""

    here: EmailWording
    resting: EmailWording
    one_more: str


def read_words(where: Sequence[Shelf]) -> tuple[Words, EmailWording]:
    """Return the wording of all messages at a cohort's end, and of the invitation of former members.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    problems: list[Problem] = []
    letter, part = partial(email_wording, known=IN_LETTERS), partial(checked, known=IN_PARTS)
    letters = {kind: read_checked(where, f"{FOLDER}/{kind}.email.txt", problems, letter) for kind in Kind}
    parts = {one: read_checked(where, f"{FOLDER}/{one}.txt", problems, part) for one in Part}
    invitation = partial(email_wording, known=IN_INVITATIONS)
    former = read_checked(where, f"{FOLDER}/alumni.email.txt", problems, invitation)
    if problems or former is None:
        raise InputProblems(problems)
    return Words(
        {kind: one for kind, one in letters.items() if one is not None},
        {name: one for name, one in parts.items() if one is not None},
    ), former


def read_ask_words(where: Sequence[Shelf]) -> AskWords:
    """Return the wording of the question who goes on.

    Raises:
        InputProblems: with every problem in every template, each with its place.
        FileTrouble: when one cannot be read.
    """
    question = partial(email_wording, known=IN_QUESTIONS | {"one_more"})
    letters = read_all(
        where,
        {
            "here": (f"{FOLDER}/ask.email.txt", question),
            "resting": (f"{FOLDER}/ask_back.email.txt", question),
        },
    )
    part = partial(checked, known=IN_QUESTIONS)
    parts = read_all(where, {"one_more": (f"{FOLDER}/one_more.txt", part)})
    return AskWords(letters["here"], letters["resting"], parts["one_more"])
