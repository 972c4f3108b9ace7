"""Where else somebody could sit, against every seat tried one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.alternatives import Alternative, after, best_alternative, weakest_seat
from circlekit.core.matching.score.terms import HARD
from circlekit.core.sizes import even_sizes, group_counts
from circlekit.core.windows import parse_windows
from tests.core.matching.people import FRIDAY, cohort, formed, people
from tests.core.matching.random_cohorts import random_cohort

Groups = Sequence[Sequence[int]]


def worth(of: Formed, groups: Groups) -> int:
    """Return what circles are worth, each pair looked at on its own."""
    circles = int(of.board.worth(of.board.sums_of(groups)).sum())
    return circles + sum(int(of.board.pairs[a, b]) for group in groups for a in group for b in group if a < b)


def exchanges(groups: Groups, mover: int, seats: int) -> Iterator[list[list[int]]]:
    """Yield the circles after every move and every exchange of ``mover``, as lists."""
    home = next(number for number, group in enumerate(groups) if mover in group)
    for number, group in enumerate(groups):
        for other in [*group, None] if number != home else []:
            if other is None and len(group) >= seats:
                continue
            new = [list(rows) for rows in groups]
            new[home].remove(mover)
            new[number].append(mover)
            if other is not None:
                new[number].remove(other)
                new[home].append(other)
            yield new


def cut(seed: int) -> Formed:
    """Return a random cohort cut in the order of its file, with as few circles as there can be."""
    of = random_cohort(seed)
    count = len(of.participants)
    sizes, start, groups = even_sizes(count, group_counts(count, of.size)[0]), 0, []
    for size in sizes:
        groups.append(tuple(range(start, start + size)))
        start += size
    return formed(of, *groups)


@pytest.mark.parametrize("seed", range(12))
def test_the_best_seat_is_the_best_of_all_that_were_tried(seed: int) -> None:
    """Every rule and every term is in these cohorts, and circles that break some of them."""
    laid = cut(seed)
    bound = {row for block in laid.board.blocks for row in block}
    for mover in range(0, laid.board.people, 5):
        found = best_alternative(laid, mover)
        if mover in bound:
            assert found is None
            continue
        now = worth(laid, laid.groups)
        tried = [
            worth(laid, groups) - now
            for groups in exchanges(laid.groups, mover, laid.board.seats)
            if bound.isdisjoint(_moved(laid.groups, groups) - {mover})
        ]
        best = max((gain for gain in tried if gain > -HARD // 2), default=None)
        assert (found.gain if found else None) == best
        if found:
            assert worth(laid, after(laid, found)) - now == found.gain


def _moved(before: Groups, now: Groups) -> set[int]:
    """Return who is in another circle than before."""
    return {row for old, new in zip(before, now, strict=True) for row in set(new) - set(old)}


def hours(text: str) -> dict[str, Any]:
    """Return when a participant can come."""
    return {"available": parse_windows(text)}


def friends(**settings: Any) -> Formed:
    """Return two circles of six: Tuesday's with p6, who can come on Friday, and Friday's with p12."""
    friday: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in (6, *range(7, 12))}
    friday["p7"] |= {"lead": "yes"}
    return formed(cohort(people(12, **friday), **settings), range(6), range(6, 12))


def test_two_who_sit_in_each_others_place_should_change() -> None:
    """P6 and p12 can each come to the other circle's hour: then all twelve are served."""
    found = best_alternative(friends(), 5)
    assert found is not None
    assert found[:4] == (5, 0, 1, 11)
    assert found.gain > 0
    assert after(friends(), found) == ((0, 1, 2, 3, 4, 11), (5, 6, 7, 8, 9, 10))


def test_the_weakest_seat_is_the_one_it_costs_least_to_change() -> None:
    """Of Tuesday's circle that is p6, of Friday's p12."""
    for number, row in ((0, 5), (1, 11)):
        found = weakest_seat(friends(), number)
        assert found is not None
        assert found.mover == row


def test_a_free_seat_is_taken_where_the_circle_left_stays_large_enough() -> None:
    """Of 8 and 6 people one may move over, of 6 and 6 nobody."""
    found = best_alternative(formed(cohort(people(14, p9={"lead": "yes"})), range(8), range(8, 14)), 7)
    assert found is not None
    assert (found.target, found.other) == (1, None)
    stays = best_alternative(formed(cohort(people(12)), range(6), range(6, 12)), 5)
    assert stays is not None
    assert stays.other is not None


def test_no_seat_is_offered_that_breaks_a_rule() -> None:
    """P1 is apart from everybody in the second circle but p7, so only p7's seat is left."""
    apart = [["p1", f"p{number}"] for number in range(8, 13)]
    laid = formed(cohort(people(12), matching={"apart": apart}), range(6), range(6, 12))
    assert best_alternative(laid, 0) is None  # even p7's seat leaves five from whom p1 is apart
    laid = formed(cohort(people(12), matching={"apart": apart[:1]}), range(6), range(6, 12))
    found = best_alternative(laid, 0)
    assert found is not None
    assert found.other == 7


def test_people_bound_together_do_not_move_one_by_one() -> None:
    """Neither as the one who asks nor as the one who would come in exchange."""
    laid = formed(cohort(people(12), matching={"together": [["p1", "p2"]]}), range(6), range(6, 12))
    assert best_alternative(laid, 0) is None
    found = best_alternative(laid, 11)
    assert found is not None
    assert found.other not in (0, 1)


def test_somebody_without_a_circle_is_offered_a_free_seat_only() -> None:
    """Of two circles of six the one with the same hour; nobody has to leave for them."""
    laid = formed(cohort(people(13, p13=hours("Wed 09:00-10:00"))), range(6), range(6, 12))
    found = best_alternative(laid, 12)
    assert found is not None
    assert (found.source, found.other) == (None, None)
    assert [len(group) for group in after(laid, found)] in ([7, 6], [6, 7])
    full = formed(cohort(people(17)), range(8), range(8, 16))
    assert best_alternative(full, 16) is None


def test_with_one_circle_there_is_no_other_seat() -> None:
    """And none to be weakest."""
    laid = formed(cohort(people(6)), range(6))
    assert best_alternative(laid, 0) is None
    assert weakest_seat(laid, 0) is None


def test_after_an_exchange_everybody_has_a_seat_still() -> None:
    """The circles stay in their order, their rows in that of the file."""
    laid = formed(cohort(people(12)), range(6), range(6, 12))
    assert after(laid, Alternative(0, 0, 1, 6, 0)) == ((1, 2, 3, 4, 5, 6), (0, 7, 8, 9, 10, 11))
