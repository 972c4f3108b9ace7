"""Matching again where circles stand: few people move, nothing is undone, and twice is as once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from unittest.mock import patch

import pytest

from circlekit.core.matching import api
from circlekit.core.matching.api import match
from circlekit.core.matching.stay import again
from circlekit.core.matching.stay.again import Again, match_again, rematch
from circlekit.core.model import Circle, Cohort, Matching, Participant
from circlekit.core.problems import NoPlan
from tests.core.matching import checker
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people
from tests.core.matching.random_cohorts import random_cohort

EITHER = ("Tue 16:00-17:00", "Fri 10:00-11:00")


def handles(*numbers: int) -> list[str]:
    """Return p1, p2, ... for numbers."""
    return [f"p{number}" for number in numbers]


def led(count: int, **each: dict[str, Any]) -> list[Participant]:
    """Return people of whom P1, P2, P3 and P9 would lead."""
    return people(count, **{"p9": {"lead": "yes", **each.pop("p9", {})}, **each})


def circles(*members: Sequence[str], leads: Sequence[str | None] = ()) -> Matching:
    """Return circles with these members, and no reasons yet: of which other things are true now, perhaps."""
    named = [*leads, *[None] * len(members)]
    return Matching(
        circles=tuple(
            Circle(id=f"c{number}", name=f"Circle {number}", members=group, lead=named[number - 1])
            for number, group in enumerate(members, 1)
        )
    )


def matched(of: Cohort, groups: Matching) -> Matching:
    """Return circles with everything that is said of them, as if circlekit had formed them."""
    return match_again(of, groups).matching


def members(found: Again) -> list[set[str]]:
    """Return who is in each circle."""
    return [set(circle.members) for circle in found.matching.circles]


def moves(found: Again) -> list[tuple[str, str, str]]:
    """Return who moved, from where to where."""
    return [(move.id, move.origin, move.to) for move in found.moves]


def without(of: Cohort, *gone: str) -> Cohort:
    """Return a cohort after some people left."""
    staying = tuple(person for person in of.participants if person.id not in gone)
    return of.model_copy(update={"participants": staying})


def test_what_has_not_changed_stays_as_it_is_whatever_the_seed_was() -> None:
    """The same circles, reasons and figures."""
    spring = cohort(people(20, p4={"needs": ["hiring"]}, p5={"offers": ["hiring"]}))
    before = match(spring, seed=3)
    found = rematch(spring, before, seed=3)
    assert found.matching == before
    assert (found.moves, found.gone, found.anew, found.formed_anew) == ((), (), None, False)
    assert found.moved.model_dump() == {
        "value": 0,
        "best": 0,
        "says": "0 of 20 people sit in another circle than before",
    }


def test_a_newcomer_gets_a_free_seat_and_nobody_moves() -> None:
    """P14 needs what P9 offers; the circles keep their names, and their members their order."""
    spring = cohort(led(14, p14={"needs": ["hiring"]}, p9={"offers": ["hiring"]}))
    before = matched(without(spring, "p14"), circles(handles(2, 1, 3, 4, 5, 6, 7), handles(*range(8, 14))))
    found = rematch(spring, before)
    assert found.moves == ()
    assert found.matching.circles[1].members == (*handles(*range(8, 14)), "p14")
    assert found.matching.circles[0].members == before.circles[0].members


def test_somebody_who_leaves_is_left_out_and_nobody_moves() -> None:
    """A circle of seven goes on as one of six."""
    spring = cohort(led(14))
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    found = rematch(without(spring, "p10"), before)
    assert members(found) == [set(handles(*range(1, 8))), set(handles(8, 9, *range(11, 15)))]
    assert (found.moves, found.gone) == ((), (("p10", "c2"),))


def test_a_circle_that_is_too_small_gets_one_more_and_nobody_else_moves() -> None:
    """Of those in the circle of seven P4 is the one whose need is met there."""
    asking = {"p4": {"needs": ["hiring"]}, "p9": {"offers": ["hiring"]}}
    spring = cohort(led(13, p10={"lead": "yes"}, **asking))
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 14))))
    found = rematch(without(spring, "p13"), before)
    assert moves(found) == [("p4", "c1", "c2")]
    assert found.moves[0].because == "it had too few people"
    assert found.moved.says == "1 of 12 people sits in another circle than before"


def test_a_new_circle_begins_where_newcomers_find_no_room() -> None:
    """Eighteen cannot sit in two circles: four come to the two newcomers, two of each circle."""
    spring = cohort(led(18, p17={"lead": "yes"}))
    before = matched(without(spring, "p17", "p18"), circles(handles(*range(1, 9)), handles(*range(9, 17))))
    found = rematch(spring, before)
    assert [len(group) for group in members(found)] == [6, 6, 6]
    assert {"p17", "p18"} <= members(found)[2]
    assert len(found.moves) == 4
    assert {move.because for move in found.moves} == {"a new circle begins"}
    assert (found.matching.circles[2].id, found.matching.circles[2].name) == ("c3", "Circle 3")


def test_a_circle_ends_where_too_few_are_left_for_so_many() -> None:
    """Eighteen were in three circles; when two leave, sixteen fit into two: the four of theirs move."""
    spring = cohort(people(18))
    groups = [handles(1, 4, 5, 6, 7, 8), handles(2, *range(9, 14)), handles(3, *range(14, 19))]
    before = matched(spring, circles(*groups))
    found = rematch(without(spring, "p9", "p10"), before)
    assert [circle.id for circle in found.matching.circles] == ["c1", "c3"]
    assert sorted(move.id for move in found.moves) == ["p11", "p12", "p13", "p2"]
    assert {move.because for move in found.moves} == {"their circle ends"}


def test_a_new_rule_moves_as_few_people_as_it_must() -> None:
    """P4 and P5 are apart from now on; there is a free seat, so that one of them moves alone."""
    plain = cohort(led(14))
    before = matched(plain, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    found = rematch(cohort(led(14), matching={"apart": [["p4", "p5"]]}), before)
    (move,) = found.moves
    assert (move.id in {"p4", "p5"}, move.because) == (True, "a rule was broken")


def test_people_who_belong_together_from_now_on_are_brought_together() -> None:
    """P4 goes to P9, or P9 to P4."""
    plain = cohort(led(14))
    before = matched(plain, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    found = rematch(cohort(led(14), matching={"together": [["p4", "p9"]]}), before)
    assert moves(found) in ([("p4", "c1", "c2")], [("p9", "c2", "c1")])


def test_people_move_where_somebody_gains_an_hour_and_not_for_less() -> None:
    """P7 has only Friday now: they change places with P8, who has both; likenesses alone move nobody."""
    mixed = {f"p{number}": {"organisation": ["North"]} for number in range(1, 5)}
    hours = {f"p{number}": [TUESDAY] for number in range(1, 8)} | {
        f"p{number}": [FRIDAY] for number in range(9, 15)
    }
    spring = cohort(_with_hours(14, hours | {"p8": EITHER}, mixed), matching={"mix": ["organisation"]})
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    assert rematch(spring, before).moves == ()
    later = cohort(
        _with_hours(14, hours | {"p7": [FRIDAY], "p8": EITHER}, mixed), matching={"mix": ["organisation"]}
    )
    found = rematch(later, before)
    assert sorted(moves(found)) == [("p7", "c1", "c2")]
    assert "1 more person" in found.moves[0].because


def _with_hours(
    count: int, hours: dict[str, Sequence[str]], fields: dict[str, dict[str, Any]]
) -> list[Participant]:
    """Return people with hours of their own; p1 and p9 would lead."""
    from circlekit.core.windows import parse_windows

    found = []
    for one in people(count, p9={"lead": "yes"}):
        windows = tuple(window for text in hours[one.id] for window in parse_windows(text))
        found.append(one.model_copy(update={"available": windows, "fields": _own(fields.get(one.id, {}))}))
    return found


def _own(fields: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(values) for name, values in fields.items()}


def test_a_circle_whose_lead_left_gets_one_who_can_be_spared() -> None:
    """P1, P2 and P3 would lead, and two of them are together; who has two gives one."""
    spring = cohort(people(14))
    before = matched(spring, circles(handles(1, 2, *range(4, 9)), handles(3, *range(9, 15))))
    found = rematch(without(spring, "p3"), before)
    leads = [circle.lead for circle in found.matching.circles]
    assert sorted(leads, key=str) == ["p1", "p2"]
    assert len(found.moves) <= 2


def test_a_lead_whom_a_rule_keeps_away_is_not_missed() -> None:
    """Nobody of those who speak French would lead, and those who speak English cannot join them."""
    words = {f"p{number}": {"languages": ["en" if number < 8 else "fr"]} for number in range(1, 15)}
    spring = cohort(people(14, **words), matching={"share": ["languages"]})
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    found = rematch(without(spring, "p14"), before)
    assert (found.moves, found.formed_anew) == ((), False)
    assert found.matching.circles[1].lead is None


def test_a_lead_stays_while_willing() -> None:
    """P2 leads, though P1 stands before them; once P2 would no longer, P1 does."""
    spring = cohort(people(12, p3={"lead": "no"}, p7={"lead": "yes"}))
    groups = (handles(*range(1, 7)), handles(*range(7, 13)))
    before = matched(spring, circles(*groups, leads=("p2", "p7")))
    assert rematch(spring, before).matching.circles[0].lead == "p2"
    tired = cohort(people(12, p2={"lead": "no"}, p3={"lead": "no"}, p7={"lead": "yes"}))
    assert rematch(tired, before).matching.circles[0].lead == "p1"


def test_pinned_people_stay_even_where_moving_them_would_be_best() -> None:
    """P4's need would be met in the other circle; pinned, somebody else goes."""
    spring = cohort(led(13, p4={"needs": ["hiring"]}, p9={"offers": ["hiring"]}))
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 14))))
    found = rematch(without(spring, "p13"), before, pinned=("p4",))
    (move,) = found.moves
    assert move.id != "p4"


