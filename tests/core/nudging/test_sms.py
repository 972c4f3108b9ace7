"""How many parts a text message travels in."""

from __future__ import annotations

import pytest

from circlekit.core.nudging.sms import sms_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("ọ" * 70, 1),
        ("ọ" * 71, 2),
        ("ọ" * 134, 2),
        ("ọ" * 135, 3),
        ("a" * 70 + "ọ", 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_a_text_is_counted_as_telephones_count_it(text, parts):
    """160 letters of the basic alphabet, 70 of any other; joined parts lose 7 or 3 places to their number."""
    assert sms_parts(text) == parts


def test_no_character_is_divided_between_two_parts():
    """153 places hold 76 euro signs of two places each, so 153 of them take three parts, not two."""
    assert sms_parts("€" * 152) == 2
    assert sms_parts("€" * 153) == 3


def test_nor_is_one_of_two_units():
    """67 units hold 33 such characters: 67 of them take three parts."""
    assert sms_parts("😀" * 66) == 2
    assert sms_parts("😀" * 67) == 3
