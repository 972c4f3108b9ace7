"""How circles stand, and what is said of people who are not well served."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from circlekit.core.matching.circles import circle_of
from circlekit.core.matching.reasons.standings import not_served, standings
from circlekit.core.model import Circle, Cohort, PastCohort, Standing
from circlekit.core.windows import parse_windows
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, formed, people

Rows = range | tuple[int, ...]


def hours(*texts: str) -> dict[str, Any]:
    """Return when a participant can come."""
    return {"available": [window for text in texts for window in parse_windows(text)]}


def said(of: Cohort, *groups: Rows) -> dict[str, tuple[str, str]]:
    """Return the hour and the sentence for everybody who is not well served, by their handle."""
    laid = formed(of, *groups)
    return {one.id: (one.hour, one.says) for one in not_served(laid, named(of, *groups))}


def named(of: Cohort, *groups: Rows) -> list[Circle]:
    """Return Circle 1, Circle 2, ... of a cohort."""
    laid = formed(of, *groups)
    return [circle_of(laid, number, group) for number, group in enumerate(laid.groups, 1)]


def stand(of: Cohort, *groups: Rows) -> Sequence[Standing]:
    """Return how circles stand."""
    return standings(formed(of, *groups), named(of, *groups))


def test_nothing_is_said_where_all_can_come() -> None:
    """All six are free on Tuesday."""
    assert said(cohort(people(6)), range(6)) == {}


def test_who_misses_the_hour_is_told_which_would_help() -> None:
    """Six come on Tuesday; p7 could meet those of Friday, but sits in Circle 1."""
    friday = {f"p{number}": hours(FRIDAY) for number in range(7, 14)}
    friday["p8"] |= {"lead": "yes"}
    spring = cohort(people(13, **friday))
    tuesday = "Tue 16:00-17:00 in UTC"
    assert said(spring, range(7), range(7, 13)) == {
        "p7": (tuesday, f"cannot come to Circle 1's hour; {tuesday} would help most.")
    }


def test_a_whole_circle_without_anybody_to_lead_at_its_hour_is_named() -> None:
    """The six of Friday have their hour and no lead: no hour of theirs alone would change that."""
    friday = {f"p{number}": hours(FRIDAY) for number in range(7, 13)}
    found = said(cohort(people(12, **friday)), range(6), range(6, 12))
    sentence = "can come to Circle 2's hour, but nobody who would lead can."
    assert found == {f"p{number}": ("", sentence) for number in range(7, 13)}


def test_an_hour_for_too_few_says_how_many_it_takes() -> None:
    """Five of Circle 1 can come on Tuesday, and p7, who could as well, sits in Circle 2."""
    friday: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in range(6, 13)}
    friday["p7"] = hours(TUESDAY, FRIDAY) | {"lead": "yes"}
    found = said(cohort(people(12, **friday)), range(6), range(6, 12))
    few = ("", "can come to Circle 1's hour, but it takes 6 people and suits 5.")
    assert {handle: found[handle] for handle in found if handle != "p6"} == {
        f"p{number}": few for number in range(1, 6)
    }
    assert found["p6"][1] == "cannot come to Circle 1's hour; Tue 16:00-17:00 in UTC would help most."


def test_who_shares_no_hour_with_five_others_is_named_as_such() -> None:
    """P7 is free on Friday alone; on Tuesday they would meet six people."""
    found = said(cohort(people(7, p7=hours(FRIDAY))), range(7))
    hour = "Tue 16:00-17:00 in UTC"
    assert found == {
        "p7": (hour, f"cannot meet any 5 others at a weekly hour; {hour} would let 6 people meet them.")
    }


def test_the_hour_of_the_circle_stands_beside_the_one_that_most_have() -> None:
    """Six of Circle 1 come on Tuesday, seven of Circle 2 on Friday; p7 is free on neither."""
    given: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in range(8, 15)}
    given["p8"] |= {"lead": "yes"}
    found = said(cohort(people(14, p7=hours("Mon 10:00-11:00"), **given)), range(7), range(7, 14))
    assert found == {
        "p7": (
            "Fri 10:00-11:00 in UTC",
            "cannot meet any 5 others at a weekly hour; Tue 16:00-17:00 in UTC would help most in Circle 1,"
            " and Fri 10:00-11:00 in UTC would let 7 people meet them.",
        )
    }


def test_nobody_is_asked_to_come_at_night() -> None:
    """Tuesday 16:00 UTC is five in the morning in Auckland, Friday 10:00 UTC eleven at night."""
    night = hours("Fri 23:00-24:00") | {"timezone": "Pacific/Auckland"}
    assert said(cohort(people(7, p7=night)), range(7)) == {
        "p7": ("", "cannot meet any 5 others at a weekly hour.")
    }
    given: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in range(8, 14)}
    given["p8"] |= {"lead": "yes"}
    found = said(cohort(people(13, p7=night, **given)), range(7), range(7, 13))
    assert found == {
        "p7": ("", "cannot come to Circle 1's hour; it is not between 07:00 and 21:30 for them.")
    }


def test_in_a_circle_without_any_common_hour_the_hour_is_looked_for_elsewhere() -> None:
    """Everybody in Circle 1 has another day; six in Circle 2 have p1's, and Friday as well."""
    days = {f"p{number}": hours(f"{day} 09:00-10:00") for number, day in enumerate(["Mon", "Wed", "Thu"], 2)}
    days |= {f"p{number}": hours(f"{day} 09:00-10:00") for number, day in enumerate(["Sat", "Sun"], 5)}
    others: dict[str, dict[str, Any]] = {f"p{number}": hours(TUESDAY, FRIDAY) for number in range(7, 13)}
    others["p7"] |= {"lead": "yes"}
    found = said(cohort(people(12, **days, **others)), range(6), range(6, 12))
    hour = "Fri 10:00-11:00 in UTC"
    sentence = f"cannot meet the others of Circle 1 at a weekly hour; {hour} would let 6 people meet them."
    assert found["p1"] == (hour, sentence)
    assert sorted(found) == [f"p{number}" for number in range(1, 7)]