def test_all_are_formed_anew_where_few_have_a_circle_or_no_few_moves_will_do() -> None:
    """Circles of four of fourteen people are no beginning; those who go on keep the circle's name."""
    spring = cohort(people(14))
    before = Matching(circles=(Circle(id="blue", name="Blue", members=handles(1, 2, 3, 4)),))
    found = rematch(spring, before)
    assert found.formed_anew
    assert found.anew is None
    blue = next(circle for circle in found.matching.circles if circle.id == "blue")
    assert blue.name == "Blue"
    assert set(blue.members) & set(handles(1, 2, 3, 4))


def test_a_number_that_cannot_be_cut_is_refused_again_and_newcomers_wait_where_allowed() -> None:
    """Seventeen cannot be cut into 6-8; the one who is new waits, and nobody else."""
    spring = cohort(people(17, p10={"lead": "yes"}))
    before = matched(without(spring, "p3"), circles(handles(1, 2, *range(4, 10)), handles(*range(10, 18))))
    with pytest.raises(NoPlan):
        rematch(spring, before)
    found = rematch(spring, before, allow_unplaced=True)
    assert [person.id for person in found.matching.unplaced] == ["p3"]
    assert found.moves == ()


def test_forming_anew_is_told_of_where_it_would_serve_more() -> None:
    """Seven have Tuesday and seven Friday, but they sit mixed and all but two of them are pinned."""
    hours = {f"p{number}": [TUESDAY if number % 2 else FRIDAY] for number in range(1, 15)}
    spring = cohort(_with_hours(14, hours, {f"p{number}": {} for number in range(1, 15)}))
    before = matched(spring, circles(handles(*range(1, 8)), handles(*range(8, 15))))
    found = rematch(spring, before, pinned=handles(*range(1, 15)))
    assert found.anew is not None
    assert found.anew.served == 14
    assert found.anew.moved == 6
    assert found.moves == ()


