"""What is said of a plan by seats: that it is used, or why it is not and what it would have cost."""

from __future__ import annotations

from circlekit.core.fields import Size
from circlekit.core.matching.limits.bounds import pairs_inside
from circlekit.core.matching.score.board import Facts, blocks_of
from circlekit.core.model import Cohort
from circlekit.core.rotation.ahead.hall import Hall
from circlekit.core.rotation.ahead.plans import Found, Wanted
from circlekit.core.rotation.ahead.score import Score, what_it_costs
from circlekit.core.rotation.designs.choose import most_rounds
from circlekit.core.sections import OldCircles
from circlekit.core.sizes import LARGE, says
from circlekit.core.text import counted


def why_not_by_seats(cohort: Cohort, one_more: bool) -> str:
    """Return why seats are not used, where what people asked for goes against them."""
    if one_more:
        return "A circle goes on together, as it asked; so the others were searched for, not seated."
    if cohort.rotation.old_circles is OldCircles.IN_TWOS:
        return "Everybody is to come with somebody they know (rotation: in twos), which seats cannot give."
    return ""


def why_no_seats(cohort: Cohort) -> str:
    """Return why seats are not used, where the people themselves go against them."""
    if len(cohort.participants) > LARGE:
        return f"For more than {LARGE} people only the next circles are planned, not those after them."
    if blocks_of(cohort):
        return "People who must be together meet every time, which seats cannot give."
    return ""


def no_plan(cohort: Cohort, wanted: Wanted) -> str:
    """Return that no plan by seats lasts, and which other size of circles has one."""
    people, (least, most) = len(cohort.participants), cohort.size
    lasts = "lasts any longer" if wanted.seats else "is known"
    why = f"No plan by seats {lasts} for {counted(people, 'person', 'people')} in circles of "
    others = (
        (most_rounds(people, *wider), wider) for wider in (Size(least - 1, most), Size(least, most + 1))
    )
    rounds, wider = max(others, key=lambda found: found[0])
    more = f" Circles of {says(wider)} have one of {rounds} rounds (--size {says(wider)})."
    return f"{why}{says(cohort.size)}, so the circles were searched for.{more if rounds > 2 else ''}"


def says_seats(found: Found, facts: Facts) -> str:
    """Return that the circles come from seats; ``found`` is the hall before they do."""
    number, left = found.hall.formed + 1, len(found.hall.rounds) - 1
    came = f"The circles come from a plan by seats, round {number} of {number + left}"
    if not left:
        return f"{came}: its last. circlekit rotate --ahead makes a new plan."
    if _repeats(found.hall, facts):
        return f"{came}; no later round repeats one of its pairs."
    return f"{came}: in all its rounds no two people meet twice."


def _repeats(hall: Hall, facts: Facts) -> int:
    """Return how many pairs who met before are in groups of all rounds of a hall."""
    met = facts.pairs.met > 0
    return sum(
        pairs_inside(met, group) for number in range(len(hall.rounds)) for group in hall.groups(number)
    )


def taken_over(found: Found, facts: Facts, searched: Score) -> str:
    """Return why the search took over, and what that costs."""
    repeats, rounds = _repeats(found.hall, facts), counted(len(found.hall.rounds), "round")
    promise = f"would repeat {counted(repeats, 'pair') if repeats else 'no pair'} in {rounds}"
    costs = what_it_costs(found.score, searched, len(facts.cohort.participants))
    again = _meets_again(-searched.again) if searched.again else "no pair meets again"
    return f"The plan by seats {promise}, but {costs}; so circles were searched for: {again}."


def _meets_again(pairs: int) -> str:
    return f"{counted(pairs, 'pair')} {'meets' if pairs == 1 else 'meet'} again"
