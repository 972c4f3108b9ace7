"""The wording of the role card, in the language of whoever reads it."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.leading.card import card_wording
from circlekit.core.tongues import ENGLISH, Tongue
from circlekit.files.library import Shelf, read_all
from circlekit.files.tongues import nearest

FOLDER = "leads"


def read_role_card(where: Sequence[Shelf], tongue: Tongue = ENGLISH) -> str:
    """Return the card's template in the nearest language that any shelf has.

    Raises:
        InputProblems: with the place of each placeholder that is not known.
        FileTrouble: when the file cannot be read.
    """
    name, _ = nearest(where, FOLDER, "card.md", tongue)
    return read_all(where, {FOLDER: (name, card_wording)})[FOLDER]
