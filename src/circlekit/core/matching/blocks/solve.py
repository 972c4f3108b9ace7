"""One block, from its people to circles with reasons; runs in a process of its own.

It knows nothing of other blocks, so blocks may be solved in any order, anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from circlekit.core import zones
from circlekit.core.leading.asked import Leading, leading_of
from circlekit.core.matching.blocks.cut import units_of
from circlekit.core.matching.blocks.deal import Unit, deal
from circlekit.core.matching.blocks.gather import gather
from circlekit.core.matching.blocks.packs import NO_HOUR, packed, with_everyone
from circlekit.core.matching.blocks.parcel import Parcel, opened
from circlekit.core.matching.blocks.seat import seat
from circlekit.core.matching.blocks.slots import Diaries, Slots, all_rows
from circlekit.core.matching.blocks.units import Gathering, Units
from circlekit.core.matching.circles import circle_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.explain import best_hour
from circlekit.core.matching.reasons.figures import Figures, figures
from circlekit.core.matching.reasons.nearest import hour_that_would_help
from circlekit.core.matching.rules import broken_rules
from circlekit.core.matching.score.hours import Flags, Hours, willing
from circlekit.core.matching.score.terms import Ints
from circlekit.core.model import Cohort
from circlekit.core.scheduling.slots import part_of
from circlekit.core.sizes import quorum
from circlekit.core.willing import willingness


class Setting(NamedTuple):
    """What all blocks share: the cohort without its people, its slots, and the seed."""

    cohort: Cohort
    slots: Slots
    seed: int


class Seated(NamedTuple):
    """One circle: its members, as rows of the parcel, who looks after it, why these people, what it comes to.

    ``away`` are those who cannot come to its hour, each with the hour that would help.
    """

    members: tuple[int, ...]
    lead: str | None
    deputy: str | None
    because: tuple[str, ...]
    away: tuple[tuple[int, str], ...]
    figures: Figures


class Solved(NamedTuple):
    """The circles of a block, the rows of those who are in none, and the circles that break a rule.

    ``without`` counts the people who can come to no slot at all.
    """

    circles: tuple[Seated, ...]
    left: tuple[int, ...]
    broken: tuple[tuple[int, ...], ...]
    without: int


def solve(setting: Setting, parcel: Parcel) -> Solved:
    """Return the circles of a block; the same setting and parcel give the same circles everywhere."""
    zones.use_newest_database()
    return _Block(setting, parcel).solved()


class _Block:
    """A block that is being solved: its people, their hours, and what is found so far."""

    def __init__(self, setting: Setting, parcel: Parcel) -> None:
        self._cohort = opened(parcel, setting.cohort)
        self._slots = setting.slots
        self._everyone = parcel.everyone
        # A rotation draws otherwise than the circles before it: the same draw would seat the same people.
        self._rng = np.random.default_rng([setting.seed, parcel.number, len(parcel.past)])
        self._bound = units_of(self._cohort)
        self._diaries = Diaries(setting.slots, self._cohort.participants)
        self._glad_to_lead = willingness(self._cohort)
        self._leading = leading_of(self._cohort)
        self._circles: list[Seated] = []
        self._left: list[int] = []
        self._broken: list[tuple[int, ...]] = []
        self._without = 0

    def solved(self) -> Solved:
        """Gather people around hours, seat them some hundreds at a time, and return all circles."""
        hourly, size = self._slots.hourly, self._cohort.size
        can = self._diaries.can_come(np.arange(len(self._cohort.participants)), hourly)
        units = _laid_out(self._cohort, self._bound, can)
        gatherings, left = gather(units, size, quorum(size), self._rng)
        lost = left.tolist()
        if self._everyone:
            gatherings, lost = with_everyone(units, gatherings, left, size)
        for pack in packed(units, gatherings, self._slots.table.instants[hourly, 0]):
            self._seat(pack)
        self._left += [row for unit in lost for row in self._bound[unit]]
        return Solved(tuple(self._circles), tuple(sorted(self._left)), tuple(self._broken), self._without)

    def _seat(self, pack: Sequence[Gathering]) -> None:
        """Seat the people of a pack, and say all there is to say of their circles."""
        circles = [circle for one in pack if one.units for circle in self._dealt(one)]
        rows = sorted(row for circle in circles for row in circle)
        if not rows:
            return
        place = {row: index for index, row in enumerate(rows)}
        people = self._cohort.participants
        own = self._cohort.model_copy(update={"participants": tuple(people[row] for row in rows)})
        columns = [int(self._slots.hourly[one.hour]) for one in pack if one.hour != NO_HOUR]
        hours = _hours(own, self._diaries, np.array(rows), self._slots, columns)
        formed = seat(own, hours, [[place[row] for row in circle] for circle in circles], self._rng)
        self._without += int((~hours.every.any(axis=1)).sum())
        for group in formed.groups:
            self._take(formed, group, tuple(rows[index] for index in group))

    def _dealt(self, gathering: Gathering) -> list[list[int]]:
        return deal(gathering, self._bound, self._glad_to_lead, self._cohort.size)

    def _take(self, formed: Formed, group: Sequence[int], members: tuple[int, ...]) -> None:
        """Keep a circle, or break it up when it breaks a rule and its people may be left over."""
        people = tuple(formed.facts.cohort.participants[index] for index in group)
        circle = formed.facts.cohort.model_copy(update={"participants": people})
        broken = next(broken_rules(circle, people), None) is not None
        if broken and not self._everyone:
            self._left += members
            return
        self._broken += [members] if broken else []
        self._circles.append(_seated(formed, group, members, self._leading))


def _laid_out(cohort: Cohort, bound: Sequence[Unit], can: Flags) -> Units:
    """Return the units of a block; where too few would lead, nobody is needed to."""
    if len(bound) < len(can):
        can = np.array([can[list(unit)].all(axis=0) for unit in bound])
    leads = willing(cohort)
    if leads.sum() * cohort.size.most < len(leads):
        leads = np.ones_like(leads)
    people = np.array([len(unit) for unit in bound], dtype=np.int64)
    return Units(can, people, np.array([leads[list(unit)].any() for unit in bound], dtype=np.int64))


def _hours(own: Cohort, diaries: Diaries, rows: Ints, slots: Slots, columns: Sequence[int]) -> Hours:
    """Return who of a pack can come when; the search looks at some ``columns`` only."""
    every, glad = diaries.can_come(rows, all_rows(slots)), diaries.glad(rows, all_rows(slots))
    chosen = list(columns)
    gladly = None if glad is None else glad[:, chosen]
    return Hours(
        every[:, chosen], every, slots.table, willing(own), quorum(own.size), glad=glad, can_gladly=gladly
    )


def _with_its_hours(formed: Formed, group: Sequence[int]) -> Formed:
    """Return the same with only the slots that somebody of a circle can come to: quick to look at."""
    hours = formed.facts.hours
    rows = np.flatnonzero(hours.every[list(group)].any(axis=0))
    glad = None if hours.glad is None else hours.glad[:, rows]
    few = hours._replace(every=hours.every[:, rows], table=part_of(hours.table, rows), glad=glad)
    return formed._replace(facts=formed.facts._replace(hours=few))


def _seated(formed: Formed, group: Sequence[int], members: tuple[int, ...], leading: Leading) -> Seated:
    """Return a circle with its lead, its reasons and its figures."""
    formed = _with_its_hours(formed, group)
    circle = circle_of(formed, 1, group, leading)
    comes = best_hour(formed, group)
    figures_of = figures(formed, [group])
    away = [index for index in range(len(group)) if not (figures_of.served and comes[index])]
    return Seated(
        members,
        circle.lead,
        circle.deputy,
        circle.because,
        tuple((members[index], hour_that_would_help(formed, group, index)) for index in away),
        figures_of,
    )
