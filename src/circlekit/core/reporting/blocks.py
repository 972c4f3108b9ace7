"""The forms in a reply, wherever they stand in it: quoted, filled in below each other, or copied unfilled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from circlekit.core.reporting.saying import plain
from circlekit.core.reporting.words import BEGIN, END, FORMS

LONGEST_LINE = 1_000
"""Of longer ones nobody's answer is read: names have 500 characters at most."""
MOST_COLONS = 20
"""So many colons of a line may be the one behind its label."""

SHORTEST_PIECE = 20
"""Shorter ones may be somebody's answer: «yes» is a piece of the instruction too."""

_INTROS = tuple(plain(form.intro) for form in FORMS.values())
_BEGIN = re.compile(r"\[\s*" + BEGIN.replace(" ", r"\s+") + r"\s+(\S+)\s+([^\s\]]+)\s*\]")
_COLON = re.compile("[:：]")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_BREAK = re.compile(
    r"-{2,}\s*(?:original|forwarded|ursprüngliche|mensaje|mensagem|message|weitergeleitete)\b.*"
    r"|_{10,}"
    r"|.*(?:wrote|a écrit|escribió|escreveu)\s*:"
    r"|am .* schrieb.*:"
)
"""What mail programs put above the message that is answered."""


class Line(NamedTuple):
    """A line of a reply, without the signs of quoting; ``number`` counts from 1."""

    number: int
    text: str


class Block(NamedTuple):
    """What stands between the first and the last line of a form, about a meeting of a circle."""

    number: int
    circle: str
    meeting: str
    lines: tuple[Line, ...]


class Answer(NamedTuple):
    """What stands behind a label, as it was typed; ``number`` is the line of the label.

    A line with a colon behind what is no label is an answer without one.
    """

    number: int
    label: str
    text: str


def blocks(text: str) -> Iterator[Block]:
    """Yield every form in a reply, in order; what stands outside of them is never looked at."""
    begun: tuple[int, str, str] | None = None
    lines: list[Line] = []
    for number, typed in enumerate(text.split("\n"), 1):
        line = _QUOTED.sub("", typed, count=1) if _QUOTED.match(typed) else typed
        found = _BEGIN.search(plain(line)) if len(line) < LONGEST_LINE and "[" in line else None
        ends = plain(line[:LONGEST_LINE]) == END or _BREAK.fullmatch(plain(line[:LONGEST_LINE]))
        if begun and (found or ends):
            yield Block(*begun, tuple(lines))
            begun = None
        if found:
            begun, lines = (number, found[1], found[2]), []
        elif begun and not _is_intro(line):
            lines.append(Line(number, line.strip()))
    if begun:
        yield Block(*begun, tuple(lines))


def _is_intro(line: str) -> bool:
    """Tell whether a line is the form's own instruction, or a piece of it that a mail program cut off."""
    said = plain(line[:LONGEST_LINE])
    return len(said) >= SHORTEST_PIECE and any(said in intro for intro in _INTROS)


def answers(block: Block, labels: Iterable[str]) -> list[Answer]:
    """Return what stands behind each label; a line without one goes on with the answer above it.

    ``labels`` are as ``plain`` has them. A label may be broken over up to three lines.
    """
    known = frozenset(labels)
    lines = [line for line in block.lines if line.text]
    found: list[Answer] = []
    at = 0
    while at < len(lines):
        for span in (1, 2, 3):
            joined = " ".join(line.text for line in lines[at : at + span])
            label = _label(joined, known)
            if label:
                found.append(Answer(lines[at].number, *label))
                at += span
                break
        else:
            if found and _COLON.search(lines[at].text):
                found.append(Answer(lines[at].number, "", lines[at].text))
            elif found:  # what stands above the first label is the head of the form
                found[-1] = found[-1]._replace(text=f"{found[-1].text} {lines[at].text}".strip())
            at += 1
    return found


def _label(line: str, known: frozenset[str]) -> tuple[str, str] | None:
    """Return the label at the beginning of a line, and what stands behind its colon."""
    if len(line) > LONGEST_LINE:
        return None
    for colon in islice(_COLON.finditer(line), MOST_COLONS):
        whole = plain(line[: colon.start()]).lstrip("-*•·¿ ").rstrip("* ")
        short = re.sub(r"\s*\([^()]*\)$", "", whole).rstrip("?! ")
        label = next((one for one in (whole, short) if one in known), None)
        if label:
            return label, line[colon.end() :].strip()
    return None
