"""What every picture needs: text that fits and is safe, and colours that can be read by day and by night."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from circlekit.core.calendars.plain import one_line
from circlekit.core.text import BIDI_CONTROLS

FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif"
_EM = 0.56
"""How wide a letter of such fonts is on average, and a little more, as a part of the font's size."""

_NOT_IN_XML = frozenset("\ufffe\uffff")


class Tone(NamedTuple):
    """A surface and the text on it, as ``#rrggbb``."""

    surface: str
    text: str


class Palette(NamedTuple):
    """The colours of a picture: its paper, quieter text, what stands out, and the shades from 0 to 4."""

    paper: Tone
    quiet: str
    accent: str
    shades: tuple[Tone, ...]


DAY = Palette(
    paper=Tone("#ffffff", "#1b2528"),
    quiet="#4f5d64",
    accent="#b3400b",
    shades=(
        Tone("#f3f5f5", "#1b2528"),
        Tone("#dbeeea", "#12211f"),
        Tone("#a5d6cb", "#12211f"),
        Tone("#55ab99", "#0b1715"),
        Tone("#0f5f57", "#ffffff"),
    ),
)
NIGHT = Palette(
    paper=Tone("#14191c", "#e8eef0"),
    quiet="#a9b6bc",
    accent="#ffb07a",
    shades=(
        Tone("#1c2326", "#e8eef0"),
        Tone("#1d3a38", "#e8f0ee"),
        Tone("#24625b", "#ffffff"),
        Tone("#3fa093", "#0b1413"),
        Tone("#b9f3e4", "#0b1413"),
    ),
)


def style_sheet() -> str:
    """Return the colours as CSS classes, by night where the reader's screen asks for that."""
    return f"{_rules(DAY)}@media (prefers-color-scheme: dark) {{{_rules(NIGHT)}}}"


def _rules(palette: Palette) -> str:
    fills = {"paper": palette.paper.surface, "quiet": palette.quiet}
    for number, tone in enumerate(palette.shades):
        fills |= {f"s{number}": tone.surface, f"t{number}": tone.text}
    classes = "".join(f".{name} {{fill: {colour}}} " for name, colour in fills.items())
    lines = {"meets": palette.accent, "within": palette.paper.surface, "line": palette.quiet}
    borders = "".join(f".{name} {{fill: none; stroke: {colour}}} " for name, colour in lines.items())
    return f"text {{fill: {palette.paper.text}}} {classes}{borders}"


def picture(width: int, height: int, title: str, description: str) -> Element:
    """Return an empty picture on its paper, which a screen reader calls by ``title``."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {width} {height}",
            "width": str(width),
            "height": str(height),
            "role": "img",
            "aria-labelledby": "title description",
            "font-family": FONT,
            "font-size": "13",
        },
    )
    SubElement(root, "title", {"id": "title"}).text = safe(title)
    SubElement(root, "desc", {"id": "description"}).text = safe(description)
    SubElement(root, "style").text = style_sheet()
    add(root, "rect", {"width": width, "height": height, "class": "paper"})
    return root


def add(parent: Element, name: str, values: Mapping[str, str | int]) -> Element:
    """Put an element into another and return it."""
    return SubElement(parent, name, {key: str(value) for key, value in values.items()})


def write(parent: Element, x: int, y: int, text: str, **values: str | int) -> None:
    """Put a line of text at its base line; ``class_`` and ``text_anchor`` are written with their dash."""
    names = {key.rstrip("_").replace("_", "-"): value for key, value in values.items()}
    add(parent, "text", {"x": x, "y": y, **names}).text = safe(text)


def as_bytes(root: Element) -> bytes:
    """Return a picture as the content of its file, in UTF-8."""
    indent(root)
    return tostring(root, encoding="unicode").encode() + b"\n"


def safe(text: str) -> str:
    """Return text of one line without what XML 1.0 cannot hold or what would turn the reading direction."""
    return "".join(letter for letter in one_line(text) if letter not in BIDI_CONTROLS | _NOT_IN_XML)


def cut(text: str, pixels: int, size: int) -> str:
    """Return text that is no wider than so many pixels at a font size, as far as one can tell."""
    line = safe(text)
    if _width(line) * _EM * size <= pixels:
        return line
    widths = accumulate(map(_width, line))
    fits = sum(width * _EM * size <= pixels - size for width in widths)
    return line[:fits].rstrip() + "…"


def lines(text: str, pixels: int, size: int) -> Iterator[str]:
    """Yield text in lines that are no wider than so many pixels; a longer word is cut."""
    line = ""
    for word in safe(text).split(" "):
        longer = f"{line} {word}".lstrip()
        if line and _width(longer) * _EM * size > pixels:
            yield cut(line, pixels, size)
            longer = word
        line = longer
    yield cut(line, pixels, size)


def _width(text: str) -> int:
    """Return how many letters wide a text is: letters of East Asia count twice, marks not at all."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
