"""What ``circlekit schedule`` knows of times: two in turn, kick-offs, options, and what would help."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.workspace import say_warnings

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.model import Circle, Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.choosing.allot import Allotted
    from circlekit.core.scheduling.choosing.ways import Way

OPTIONS = 3
"""So many of the best times of each circle are in the JSON document."""

IN_DETAIL = 3
"""For so many circles without a time for all every way out is told; for each of more, the cheapest."""

Alternating = Annotated[
    list[str] | None,
    typer.Option("--alternate", metavar="CIRCLE", help="Give a circle two times that take turns."),
]
AttendKickoffs = Annotated[
    bool,
    typer.Option("--attend-kickoffs", help="Let no two first meetings overlap, so that you can attend all."),
]

Ways = Mapping[str, Sequence["Way"]]
"""What would help, by the id of a circle."""


def as_wanted(
    found: Sequence[Slot], circles: Sequence[Circle], stands: Collection[str], cohort: Cohort, wanted: Wanted
) -> list[Slot]:
    """Return the slots with two times in turn, or with first meetings apart, where that was asked for.

    What it costs is said. The circles that ``stands`` names keep their times when others make room.

    Raises:
        WrongUse: a word names no circle.
    """
    slots: Mapping[str, Slot] = {slot.circle: slot for slot in found}
    if wanted.alternate:
        from circlekit.core.named import circle
        from circlekit.core.scheduling.choosing.allot import with_turns

        in_turn = [circle(word, circles) for word in wanted.alternate]
        slots = _said(with_turns(in_turn, slots, cohort))
    if wanted.attend_kickoffs:
        from circlekit.core.scheduling.choosing.allot import with_kick_offs

        slots = _said(with_kick_offs(circles, slots, cohort, stands))
    return list(slots.values())


def _said(allotted: Allotted) -> Mapping[str, Slot]:
    for note in allotted.notes:
        output.say(note)
    say_warnings(allotted.problems)
    return allotted.slots


def ways_out(plans: Sequence[Arrangement], cohort: Cohort) -> Ways:
    """Return what would help each circle to which not everybody can always come, the cheapest first.

    Of more than a few such circles each has the cheapest only.
    """
    short = [plan for plan in plans if plan.always < len(plan.attendance)]
    if not short:
        return {}
    from circlekit.core.helping import Help
    from circlekit.core.scheduling.choosing.candidates import Candidates

    helping = Help(Candidates(cohort), [plan.circle for plan in plans])
    most = None if len(short) <= IN_DETAIL else 1
    return {plan.circle.id: tuple(islice(helping.ways(plan), most)) for plan in short}


def with_better(ways: Ways) -> set[str]:
    """Return the circles that could have a better time than they have."""
    from circlekit.core.scheduling.choosing.ways import BETTER

    return {circle for circle, found in ways.items() if any(way.kind == BETTER for way in found)}


def ways_to(plan: Arrangement, cohort: Cohort, circles: Sequence[Circle]) -> tuple[Way, ...]:
    """Return all that would help one of the circles, but for other times."""
    from circlekit.core.helping import Help
    from circlekit.core.scheduling.choosing.candidates import Candidates
    from circlekit.core.scheduling.choosing.ways import BETTER, OTHER_TIME

    ways = Help(Candidates(cohort), circles).ways(plan)
    return tuple(way for way in ways if way.kind not in {BETTER, OTHER_TIME})


def ways_lines(ways: Sequence[Way]) -> Iterator[str]:
    """Yield what would help a circle, one line each, below a heading."""
    if ways:
        yield "What would help:"
    for way in ways:
        yield f"- {way.says}" + (f" ({way.command})" if way.command else "")


def slots_json(plans: Sequence[Arrangement], cohort: Cohort) -> dict[str, Any]:
    """Return the best times of each circle, and what would help those without a time for everybody."""
    from circlekit.cli.scheduling.show_json import option_json
    from circlekit.core.scheduling.choosing.candidates import Candidates
    from circlekit.core.scheduling.choosing.options import best_slots

    candidates, options = Candidates(cohort), {}
    for plan in plans:
        people = [one.person for one in plan.attendance]
        found = best_slots(plan.circle, people, cohort, OPTIONS, candidates)
        options[plan.circle.id] = [option_json(option, plan) for option in found]
    ways = ways_out(plans, cohort)
    return {
        "options": options,
        "ways": {circle: [way._asdict() for way in found] for circle, found in ways.items() if found},
    }
