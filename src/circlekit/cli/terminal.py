"""What a terminal may be shown: no character that steers it, no line wider than it, colour only if wanted.

Colour is off with NO_COLOR, with TERM=dumb and in a pipe (no-color.org, clig.dev).
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TextIO

from circlekit.core.text import BIDI_CONTROLS

PLAIN, BOLD, RED, YELLOW, DIM = "0", "1", "31", "33", "2"

NARROWEST = 20
"""Columns below which nothing is fitted any more: a terminal that says less is not telling the truth."""

_BREAKS = re.compile(r"[\r\n\t\v\f\x1c-\x1e\x85\u2028\u2029]+")


def printable(text: str) -> str:
    """Return text that cannot steer a terminal: what would becomes U+FFFD; line ends stay."""
    if text.isprintable():
        return text
    return "".join("\ufffd" if _steers(character) else character for character in text)


def one_line(text: str) -> str:
    """Return text that cannot steer a terminal, nor pretend to be a second line or cell."""
    return text if text.isprintable() else printable(_BREAKS.sub(" ", text))


def _steers(character: str) -> bool:
    code = ord(character)
    return (code < 32 and character != "\n") or 127 <= code < 160 or character in BIDI_CONTROLS


def on_terminal(stream: TextIO) -> bool:
    """Tell whether a person is looking at this stream."""
    return stream.isatty()


def coloured(stream: TextIO) -> bool:
    """Tell whether colour is wanted on this stream."""
    return on_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def style(text: str, code: str, stream: TextIO) -> str:
    """Return text in a style, where colour is wanted."""
    return f"\x1b[{code}m{text}\x1b[{PLAIN}m" if text and coloured(stream) else text


def columns() -> int:
    """Return how wide the terminal is."""
    return max(NARROWEST, shutil.get_terminal_size().columns)


def fitted(text: str, stream: TextIO, hang: int = 0) -> str:
    """Return text broken between words to the terminal's width; unchanged for a pipe.

    What continues a line is indented as that line is, and ``hang`` columns more. A word that is wider
    than the terminal, such as a link, stays whole.
    """
    if not on_terminal(stream):
        return text
    return "\n".join(part for line in text.split("\n") for part in broken(line, columns(), hang))


def broken(line: str, width: int, hang: int = 0) -> list[str]:
    """Return a line broken between words to ``width`` columns; later ones are indented as in ``fitted``."""
    if cells(line) <= width:
        return [line]
    margin = line[: len(line) - len(line.lstrip(" "))]
    first, *words = line[len(margin) :].split(" ")
    parts = [margin + first]
    for word in words:
        if cells(longer := f"{parts[-1]} {word}") <= width:
            parts[-1] = longer
        else:
            parts.append(f"{margin}{' ' * hang}{word}")
    return parts


def cells(text: str) -> int:
    """Return how many columns a text takes; letters of some scripts take two, marks none."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
