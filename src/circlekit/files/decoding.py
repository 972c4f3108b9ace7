"""Bytes to text: which encoding a file is in, and which characters it may not have."""

from __future__ import annotations

import re
from typing import NamedTuple

from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.text import character_name, counted
from circlekit.files.encodings import decode_named, encoding_of_table, marked
from circlekit.files.signatures import COMPOUND, ZIP

_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_FORBIDDEN = re.compile(
    # The last is a byte order mark that begins a line: anywhere else it is merely invisible.
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]|(?<![^\n])\ufeff"
)
_MARK = "\ufeff"
_SHOWN_AT_MOST = 20

_BREAKS = {
    "\r": ("this file has the line ends of old Macs (CR)", "save it with line ends LF or CRLF"),
    "\x85": (
        "U+0085 (next line) ends a line for some programs only",
        "replace it by a line break or a space",
    ),
    "\u2028": (
        "U+2028 (line separator) ends a line for some programs only",
        "replace it by a line break or a space",
    ),
    "\u2029": (
        "U+2029 (paragraph separator) ends a line for some programs only",
        "replace it by a line break",
    ),
}

_NOT_UTF8 = "in Excel or Notepad: Save as, and choose UTF-8"
_NOT_A_TABLE = (
    (ZIP, "an Excel workbook or another zip file"),
    (COMPOUND, "an old Excel workbook or one with a password"),
    (b"%pdf", "a PDF"),
    (b"<!doctype", "a web page"),
    (b"<htm", "a web page"),
    (b"{\\rtf", "a text document with formatting"),
)


class Decoded(NamedTuple):
    """The text of a file, and what was wrong with it; ``guessed`` when its encoding is a guess.

    Forbidden characters became spaces, so that every other character kept its place.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    guessed: bool = False


def decode(content: bytes, file: str, most: int) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of ``content`` (UTF-8, or UTF-16 with a byte order mark) and what was odd about it.

    Raises:
        InputProblems: when it is too long, in another encoding, or has characters no text has.
    """
    found = read_text(content, file, most)
    if any(problem.severity == "error" for problem in found.problems):
        raise InputProblems(found.problems)
    return found.text, found.problems


def read_text(content: bytes, file: str, most: int) -> Decoded:
    """Return the text of ``content``, line ends as ``\\n``, with every forbidden character as a problem.

    Raises:
        InputProblems: when it is too long, in another encoding, or has the line ends of old Macs.
    """
    if len(content) > most:
        raise _refused(file, f"this file is larger than {most // 1024 // 1024} MB", "is it the right file?")
    return _cleaned(_decoded(content, file).replace("\r\n", "\n"), file)


def _decoded(content: bytes, file: str) -> str:
    mark, encoding, _ = marked(content)
    body = content[len(mark) :]
    if encoding == "utf-8" and body.count(0) > len(body) // 4:
        raise _refused(file, "this looks like UTF-16 or a binary file", _NOT_UTF8)
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, errors="replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        name = "UTF-8" if encoding == "utf-8" else "sound UTF-16"
        raise _refused(
            file, f"this file is not {name} (byte {error.start + 1})", _NOT_UTF8, line, column
        ) from None


def _cleaned(text: str, file: str) -> Decoded:
    """Return the text with forbidden characters as spaces, and a problem for each (for the first few)."""
    if not (_SUSPECT.search(text) and _FORBIDDEN.search(text)):  # the first alone is three times as fast
        return Decoded(text)
    problems: list[Problem] = []
    for number, found in enumerate(_FORBIDDEN.finditer(text)):
        if number == _SHOWN_AT_MOST:
            more = counted(len(_FORBIDDEN.findall(text)) - number, "character")
            problems.append(
                _at(text, found.start(), file, f"{more} more cannot stand in a text file", "is it text?")
            )
            break
        said, hint = _BREAKS.get(
            found[0], (f"{character_name(found[0])} cannot stand in a text file", "delete it")
        )
        problems.append(_at(text, found.start(), file, said, hint))
        if found[0] == "\r":
            raise InputProblems(problems)
    # A byte order mark has no width; anything else leaves a space, so that what follows keeps its column.
    return Decoded(_FORBIDDEN.sub(" ", text.replace(_MARK, "")), tuple(problems))


def _at(text: str, index: int, file: str, message: str, hint: str) -> Problem:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    return Problem((), message, hint, place=Place(file, line, column))


def _refused(file: str, message: str, hint: str, line: int = 1, column: int = 1) -> InputProblems:
    return InputProblems([Problem((), message, hint, place=Place(file, line, column))])


def read_table_text(content: bytes, file: str, encoding: str = "") -> Decoded:
    """Return the text of a CSV file, line ends as ``\\n``; read as Windows-1252 when it is not UTF-8.

    UTF-16 is known by its mark or, without one, by the zero bytes of its separators. ``encoding`` is the one
    that somebody named, whatever the bytes look like.

    Raises:
        InputProblems: when it is a workbook, a page or a PDF under the name of a table, binary, or not in
            the ``encoding`` that was named.
        WrongUse: when there is no such encoding.
    """
    _refuse_other_kinds(content, file)
    if encoding:
        text, guessed = decode_named(content, file, encoding), False
    else:
        text, guessed = _table_text(content, file)
    # Any of CR, CRLF and CRCRLF (a file converted twice) ends one line, whichever program wrote it.
    return _cleaned(re.sub("\r\r\n|\r\n|\r", "\n", text), file)._replace(guessed=guessed)


def _refuse_other_kinds(content: bytes, file: str) -> None:
    for start, kind in _NOT_A_TABLE:
        if content[:16].lstrip().lower().startswith(start.lower()):
            raise _refused(file, f"this is {kind}, not a CSV file", "open it and save it as CSV UTF-8")


def _table_text(content: bytes, file: str) -> tuple[str, bool]:
    """Return the text of a table in the encoding that its bytes tell, and whether that is a guess."""
    found = encoding_of_table(content)
    if found.codec == marked(content).codec:
        return _decoded(content, file), False
    return content[len(found.mark) :].decode(found.codec, errors="replace"), found.guessed
