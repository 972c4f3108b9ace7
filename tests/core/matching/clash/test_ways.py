"""Ways out of each kind of rule: what they say, and what they leave."""

from __future__ import annotations

from itertools import combinations

import pytest

from circlekit.core.fields import Size
from circlekit.core.matching.clash.rules import Rule, rules_of
from circlekit.core.matching.clash.ways import ways_of, ways_of_size
from circlekit.core.matching.score.board import blocks_of
from circlekit.core.matching.score.pairs import pair_matrices
from circlekit.core.model import Cohort
from tests.core.matching.people import cohort, people


def told(spring: Cohort) -> list[tuple[str, int]]:
    """Return the ways out of the first rule, and how many people each concerns."""
    return [(way.says, way.people) for way in ways_of(spring, rules_of(spring)[0])]


def parted(spring: Cohort) -> set[tuple[str, str]]:
    """Return the pairs who may not share a circle."""
    forbidden = pair_matrices(spring).forbidden
    handles = [person.id for person in spring.participants]
    return {(handles[a], handles[b]) for a, b in combinations(range(len(handles)), 2) if forbidden[a, b]}


def test_two_of_three_who_are_apart_may_share_a_circle() -> None:
    """Each way frees one pair and no other; then one person; then all."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2", "p3"], ["p1", "p4"]]})
    ways = list(ways_of(spring, Rule("apart", 0)))
    assert [way.says for way in ways] == [
        "let «P1» and «P2» share a circle",
        "let «P1» and «P3» share a circle",
        "let «P2» and «P3» share a circle",
        "take «P1» out of the list with «P2» and «P3»",
        "take «P2» out of the list with «P1» and «P3»",
        "take «P3» out of the list with «P1» and «P2»",
        "let «P1», «P2» and «P3» share circles",
    ]
    freed = [parted(spring) - parted(way.cohort) for way in ways]
    assert freed[:4] == [{("p1", "p2")}, {("p1", "p3")}, {("p2", "p3")}, {("p1", "p2"), ("p1", "p3")}]
    assert parted(ways[-1].cohort) == {("p1", "p4")}
    assert [way.people for way in ways] == [2, 2, 2, 3, 3, 3, 3]


def test_a_pair_apart_has_one_way() -> None:
    """There is nobody else to leave out."""
    spring = cohort(people(12), matching={"apart": [["p1", "p2"]]})
    assert told(spring) == [("let «P1» and «P2» share a circle", 2)]


def test_one_of_three_who_are_together_may_leave() -> None:
    """The others stay together; at last nobody has to."""
    spring = cohort(people(12), matching={"together": [["p1", "p2", "p3"]]})
    ways = list(ways_of(spring, Rule("together", 0)))
    assert [blocks_of(way.cohort) for way in ways] == [((1, 2),), ((0, 2),), ((0, 1),), ()]
    assert ways[0].says == "take «P1» out of the list with «P2» and «P3»"
    assert ways[-1].says == "let «P1», «P2» and «P3» be in different circles"


def test_limits_grow_step_by_step() -> None:
    """Three people have the value that is too common; the rare one concerns nobody."""
    given = {f"p{number}": {"fields": {"team": ["a" if number < 4 else "b"]}} for number in range(1, 5)}
    spring = cohort(people(12, **given), matching={"at_most": {"team": 1, "role": 2}})
    ways = list(ways_of(spring, Rule("at_most", 0, "team")))
    assert [way.cohort.matching.at_most for way in ways] == [
        *({"team": limit, "role": 2} for limit in (2, 3, 4, 5)),
        {"role": 2},
    ]
    assert told(spring)[0] == ("allow 2 instead of 1 with the same «team»", 3)


def test_distances_grow_to_those_there_are() -> None:
    """Levels 1, 2.5 and 7 are 1.5, 4.5 and 6 apart; whole numbers that allow these are 2, 5 and 6."""
    levels = {"p1": "1", "p2": "2.5", "p3": "7", "p4": "none"}
    given = {handle: {"fields": {"level": [level]}} for handle, level in levels.items()}
    spring = cohort(people(12, **given), matching={"within": {"level": 1}})
    ways = list(ways_of(spring, Rule("within", 0, "level")))
    assert [way.cohort.matching.within for way in ways] == [{"level": 2}, {"level": 5}, {"level": 6}, {}]
    assert told(spring)[0] == ("let «level» differ by 2 instead of 1", 3)


def test_those_with_the_rarest_answers_are_asked_first() -> None:
    """Who gave none is asked before the only one who speaks Spanish, and both before the many."""
    tongues = {f"p{number}": {"languages": ["fr"]} for number in range(1, 11)} | {
        "p11": {"languages": ["es"]}
    }
    spring = cohort(people(12, **tongues), matching={"share": ["languages"]})
    ways = list(ways_of(spring, Rule("share", 0, "languages")))
    assert [way.says for way in ways[:2]] == [
        "ask «P12» for a «languages» that others have",
        "ask «P11» and «P12» for a «languages» that others have",
    ]
    assert ways[-1].says == "drop the rule that all share one «languages»"
    assert ways[-1].cohort.matching.share == ()


def test_one_person_may_sit_with_their_manager() -> None:
    """Their own field is left empty, and nobody else's."""
    given = {"p1": {"fields": {"boss": ["P3"]}}, "p2": {"fields": {"boss": ["p3", "p2"]}}}
    spring = cohort(people(12, **given), matching={"separate": ["boss"]})
    ways = list(ways_of(spring, Rule("separate", 0, "boss")))
    assert told(spring) == [
        ("let «P1» and «P3» share a circle: leave the «boss» of «p1» empty", 2),
        ("let «P2» and «P3» share a circle: leave the «boss» of «p2» empty", 2),
        ("let people sit with their own «boss»", 3),
    ]
    assert [parted(way.cohort) for way in ways] == [{("p2", "p3")}, {("p1", "p3")}, set()]


@pytest.mark.parametrize(
    ("size", "ways"),
    [
        (
            Size(6, 8),
            [
                ("allow 1 circle of 5 with --size 5-8", 5),
                ("allow 2 circles of 5 with --size 5-8", 10),
                ("use --size 6-9", 9),
                ("use --size 5-8", 13),
                ("use --size 4-8", 13),
                ("use --size 3-8", 13),
            ],
        ),
        (Size(2, 3), [("use --size 2-4", 4)]),
    ],
)
def test_sizes_that_are_near_come_first(size: Size, ways: list[tuple[str, int]]) -> None:
    """One circle of five before two, one more person before circles of three; never a circle of one."""
    assert [(way.says, way.people) for way in ways_of_size(cohort(people(13), size=size))] == ways