def test_a_large_cohort_is_matched_again_with_few_moves_too() -> None:
    """Formed block by block it stays as it is, figures and all; one who leaves moves nobody."""
    spring = cohort(people(14, p9={"lead": "yes"}))
    with patch.object(api, "LARGE", 10), patch.object(again, "LARGE", 10):
        before = match(spring)
        assert written(rematch(spring, before).matching) == written(before)
        large = max(before.circles, key=lambda circle: len(circle.members))
        left = next(handle for handle in large.members if handle not in {large.lead, large.deputy})
        found = rematch(without(spring, left), before)
    assert (found.moves, found.gone) == ((), ((left, large.id),))


def written(matching: Matching) -> Matching:
    """Return what circles.yaml has of a matching."""
    return matching.model_copy(update={"standings": (), "not_served": ()})


@pytest.mark.long
def test_random_cohorts_keep_every_rule_and_twice_is_as_once() -> None:
    """Somebody leaves and somebody joins; a second opinion finds no rule broken, and nothing more moves."""
    done = [seed for seed in range(14) if _left_and_joined(seed)]
    assert len(done) > 7


def _left_and_joined(seed: int) -> bool:
    """Match a random cohort found, and found; False where it cannot be matched at all."""
    spring = random_cohort(seed)
    now = without(spring, spring.participants[-1].id)
    try:  # one short search is as honest as many
        before = match(without(spring, spring.participants[0].id), seed, seconds=0.0)
        once = rematch(now, before, seed=seed, seconds=0.0)
    except NoPlan:
        return False
    twice = rematch(now, once.matching, seed=seed, seconds=0.0)
    assert checker.broken(now, once.matching) == []
    assert twice.matching == once.matching
    assert twice.moves == ()
    return True
