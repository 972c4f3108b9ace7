"""What it costs that one person can attend all first meetings, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from circlekit.core.clock_words import city, clock_time, local
from circlekit.core.model import Cohort
from circlekit.core.problems import Problem
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.attendance import EARLIEST, LATEST
from circlekit.core.scheduling.choosing.against import AS_WELL, against
from circlekit.core.text import counted, listed


def say_kick_offs(best: Sequence[Arrangement], taken: Sequence[Arrangement], cohort: Cohort) -> Iterator[str]:
    """Yield which circles have another time than their best for it, and whose beginning is at night.

    ``best`` and ``taken`` are the same circles, with their best times and with those they got.
    """
    as_well = []
    for before, after in zip(best, taken, strict=True):
        if before.slot == after.slot:
            continue
        phrases = list(against(before, after))
        if _time(before) == _time(after):
            yield f"{after.circle.name} begins later for it: {'; '.join(phrases)}."
        elif phrases == [AS_WELL]:
            as_well.append(after.circle.name)
        else:
            yield f"{after.circle.name} meets second best for it: {'; '.join(phrases)}."
    if as_well:
        names = listed(as_well) if len(as_well) <= 3 else counted(len(as_well), "circle")
        verb = "has" if len(as_well) == 1 else "have"
        yield f"{names} {verb} another time for it, which suits everybody as well."
    yield from _at_night(taken, cohort)


def _time(plan: Arrangement) -> tuple[int, int | None, int, str]:
    slot = plan.slot
    return slot.weekday, slot.week, slot.start, slot.timezone


def _at_night(plans: Iterable[Arrangement], cohort: Cohort) -> Iterator[str]:
    if cohort.timezone is None:
        return
    for plan in plans:
        begins = local(plan.meetings[0].start, cohort.timezone)
        minute = begins.hour * 60 + begins.minute
        if minute < EARLIEST or minute + plan.slot.minutes > LATEST:
            where = city(cohort.timezone)
            yield f"{plan.circle.name} begins at {clock_time(begins)} in {where}: no time by day serves it."


def not_attended(plans: Iterable[Arrangement]) -> Iterator[Problem]:
    """Yield a warning for each circle whose first meeting overlaps another one."""
    for plan in plans:
        message = f"{plan.circle.name}: all its times begin while another circle has its first meeting"
        hint = "ask somebody else to be there, or ask its members for more hours"
        yield Problem((), message, hint, "warning")
