"""The rules of a cohort, one by one."""

from __future__ import annotations

from circlekit.core.matching.clash.rules import Rule, names, only, parting, rules_of, says
from tests.core.matching.people import cohort, people

GIVEN = {
    "p1": {"fields": {"boss": ["P2"], "level": ["1"], "team": ["a"]}},
    "p2": {"fields": {"level": ["3"], "team": ["a"]}},
}
RULES = {
    "apart": [["p1", "p2"], ["p3", "p4", "p1"]],
    "together": [["p5", "p6"]],
    "share": ["languages", "topics"],
    "within": {"level": 1},
    "separate": ["boss"],
    "at_most": {"team": 1, "role": 2},
}
SPRING = cohort(people(12, **GIVEN), matching=RULES)


def test_every_rule_has_its_place_and_its_sentence() -> None:
    """The place is that of the list or the number in the file."""
    told = [(".".join(map(str, rule.path[1:])), says(SPRING, rule)) for rule in rules_of(SPRING)]
    assert told == [
        ("apart.0", "«P1» and «P2» are apart"),
        ("apart.1", "«P3», «P4» and «P1» are apart"),
        ("together.0", "«P5» and «P6» are together"),
        ("share.0", "all members share one of their «languages»"),
        ("share.1", "all members share one of their «topics»"),
        ("within.level", "«level» differs by 1 at most"),
        ("separate.0", "nobody sits with their own «boss»"),
        ("at_most.team", "1 person at most have the same «team»"),
        ("at_most.role", "2 people at most have the same «role»"),
    ]


def test_each_rule_alone_is_one_rule_with_its_old_place() -> None:
    """Leaving rules out moves none of the others that are lists of people."""
    for rule in rules_of(SPRING):
        (left,) = rules_of(only(SPRING, [rule]))
        assert says(only(SPRING, [rule]), left) == says(SPRING, rule)
        if rule.key in {"apart", "together"}:
            assert left.at == rule.at


def test_all_rules_are_the_cohort_itself() -> None:
    """Nothing is lost when nothing is left out."""
    assert only(SPRING, rules_of(SPRING)) == SPRING
    assert rules_of(only(SPRING, [])) == []


def test_a_pair_may_be_parted_by_several_rules() -> None:
    """By a list, by their levels, and because one manages the other, whoever is named first."""
    found = [Rule("apart", 0), Rule("within", 0, "level"), Rule("separate", 0, "boss")]
    assert list(parting(SPRING, 0, 1)) == found
    assert list(parting(SPRING, 1, 0)) == found
    assert list(parting(SPRING, 4, 5)) == []


def test_a_handle_of_nobody_is_named_as_it_is() -> None:
    """A rule may speak of people who wait."""
    assert names(SPRING, ["p1", "zed"]) == "«P1» and «zed»"
