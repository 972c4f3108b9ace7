"""Bytes to text: which encoding a file is in, and which characters it may not have."""

from __future__ import annotations

import codecs

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import character_name, control_character

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, file: str, most: int) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of ``content`` (UTF-8, or UTF-16 with a byte order mark) and what was odd about it.

    Raises:
        InputProblems: when it is too long, in another encoding, or has characters no text has.
    """
    if len(content) > most:
        raise _refused(file, 1, f"this file is larger than {most // 1024 // 1024} MB", "is it the right file?")
    encoding, body = "utf-8", content
    for bom, name in _BOMS:
        if content.startswith(bom):
            encoding, body = name, content[len(bom) :]
            break
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        hint = "in Excel or Notepad: Save as, and choose UTF-8"
        raise _refused(file, line, f"this file is not UTF-8 (byte {error.start + 1})", hint) from None
    text = text.replace("\r\n", "\n")
    odd = control_character(text, allow="\n\t") if not text.isascii() or "\x00" in text else None
    odd = odd or control_character(text, allow="\n\t")
    if odd is not None:
        line = text.count("\n", 0, text.index(odd)) + 1
        raise _refused(file, line, f"{character_name(odd)} cannot stand in a text file", "delete it")
    return text, ()


def _refused(file: str, line: int, message: str, hint: str) -> InputProblems:
    return InputProblems([Problem((), message, hint, place=Place(file, line))])


def decode_table(content: bytes, file: str) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a CSV file, line ends as ``\\n``; Windows-1252 is taken with a warning when it is not UTF-8.

    Raises:
        InputProblems: when it is a workbook, a page or a PDF under the name of a table, or binary.
    """
    for start, kind in _NOT_A_TABLE:
        if content.startswith(start):
            raise _refused(file, 1, f"this is {kind}, not a CSV file", "open it and save it as CSV UTF-8")
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and b"\x00" in content:
        line = content.count(b"\n", 0, content.index(b"\x00")) + 1
        raise _refused(file, line, "this looks like UTF-16 or a binary file", "save it as CSV UTF-8")
    try:
        text, notes = decode(content, file, len(content))
    except InputProblems:
        if _is_utf8(content):
            raise
        text = content.decode("cp1252", errors="replace").replace("\r\n", "\n")
        notes = (_guessed(text, file),)
    return text.replace("\r", "\n"), notes


_NOT_A_TABLE = (
    (b"PK\x03\x04", "an Excel workbook or another zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook or one with a password"),
    (b"%PDF", "a PDF"),
    (b"<!DOCTYPE", "a web page"),
    (b"<htm", "a web page"),
)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guessed(text: str, file: str) -> Problem:
    words = [word for word in text.replace(",", " ").replace(";", " ").split() if not word.isascii()]
    sample = ", ".join(dict.fromkeys(words[:3]))
    message = f"this file is not UTF-8; it was read as Windows-1252, such as: {sample}"
    return Problem((), message, "if these words look wrong, save it as CSV UTF-8", "warning", place=Place(file))
