"""The answers in a text, taken out of whatever stands around them: quoted, wrapped, joined, forwarded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from circlekit.core.polling.answers.marks import check_sum, key_of, value_of, without_slips

BEGIN = "circlekit answer"
END = "end of answer"

MOST_CHARACTERS = 100_000
"""Of one answer; what is longer is no answer of a page."""

_QUOTED = re.compile(r"^[^\S\n]*(?:[>|][^\S\n]*)+", re.MULTILINE)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BEGIN = re.compile(r"(?<!\S)circlekit\s{1,9}answer:\s{0,9}([0-9]{1,6})(?!\S)")
_END = re.compile(r"(?<!\S)end\s{1,9}of\s{1,9}answer:\s{0,9}([0-9A-Fa-f]{8})(?![0-9A-Za-z])")
_KEY = re.compile(r"(?<!\S)((?:[^\s\\]|\\\S)+):(?!\S)")


class Line(NamedTuple):
    """A key with its value, nothing left of how it was written; ``number`` counts from 1 in a text."""

    key: str
    value: str
    number: int


class Block(NamedTuple):
    """An answer as it came: the lines between its first and its last, and the check sum in the last.

    ``end`` is empty where there is no last line: the answer was cut. ``number`` is the line it begins on.
    """

    version: str
    lines: tuple[Line, ...]
    number: int
    end: str
    too_long: bool = False

    @property
    def sound(self) -> bool:
        """Tell whether the lines are those that were written."""
        counted = [(BEGIN, self.version), *((line.key, line.value) for line in self.lines)]
        return self.end == check_sum(counted)

    def first(self, key: str) -> str:
        """Return the first value of a key, or nothing."""
        return next((line.value for line in self.lines if line.key == key), "")


def blocks(text: str) -> Iterator[Block]:
    """Yield every answer in a text, sound or not; what stands around them is not looked at."""
    plain = _QUOTED.sub("", _LINE_END.sub("\n", without_slips(text)))
    begins = list(_BEGIN.finditer(plain))
    ends = [*(begin.start() for begin in begins[1:]), len(plain)]
    number, counted = 1, 0
    for begin, following in zip(begins, ends, strict=False):
        number += plain.count("\n", counted, begin.start())
        counted = begin.start()
        yield _block(plain, begin, following, number)


def _block(plain: str, begin: re.Match[str], following: int, number: int) -> Block:
    """Return the answer that begins at a match, and ends before the next one at the latest."""
    limit = min(following, begin.end() + MOST_CHARACTERS)
    end = _END.search(plain, begin.end(), limit)
    if end is None:
        too_long = limit < following and _END.search(plain, limit, following) is not None
        return Block(begin[1], tuple(_lines(plain[begin.end() : limit], number)), number, "", too_long)
    return Block(begin[1], tuple(_lines(plain[begin.end() : end.start()], number)), number, end[1].lower())


def _lines(body: str, number: int) -> Iterator[Line]:
    """Yield the keys with their values; what stands before the first key is one without a key."""
    keys = list(_KEY.finditer(body))
    starts = [key.start() for key in keys]
    stray = value_of(body[: starts[0] if starts else len(body)])
    if stray:
        yield Line("", stray, number)
    counted = 0
    for key, (_, following) in zip(keys, pairwise([*starts, len(body)]), strict=True):
        number += body.count("\n", counted, key.start())
        counted = key.start()
        yield Line(key_of(key[1]), value_of(body[key.end() : following]), number)
