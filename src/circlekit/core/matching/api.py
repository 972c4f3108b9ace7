"""``circlekit.match``: a cohort in, circles with reasons and figures out."""

from __future__ import annotations

from circlekit.core.leading.asked import leading_of, led_beside
from circlekit.core.matching.circles import circle_of, matching_of
from circlekit.core.matching.form import form
from circlekit.core.matching.over import Over, Seen, go_on, here
from circlekit.core.matching.waiting import leave_out
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import WrongUse
from circlekit.core.sizes import LARGE


def match(
    cohort: Cohort,
    seed: int = 0,
    seconds: float | None = None,
    allow_unplaced: bool = False,
    circles: int | None = None,
    over: Over = here,
    seen: Seen = go_on,
) -> Matching:
    """Return circles for a cohort, with reasons, the people left over, and how good it is term by term.

    The same cohort and seed give the same circles, unless ``seconds`` trades that for the clock.

    Args:
        cohort: who takes part, and the rules.
        seed: another number gives another, equally careful result.
        seconds: how long to look; None means a number of steps fixed by the cohort's size.
        allow_unplaced: leave the fewest people out when the head-count cannot be cut.
        circles: form exactly so many; None means as many as are best.
        over: what maps a function over the blocks of a large cohort: ``partial(processes.over, workers=2)``.
        seen: told how many people of how many were looked at, in a large cohort, and asked whether to go on.

    Raises:
        NoPlan: when there are no circles that keep every rule.
        WrongUse: when ``seconds`` or ``circles`` is given for a large cohort.
    """
    cohort, unplaced = leave_out(cohort) if allow_unplaced else (cohort, ())
    if len(cohort.participants) > LARGE:
        _refuse_wishes(seconds, circles)
        from circlekit.core.matching.blocks.whole import form_blocks  # small cohorts need not wait for it

        return _led_beside(form_blocks(cohort, seed, over, seen, unplaced), cohort)
    formed = form(cohort, seed, seconds, circles)
    leading = leading_of(cohort)
    found = tuple(circle_of(formed, number, group, leading) for number, group in enumerate(formed.groups, 1))
    return matching_of(formed, found, unplaced)


def _led_beside(found: Matching, cohort: Cohort) -> Matching:
    """Return the circles of a large cohort without leads above members: a block knows a part of each line."""
    leading = leading_of(cohort)
    if not leading.lines.managers:
        return found
    people = {person.id: person for person in cohort.participants}
    circles = tuple(
        led_beside(circle, [people[one] for one in circle.members], leading) for circle in found.circles
    )
    return found.model_copy(update={"circles": circles})


def _refuse_wishes(seconds: float | None, circles: int | None) -> None:
    """Refuse what a large cohort cannot have, rather than ignore it."""
    if seconds is not None:
        raise WrongUse(f"more than {LARGE} people are matched in a fixed number of steps, not of seconds")
    if circles is not None:
        raise WrongUse(f"the number of circles cannot be chosen for more than {LARGE} people")
