"""Circles that people edited, and newcomers."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.matching.api import match
from circlekit.core.matching.circles import UNLED
from circlekit.core.matching.stay import again
from circlekit.core.model import Circle, Cohort, Matching, Participant, Unplaced
from tests.core.matching.people import cohort, people


def circle(number: int, members: Sequence[str], **more: str) -> Circle:
    """Return a circle as somebody wrote it."""
    return Circle(id=f"c{number}", name=f"Circle {number}", members=members, **more)


def match_again(of: Cohort, edited: Matching) -> Matching:
    """Return the circles that are kept."""
    return again.match_again(of, edited).matching


def handles(first: int, last: int) -> list[str]:
    """Return p1 .. p6, for example."""
    return [f"p{number}" for number in range(first, last + 1)]


def test_members_who_were_moved_stay_where_they_are() -> None:
    """An edit is the coordinator's decision, even where another would be better."""
    spring = cohort(people(14), matching={"apart": [["p1", "p2"]]})
    found = match(spring)
    moved = found.circles[0].members[-1]
    edited = Matching(
        circles=(
            found.circles[0].model_copy(update={"members": found.circles[0].members[:-1]}),
            found.circles[1].model_copy(
                update={"members": (*found.circles[1].members, moved), "name": "Blue"}
            ),
        )
    )
    kept = match_again(spring, edited)
    assert [circle.members for circle in kept.circles] == [circle.members for circle in edited.circles]
    assert kept.circles[1].name == "Blue"


def test_keeping_what_nobody_edited_changes_nothing() -> None:
    """The same circles have the same leads, reasons and figures."""
    spring = cohort(people(14, p4={"needs": ["hiring"]}, p5={"offers": ["hiring"]}))
    found = match(spring)
    assert match_again(spring, found) == found


def test_a_newcomer_joins_the_circle_to_which_they_add_most() -> None:
    """P13 needs what P7 offers."""
    spring = cohort(people(13, p13={"needs": ["hiring"]}, p7={"offers": ["hiring"], "lead": "yes"}))
    kept = match_again(spring, Matching(circles=(circle(1, handles(1, 6)), circle(2, handles(7, 12)))))
    assert kept.circles[1].members == (*handles(7, 12), "p13")
    assert kept.unplaced == ()


def test_a_newcomer_joins_those_they_are_bound_to_or_nobody() -> None:
    """P17 must be with P1, whose circle is full; P18 must be with P9, whose circle has room."""
    spring = cohort(people(17), matching={"together": [["p1", "p16"], ["p9", "p17"]]})
    kept = match_again(spring, Matching(circles=(circle(1, handles(1, 8)), circle(2, handles(9, 15)))))
    assert kept.circles[1].members[-1] == "p17"
    assert [(one.id, one.reason.split(";")[0]) for one in kept.unplaced] == [
        ("p16", "every circle has 8 people already")
    ]


def test_somebody_makes_room_for_a_newcomer_whom_a_rule_keeps_out_everywhere() -> None:
    """P13 is apart from somebody in each circle: one of the two goes to the other, and nobody else moves."""
    spring = cohort(people(13), matching={"apart": [["p1", "p13"], ["p7", "p13"]]})
    kept = again.match_again(spring, Matching(circles=(circle(1, handles(1, 6)), circle(2, handles(7, 12)))))
    assert kept.matching.unplaced == ()
    (move,) = kept.moves
    assert move in {("p1", "c1", "c2", "a rule was broken"), ("p7", "c2", "c1", "a rule was broken")}


def test_a_newcomer_never_breaks_a_rule_and_the_reason_names_none() -> None:
    """Nobody pinned moves, so P13, apart from somebody in each circle, waits; why is not said."""
    spring = cohort(people(13), matching={"apart": [["p1", "p13"], ["p7", "p13"]]})
    before = Matching(circles=(circle(1, handles(1, 6)), circle(2, handles(7, 12))))
    (left,) = again.match_again(spring, before, pinned=("p1", "p7")).matching.unplaced
    ways_out = "form all circles anew, or move somebody to make room."
    assert (left.id, left.reason) == ("p13", f"no circle with room keeps every rule; {ways_out}")


def test_a_newcomer_without_any_room_is_told_what_would_make_some() -> None:
    """Two circles of eight are full."""
    spring = cohort(people(17))
    kept = match_again(spring, Matching(circles=(circle(1, handles(1, 8)), circle(2, handles(9, 16)))))
    (left,) = kept.unplaced
    assert left.reason.startswith("every circle has 8 people already; a circle of 6 people more")


def test_people_the_file_leaves_unplaced_stay_so_and_those_gone_are_left_out() -> None:
    """P12 waits because the coordinator wrote so; «gone» is in no cohort any more."""
    spring = cohort(people(12))
    waiting = Unplaced(id="p12", reason="next time")
    edited = Matching(
        circles=(circle(1, [*handles(1, 5), "gone"]), circle(2, handles(6, 11))),
        unplaced=(waiting, Unplaced(id="gone", reason="moved away")),
    )
    kept = match_again(spring, edited)
    assert kept.unplaced == (waiting,)
    assert kept.circles[0].members == tuple(handles(1, 5))


