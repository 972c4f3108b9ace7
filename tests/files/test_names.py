"""Names of files that circlekit makes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.files.names import file_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Circle 1", "03-circle-1.ics"),
        ("../../etc/passwd", "03-etc-passwd.ics"),
        ("/abs", "03-abs.ics"),
        ("CON", "03-con.ics"),
        ("nul.txt", "03-nul-txt.ics"),
        ("a:b", "03-a-b.ics"),
        ('<>|?*"', "03.ics"),
        ("trailing dot. ", "03-trailing-dot.ics"),
        ("-rf", "03-rf.ics"),
        (".hidden", "03-hidden.ics"),
        ("~", "03.ics"),
        ("", "03.ics"),
        ("   ", "03.ics"),
        ("🎉🎉", "03.ics"),
        ("Zoë", "03-zoe.ics"),
        ("Кружок", "03-кружок.ics"),
    ],
)
def test_a_name_is_a_number_and_a_slug(text: str, expected: str) -> None:
    """Whatever a person calls a circle, its file is named by a number, letters, digits and hyphens."""
    assert file_name(3, text, ".ics") == expected


def test_twins_are_told_apart_by_their_numbers() -> None:
    """Names that differ by case or accent only would be one file on some systems."""
    names = [file_name(number, text) for number, text in enumerate(["Zoë", "ZOË", "Zoe\u0308", "zoe"], 1)]

    assert names == ["01-zoe", "02-zoe", "03-zoe", "04-zoe"]


def test_a_long_name_is_cut_to_sixty_characters() -> None:
    """The suffix stays whole, and no hyphen is left at the end."""
    assert file_name(7, "word " * 60, ".ics") == "07-" + "-".join(["word"] * 10) + "-wor.ics"
    assert len(file_name(7, "x" * 300, ".ics")) == 60


def test_a_name_in_a_wide_script_is_cut_to_a_hundred_and_twenty_bytes() -> None:
    """Three bytes a letter: 38 of them are 114, with number and suffix 120 or less."""
    name = file_name(1, "学" * 130)

    assert name == "01-" + "学" * 39
    assert len(name.encode()) == 120


def test_a_letter_keeps_its_marks_or_goes_with_them() -> None:
    """A vowel sign belongs to its letter; cut apart, another word would stand there."""
    name = file_name(1, "कि" * 40)

    assert name == "01-" + "कि" * 19
    assert len(name.encode()) <= 120


@given(st.integers(0, 999), st.text(max_size=200))
def test_every_name_is_safe_everywhere(number: int, text: str) -> None:
    """No path, no option, no hidden file, no control character, and short enough for every disk."""
    name = file_name(number, text, ".eml")

    assert name[0].isdigit()
    assert name.endswith(".eml")
    assert not set(name) & set('/\\:<>|?*"\0\n ')
    assert len(name) <= 60
    assert len(name.encode()) <= 120
    assert unicodedata.normalize("NFC", name) == name
