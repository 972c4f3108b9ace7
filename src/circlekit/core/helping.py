"""What would help circles that have no time for everybody: several ways, each tried before it is told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from circlekit.core.matching.exchange import Exchanges
from circlekit.core.model import Circle
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.choosing.alternating import alternating
from circlekit.core.scheduling.choosing.candidates import Candidates
from circlekit.core.scheduling.choosing.choose import rank
from circlekit.core.scheduling.choosing.more_hours import more_hours
from circlekit.core.scheduling.choosing.options import options_of
from circlekit.core.scheduling.choosing.two_turns import Turns, turns_of
from circlekit.core.scheduling.choosing.ways import Way, say_more_hours, say_other_time, say_swap, say_turns


class Help:
    """Finds ways out for the circles of one cohort; what they share is worked out once, when it is needed."""

    def __init__(self, candidates: Candidates, circles: Sequence[Circle]) -> None:
        self._candidates, self._circles = candidates, circles

    @cached_property
    def _exchanges(self) -> Exchanges:
        return Exchanges(self._candidates, self._circles)

    @cached_property
    def _turns(self) -> Turns:
        return turns_of(self._candidates.cohort)

    def ways(self, plan: Arrangement) -> Iterator[Way]:
        """Yield what would help a circle, the cheapest first; nothing where all can come, or by turns.

        A time that lets more come, where people gave the circle another one, is enough. Else one member's
        further hours, two people who change places, two times in turn, and the time that comes nearest.
        """
        away = [one.person for one in plan.attendance if one.missed]
        if not away or plan.slot.alternate is not None:
            return
        cohort, rhythm = self._candidates.cohort, self._candidates.cohort.meeting.every
        people = [one.person for one in plan.attendance]
        ranking = rank(plan.circle, people, self._candidates)
        if ranking is None:
            return
        if len(people) - ranking.costs.absent[ranking.order[0]] > plan.always:
            yield say_other_time(plan, options_of(ranking, cohort, 1)[0], rhythm)
            return
        if hours := more_hours(ranking, self._candidates):
            yield say_more_hours(hours, len(people), rhythm)
        if found := self._exchanges.best(plan.circle, away):
            yield say_swap(plan.circle, found)
        if turns := alternating(plan, self._turns):
            yield say_turns(plan, turns, rhythm)
        others = options_of(ranking, cohort, 2)[1:]
        yield from (say_other_time(plan, option, rhythm) for option in others)
