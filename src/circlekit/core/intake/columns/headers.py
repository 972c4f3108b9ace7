"""Headers and questions as they are compared, and what a header says of rows and options."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from circlekit.core.text import tidy

LONGEST = 1_000
"""So many characters of a header are compared; questions are shorter."""

_MARKUP = re.compile(r"<[^<>]{0,200}>|\{\{[^{}]{0,200}\}\}|&nbsp;")
_NUMBERING = re.compile(r"\s*(?:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s+", re.IGNORECASE)
_E_MAIL = re.compile(r"\be mail(?=s?\b)")
_COUNTED_ON = re.compile(r"(?<=[^\W\d])\d{1,2}$")
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_UNCOMPOSED = str.maketrans("ıøłđ", "iold")


class GridStyle(StrEnum):
    """How a header names the row of a grid, or the option, that its column is for."""

    SQUARE = "question [row]"
    ROUND = "question (row)"
    DOT = "question.row"


_ENDS = {
    GridStyle.SQUARE: re.compile(r"(?P<question>[^\[\]]*[^\[\]\s])\s*\[(?P<part>[^\[\]]+)\]"),
    GridStyle.ROUND: re.compile(r"(?P<question>.*[^(\s])\s*\((?P<part>[^()]+)\)", re.DOTALL),
    GridStyle.DOT: re.compile(r"(?P<question>[^.]+)\.(?P<part>[^.]+)"),
}


def plain(header: str) -> str:
    """Return a header as it is compared: small letters and digits, without accents, marks and numbering.

    Markup, ``{{field:...}}``, emoji, «3.» in front and all punctuation count for nothing; e-mail is one word.
    """
    text = _MARKUP.sub(" ", unicodedata.normalize("NFKC", header[:LONGEST]))
    numbered = _NUMBERING.match(text)
    found = " ".join(_letters(text[numbered.end() :] if numbered else text).split())
    return _E_MAIL.sub("email", found) or tidy(header[:LONGEST]).casefold()


def _letters(text: str) -> str:
    """Return small letters and digits without accents, with blanks in place of all else."""
    if text.isascii():
        return _NO_LETTERS.sub(" ", text.casefold())
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_UNCOMPOSED))
    shown = (c for c in letters if unicodedata.category(c) not in {"Mn", "Cf"})
    return "".join(c if c.isalnum() else " " for c in shown)


def uncounted(compared: str) -> str:
    """Return a compared header without the number that tools put behind a second one: ``email2``."""
    return _COUNTED_ON.sub("", compared)


def compared_names(names: Iterable[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return names as they are compared: whole ones, and beginnings of those that end in ``*``."""
    listed = tuple(names)
    whole = frozenset(plain(name) for name in listed if not name.endswith("*"))
    return whole, tuple(plain(name.removesuffix("*")) for name in listed if name.endswith("*"))


def is_named(compared: str, names: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    """Tell whether a compared header is one of ``compared_names``."""
    whole, beginnings = names
    return bool(compared) and (compared in whole or compared.startswith(beginnings))


def parted(headers: Sequence[str], styles: Iterable[GridStyle]) -> list[tuple[str, str]]:
    """Return question and part of each header; the part is empty where the header is all question.

    Round brackets and dots stand in ordinary questions too: there, two headers must share the question.
    """
    found = [(header, "") for header in headers]
    for style in styles:
        split = {index: ends for index, (header, part) in enumerate(found) if not part
                 for ends in (_ENDS[style].fullmatch(tidy(header)[:LONGEST]),) if ends}  # fmt: skip
        shared = _shared(split, found)
        for index, ends in split.items():
            if style is GridStyle.SQUARE or shared[ends["question"]] > 1:
                found[index] = (tidy(ends["question"]), tidy(ends["part"]))
    return found


def _shared(split: Mapping[int, re.Match[str]], found: Sequence[tuple[str, str]]) -> Counter[str]:
    """Return how many headers have each question, the question alone among them."""
    whole = Counter(tidy(header) for index, (header, _) in enumerate(found) if index not in split)
    parts = Counter(ends["question"] for ends in split.values())
    return Counter({question: count + whole[question] for question, count in parts.items()})


def numbered(headers: Sequence[str]) -> list[str]:
    """Return the headers, each of several like ones but the first with its number: ``Email (2)``."""
    seen: Counter[str] = Counter()
    found: list[str] = []
    for header in headers:
        seen[plain(header)] += 1
        count = seen[plain(header)]
        found.append(f"{header} ({count})" if count > 1 and header.strip() else header)
    return found
