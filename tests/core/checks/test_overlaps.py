"""Lists of people with people in common."""

from __future__ import annotations

from circlekit.core.checks.overlaps import bound, names, overlaps


def test_chains_are_joined_under_their_first_list() -> None:
    """The last list makes one of two chains; the lists without it stay."""
    found = bound([["a", "b"], ["c", "d"], ["e", "f"], ["b", "g"], ["d", "a", "d"]])
    assert {first: sorted(people) for first, people in found.items()} == {
        0: ["a", "b", "c", "d", "g"],
        2: ["e", "f"],
    }


def test_two_in_common_overlap_and_one_does_not() -> None:
    """Both lists are named by their index, and the people once each."""
    others = {4: ["a", "b", "c"], 7: ["c", "d"], 9: ["d", "e"]}
    assert list(overlaps([["x", "y"], ["d", "c", "b", "b"], ["a", "d"]], others)) == [
        (1, 4, ["b", "c"]),
        (1, 7, ["c", "d"]),
    ]


def test_a_few_of_many_are_named() -> None:
    """Eight names are enough to see what is meant."""
    assert names("abc") == "«a», «b» and «c»"
    assert names("abcdefghij").endswith("«h» and 2 more")
