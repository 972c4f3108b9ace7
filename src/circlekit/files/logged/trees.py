"""What is to be put into a log, as a tree of keys, and as the lines of its parts that are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from circlekit.core.reporting.entries import Entry, Way
from circlekit.files import yamltext as yt
from circlekit.files.logged.flow import flow, key


class Stub(NamedTuple):
    """A key that has to be there, with a comment above it where it is made."""

    way: Way
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is to stand at a key: an entry, nothing (``""``), or no key at all (None)."""

    entry: Entry | list[str] | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """Keys below a key; one without any only has to be there. ``remark`` stands above it when it is new."""

    parts: dict[str | int, Branch | Leaf] = field(default_factory=dict)
    remark: str = ""


def tree_of(changes: Mapping[Way, Entry | None], stubs: Sequence[Stub]) -> Branch:
    """Return changes and stubs as one tree; where both name a key, the change counts."""
    root = Branch()
    for stub in stubs:
        above = _branch(root, stub.way[:-1])
        above.parts.setdefault(stub.way[-1], Branch(remark=stub.remark))
    for way, entry in changes.items():
        above = _branch(root, way[:-1])
        here = above.parts.get(way[-1])
        above.parts[way[-1]] = Leaf(entry, here.remark if here else "")
    return root


def _branch(root: Branch, way: Way) -> Branch:
    here = root
    for step in way:
        inside = here.parts.setdefault(step, Branch())
        if not isinstance(inside, Branch):
            inside = here.parts[step] = Branch()
        here = inside
    return here


def in_order(branch: Branch) -> list[tuple[str | int, Branch | Leaf]]:
    """Return the parts of a branch: meetings in their order, all else as it was said."""
    return sorted(branch.parts.items(), key=lambda part: part[0] if isinstance(part[0], int) else 0)


def lines_of(step: str | int, part: Branch | Leaf, depth: str) -> Iterator[str]:
    """Yield the lines of a key that is new, indented by ``depth``; none for one that is taken out."""
    if isinstance(part, Leaf) and part.entry is None:
        return
    if part.remark:
        yield from (depth + line for line in yt.remark(part.remark))
    if isinstance(part, Leaf):
        yield f"{depth}{key(step)}: {flow(part.entry)}".rstrip()
        return
    yield f"{depth}{key(step)}:"
    for inside, below in in_order(part):
        yield from lines_of(inside, below, f"{depth}  ")
