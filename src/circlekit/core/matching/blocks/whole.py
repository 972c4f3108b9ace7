"""A large cohort from its people to its circles: cut, solved block by block, mended, put together again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from typing import NamedTuple

import numpy as np

from circlekit.core.matching.blocks.cut import IN_A_BLOCK, cells_of, dealt, units_of
from circlekit.core.matching.blocks.ended import Home, as_matching
from circlekit.core.matching.blocks.parcel import Packer
from circlekit.core.matching.blocks.refuse import refuse
from circlekit.core.matching.blocks.slots import slots_of
from circlekit.core.matching.blocks.solve import Setting, Solved, solve
from circlekit.core.matching.over import Over, Seen
from circlekit.core.matching.rules import broken_rules, cannot_pack
from circlekit.core.model import Cohort, Matching, Unplaced
from circlekit.core.problems import NoPlan, Problem

COMPANY, FEWEST = 3, 12
"""So many circles are formed anew for each person left over by the first pass, and at least so many."""

NAMED = 8
"""So many circles that break a rule are looked at for what to say."""

TOGETHER = 60
"""So many people left over are mended at once."""

Rows = list[int]


class _Block(NamedTuple):
    """People to be solved together, by row, and the cell they are of."""

    cell: int
    rows: Rows


def form_blocks(
    cohort: Cohort, seed: int, over: Over, seen: Seen, unplaced: tuple[Unplaced, ...] = ()
) -> Matching:
    """Return circles for a large cohort; ``over`` maps a function over its blocks.

    The same cohort and seed give the same circles, whoever solves which block. When ``seen`` says no, the
    circles of the blocks that are done are returned, and everybody else is unplaced.

    Raises:
        NoPlan: when no circles were found that keep every rule.
    """
    refuse(cohort)
    whole = _Whole(cohort, seed, over)
    stopped = not whole.all_in_blocks(seen)
    if not stopped:
        whole.mend()
    return as_matching(cohort, whole.homes(), whole.could(), unplaced)


class _Whole:
    """A cohort on its way through two passes: everybody in blocks, then those left over and some circles."""

    def __init__(self, cohort: Cohort, seed: int, over: Over) -> None:
        self._cohort = cohort
        self._over = over
        bare = cohort.model_copy(update={"participants": (), "past": ()})
        self._setting = Setting(bare, slots_of(cohort), seed)
        self._packer = Packer(cohort)
        self._numbers = count()
        cells = sorted(cells_of(cohort, units_of(cohort)).values())
        rng = np.random.default_rng([seed, len(cohort.past)])
        self._blocks = [
            _Block(cell, sorted(row for unit in block for row in unit))
            for cell, units in enumerate(cells)
            for block in dealt(cohort, units, IN_A_BLOCK, rng)
        ]
        self._homes: list[list[Home]] = [[] for _ in cells]
        self._left: list[Rows] = [[] for _ in cells]
        self._without = 0

    def all_in_blocks(self, seen: Seen) -> bool:
        """Solve every block; tell whether all were, or somebody wanted to stop."""
        done, people = 0, len(self._cohort.participants)
        for block, found in self._solved(self._blocks, everyone=False):
            self._take(block, found)
            done += len(block.rows)
            if not seen(done, people):
                return False
        return True

    def mend(self) -> None:
        """Give everybody a circle: some are formed anew with those left over.

        Raises:
            NoPlan: when that breaks a rule.
        """
        blocks = [block for cell in range(len(self._left)) for block in self._mixed(cell)]
        broken: list[Rows] = []
        for block, found in self._solved(blocks, everyone=True):
            self._take(block, found)
            broken += [[block.rows[index] for index in members] for members in found.broken]
        problems = self._not_found(broken[:NAMED])
        if any(self._left):
            problems.append(cannot_pack())
        if problems:
            raise NoPlan(problems)

    def _not_found(self, circles: Sequence[Rows]) -> list[Problem]:
        """Return what circles break, with all names and places; whether others could keep it is not known."""
        people = self._cohort.participants
        rules = dict.fromkeys(
            broken for rows in circles for broken in broken_rules(self._cohort, [people[row] for row in rows])
        )
        return [Problem(path, f"no circles were found in which {rule}", way) for rule, path, way in rules]

    def homes(self) -> list[Home]:
        """Return the circles of all cells."""
        return [home for homes in self._homes for home in homes]

    def could(self) -> int:
        """Return how many people can come to some slot."""
        return len(self._cohort.participants) - self._without

    def _mixed(self, cell: int) -> Iterator[_Block]:
        """Yield people of a cell who are left over, with the people of circles that are given up for them."""
        left, self._left[cell] = sorted(self._left[cell]), []
        parts = -(-len(left) // TOGETHER)
        homes = self._homes[cell]
        wanted = min(max(COMPANY * len(left), FEWEST * parts), len(homes))
        given_up = {index * len(homes) // wanted for index in range(wanted)}
        self._homes[cell] = [home for index, home in enumerate(homes) if index not in given_up]
        mixed = [homes[index].rows for index in sorted(given_up)]
        for part in range(parts):
            others = (row for rows in mixed[part::parts] for row in rows)
            yield _Block(cell, sorted([*left[part::parts], *others]))

    def _take(self, block: _Block, found: Solved) -> None:
        rows = block.rows
        for seated in found.circles:
            away = tuple((rows[index], hour) for index, hour in seated.away)
            self._homes[block.cell].append(Home(tuple(rows[index] for index in seated.members), away, seated))
        self._left[block.cell] += [rows[index] for index in found.left]
        self._without += found.without

    def _solved(self, blocks: Sequence[_Block], everyone: bool) -> Iterator[tuple[_Block, Solved]]:
        parcels = (self._packer.pack(next(self._numbers), block.rows, everyone) for block in blocks)
        yield from zip(blocks, self._over(partial(solve, self._setting), parcels), strict=True)