def test_leads_stay_while_they_are_members() -> None:
    """P5 was named by hand; P7, the second circle's lead, moved away, so its deputy P2 leads now."""
    spring = cohort(people(12))
    one = circle(1, ["p1", "p3", *handles(4, 6), "p7"], lead="p5", deputy="p1")
    two = circle(2, ["p2", *handles(8, 12)], lead="p7", deputy="p2")
    first, second = match_again(spring, Matching(circles=(one, two))).circles
    assert (first.lead, first.deputy) == ("p5", "p1")
    assert (second.lead, second.deputy) == ("p2", None)


def test_a_lead_named_by_hand_ends_the_call_for_one() -> None:
    """Nobody in the second circle offered to lead; once somebody is named, nobody need be asked."""
    spring = cohort(people(12))
    groups = (handles(1, 6), handles(7, 12))
    asked = match_again(spring, Matching(circles=tuple(circle(n, g) for n, g in enumerate(groups, 1))))
    assert asked.circles[1].because[-1] == UNLED
    named = [circle(1, groups[0]), circle(2, groups[1], lead="p9")]
    assert UNLED not in match_again(spring, Matching(circles=tuple(named))).circles[1].because


def test_newcomers_are_seated_alike_whoever_stands_first() -> None:
    """An empty circle, as an edit may leave one, is filled before others grow."""
    newcomers: list[Participant] = people(12)
    kept = match_again(cohort(newcomers), Matching(circles=(circle(1, handles(1, 6)), circle(2, []))))
    assert [len(circle.members) for circle in kept.circles] == [6, 6]


def test_a_circle_that_a_departure_left_too_small_gets_one_more() -> None:
    """Of the circle of eight P8, who can be spared, comes to the five; nobody else moves."""
    leads = {"p10": {"lead": "yes"}, "p11": {"lead": "yes"}}
    spring = cohort(people(13, p8={"offers": ["hiring"]}, p9={"needs": ["hiring"]}, **leads))
    edited = Matching(circles=(circle(1, handles(1, 8)), circle(2, [*handles(9, 13), "gone"])))
    kept = again.match_again(spring, edited)
    assert [(move.id, move.origin, move.to) for move in kept.moves] == [("p8", "c1", "c2")]
    assert kept.gone == (("gone", "c2"),)


def test_a_circle_that_was_made_too_small_by_hand_stays_so() -> None:
    """Five by an edit are the coordinator's decision; nobody left."""
    spring = cohort(people(13))
    kept = again.match_again(spring, Matching(circles=(circle(1, handles(1, 8)), circle(2, handles(9, 13)))))
    assert kept.moves == ()
    assert [len(one.members) for one in kept.matching.circles] == [8, 5]


def test_a_circle_of_which_two_are_left_ends_since_that_moves_fewest() -> None:
    """To bring four others to them would move four; to seat the two elsewhere moves two."""
    spring = cohort(people(14))
    edited = Matching(
        circles=(
            circle(1, handles(1, 6)),
            circle(2, handles(7, 12)),
            circle(3, ["p13", "p14", "a", "b", "c", "d"]),
        )
    )
    kept = again.match_again(spring, edited)
    assert sorted((move.id, move.origin, move.because) for move in kept.moves) == [
        ("p13", "c3", "their circle ends"),
        ("p14", "c3", "their circle ends"),
    ]
    assert [one.id for one in kept.matching.circles] == ["c1", "c2"]


def test_what_pinned_people_cannot_repair_stays_as_it_is() -> None:
    """Everybody who could come to the five is pinned."""
    spring = cohort(people(13))
    edited = Matching(circles=(circle(1, handles(1, 8)), circle(2, [*handles(9, 13), "gone"])))
    kept = again.match_again(spring, edited, pinned=handles(1, 13))
    assert kept.moves == ()
    assert [len(one.members) for one in kept.matching.circles] == [8, 5]


def test_newcomers_who_are_enough_for_a_circle_begin_one_where_all_are_full() -> None:
    """Six newcomers and two circles of eight: nobody has to move."""
    spring = cohort(people(22))
    kept = again.match_again(spring, Matching(circles=(circle(1, handles(1, 8)), circle(2, handles(9, 16)))))
    assert kept.moves == ()
    assert set(kept.matching.circles[2].members) == set(handles(17, 22))


def test_so_many_more_may_move_where_that_makes_circles_better_and_pinned_people_do_not() -> None:
    """P1 needs what P8 offers: P1 goes there, or P8 comes; with P1 pinned only P8 is left to move."""
    leads = {"p10": {"lead": "yes"}, "p11": {"lead": "yes"}}
    asking = {"p1": {"needs": ["hiring"], "lead": "no"}, "p8": {"offers": ["hiring"]}}
    spring = cohort(people(13, **asking, **leads))
    edited = Matching(circles=(circle(1, handles(1, 6)), circle(2, handles(7, 13))))
    assert again.match_again(spring, edited).moves == ()
    (move,) = again.match_again(spring, edited, pinned=("p1",), moves=1).moves
    assert (move.id, move.origin, move.to, move.because) == ("p8", "c2", "c1", "1 more need met")
