"""What a design is: rounds of groups over seats, and who sits where.

No two seats are in one group twice. So it does not matter who sits in them: a leaver's seat stays empty or
goes to a joiner, and still nobody meets anybody twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from circlekit.core.rotation.designs.fields import Ints


@dataclass(frozen=True)
class Design:
    """Rounds over seats, of which people have taken some.

    `rounds` holds a label array (seats,) per round: seats of one label are a group. With the seats in
    `taken` every group has a fit size or is empty; a joiner may make a group larger or smaller than fit,
    but never meets anybody a second time.
    """

    name: str
    rounds: tuple[Ints, ...]
    taken: Ints
    """(people,): the seat of each person, each another."""

    @property
    def people(self) -> int:
        """How many seats are taken."""
        return len(self.taken)

    @property
    def seats(self) -> int:
        """How many seats there are, taken or free."""
        return len(self.rounds[0])

    @cached_property
    def free(self) -> Ints:
        """The seats that nobody has taken, in order."""
        return np.setdiff1d(np.arange(self.seats, dtype=np.int64), self.taken)


def labels(design: Design) -> list[Ints]:
    """Return a label array (people,) per round, with labels 0, 1, ... in the order of the seats' labels."""
    return [renumbered(found[design.taken]) for found in design.rounds]


def renumbered(found: Ints) -> Ints:
    """Return the same groups, labelled 0, 1, ... without a gap."""
    return np.unique(found, return_inverse=True)[1].astype(np.int64).reshape(found.shape)