def test_a_circle_says_how_many_can_come_and_what_it_comes_to() -> None:
    """15 pairs: two from the north with four from the south are 8; one pair met, one knows each other."""
    region = {"p1": "North", "p2": "north"}
    given: dict[str, dict[str, Any]] = {
        handle: {"fields": {"region": [region.get(handle, "South")], "level": ["1"]}}
        for handle in (f"p{number}" for number in range(1, 7))
    }
    given["p1"] |= {"needs": ["hiring"], "knows": ["p3"]}
    given["p2"] |= {"offers": ["hiring"], **hours(FRIDAY)}
    old = PastCohort(cohort="old", circles=(("p1", "p2"),))
    spring = cohort(people(6, **given), past=[old], matching={"mix": ["region", "level"], "align": ["level"]})
    (own,) = stand(spring, range(6))
    assert (own.circle, own.can_come, own.members) == ("c1", 5, 6)
    assert own.says == (
        "1 pair met before",
        "1 pair knows each other",
        "1 need met",
        "of 15 pairs 8 differ in region, 0 in level, 15 share level",
    )


def test_a_circle_of_which_nothing_is_asked_says_nothing_more() -> None:
    """Neither history nor wishes."""
    (own,) = stand(cohort(people(6)), range(6))
    assert own == Standing(circle="c1", can_come=6, members=6)


def test_strangers_and_a_missing_lead_are_told() -> None:
    """The second circle has nobody who would lead."""
    old = PastCohort(cohort="old", circles=(("p1", "p7"),))
    first, second = stand(cohort(people(12), past=[old]), range(6), range(6, 12))
    assert first.says == ("no pair met before",)
    assert second.says == ("no lead yet", "no pair met before")


def test_private_wishes_show_nowhere() -> None:
    """Not who is apart, avoided, hoped for, or the only one of a kind."""
    rules = {"apart": [["p1", "p8"]], "avoid": [["p1", "p2"]], "prefer": [["p1", "p3"]], "not_alone": ["sex"]}
    given = {"p1": {"fields": {"sex": ["x"]}}}
    plain, private = (cohort(people(12, **given), matching=told) for told in ({}, rules))
    groups = (range(6), range(6, 12))
    assert stand(private, *groups) == stand(plain, *groups)
    assert said(private, *groups) == said(plain, *groups)
