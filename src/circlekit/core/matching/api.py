"""``circlekit.match``: a cohort in, circles with reasons and figures out."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.matching.explain import best_hour, reasons
from circlekit.core.matching.form import Formed, form
from circlekit.core.matching.keep import keep
from circlekit.core.matching.leads import choose_leads
from circlekit.core.matching.partition import partition
from circlekit.core.matching.quality import measure
from circlekit.core.matching.standings import not_served, standings
from circlekit.core.matching.waiting import leave_out
from circlekit.core.model import Circle, Cohort, Matching, Unplaced
from circlekit.core.rotation.rounds import plan_rounds

UNLED = "Nobody here has offered to lead yet; ask one of them."


def match(
    cohort: Cohort,
    seed: int = 0,
    seconds: float | None = None,
    allow_unplaced: bool = False,
    circles: int | None = None,
) -> Matching:
    """Return circles for a cohort, with reasons, the people left over, and how good it is term by term.

    The same cohort and seed give the same circles, unless ``seconds`` trades that for the clock.

    Args:
        cohort: who takes part, and the rules.
        seed: another number gives another, equally careful result.
        seconds: how long to look; None means a number of steps fixed by the cohort's size.
        allow_unplaced: leave the fewest people out when the head-count cannot be cut.
        circles: form exactly so many; None means as many as are best.

    Raises:
        NoPlan: when there are no circles that keep every rule.
    """
    cohort, unplaced = leave_out(cohort) if allow_unplaced else (cohort, ())
    formed = form(cohort, seed, seconds, circles)
    found = tuple(_circle(formed, number, group) for number, group in enumerate(formed.groups, 1))
    return _matching(formed, found, unplaced)


def match_again(cohort: Cohort, edited: Matching) -> Matching:
    """Return circles that people edited, newcomers seated and everything said of them worked out again.

    Names of circles stay, and so do leads and deputies who are still among the members.
    """
    formed, unplaced = keep(cohort, edited)
    circles = tuple(
        _as_edited(_circle(formed, number, group), before)
        for number, (group, before) in enumerate(zip(formed.groups, edited.circles, strict=True), 1)
    )
    return _matching(formed, circles, unplaced)


def _matching(formed: Formed, circles: tuple[Circle, ...], unplaced: tuple[Unplaced, ...]) -> Matching:
    return Matching(
        circles=circles,
        unplaced=unplaced,
        quality=measure(formed),
        standings=standings(formed, circles),
        not_served=not_served(formed, circles),
    )


def _as_edited(found: Circle, before: Circle) -> Circle:
    """Return a circle with the id, name, lead and deputy that it had before, where they still hold."""
    lead = before.lead if before.lead in found.members else found.lead
    others = [handle for handle in (before.deputy, found.lead, found.deputy) if handle != lead]
    deputy = next((handle for handle in others if handle in found.members), None)
    because = tuple(sentence for sentence in found.because if sentence != UNLED or lead is None)
    return found.model_copy(
        update={"id": before.id, "name": before.name, "lead": lead, "deputy": deputy, "because": because}
    )


def _circle(formed: Formed, number: int, group: Sequence[int]) -> Circle:
    cohort = formed.facts.cohort
    people = [cohort.participants[row] for row in group]
    led_before = {handle for past in cohort.past[-1:] for handle in past.leads}
    lead, deputy = choose_leads(people, best_hour(formed, group).tolist(), led_before)
    unled = () if lead else (UNLED,)
    return Circle(
        id=f"c{number}",
        name=f"Circle {number}",
        lead=lead,
        deputy=deputy,
        members=tuple(person.id for person in people),
        because=(*reasons(formed, group), *unled),
    )


__all__ = ["match", "match_again", "partition", "plan_rounds"]
