"""Which slot a circle gets: the one that suits most of its members on every date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import members_of
from circlekit.core.scheduling.choosing.candidates import Asked, Candidates
from circlekit.core.scheduling.choosing.costs import Costs, costs, first_row, in_order, ties
from circlekit.core.scheduling.clocks import Ints
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.scheduling.slots import SlotTable, zones_of


@dataclass(frozen=True)
class Ranking:
    """Every slot there is for a circle of ``people``, what it asks and what it costs."""

    circle: Circle
    people: tuple[Participant, ...]
    asked: Asked
    costs: Costs

    @cached_property
    def order(self) -> Ints:
        """All rows, the best first."""
        return in_order((*self.costs, *ties(self.asked)))


def choose_slot(circle: Circle, people: Sequence[Participant], cohort: Cohort) -> Slot | None:
    """Return the best slot for a circle; None when no date lies between the cohort's start and its end.

    In this order: a quorum can come to every meeting, and with them somebody to lead; most members can come
    to every meeting; whoever cannot is not called outside 07:00-21:30 of their day; fewest people-meetings
    missed; the member who carries most carries least; least load in all, evenly spread; the lead misses
    none; no unsociable hours. Ties go to more meetings, the cohort's zone, the zone of most members or of
    the lead, a start on the hour, the earliest first meeting. Every member's zone is tried as the anchor.
    The order of ``people`` does not matter.
    """
    return best_of(rank(circle, people, Candidates(cohort)), cohort)


def choose_slots(circles: Sequence[Circle], cohort: Cohort) -> tuple[Slot | None, ...]:
    """Return for each circle what ``choose_slot`` does, in less time than one after the other."""
    candidates = Candidates(cohort)
    people = {person.id: person for person in cohort.participants}
    return tuple(best_of(rank(circle, members_of(circle, people), candidates), cohort) for circle in circles)


def rank(circle: Circle, people: Sequence[Participant], candidates: Candidates) -> Ranking | None:
    """Return every slot that a circle could have; None when there is no date at all."""
    asked = candidates.asked(people, anchors(circle, people, candidates.cohort))
    if not len(asked.table.start):
        return None
    return Ranking(circle, tuple(people), asked, costs(asked, circle, people, candidates.cohort))


def anchors(circle: Circle, people: Sequence[Participant], cohort: Cohort) -> tuple[str, ...]:
    """Return the members' zones, in the order in which ties go to them."""
    names = [person.timezone for person in people]
    leads = {person.timezone for person in people if person.id == circle.lead}

    def order(name: str) -> tuple[bool, int, bool]:
        return name != cohort.timezone, -names.count(name), name not in leads

    return tuple(sorted(zones_of(people), key=order))


def best_of(ranking: Ranking | None, cohort: Cohort) -> Slot | None:
    """Return the first slot of a ranking."""
    if ranking is None:
        return None
    return slot_at(ranking, first_row((*ranking.costs, *ties(ranking.asked))), cohort)


def slot_at(ranking: Ranking, row: int, cohort: Cohort) -> Slot:
    """Return the slot in a row of a ranking."""
    table: SlotTable = ranking.asked.table
    week = int(table.week[row]) or None
    weekday = int(table.weekday[row])
    return Slot(
        circle=ranking.circle.id,
        first=dates_in(cohort, weekday, week)[0],
        weekday=weekday,
        week=week,
        start=int(table.start[row]),
        minutes=cohort.meeting.minutes,
        timezone=table.anchors[int(table.anchor[row])],
    )
