"""What would give everybody a turn: changes to a term, from the smallest to the largest, each tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from circlekit.core.agenda.plan import plan
from circlekit.core.processes import Occasion, Process, Turns
from circlekit.core.text import counted
from circlekit.core.turns.enough import ENOUGH, Short, Term, of_100

MORE_CASES, MORE_MEETINGS, MORE_MINUTES, FEWER_PEOPLE = 2, 4, 60, 2
"""How far each change is tried; a larger one would be another cohort."""

MINUTES = 5
"""Meetings grow by this many minutes."""

FEWEST = 5
"""A circle is not made smaller than this: two who are away would leave too few (practice 56)."""

NAMED = 3
"""How many ways are told to a person."""

HELPS = 0.5
"""A change after which one circle in two still does not get round is none."""


class Way(NamedTuple):
    """One change: what it is, such as ``with two meetings more``, the term that it makes, and its chance."""

    says: str
    term: Term
    chance: float


def ways(short: Short, others: Iterable[Process] = ()) -> tuple[Way, ...]:
    """Return the changes that help, the smallest first: of each kind the smallest that is enough.

    Of a kind of which none is enough it is the one that comes nearest. ``others`` are processes to choose
    from instead.
    """
    tried = [best for kind in KINDS if (best := _least(list(kind(short.term))))]
    tried += _of_others(short.term, others)
    return tuple(way for way in tried if way.chance > max(short.chance, HELPS))


def says_ways(found: Sequence[Way]) -> str:
    """Return the first ways in words; a hint of what else to think about where there is none."""
    if not found:
        return "end later, meet more often, or choose a process with shorter turns"
    first, *more = found[:NAMED]
    rest = (f"{of_100(way.chance)} {way.says}" for way in more)
    return "; ".join([f"{of_100(first.chance)} do {first.says}", *rest])


def _least(tried: Sequence[Way]) -> Way | None:
    """Return the first way of one kind that is enough, else its best one."""
    enough = (way for way in tried if way.chance >= ENOUGH)
    return next(enough, None) or max(tried, key=lambda way: way.chance, default=None)


def _way(says: str, term: Term) -> Way:
    return Way(says, term, term.chance)


def _more_cases(term: Term) -> Iterator[Way]:
    """More questions in the minutes there are, if need be instead of the news."""
    need = term.need
    now = -(-need.cases // len(need.groups))
    for more in range(now + 1, now + MORE_CASES + 1):
        changed = term._replace(process=term.process.model_copy(update={"cases": more}))
        cases = changed.need.cases
        if need.cases < cases < term.people and term.process.turns is Turns.SOME:
            news = plan(changed.process, term.people, term.minutes).complete
            yield _way(f"with {cases} questions per meeting{'' if news else ' and no news'}", changed)


def _halves(term: Term) -> Iterator[Way]:
    """Two halves at a time."""
    process, need = term.process, term.need
    if process.turns is Turns.SOME and len(need.groups) == 1:
        changed = term._replace(process=process.model_copy(update={"halves": True, "group": None}))
        if changed.need.cases > need.cases:
            yield _way(f"in two halves, with {changed.need.cases} questions per meeting", changed)


def _more_meetings(term: Term) -> Iterator[Way]:
    """A meeting more, or a few."""
    for more in range(1, MORE_MEETINGS + 1):
        changed = term._replace(meetings=term.meetings + more)
        yield _way(f"with {counted(more, 'more meeting')}", changed)


def _more_minutes(term: Term) -> Iterator[Way]:
    """Longer meetings, where that leaves room for more questions."""
    for minutes in range(term.minutes + MINUTES, term.minutes + MORE_MINUTES + 1, MINUTES):
        changed = term._replace(minutes=minutes)
        cases = changed.need.cases
        if cases > term.need.cases:
            yield _way(f"with {minutes} minutes, for {counted(cases, 'question')} per meeting", changed)


def _fewer_people(term: Term) -> Iterator[Way]:
    """Smaller circles."""
    for people in range(term.people - 1, max(term.people - FEWER_PEOPLE, FEWEST) - 1, -1):
        yield _way(f"in circles of {people}", term._replace(people=people))


def _of_others(term: Term, others: Iterable[Process]) -> list[Way]:
    """Return the process with which most circles get there; of several, the first."""
    fit = [one for one in others if _fits(one, term)]
    tried = [_way(f"with {process.name}", term._replace(process=process)) for process in fit]
    best = _least(sorted(tried, key=lambda way: -way.chance))
    return [best] if best else []


def _fits(process: Process, term: Term) -> bool:
    """Tell whether a process can be used as it stands, with all that belongs to it."""
    size = process.size
    right = size is None or size.least <= term.people <= size.most
    usable = process.occasion is Occasion.MEETINGS and bool(process.steps)
    new = process.name != term.process.name
    return new and right and usable and plan(process, term.people, term.minutes).complete


KINDS: tuple[Callable[[Term], Iterator[Way]], ...] = (
    _more_cases,
    _halves,
    _more_meetings,
    _more_minutes,
    _fewer_people,
)
"""The kinds of changes, the smallest first."""
