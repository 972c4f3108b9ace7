"""Circles that stand already, as rows of the board: who is still there, who has no seat yet, who stays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Matching

STANDING = 3_000
"""Circles of so many people can be matched again or kept: time and memory grow with the square of it."""

NEW = -1
"""The home of somebody who was in no circle before."""

Groups = tuple[tuple[int, ...], ...]


class Step(NamedTuple):
    """Some people change circles, or get one; ``why`` is a key of ``told.WHY``, or what it gained."""

    rows: tuple[int, ...]
    to: int
    why: str


class Stood(NamedTuple):
    """``groups`` are the circles without those who left, in the order of the file.

    ``waiting`` are rows without a circle, ``gone`` handles of people who no longer take part, by circle.
    ``lost`` are circles that somebody left, ``unled`` those whose lead did. ``pinned`` rows stay. ``free``
    leaves rules aside that the circles do not keep: people may know better.
    """

    circles: tuple[Circle, ...]
    groups: Groups
    waiting: tuple[int, ...]
    gone: tuple[tuple[str, str], ...]
    unled: frozenset[int]
    pinned: frozenset[int]
    free: bool

    @property
    def home(self) -> dict[int, int]:
        """The circle of each row that has one, by its number."""
        return {row: number for number, group in enumerate(self.groups) for row in group}

    @property
    def lost(self) -> frozenset[int]:
        """The numbers of circles that somebody left."""
        short = zip(self.circles, self.groups, strict=True)
        return frozenset(
            number for number, (circle, group) in enumerate(short) if len(group) < len(circle.members)
        )

    def accepted(self) -> Stood:
        """Return the same circles, with what departures broke taken as it is."""
        present = [
            circle.model_copy(update={"members": circle.members[: len(group)]})
            for circle, group in zip(self.circles, self.groups, strict=True)
        ]
        return self._replace(circles=tuple(present), unled=frozenset())


def as_they_stand(
    cohort: Cohort, before: Matching, pinned: Collection[str], free: bool, waiting: Collection[str] = ()
) -> Stood:
    """Return the circles of ``before`` as they stand now.

    ``free`` honours an edit, even one against a rule. People in ``waiting`` are not to be seated.
    """
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    circles = tuple(circle for circle in before.circles if not _emptied(circle, row))
    groups = tuple(tuple(row[one] for one in circle.members if one in row) for circle in circles)
    seated = {index for group in groups for index in group}
    gone = [(one, circle.id) for circle in before.circles for one in circle.members if one not in row]
    return Stood(
        circles,
        groups,
        tuple(index for handle, index in row.items() if index not in seated and handle not in waiting),
        tuple(gone),
        frozenset(number for number, circle in enumerate(circles) if circle.lead and circle.lead not in row),
        frozenset(row[handle] for handle in pinned if handle in row),
        free,
    )


def _emptied(circle: Circle, row: Collection[str]) -> bool:
    """Tell whether there were people in a circle, and all of them left."""
    return bool(circle.members) and not any(handle in row for handle in circle.members)


def in_order(before: Sequence[Sequence[int]], now: Sequence[Collection[int]]) -> Groups:
    """Return circles with those who were there before first, in their order, then the others by row."""
    return tuple(
        (*(row for row in old if row in set(group)), *sorted(set(group) - set(old)))
        for old, group in zip(before, now, strict=True)
    )
