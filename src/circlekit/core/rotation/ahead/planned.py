"""Several cohorts ahead: a plan by seats where it serves people as well as a search does, else the search.

In a plan by seats no two people meet twice. It knows nothing of hours, leads and rules; so people are given
the seats at which the next round suits them best, and what is then worse than with circles that were
searched for decides which of the two is used.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from circlekit.core.leading.asked import leading_of
from circlekit.core.matching.circles import circle_of, matching_of
from circlekit.core.matching.form import Formed
from circlekit.core.matching.score.board import Board, Facts, lay_out
from circlekit.core.matching.waiting import leave_out
from circlekit.core.model import Circle, Cohort, Matching
from circlekit.core.rotation.ahead.forecast import SEARCH, SEATS, Foreseen, foresee, says_when
from circlekit.core.rotation.ahead.hall import Hall, rows_by_handle
from circlekit.core.rotation.ahead.plans import Found, Wanted, best_seats
from circlekit.core.rotation.ahead.score import cannot_be_bettered, no_worse, score_of
from circlekit.core.rotation.ahead.seats import Seats, rounds_of
from circlekit.core.rotation.ahead.words import no_plan, says_seats, taken_over, why_no_seats
from circlekit.core.sizes import LARGE, group_counts
from circlekit.core.value import Value


class Ahead(Value):
    """What is planned for the next rounds, of which the first is formed now.

    ``rounds`` is empty where nobody asked for more than one. ``seats`` is the plan that goes along, if any;
    ``by_seats`` says whether the circles are its circles.
    """

    rounds: tuple[Foreseen, ...]
    seats: Seats | None
    by_seats: bool
    says: tuple[str, ...]


Search = Callable[[], Matching]
"""Forms the circles of the next cohort, as ``match`` does."""


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
    why_not = why_not or why_no_seats(placed)
    if why_not or not group_counts(len(placed.participants), placed.size):
        matching = search()
        return matching, _searched(cohort, matching, wanted, (why_not,) if why_not else ())
    board, facts = lay_out(placed)
    found = best_seats(board, facts, ended, wanted)
    if found and cannot_be_bettered(found.score, facts):
        return _by_seats(cohort, board, facts, found, wanted)
    matching = search()
    searched = score_of(board, facts, _rows(placed, matching))
    if found and no_worse(found.score, searched):
        return _by_seats(cohort, board, facts, found, wanted)
    if not found:
        return matching, _searched(cohort, matching, wanted, (no_plan(placed, wanted),))
    told = taken_over(found, facts, searched)
    return matching, _searched(cohort, matching, wanted, (told,))


def _rows(cohort: Cohort, matching: Matching) -> tuple[tuple[int, ...], ...]:
    row = {person.id: index for index, person in enumerate(cohort.participants)}
    return tuple(tuple(row[handle] for handle in circle.members) for circle in matching.circles)


def _by_seats(
    cohort: Cohort, board: Board, facts: Facts, found: Found, wanted: Wanted
) -> tuple[Matching, Ahead]:
    """Return the next round of a plan as circles, and the plan that goes along."""
    unplaced = leave_out(cohort)[1] if wanted.allow_unplaced else ()
    formed = Formed(found.hall.groups(), board, facts)
    leading = leading_of(facts.cohort)
    circles = tuple(
        circle_of(formed, number, group, leading) for number, group in enumerate(formed.groups, 1)
    )
    hall, placed = found.hall, facts.cohort
    kept = replace(hall, rounds=hall.rounds[1:], formed=hall.formed + 1)
    seats = _seats(kept, placed)
    rounds = _fitting(hall, placed) if wanted.rounds else ()
    planned = [(SEATS, groups) for groups in rounds]
    foreseen = foresee(placed, planned, wanted.rounds)
    told = [says_seats(found, facts)]
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


def _seats(hall: Hall, cohort: Cohort) -> Seats | None:
    """Return what is kept of a hall; nothing when none of its rounds is left."""
    if not len(hall.rounds):
        return None
    seat = {int(row): number for number, row in enumerate(hall.seated.tolist(), 1)}
    seats = {person.id: seat[row] for row, person in enumerate(cohort.participants)}
    return Seats(design=hall.design, formed=hall.formed, rounds=rounds_of(hall.rounds), seats=seats)


def _searched(cohort: Cohort, matching: Matching, wanted: Wanted, told: tuple[str, ...]) -> Ahead:
    """Return what is foreseen when the next circles were searched for; a plan that there is goes along."""
    seats = _without_leavers(wanted.seats, cohort) if wanted.seats else None
    if not wanted.rounds or len(cohort.participants) > LARGE:
        return Ahead(rounds=(), seats=seats, by_seats=False, says=told)
    placed = _placed(cohort, matching)
    foreseen = foresee(placed, [(SEARCH, _rows(placed, matching))], wanted.rounds)
    return Ahead(rounds=foreseen, seats=seats, by_seats=False, says=(*told, says_when(placed, foreseen)))


def _placed(cohort: Cohort, matching: Matching) -> Cohort:
    """Return a cohort without those who are in no circle."""
    placed = {handle for circle in matching.circles for handle in circle.members}
    people = tuple(person for person in cohort.participants if person.id in placed)
    return cohort.model_copy(update={"participants": people})


def _without_leavers(seats: Seats, cohort: Cohort) -> Seats | None:
    """Return a plan in which only those of the next cohort have seats; None when it has no round left."""
    rows = rows_by_handle(cohort.participants)
    here = {handle: cohort.participants[row].id for handle, row in rows.items()}
    kept = {here[handle]: seat for handle, seat in seats.seats.items() if handle in here}
    return seats.model_copy(update={"seats": kept}) if seats.rounds else None
