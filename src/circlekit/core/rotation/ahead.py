"""Several cohorts ahead: a plan by seats where it serves people as well as a search does, else the search.

In a plan by seats no two people meet twice. It knows nothing of hours, leads and rules; so people are given
the seats at which the next round suits them best, and what is then worse than with circles that were
searched for decides which of the two is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from circlekit.core.fields import Size
from circlekit.core.matching.circles import circle_of, matching_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board, Facts, blocks_of, lay_out
from circlekit.core.matching.waiting import leave_out
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.rotation.ahead_forecast import SEARCH, SEATS, Foreseen, foresee, says_when
from circlekit.core.rotation.ahead_hall import Hall, hall_of, halls_from, misfit, rows_by_handle
from circlekit.core.rotation.ahead_score import Score, cannot_be_bettered, no_worse, score_of, what_it_costs
from circlekit.core.rotation.ahead_sitting import settled
from circlekit.core.rotation.designs.choose import best_design, most_rounds
from circlekit.core.rotation.designs.design import Design
from circlekit.core.rotation.seats import Seats, rounds_of
from circlekit.core.sections import OldCircles
from circlekit.core.sizes import LARGE, group_counts, says
from circlekit.core.text import counted
from circlekit.core.value import Value

ROUNDS_TRIED, NEW_TRIED = 4, 2
"""So many rounds of a plan, and so many places for the circles that end in a new one, are tried."""

ROUNDS, ROOM = 4, 25
"""A new plan is for so many rounds where no number is asked for, and has a free seat for so many people."""

LOOKED_AT = 8
"""The sizes of so many later rounds are looked after at most; people will come and go until then."""


class Ahead(Value):
    """What is planned for the next rounds, of which the first is formed now.

    ``rounds`` is empty where nobody asked for more than one. ``seats`` is the plan that goes along, if any;
    ``by_seats`` says whether the circles are its circles.
    """

    rounds: tuple[Foreseen, ...]
    seats: Seats | None
    by_seats: bool
    says: tuple[str, ...]


class Wanted(NamedTuple):
    """What a rotation asks: how many rounds to plan (0: go on with what there is), and the plan there is.

    ``seed`` and ``allow_unplaced`` are those of ``match``.
    """

    rounds: int = 0
    seats: Seats | None = None
    seed: int = 0
    allow_unplaced: bool = False


Search = Callable[[], Matching]
"""Forms the circles of the next cohort, as ``match`` does."""


class _Found(NamedTuple):
    """People on seats, and how good the next round then is."""

    hall: Hall
    score: Score


def plan_ahead(
    cohort: Cohort, ended: Sequence[Circle], wanted: Wanted, search: Search, why_not: str = ""
) -> tuple[Matching, Ahead]:
    """Return the circles of the next cohort, and what is planned for those after it.

    Args:
        cohort: the next one; its newest history are the circles that end.
        ended: these circles.
        wanted: what is asked for.
        search: what forms circles without a plan by seats; asked only where they may be better.
        why_not: a reason of the coordinator's or the circles' own not to use seats.

    Raises:
        NoPlan: as ``search``.
    """
    placed = leave_out(cohort)[0] if wanted.allow_unplaced else cohort
    why_not = why_not or _no_seats(placed)
    if why_not or not group_counts(len(placed.participants), placed.size):
        matching = search()
        return matching, _searched(placed, matching, wanted, (why_not,) if why_not else ())
    board, facts = lay_out(placed)
    found = _best_seats(board, facts, ended, wanted)
    if found and cannot_be_bettered(found.score, facts):
        return _by_seats(cohort, board, facts, found, wanted)
    matching = search()
    searched = score_of(board, facts, _rows(placed, matching))
    if found and no_worse(found.score, searched):
        return _by_seats(cohort, board, facts, found, wanted)
    if not found:
        return matching, _searched(placed, matching, wanted, (_no_plan(placed, wanted),))
    told = _taken_over(found, searched, len(placed.participants))
    return matching, _searched(placed, matching, wanted, (told,))


def why_not_by_seats(cohort: Cohort, one_more: bool) -> str:
    """Return why seats are not used, where what people asked for goes against them."""
    if one_more:
        return "A circle goes on together, as it asked; so the others were searched for, not seated."
    if cohort.rotation.old_circles is OldCircles.IN_TWOS:
        return "Everybody is to come with somebody they know (rotation: in twos), which seats cannot give."
    return ""


def _no_seats(cohort: Cohort) -> str:
    if len(cohort.participants) > LARGE:
        return f"For more than {LARGE} people only the next circles are planned, not those after them."
    if blocks_of(cohort):
        return "People who must be together meet every time, which seats cannot give."
    return ""


def _no_plan(cohort: Cohort, wanted: Wanted) -> str:
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


def _rows(cohort: Cohort, matching: Matching) -> tuple[tuple[int, ...], ...]:
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    return tuple(tuple(row[handle] for handle in circle.members) for circle in matching.circles)


def _best_seats(board: Board, facts: Facts, ended: Sequence[Circle], wanted: Wanted) -> _Found | None:
    """Return people on the best seats that were tried.

    A plan is not tried when the one before it cannot be bettered in what decides.
    """
    best: _Found | None = None
    for halls in _plans(facts.cohort, ended, wanted):
        for hall in halls:
            found = _seated(board, facts, hall, wanted)
            if best is None or found.score > best.score:
                best = found
            if cannot_be_bettered(found.score, facts) and not (found.score.rest or found.score.newcomers):
                return found
        if best and cannot_be_bettered(best.score, facts):
            return best
    return best


def _seated(board: Board, facts: Facts, hall: Hall, wanted: Wanted) -> _Found:
    later = min(len(hall.rounds), wanted.rounds or LOOKED_AT, LOOKED_AT) - 1
    hall = settled(hall, board, facts.pairs.met, facts.cohort.size, later, wanted.seed)
    return _Found(hall, score_of(board, facts, hall.groups()))


def _plans(cohort: Cohort, ended: Sequence[Circle], wanted: Wanted) -> Iterator[Iterator[Hall]]:
    """Yield the plan that there is, while it lasts, and a new one: each as a few ways to go on."""
    people, rows = cohort.participants, rows_by_handle(cohort.participants)
    going_on = hall_of(wanted.seats, people) if wanted.seats else None
    old = [[rows[one] for one in circle.members if one in rows] for circle in ended]
    lasting = islice(_rounds_to_try(going_on, cohort) if going_on else (), ROUNDS_TRIED)
    lasts = going_on is not None and len(going_on.rounds) >= wanted.rounds
    if lasts:
        yield lasting
    for design in _designs(len(people), cohort.size, wanted.rounds or ROUNDS):
        yield islice(halls_from(design, [group for group in old if group], len(people)), NEW_TRIED)
    if not lasts:
        yield lasting


def _designs(people: int, size: Size, rounds: int) -> Iterator[Design]:
    """Yield designs to begin with: one of large circles, in which more people meet, then the longest.

    The first lasts for the rounds and the one that is over, and has seats left for more people.
    """
    for least in range(size.most - 1, size.least, -1):
        if most_rounds(people, least, size.most) > rounds:
            design = best_design(people, least, size.most)
            if design and design.seats >= people + people // ROOM:
                yield design
                break
    longest = best_design(people, *size)
    if longest:
        yield longest


def _rounds_to_try(hall: Hall, cohort: Cohort) -> Iterator[Hall]:
    """Yield the hall with each of its rounds as the next one, first those whose sizes can be kept."""
    begun = [hall.beginning_with(number) for number in range(len(hall.rounds))]
    fits = [(misfit(one, cohort.size), number) for number, one in enumerate(begun)]
    yield from (begun[number] for _, number in sorted(fits))


def _by_seats(
    cohort: Cohort, board: Board, facts: Facts, found: _Found, wanted: Wanted
) -> tuple[Matching, Ahead]:
    """Return the next round of a plan as circles, and the plan that goes along."""
    unplaced = leave_out(cohort)[1] if wanted.allow_unplaced else ()
    formed = Formed(found.hall.groups(), board, facts)
    circles = tuple(circle_of(formed, number, group) for number, group in enumerate(formed.groups, 1))
    hall, placed = found.hall, facts.cohort
    kept = replace(hall, rounds=hall.rounds[1:], formed=hall.formed + 1)
    seats = _seats(kept, placed)
    rounds = _fitting(hall, placed) if wanted.rounds else ()
    planned = [(SEATS, groups) for groups in rounds]
    foreseen = foresee(placed, planned, wanted.rounds)
    told = [_says_seats(found)]
    if foreseen:
        told.append(says_when(placed, foreseen))
    matching = matching_of(formed, circles, unplaced)
    return matching, Ahead(rounds=foreseen, seats=seats, by_seats=True, says=tuple(told))


def _fitting(hall: Hall, cohort: Cohort) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Yield the next round of a hall, and those of the others whose sizes are kept if everybody stays."""
    least, most = cohort.size
    for number in range(len(hall.rounds)):
        groups = hall.groups(number)
        if not number or all(least <= len(group) <= most for group in groups):
            yield groups


