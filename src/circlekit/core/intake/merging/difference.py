"""What differs between two tellings of one person, and who changed it: the person, or somebody by hand.

Three are compared, as in a merge of three: what stands in the table, what somebody answers now, and what they
had answered when the table was last filled. Of the last only a digest is kept, never a text.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.checks.people import KEYS, LISTS
from circlekit.core.text import tidy

Value = str | tuple[str, ...]
Meaning = tuple[str, ...]

WEEKS = frozenset({"available", "if_needed"})
"""Keys that hold weekly windows."""

_NO = frozenset({"lead", "share_email"})
"""Keys in which no is what an empty cell says too."""

_DIGITS = 16


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a people table: texts, or lists of texts, by key of a participant or own field.

    ``line`` is where their row begins, 0 where it is not written yet.
    """

    id: str
    values: Mapping[str, Value]
    line: int = 0

    @property
    def name(self) -> str:
        """What they are called."""
        return str(self.values.get("name", "")) or self.id


class Change(NamedTuple):
    """A field of one person, as it was and as it is or would be."""

    id: str
    name: str
    field: str
    before: Value
    after: Value


class Verdict(Enum):
    """What is to be done with a cell."""

    SAME = "same"
    UPDATE = "update"
    BY_HAND = "by hand"  # changed by hand alone: it stays
    BOTH = "both"  # changed by hand, and answered otherwise: somebody has to say


class Sense:
    """What values mean, whichever way they are spelt; each different text is thought about once."""

    def __init__(self, salt: str) -> None:
        self._salt = salt.encode()
        self._known: defaultdict[str, dict[Value, Meaning]] = defaultdict(dict)
        self._digests: defaultdict[str, dict[Value, str]] = defaultdict(dict)

    def of(self, key: str, value: Value) -> Meaning:
        """Return a form in which two spellings of one value are equal."""
        known = self._known[key]
        found = known.get(value)
        if found is None:
            found = known[value] = meaning(key, value)
        return found

    def digest(self, key: str, value: Value) -> str:
        """Return 16 hexadecimal digits that tell whether a value is still the same."""
        known = self._digests[key]
        found = known.get(value)
        if found is None:
            text = "\0".join((key, *self.of(key, value))).encode("utf-8", "surrogatepass")
            found = known[value] = hashlib.sha256(self._salt + text).hexdigest()[:_DIGITS]
        return found

    def verdict(self, key: str, before: Value, after: Value, was: str | None) -> Verdict:
        """Say what becomes of a cell; ``was`` is the digest of the last answer, None where none is known."""
        if self.of(key, before) == self.of(key, after):
            return Verdict.SAME
        if was is None:
            return _unknown(bool(self.of(key, before)), bool(self.of(key, after)))
        if was == self.digest(key, before):
            return Verdict.UPDATE
        return Verdict.BY_HAND if was == self.digest(key, after) else Verdict.BOTH


def _unknown(before: bool, after: bool) -> Verdict:
    """Say what becomes of a cell of which nobody knows how it was filled."""
    if not before:
        return Verdict.UPDATE
    return Verdict.BOTH if after else Verdict.BY_HAND


def meaning(key: str, value: Value) -> Meaning:
    """Return what a value means: lists by their items, weeks by their minutes, addresses without case."""
    found = items_of(key, value)
    if key in WEEKS:
        return _week(found)
    if key == "email":
        return tuple(item.casefold() for item in found)
    if key in _NO:
        return tuple(item for item in map(str.casefold, found) if item != "no")
    return found


def items_of(key: str, value: Value) -> tuple[str, ...]:
    """Return what a table reads of a value: the items of a list, or one text; nothing where it is empty."""
    items = value.split(";") if isinstance(value, str) and is_list(key, value) else _as_items(value)
    return tuple(item for item in map(tidy, items) if item)


def is_list(key: str, text: str) -> bool:
    """Tell whether a table reads a text as a list: always under some keys, in own columns where it has a ;"""
    return key in LISTS or (";" in text and key not in KEYS and key != "id")


def _as_items(value: Value) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _week(items: Meaning) -> Meaning:
    try:
        spans = windows.join(one for item in items for one in windows.parse_windows(item))
    except windows.WindowError:
        return items
    return tuple(f"{span.start}-{span.end}" for span in spans)
