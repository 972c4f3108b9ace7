"""Small accidents that happen to files: a key struck, a line lost, an encoding mixed up."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

NASTY = (
    *"&*!|>%@`-?:#,[]{}'\"\\\t\0\x07\x1b\r\n",
    ": ", " #", "- ", "? ", "<<: ", "&a ", "*a", "!!int ", "!wow ", "---\n", "...\n", "%YAML 9.9\n", "\t- ",
    "''", '"', "'", '""', "[[", "}}", "{a: ", "|\n", ">-\n", "\\ud83d", "\\x00", '"\\q"',
    "no", "null", "~", "yes", "0x_", "1e3", "16:30", "+5:30", "2027-02-30", "0000-00-00", "9" * 400,
    "25:00-26:00", "Tue 09:00-09:00", "Mon-", "Europe/Berln", "Etc/GMT+5", "../../etc/passwd", "UTC+2",
    "a@b", "<a@b.org>", "\u00a0", "\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\ufffe", "Аna", "e\u0301",
    "ß", "İ", "🙂", "\U0010ffff",
    ";", ",,", ',"', "sep=|\n", "participants: ", "ben: ", "name: ", "starts: 2027-01-11\n", "  " * 30,
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def mutated(content: bytes, chance: Random) -> bytes:
    """Return ``content`` after one to three accidents."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        content = chance.choices(MUTATIONS, WEIGHTS)[0](content, chance)
    return content


def _flip(content: bytes, chance: Random) -> bytes:
    if not content:
        return content
    at = chance.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]


def _splice(content: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(NASTY).encode("utf-8", "surrogatepass") + content[at:]


def _value(content: bytes, chance: Random) -> bytes:
    """Put something nasty in the place of a value, which mostly leaves the file readable."""
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    key, colon, _ = lines[at].partition(b": ")
    if colon:
        lines[at] = key + colon + chance.choice(NASTY).strip("\n").encode("utf-8", "surrogatepass")
    return b"\n".join(lines)


def _swap(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def _double(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], *lines[at:][:1] * chance.choice((2, 2, 5)), *lines[at + 1 :]])


def _drop(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    del lines[chance.randrange(len(lines))]
    return b"\n".join(lines)


def _indent(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = chance.choice((b" ", b"  ", b"\t", "\u00a0".encode())) + lines[at]
    return b"\n".join(lines)


def _cut(content: bytes, chance: Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _recode(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8", errors="replace")
    encoding = chance.choice(("utf-16", "utf-16-le", "latin-1", "utf-8-sig", "cp1252", "utf-32"))
    return text.encode(encoding, errors="replace")


def _line_ends(content: bytes, chance: Random) -> bytes:
    return content.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\r\r\n", b"\n\n", "\x85".encode())))


MUTATIONS: tuple[Mutation, ...] = (
    _flip, _splice, _value, _swap, _double, _drop, _indent, _cut, _recode, _line_ends,
)  # fmt: skip
WEIGHTS = (5, 4, 6, 2, 3, 3, 1, 1, 1, 1)
