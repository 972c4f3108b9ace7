"""Wording as data: text with ``$name`` placeholders, and nothing else that does anything.

``$$`` is a dollar. A line that holds a placeholder without a value is left out, so that a meeting without
a join link has no line about one; there are no conditions, loops or expressions.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from string import Template
from typing import NamedTuple

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import nearest

SUBJECT = "Subject:"


class EmailWording(NamedTuple):
    """The two templates of an e-mail."""

    subject: str
    body: str


def checked(text: str, known: Collection[str], file: str) -> str:
    """Return a template that may be filled with values of ``known``; ``file`` is its name in messages.

    Raises:
        InputProblems: with the place of every placeholder that is not known, and of every lone dollar.
    """
    problems = tuple(_problems(text, known, file))
    if problems:
        raise InputProblems(problems)
    return text


def email_wording(text: str, known: Collection[str], file: str) -> EmailWording:
    """Return the templates of an e-mail file: a first line ``Subject: ...``, and the text after it.

    Raises:
        InputProblems: as ``checked``, and when there is no subject.
    """
    first, _, body = checked(text, known, file).partition("\n")
    subject = first.removeprefix(SUBJECT).strip()
    if not first.startswith(SUBJECT) or not subject:
        hint = "begin with a line «Subject: $circle meets on $day»"
        raise InputProblems([Problem((), "an e-mail needs a subject", hint, place=Place(file))])
    return EmailWording(subject, body)


def _problems(text: str, known: Collection[str], file: str) -> Iterator[Problem]:
    for match in Template.pattern.finditer(text):
        name = match["named"] or match["braced"]
        if match["escaped"] or name in known:
            continue
        start = match.start()
        place = Place(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        if name is None:
            yield Problem((), "a lone $ stands here", "write $$ for a dollar", place=place)
        else:
            yield Problem((), f"«${name}» is not a placeholder", _hint(name, known), place=place)


def _hint(name: str, known: Collection[str]) -> str:
    meant = nearest(name, known)
    start = f"did you mean ${meant}? " if meant else ""
    return f"{start}known here: {', '.join(f'${word}' for word in sorted(known))}"


def fill(template: str, values: Mapping[str, str]) -> str:
    """Return a checked template with its values. Values are text, never templates themselves."""
    lines = (_line(pieces, values) for pieces in _pieces(template))
    filled = "\n".join(line for line in lines if line is not None)
    text = "\n".join(line.rstrip() for line in filled.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _line(pieces: _Pieces, values: Mapping[str, str]) -> str | None:
    """Return a line, or None where one of its values is empty."""
    if len(pieces) == 1:
        return pieces[0][0]
    found = [values[text] if is_name else text for text, is_name in pieces]
    is_left_out = any(is_name and not value for (_, is_name), value in zip(pieces, found, strict=True))
    return None if is_left_out else _joined(found)


def _joined(pieces: list[str]) -> str:
    """Return a line in which a name that ends with a full stop («Jr.») has no second one after it."""
    once = (
        text[1:] if text.startswith(".") and before.endswith(".") else text
        for before, text in pairwise(("", *pieces))
    )
    return "".join(once)


_Pieces = tuple[tuple[str, bool], ...]
"""A line as texts, and names of values; the second says which it is."""


@lru_cache(maxsize=256)
def _pieces(template: str) -> tuple[_Pieces, ...]:
    """Return the lines of a template: most are filled for many people."""
    return tuple(tuple(_split(line)) for line in template.split("\n"))


def _split(line: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for match in Template.pattern.finditer(line):
        yield line[end : match.start()], False
        yield ("$", False) if match["escaped"] else (match["named"] or match["braced"], True)
        end = match.end()
    yield line[end:], False
