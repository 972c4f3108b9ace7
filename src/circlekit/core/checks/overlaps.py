"""Lists of people that have people in common, found without comparing every list with every other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from circlekit.core.text import listed, quoted

NAMED = 8
"""So many people are named in a message; more are only counted."""


def bound(groups: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """Return people who must all be together, by the index of the first list that binds them.

    Chains are joined: [a, b] and [b, c] make one of three.
    """
    home: dict[str, int] = {}
    found: dict[int, list[str]] = {}
    for index, group in enumerate(groups):
        joined = sorted({home[handle] for handle in group if handle in home})
        first = joined[0] if joined else index
        people = found.setdefault(first, [])
        people += [handle for other in joined[1:] for handle in found.pop(other)]
        people += [handle for handle in dict.fromkeys(group) if handle not in home]
        home.update(dict.fromkeys(people, first))
    return found


def overlaps(
    ones: Sequence[Iterable[str]], others: Mapping[int, Iterable[str]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield each two lists, one of ``ones``, that have two people or more in common, with those people."""
    where: dict[str, list[int]] = {}
    for index, people in others.items():
        for handle in people:
            where.setdefault(handle, []).append(index)
    for one, group in enumerate(ones):
        people = list(dict.fromkeys(group))
        counts = Counter(index for handle in people for index in where.get(handle, ()))
        for index in sorted(index for index, count in counts.items() if count > 1):
            yield one, index, sorted(handle for handle in people if index in where.get(handle, ()))


def names(handles: Iterable[str]) -> str:
    """Return handles as a message names them, the first few of many."""
    said = [quoted(handle) for handle in handles]
    more = [f"{len(said) - NAMED:,} more"] if len(said) > NAMED else []
    return listed([*said[:NAMED], *more])
