"""One word out of a few."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from circlekit.core.parse.texts import line
from circlekit.core.parse.wrong import Wrong
from circlekit.core.text import listed, shorten

E = TypeVar("E", bound=StrEnum)


def choice(kind: type[E], sense: str) -> Callable[[Any], E]:
    """Return a parser of the words of ``kind``; ``sense`` ends the sentence about another word."""

    def parse(value: Any) -> E:
        typed = line(value)
        plain = " ".join(typed.casefold().split())
        if plain in set(kind):
            return kind(plain)
        raise Wrong(f"«{shorten(typed, 40)}» {sense}", f"write {listed(kind, 'or')}")

    return parse


def choice_if_any(kind: type[E], sense: str) -> Callable[[Any], E | None]:
    """Return a parser as ``choice`` does, which gives None where nothing was typed."""
    parse = choice(kind, sense)

    def parse_if_any(value: Any) -> E | None:
        return None if value is None or value == "" else parse(value)

    return parse_if_any
