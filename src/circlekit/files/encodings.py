"""Which encoding a file is in: by its byte order mark, by its pattern, or as somebody names it."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from circlekit.core.problems import InputProblems, Place, Problem, WrongUse
from circlekit.core.text import did_you_mean, quoted

KNOWN = (
    "utf-8", "utf-8-sig", "ascii", "utf-16", "utf-16-le", "utf-16-be",
    *(f"cp125{number}" for number in range(9)), "cp437", "cp850", "cp852", "cp866", "cp874",
    *(f"iso8859-{number}" for number in range(1, 17) if number != 12), "koi8-r", "koi8-u",
    "mac-roman", "mac-latin2", "mac-cyrillic", "mac-greek", "mac-turkish",
    "shift_jis", "cp932", "euc_jp", "iso2022_jp", "gb18030", "gbk", "gb2312", "big5", "euc_kr", "cp949",
)  # fmt: skip
"""Text encodings by the names that Python gives them; other codecs pack, turn or run what they are given."""

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks, and the encodings that they name."""

_MARK = "\ufeff"
_LONGEST_NAME = 30
_PATTERN_BYTES = 4096


class Encoding(NamedTuple):
    """The byte order mark at the start of a file, empty where there is none, and Python's name of a codec."""

    mark: bytes
    codec: str
    guessed: bool = False


def marked(content: bytes) -> Encoding:
    """Return the encoding that a byte order mark names, UTF-8 where there is none."""
    return next((Encoding(*one) for one in MARKS if content.startswith(one[0])), Encoding(b"", "utf-8"))


def encoding_of_table(content: bytes) -> Encoding:
    """Return the encoding that the bytes of a table tell: Windows-1252 is a guess where it is not UTF-8."""
    found = marked(content)
    body = content[len(found.mark) :]
    if found.codec != "utf-8":
        return found
    if order := utf16_without_mark(body):
        return found._replace(codec=order)
    guessed = body.count(0) == 0 and not _is_utf8(body)
    return found._replace(codec="cp1252", guessed=True) if guessed else found


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def decode_named(content: bytes, file: str, encoding: str) -> str:
    """Return the text of ``content`` in an encoding by any of its names, without a byte order mark.

    Raises:
        WrongUse: there is no such encoding.
        InputProblems: the file is in another one.
    """
    name = _known(encoding)
    try:
        return content.decode(name).removeprefix(_MARK)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"this file is not in the encoding {quoted(encoding)} (byte {error.start + 1})"
        hint = "leave out --encoding, or name another one"
        raise InputProblems([Problem((), message, hint, place=Place(file, line))]) from None


def _known(encoding: str) -> str:
    """Return Python's name of an encoding."""
    try:
        name = codecs.lookup(encoding).name if len(encoding) <= _LONGEST_NAME else ""
    except (LookupError, ValueError):
        name = ""
    if name in KNOWN:
        return name
    plain = encoding.casefold().replace("_", "-")
    hint = did_you_mean(plain, KNOWN, "such as utf-8, cp1252, cp1251, mac_roman, shift_jis")
    raise WrongUse([Problem((), f"no encoding is called {quoted(encoding)}", hint)])


def utf16_without_mark(content: bytes) -> str:
    """Return the order of the bytes of UTF-16 text that has no mark, or nothing when it is something else.

    Digits, separators and line ends have a zero byte, always on the same side, whatever the script.
    """
    start = content[:_PATTERN_BYTES]
    left, right = start[::2].count(0), start[1::2].count(0)
    order = "utf-16-le" if right else "utf-16-be"
    if len(content) % 2 or min(left, right) > 0 or max(left, right) * 20 < len(start):
        return ""
    try:
        content.decode(order)
    except UnicodeDecodeError:
        return ""
    return order
