"""What the cells of a column look like: addresses, ticks, options, whole sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.splitting import AMBIGUOUS, QUOTED_COMMA
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Column

LONGEST_OPTION = 80
"""An answer with more characters was not chosen from a list."""

MOST_SPELLINGS = 20
"""A column of ticks has no more different texts."""

FEW = 5
"""So few different answers need not be repeated to be ones to choose from."""

SENTENCE = 7
"""So many words on average are sentences."""

_ATTACHMENT = re.compile(r"\(https?://[^\s()]+\)")
_CLOSE_COMMA = re.compile(r"[^\W\d],[^\W\d]|\"")


@dataclass(frozen=True, slots=True)
class Seen:
    """A column with what stands in it: every different text that is not empty, and in how many answers."""

    column: Column
    counts: Mapping[str, int]

    @property
    def texts(self) -> tuple[str, ...]:
        """Every different text, in the order of the first answer that has it."""
        return tuple(self.counts)

    @property
    def answers(self) -> int:
        """How many people wrote something."""
        return sum(self.counts.values())

    @property
    def index(self) -> int:
        """The number of the column from 0."""
        return self.column.index

    @property
    def asked(self) -> str:
        """What the column is called."""
        return self.column.asked

    @property
    def label(self) -> str:
        """What a tick in this column would stand for."""
        return self.column.part or self.column.question


def has_address(texts: Iterable[str]) -> bool:
    """Tell whether some text has an e-mail address in it."""
    return any("@" in text for text in texts)


def has_attachment(texts: Iterable[str]) -> bool:
    """Tell whether some text names a file that somebody uploaded."""
    return any(_ATTACHMENT.search(text) for text in texts)


def repeats_label(seen: Seen) -> bool:
    """Tell whether every text is the label of the column, as some tools write a tick."""
    label = plain(seen.label)
    return bool(seen.counts) and all(plain(text) == label for text in seen.counts)


def is_ticked(seen: Seen, words: Words) -> bool:
    """Tell whether every text is a tick, a refusal, or the label of the column."""
    known = words.ticks | words.refusals | {plain(seen.label)}
    if len(seen.counts) > MOST_SPELLINGS:
        return False
    found = {plain(text) for text in seen.counts}
    return bool(found) and found <= known and bool(found - words.refusals)


def is_yes_no(texts: Sequence[str], words: Words) -> bool:
    """Tell whether every text is a yes or a no."""
    few = 0 < len(texts) <= MOST_SPELLINGS
    return few and {plain(text) for text in texts} <= words.ticks | words.refusals


def is_prose(texts: Sequence[str], joiner: str) -> bool:
    """Tell whether texts are people's own sentences rather than options, which are short or come again."""
    pieces = Counter(piece for text in texts for piece in text.split(joiner))
    if not pieces or 2 * len(pieces) <= pieces.total():
        return False
    average = sum(len(piece.split()) for piece in pieces) / len(pieces)
    return (
        average >= SENTENCE
        or max(map(len, pieces)) > 2 * LONGEST_OPTION
        or any("\n" in text for text in texts)
    )


def is_category(seen: Seen) -> bool:
    """Tell whether texts look like answers to choose from: short, or given by several people each."""
    different = len(seen.counts)
    if 3 * different <= seen.answers:
        return True
    short = max(map(len, seen.counts), default=0) <= LONGEST_OPTION
    return short and not is_prose(seen.texts, AMBIGUOUS) and different <= max(FEW, seen.answers // 2)


def joiner_of(texts: Sequence[str], joiners: Iterable[str]) -> str:
    """Return what joins options in these texts; empty where nothing does."""
    return next((joiner for joiner in joiners if any(_joins(joiner, text) for text in texts)), "")


def _joins(joiner: str, text: str) -> bool:
    if joiner == QUOTED_COMMA:
        return "," in text and bool(_CLOSE_COMMA.search(text))
    return joiner.rstrip() in text if joiner.strip() == ";" else joiner in text
