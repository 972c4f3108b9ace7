from __future__ import annotations

import pytest

from circlekit.core.polling.answers.marks import (
    check_sum,
    key_of,
    tidied,
    unseen_in,
    value_of,
    written,
    written_key,
)


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("  a \t b  ", "a b"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\n\n\n\nb\n", "a\n\nb"),
        ("a\u200bb\ufeff\u202ec\x07", "abc"),
        ("e\u0301", "é"),
        ("a\u00a0\u3000b", "a b"),
        ("ab\ud800", "ab"),
    ],
)
def test_a_value_is_tidied(typed: str, tidy: str) -> None:
    """Nothing unseen stays in it, single spaces, at most one empty line."""
    assert tidied(typed) == tidy
    assert tidied(tidy) == tidy


@pytest.mark.parametrize(
    ("value", "line"),
    [
        ("at 16:00", "at 16:00"),
        ("how: now:", r"how\: now\:"),
        ("a: b", r"a\: b"),
        ("<b> | ¶ \\", r"\<b\> \| \¶ \\"),
        ("a\nb", "a ¶ b"),
        ("a\n\nb", "a ¶ ¶ b"),
        ("a:\nb", r"a\: ¶ b"),
    ],
)
def test_a_value_is_written_on_one_line(value: str, line: str) -> None:
    """With a backslash before what could be taken for something else; and it is read as it was."""
    assert written(value) == line
    assert value_of(line) == value


@pytest.mark.parametrize(("key", "word"), [("home town", r"home\_town"), ("a:", r"a\:"), ("a\\_b", r"a\\_b")])
def test_a_key_is_one_word(key: str, word: str) -> None:
    """Whatever the coordinator called their field."""
    assert written_key(key) == word
    assert key_of(word) == key


def test_the_sum_leaves_out_what_programs_change() -> None:
    """White space, quotes, dashes and dots; no letter and no digit."""
    plain = check_sum([("name", 'O\'Neil - "x"...')])
    assert check_sum([("name", "O’Neil\n–“x”…")]) == plain
    assert check_sum([("name", 'O\'Neal - "x"...')]) != plain
    assert check_sum([]) == "00000000"


def test_the_sum_is_a_crc() -> None:
    """The check value of CRC-32 is that of the nine digits (ISO 3309); here with the marks around them."""
    import zlib

    assert (
        check_sum([("1", "23456789")]) == f"{zlib.crc32(b'1' + bytes([31]) + b'23456789' + bytes([30])):08x}"
    )


@pytest.mark.parametrize(
    ("value", "unseen"),
    [("a\nb é 🎉", None), ("a\u202eb", "\u202e"), ("a\x1bb", "\x1b"), ("\u2066a", "\u2066")],
)
def test_what_hides_something_is_seen(value: str, unseen: str | None) -> None:
    """A character that turns the direction or controls a terminal does not get into a table."""
    assert unseen_in(value) == unseen
