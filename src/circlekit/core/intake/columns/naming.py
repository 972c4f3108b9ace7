"""Names for fields of the coordinator's own, made of questions."""

from __future__ import annotations

from collections.abc import Collection, Container

from circlekit.core.checks.people import KEYS
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.words import Words
from circlekit.core.text import slug

LONGEST_NAME = 30
RESERVED: Collection[str] = ("id", *KEYS)


def field_name(question: str, words: Words, taken: Container[str] = ()) -> str:
    """Return a short name for what a question asks: ``favourite_season``; never one that is taken."""
    text = _without_fillers(plain(question), words)
    kept: list[str] = []
    for word in slug(text).split("-"):
        if kept and len("_".join([*kept, word])) > LONGEST_NAME:
            break
        kept.append(word[:LONGEST_NAME])
    name = "_".join(kept) or "answer"
    if name in RESERVED:
        name = f"{name}_answer"
    number, free = 2, name
    while free in taken:
        free, number = f"{name}_{number}", number + 1
    return free


def _without_fillers(text: str, words: Words) -> str:
    """Return a question without the words in front that say nothing; all of it where nothing else is left."""
    rest = text
    for _ in range(3):
        filler = next((one for one in words.fillers if rest.startswith(f"{one} ")), None)
        if filler is None:
            break
        rest = rest[len(filler) + 1 :]
    return rest
