"""The wording of the role card, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.leading.card import card_wording
from circlekit.core.problems import InputProblems, Problem
from circlekit.files.library import Shelf, read_checked

FOLDER = "leads"


def read_role_card(where: Sequence[Shelf], languages: Sequence[str] = ("en",)) -> str:
    """Return the card's template in the first of ``languages`` that any shelf has, else in English.

    Raises:
        InputProblems: with the place of each placeholder that is not known.
        FileTrouble: when the file cannot be read.
    """
    wanted = [*languages, "en"]
    names = (f"{FOLDER}/{language}/card.md" for language in wanted)
    name = next((one for one in names if any((shelf.path / one).exists() for shelf in where)), "")
    problems: list[Problem] = []
    found = read_checked(where, name or f"{FOLDER}/en/card.md", problems, card_wording)
    if found is None:
        raise InputProblems(problems)
    return found
