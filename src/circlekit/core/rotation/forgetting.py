"""Forgetting a person: what goes out of circles, seats and memories, so that the others' truth stays.

Whoever is forgotten leaves every list and every role; everybody else stays where they were, so the pairs of
the others are those of before.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from circlekit.core.text import tidy

ANY = "*"
"""Stands for any one step of a path."""

Way = tuple[str | int, ...]


class Who(NamedTuple):
    """Who is to be forgotten: their handles, of now and of before, and names and addresses of theirs."""

    handles: frozenset[str]
    names: frozenset[str] = frozenset()

    def means(self, typed: str) -> bool:
        """Tell whether what somebody typed is a handle of theirs, in whichever way it is encoded."""
        return unicodedata.normalize("NFC", tidy(typed)) in self.handles

    def in_text(self, text: str) -> bool:
        """Tell whether a text names them, as whole words; handles may be words that mean something else."""
        return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in self.names)


class Rules(NamedTuple):
    """Where a file holds people, as patterns of paths.

    ``members`` are lists of handles that may become empty, ``others`` such that are dropped then, ``roles``
    single handles, ``keyed`` mappings by handle, and ``sentences`` lists of texts that may name people.
    """

    members: tuple[Way, ...] = ()
    others: tuple[Way, ...] = ()
    roles: tuple[Way, ...] = ()
    keyed: tuple[Way, ...] = ()
    sentences: tuple[Way, ...] = ()


_CIRCLE = ("circles", ANY)

OF_CIRCLES = Rules(
    members=((*_CIRCLE, "members"),),
    others=((*_CIRCLE, "pinned"),),
    roles=((*_CIRCLE, "lead"), (*_CIRCLE, "deputy")),
    keyed=(("unplaced",), ("roles",)),
    sentences=((*_CIRCLE, "because"),),
)
"""Of circles.yaml, and of the files of history that are like it."""

OF_SEATS = Rules(keyed=(("seats",),))
"""Of seats.yaml."""


def item_goes(rules: Rules, who: Who, way: Way, item: Any) -> bool:
    """Tell whether an item of the list at ``way`` is about them."""
    if not isinstance(item, str):
        return False
    if _fits(way, rules.sentences):
        return who.in_text(item)
    return who.means(item) and _fits(way, (*rules.members, *rules.others))


def entry_goes(rules: Rules, who: Who, way: Way, key: str, value: Any) -> bool:
    """Tell whether an entry of the mapping at ``way`` is about them, or a list of nothing else."""
    inside = (*way, key)
    if who.means(key) and _fits(way, rules.keyed):
        return True
    if isinstance(value, str):
        return who.means(value) and _fits(inside, (*rules.roles, *rules.members, *rules.others))
    droppable = isinstance(value, list) and value and _fits(inside, (*rules.others, *rules.sentences))
    return bool(droppable) and all(item_goes(rules, who, inside, item) for item in value)


def _fits(way: Way, patterns: Sequence[Way]) -> bool:
    return any(
        len(way) == len(pattern) and all(part in (ANY, step) for step, part in zip(way, pattern, strict=True))
        for pattern in patterns
    )


def without(data: Any, rules: Rules, who: Who, way: Way = ()) -> Any:
    """Return plain data of a file without everything that is about them."""
    if isinstance(data, dict):
        return {
            key: without(value, rules, who, (*way, key))
            for key, value in data.items()
            if not entry_goes(rules, who, way, key, value)
        }
    if isinstance(data, list):
        kept = enumerate(data)
        return [
            without(item, rules, who, (*way, index))
            for index, item in kept
            if not item_goes(rules, who, way, item)
        ]
    return data


def still_there(data: Any, rules: Rules, who: Who, way: Way = ()) -> Iterator[Way]:
    """Yield where they still stand in plain data, such as among others in one text: ``ana; ben``."""
    if isinstance(data, dict):
        for key, value in data.items():
            if who.means(key) and _fits(way, rules.keyed):
                yield (*way, key)
            yield from still_there(value, rules, who, (*way, key))
    elif isinstance(data, list):
        for index, item in enumerate(data):
            yield from still_there(item, rules, who, (*way, index))
    elif any(map(who.means, re.split("[;,]", data))):
        around = way[:-1] if way and isinstance(way[-1], int) else way
        if _fits(around, (*rules.members, *rules.others, *rules.roles)):
            yield way


_LISTS, _ROLES, _KEYED = frozenset({"members"}), frozenset({"lead", "deputy"}), frozenset({"people"})
"""In what is remembered of calendars and invitations: where handles stand."""


def forgotten(state: Any, handles: frozenset[str], key: str = "") -> Any:
    """Return what is remembered (plain data of a JSON file) without these handles.

    A member's own calendar entry is remembered by its UID and their handle, with a space between.
    """
    if isinstance(state, Mapping):
        return {
            name: forgotten(value, handles, name)
            for name, value in state.items()
            if not (name in handles and key in _KEYED) and name.partition(" ")[2] not in handles
        }
    if isinstance(state, list):
        items = (item for item in state if not (key in _LISTS and item in handles))
        return [forgotten(item, handles) for item in items]
    return "" if key in _ROLES and state in handles else state
