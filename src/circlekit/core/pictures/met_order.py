"""In which order people stand in a picture: circle by circle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core.model import Circle, Participant


class Block(NamedTuple):
    """Neighbours who belong together: the position of the first, how many, and what they are called."""

    start: int
    size: int
    name: str


def ordered(people: Sequence[Participant], circles: Sequence[Circle]) -> tuple[list[int], tuple[Block, ...]]:
    """Return the rows circle by circle, then those without one; and where each circle is."""
    row = {person.id: index for index, person in enumerate(people)}
    order: dict[int, None] = {}
    blocks = []
    for circle in circles:
        here = [row[handle] for handle in circle.members if handle in row and row[handle] not in order]
        if here:
            blocks.append(Block(len(order), len(here), circle.name))
        order |= dict.fromkeys(here)
    return [*order, *(index for index in range(len(people)) if index not in order)], tuple(blocks)
