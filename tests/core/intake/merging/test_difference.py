"""When two values are the same, and who has the last word where they are not."""

from __future__ import annotations

import pytest

from circlekit.core.intake.merging.difference import Sense, Value, Verdict, meaning


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("needs", "fundraising;facilitation", ("fundraising", "facilitation")),
        ("needs", " fundraising ; ; facilitation", ("fundraising", "facilitation")),
        ("available", "Tue 16:00-17:00; Tue 17:00-19:00", ("Tue 16:00-19:00",)),
        ("available", "tuesday 16.00 – 19.00", ("Tue 16:00-19:00",)),
        ("email", "Ana@Example.org", "ana@example.org"),
        ("lead", "", "no"),
        ("share_email", "NO", ""),
        ("lead", "Yes", "yes"),
        ("region", "North; South", ("North", "South")),
        ("name", "Ana Testcase\u200b", "Ana Testcase"),
    ],
)
def test_one_value_spelt_in_two_ways(key: str, one: Value, other: Value) -> None:
    """Spelling is no change."""
    assert meaning(key, one) == meaning(key, other)


@pytest.mark.parametrize(
    ("key", "one", "other"),
    [
        ("name", "Ana", "ana"),
        ("name", "Ana; Bo", ("Ana", "Bo")),
        ("available", "Tue 16:00-19:00", ("Tue 16:00-18:00",)),
        ("available", "sometimes", ("Tue 16:00-18:00",)),
        ("needs", ("a", "b"), ("b", "a")),
        ("lead", "if needed", "no"),
        ("region", "north", "North"),
    ],
)
def test_two_values_that_look_alike(key: str, one: Value, other: Value) -> None:
    """Whatever somebody could mean by it is a change."""
    assert meaning(key, one) != meaning(key, other)


BY_THREE = [
    # in the table, in the answer, in the last answer: what becomes of it
    ("Paris", "Paris", None, Verdict.SAME),
    ("Paris", "Paris", "Rome", Verdict.SAME),
    ("Paris", "Berlin", "Paris", Verdict.UPDATE),
    ("Paris", "", "Paris", Verdict.UPDATE),
    ("", "Berlin", None, Verdict.UPDATE),
    ("Paris", "Rome", "Rome", Verdict.BY_HAND),
    ("", "Rome", "Rome", Verdict.BY_HAND),
    ("Paris", "", None, Verdict.BY_HAND),
    ("Paris", "Berlin", "Rome", Verdict.BOTH),
    ("Paris", "Berlin", None, Verdict.BOTH),
    ("", "Berlin", "Rome", Verdict.BOTH),
]


@pytest.mark.parametrize(("before", "after", "last", "verdict"), BY_THREE)
def test_a_cell_is_judged_by_three(before: str, after: str, last: str | None, verdict: Verdict) -> None:
    """The table, the answer, and what was answered when the table was last filled."""
    sense = Sense("salt")
    was = None if last is None else sense.digest("country", last)
    assert sense.verdict("country", before, after, was) is verdict


def test_a_digest_says_nothing_of_its_text() -> None:
    """It is short, it depends on the folder and on the key, and not on the spelling."""
    one, other = Sense("one"), Sense("other")
    assert one.digest("email", "Ana@example.org") == one.digest("email", "ana@example.org")
    assert len({one.digest("email", "a"), one.digest("name", "a"), other.digest("email", "a")}) == 3
    assert len(one.digest("needs", ("a very long text",) * 50)) == 16
