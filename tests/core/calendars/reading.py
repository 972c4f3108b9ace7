"""Calendar text taken apart by hand, without the library that wrote it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Line(NamedTuple):
    """One content line: ``DTSTART;TZID=Europe/London:20270112T160000``."""

    name: str
    parameters: dict[str, str]
    value: str


def lines(ics: bytes) -> list[Line]:
    """Return every line, unfolded (RFC 5545, 3.1)."""
    whole = ics.decode("utf-8").replace("\r\n ", "")
    return [_line(text) for text in whole.split("\r\n") if text]


def _line(text: str) -> Line:
    head, value = re.fullmatch(r'((?:[^":]|"[^"]*")*):(.*)', text, re.DOTALL).groups()
    name, *parameters = re.findall(r'(?:[^";]|"[^"]*")+', head)
    pairs = (parameter.split("=", 1) for parameter in parameters)
    return Line(name, {key: value.strip('"') for key, value in pairs}, value)


def blocks(ics: bytes, kind: str) -> list[list[Line]]:
    """Return the own lines of each component of a kind, without those of the components in it."""
    found, open_blocks = [], []
    for line in lines(ics):
        if line.name == "BEGIN":
            open_blocks.append((line.value, []))
        elif line.name == "END":
            name, own = open_blocks.pop()
            assert name == line.value
            found.append((name, own))
        else:
            open_blocks[-1][1].append(line)
    assert not open_blocks
    return [own for name, own in found if name == kind]


def get(block: list[Line], name: str) -> Line:
    """Return the one line of a name."""
    [found] = every(block, name)
    return found


def every(block: list[Line], name: str) -> list[Line]:
    """Return all lines of a name."""
    return [line for line in block if line.name == name]


def names(block: list[Line]) -> set[str]:
    """Return which properties there are."""
    return {line.name for line in block}
