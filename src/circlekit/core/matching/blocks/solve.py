"""One block, from its people to circles with reasons; runs in a process of its own.

It knows nothing of other blocks, so blocks may be solved in any order, anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from circlekit.core import zones
from circlekit.core.matching.blocks.cut import units_of
from circlekit.core.matching.blocks.deal import Unit, deal
from circlekit.core.matching.blocks.gather import gather
from circlekit.core.matching.blocks.packs import NO_HOUR, packed, with_everyone
from circlekit.core.matching.blocks.parcel import Parcel, opened
from circlekit.core.matching.blocks.seat import seat
from circlekit.core.matching.blocks.slots import Diaries, Slots, all_rows
from circlekit.core.matching.blocks.units import Gathering, Units
from circlekit.core.matching.circles import circle_of
from circlekit.core.matching.explain import best_hour
from circlekit.core.matching.figures import Figures, figures
from circlekit.core.matching.form import Formed
from circlekit.core.matching.hours import Flags, Hours, willing
from circlekit.core.matching.nearest import hour_that_would_help
from circlekit.core.matching.rules import Broken, broken_rules
from circlekit.core.matching.terms import Ints
from circlekit.core.model import Cohort
from circlekit.core.scheduling.slots import part_of
from circlekit.core.sizes import quorum

GLADLY = {"no": 0, "if needed": 1, "yes": 2}


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
    """The circles of a block, the rows of those who are in none, and the rules that a circle could not keep.

    ``without`` counts the people who can come to no slot at all.
    """

    circles: tuple[Seated, ...]
    left: tuple[int, ...]
    broken: tuple[Broken, ...]
    without: int


def solve(setting: Setting, parcel: Parcel) -> Solved:
    """Return the circles of a block; the same setting and parcel give the same circles everywhere."""
    zones.use_newest_database()
    cohort = opened(parcel, setting.cohort)
    rng = np.random.default_rng([setting.seed, parcel.number])
    bound = units_of(cohort)
    diaries = Diaries(setting.slots, cohort.participants)
    can = diaries.can_come(np.arange(len(cohort.participants)), setting.slots.hourly)
    units = _laid_out(cohort, bound, can)
    gatherings, left = gather(units, cohort.size, quorum(cohort.size), rng)
    lost = left.tolist()
    if parcel.everyone:
        gatherings, lost = with_everyone(units, gatherings, left, cohort.size)
    found = _Found()
    for pack in packed(units, gatherings, setting.slots.table.instants[setting.slots.hourly, 0]):
        _seat_pack(setting, cohort, diaries, bound, pack, parcel.everyone, rng, found)
    found.left += [row for unit in lost for row in bound[unit]]
    return Solved(tuple(found.circles), tuple(sorted(found.left)), tuple(found.broken), found.without)


def _laid_out(cohort: Cohort, bound: Sequence[Unit], can: Flags) -> Units:
    """Return the units of a block; where too few would lead, nobody is needed to."""
    if len(bound) < len(can):
        can = np.array([can[list(unit)].all(axis=0) for unit in bound])
    leads = willing(cohort)
    if leads.sum() * cohort.size.most < len(leads):
        leads = np.ones_like(leads)
    people = np.array([len(unit) for unit in bound], dtype=np.int64)
    return Units(can, people, np.array([leads[list(unit)].any() for unit in bound], dtype=np.int64))


@dataclass(slots=True)
class _Found:
    """What is found of a block so far."""

    circles: list[Seated] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    without: int = 0


def _seat_pack(
    setting: Setting,
    cohort: Cohort,
    diaries: Diaries,
    bound: Sequence[Unit],
    pack: Sequence[Gathering],
    everyone: bool,
    rng: np.random.Generator,
    found: _Found,
) -> None:
    """Seat the people of a pack and say all there is to say of their circles."""
    rank = [GLADLY[person.lead] for person in cohort.participants]
    circles = [circle for one in pack if one.units for circle in deal(one, bound, rank, cohort.size)]
    rows = sorted(row for circle in circles for row in circle)
    if not rows:
        return
    place = {row: index for index, row in enumerate(rows)}
    own = cohort.model_copy(update={"participants": tuple(cohort.participants[row] for row in rows)})
    columns = [int(setting.slots.hourly[one.hour]) for one in pack if one.hour != NO_HOUR]
    hours = _hours(own, diaries, np.array(rows), setting.slots, columns)
    formed = seat(own, hours, [[place[row] for row in circle] for circle in circles], rng)
    found.without += int((~hours.every.any(axis=1)).sum())
    for group in formed.groups:
        people = [own.participants[index] for index in group]
        broken = list(broken_rules(own.model_copy(update={"participants": people}), people))
        members = tuple(rows[index] for index in group)
        if broken and not everyone:
            found.left += members
            continue
        found.broken += broken
        found.circles.append(_seated(formed, group, members))


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


def _seated(formed: Formed, group: Sequence[int], members: tuple[int, ...]) -> Seated:
    formed = _with_its_hours(formed, group)
    circle = circle_of(formed, 1, group)
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