def _says_seats(found: _Found) -> str:
    """Return that the circles come from seats; ``found`` is the hall before they do."""
    number, left = found.hall.formed + 1, len(found.hall.rounds) - 1
    came = f"The circles come from a plan by seats, round {number} of {number + left}"
    if not left:
        return f"{came}: its last. circlekit rotate --ahead makes a new plan."
    if found.score.again:
        return f"{came}; no later round repeats one of its pairs."
    return f"{came}: in all its rounds no two people meet twice."


def _seats(hall: Hall, cohort: Cohort) -> Seats | None:
    """Return what is kept of a hall; nothing when none of its rounds is left."""
    if not len(hall.rounds):
        return None
    seat = {int(row): number for number, row in enumerate(hall.seated.tolist(), 1)}
    seats = {person.id: seat[row] for row, person in enumerate(cohort.participants)}
    return Seats(design=hall.design, formed=hall.formed, rounds=rounds_of(hall.rounds), seats=seats)


def _taken_over(found: _Found, searched: Score, people: int) -> str:
    """Return why the search took over, and what that costs."""
    score, instead = found.score, -searched.again
    rounds = counted(len(found.hall.rounds), "round")
    promise = "would repeat no pair" if not score.again else f"would repeat {counted(-score.again, 'pair')}"
    costs = what_it_costs(score, searched, people)
    again = "no pair meets again" if not instead else _meets_again(instead)
    return f"The plan by seats {promise} in {rounds}, but {costs}; so circles were searched for: {again}."


def _meets_again(pairs: int) -> str:
    return f"{counted(pairs, 'pair')} {'meets' if pairs == 1 else 'meet'} again"


def _searched(cohort: Cohort, matching: Matching, wanted: Wanted, told: tuple[str, ...]) -> Ahead:
    """Return what is foreseen when the next circles were searched for; a plan that there is goes along."""
    seats = _without_leavers(wanted.seats, cohort) if wanted.seats else None
    if not wanted.rounds or len(cohort.participants) > LARGE:
        return Ahead(rounds=(), seats=seats, by_seats=False, says=told)
    foreseen = foresee(cohort, [(SEARCH, _rows(cohort, matching))], wanted.rounds)
    return Ahead(rounds=foreseen, seats=seats, by_seats=False, says=(*told, says_when(cohort, foreseen)))


def _without_leavers(seats: Seats, cohort: Cohort) -> Seats | None:
    """Return a plan in which only those of the next cohort have seats; None when it has no round left."""
    rows = rows_by_handle(cohort.participants)
    here = {handle: cohort.participants[row].id for handle, row in rows.items()}
    kept = {here[handle]: seat for handle, seat in seats.seats.items() if handle in here}
    return seats.model_copy(update={"seats": kept}) if seats.rounds else None
