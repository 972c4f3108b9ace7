"""Text and colours of pictures: safe, within their bounds, and legible by day and by night."""

from __future__ import annotations

from itertools import pairwise, product
from xml.etree.ElementTree import fromstring

import pytest

from circlekit.core.pictures.svg import DAY, NIGHT, Palette, as_bytes, cut, lines, picture, safe, write

SVG = "{http://www.w3.org/2000/svg}"


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted(map(luminance, (first, second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
def test_all_text_can_be_read(palette: Palette) -> None:
    """WCAG 1.4.3 asks for 4.5 between a text and what is behind it."""
    pairs = [(palette.paper.surface, palette.quiet), palette.paper, *palette.shades]
    assert min(contrast(surface, text) for surface, text in pairs) >= 4.5


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
def test_the_border_of_a_circle_s_time_can_be_seen(palette: Palette) -> None:
    """WCAG 1.4.11 asks for 3; its inner line is of the paper's colour, so it stands out from any shade."""
    assert contrast(palette.accent, palette.paper.surface) >= 3


@pytest.mark.parametrize("palette", [DAY, NIGHT], ids=["day", "night"])
def test_shades_move_away_from_the_paper(palette: Palette) -> None:
    """The more can come, the more a cell stands out."""
    paper = palette.paper.surface
    found = [contrast(paper, tone.surface) for tone in palette.shades]
    assert found == sorted(found)
    assert all(after / before > 1.09 for before, after in pairwise(found))


def test_contrast_is_counted_as_wcag_does() -> None:
    """Black on white has 21, and #767676 is the lightest grey on white that has 4.5."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#767676") >= 4.5 > contrast("#ffffff", "#777777")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\nb\tc", "a b c"),
        ("a\x07b\ufffe\uffffc", "abc"),
        ("\u202eabc\u2066", "abc"),
        ("\ud800", "�"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_unsafe_characters_are_left_out(typed: str, shown: str) -> None:
    """What XML cannot hold, what ends a line and what turns the reading direction."""
    assert safe(typed) == shown


def test_a_text_is_never_markup() -> None:
    """It is read back as it was typed."""
    hostile = "</text><script>alert(1)</script> & \"'"
    root = picture(10, 10, hostile, hostile)
    write(root, 0, 0, hostile)
    read = fromstring(as_bytes(root))
    found = [read.findtext(f"{SVG}{name}") for name in ("title", "desc", "text")]
    assert found == [hostile] * 3
    assert read.find(f".//{SVG}script") is None


def test_a_long_text_is_cut_to_its_room() -> None:
    """At size 10 a letter takes 5.6, so 17 fit into 100, one of them the ellipsis; wide letters take two."""
    assert cut("a" * 17, 100, 10) == "a" * 17
    assert cut("a" * 18, 100, 10) == "a" * 16 + "…"
    assert cut("漢" * 9, 100, 10) == "漢" * 8 + "…"


def test_lines_break_between_words() -> None:
    """A word that is too long for a line is cut; no text is one empty line."""
    assert list(lines("four word make one, two more", 100, 10)) == ["four word make", "one, two more"]
    assert list(lines("b" * 30 + " c", 100, 10)) == ["b" * 16 + "…", "c"]
    assert list(lines("", 100, 10)) == [""]


def test_words_are_cut_by_what_can_be_seen() -> None:
    """Marks take no room of their own."""
    assert len(list(lines(" ".join(product_words()), 1000, 10))) == 1


def product_words() -> list[str]:
    """Return words whose every letter carries two marks."""
    return ["".join(pair) + "\u0301\u0323" for pair in product("aeiou", "xyz")]
