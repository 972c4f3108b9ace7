"""A rotation beside what ended: all that can be told of it, and where everybody comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.plan import Rotation


class Switch(NamedTuple):
    """One cohort becomes the next (practice 44): ``old`` are the circles of ``ended``, ``log`` is its log."""

    ended: Cohort
    old: tuple[Circle, ...]
    answers: Answers
    rotation: Rotation
    log: Log = Log()

    @property
    def cohort(self) -> Cohort:
        """The cohort that begins; its newest history is the one that ended."""
        return self.rotation.cohort

    @property
    def circles(self) -> tuple[Circle, ...]:
        """The circles that begin."""
        return self.rotation.matching.circles

    @property
    def asking(self) -> frozenset[int]:
        """The rows in ``old`` of the circles that asked for one more cohort together."""
        asked = self.answers.one_more
        return frozenset(row for row, circle in enumerate(self.old) if circle.id in asked)

    def formed_anew(self) -> tuple[Circle, ...]:
        """Return the new circles without those that asked, and went on as they were."""
        here = {person.id for person in self.cohort.participants}
        ended = self.cohort.past[-1].circles
        whole = [here.intersection(ended[row]) for row in self.asking]
        return tuple(circle for circle in self.circles if {*circle.members} not in whole)


Place = tuple[int, int]
"""An earlier circle: the row of its cohort in ``Cohort.past``, and its own row there."""


class Homes(NamedTuple):
    """Where people were before, by the handles they have now.

    ``last`` is the row in ``Switch.old`` of the circle they come from, ``every`` holds all earlier circles.
    """

    last: Mapping[str, int]
    every: Mapping[str, frozenset[Place]]

    def times(self, one: str, other: str) -> int:
        """Return in how many earlier circles two people were together."""
        return len(self.every.get(one, _NOWHERE) & self.every.get(other, _NOWHERE))

    def shared(self, one: str, other: str) -> int | None:
        """Return the row of the circle that two people both come from; None where they do not."""
        row = self.last.get(one)
        return row if row == self.last.get(other) else None


_NOWHERE: frozenset[Place] = frozenset()


def homes(switch: Switch) -> Homes:
    """Return where everybody was before."""
    found: dict[str, set[Place]] = {}
    last: dict[str, int] = {}
    for cohort, past in enumerate(switch.cohort.past):
        last = {handle: circle for circle, members in enumerate(past.circles) for handle in members}
        for handle, circle in last.items():
            found.setdefault(handle, set()).add((cohort, circle))
    return Homes(last, {handle: frozenset(places) for handle, places in found.items()})
