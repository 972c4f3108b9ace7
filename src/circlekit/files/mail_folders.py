"""Which folder of a mailbox holds drafts, as a server lists its folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from circlekit.files.mail_address import from_wire

_LISTED = re.compile(r'\((?P<flags>[^)]*)\) (?:"(?P<between>\\?.)"|NIL) (?P<name>.*)', re.DOTALL)
_CLOSED = frozenset({"\\noselect", "\\nonexistent"})
_COMMON = frozenset(
    {"drafts", "draft", "entwürfe", "brouillons", "borradores", "rascunhos", "bozze", "concepten", "utkast"}
)
"""What programs call that folder in the languages they speak."""


class ListedFolder(NamedTuple):
    """A folder by its name, as the server writes it; ``flags`` in small letters."""

    name: str
    flags: frozenset[str]
    between: str = ""


def folders(told: Iterable[object]) -> Iterator[ListedFolder]:
    """Yield the folders of an answer to LIST (RFC 3501, 7.2.2); what cannot be one is left out."""
    for one in told:
        text = _joined(one)
        found = _LISTED.fullmatch(text)
        name = _plain(found["name"]) if found else ""
        if found and name.isascii() and name.isprintable() and name:
            flags = frozenset(found["flags"].casefold().split())
            yield ListedFolder(name, flags, (found["between"] or "")[-1:])


def _joined(told: object) -> str:
    """Return a line of an answer; a name that travels as a literal is the second of a pair."""
    if isinstance(told, tuple):
        start, literal = (_text(one) for one in told[:2])
        return re.sub(r"\{\d+\}$", lambda _: quoted(literal), start)
    return _text(told)


def _text(told: object) -> str:
    return told.decode("utf-8", "replace") if isinstance(told, bytes) else ""


def _plain(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name[1:-1]) if re.fullmatch(r'".*"', name) else name


def quoted(name: str) -> str:
    """Return a name as a quoted string of a command."""
    return '"' + re.sub(r'([\\"])', r"\\\1", name) + '"'


def drafts_folder(listed: Iterable[ListedFolder]) -> str | None:
    r"""Return the folder marked ``\Drafts`` (RFC 6154), else the one that is called so; None if unclear."""
    open_ones = [one for one in listed if not one.flags & _CLOSED]
    for chosen in (_marked, _called):
        found = [one.name for one in open_ones if chosen(one)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _marked(one: ListedFolder) -> bool:
    return "\\drafts" in one.flags


def _called(one: ListedFolder) -> bool:
    last = one.name.rpartition(one.between)[2] if one.between else one.name
    return from_wire(last).casefold() in _COMMON
