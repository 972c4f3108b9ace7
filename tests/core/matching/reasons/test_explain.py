"""The reasons written beside a circle."""

from __future__ import annotations

from typing import Any

from circlekit.core.matching.reasons.explain import reasons
from circlekit.core.model import Cohort, PastCohort
from tests.core.matching.people import FRIDAY, cohort, formed, people


def said(of: Cohort, size: int = 6) -> tuple[str, ...]:
    """Return the reasons of a circle of a cohort's first people."""
    return reasons(formed(of, range(size)), range(size))


def windows(text: str) -> tuple[Any, ...]:
    """Return weekly windows for a participant."""
    from circlekit.core.windows import parse_windows

    return parse_windows(text)


def test_an_hour_that_suits_everybody_comes_first() -> None:
    """All six are free on Tuesday."""
    assert said(cohort(people(6)))[0] == "All 6 can come to one weekly hour on every date."


def test_who_misses_the_hour_is_told_which_would_help() -> None:
    """Six can come on Tuesday; the seventh could, in their own clocks, from 17:00 in Berlin."""
    spring = cohort(people(7, p7={"available": windows(FRIDAY), "timezone": "Europe/Berlin"}))
    assert said(spring, 7)[:2] == (
        "6 of 7 can come to one weekly hour on every date.",
        "P7 cannot come then; Tue 17:00-18:00 in Europe/Berlin would help most.",
    )


def test_without_an_hour_for_enough_people_it_says_how_many_can() -> None:
    """Five on Tuesday are no quorum of six; the sixth is told of Tuesday."""
    spring = cohort(people(6, p6={"available": windows(FRIDAY)}))
    assert said(spring)[:2] == (
        "No weekly hour suits 6 of these 6 people on every date; 5 can at best.",
        "P6 cannot come then; Tue 16:00-17:00 in UTC would help most.",
    )


def test_an_hour_without_anybody_to_lead_is_not_praised() -> None:
    """Six can come on Tuesday, but the only one who would lead can come on Friday alone."""
    given: dict[str, Any] = {"p1": {"available": windows(FRIDAY)}, "p2": {"lead": "no"}, "p3": {"lead": "no"}}
    first = said(cohort(people(7, **given)), 7)[0]
    assert first == "6 of 7 can come to one weekly hour on every date, but nobody who would lead can."


def test_people_who_share_no_hour_at_all_are_not_told_of_one() -> None:
    """Everybody is free on a day of their own: there is no hour that others could come to."""
    days = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
    given = {f"p{n}": {"available": windows(f"{day} 16:00-17:00")} for n, day in enumerate(days, 1)}
    assert said(cohort(people(6, **given))) == ("No weekly hour suits 6 of these 6 people on every date.",)


def test_many_who_miss_the_hour_are_counted() -> None:
    """Two get a sentence of their own, the others share one."""
    away = {f"p{number}": {"available": windows(FRIDAY)} for number in range(5, 9)}
    sentences = said(cohort(people(8, **away)), 8)
    assert sentences[0] == "No weekly hour suits 6 of these 8 people on every date; 4 can at best."
    assert sentences[3] == "2 others cannot come then either."


def test_no_hour_is_proposed_at_night() -> None:
    """Tuesday at 16:00 UTC is three in the night in Auckland's February: nobody is asked to come then."""
    spring = cohort(people(7, p7={"available": windows(FRIDAY), "timezone": "Pacific/Auckland"}))
    assert said(spring, 7)[1] == "P7 cannot come then."


def test_one_need_is_met_by_a_name_and_many_by_a_number() -> None:
    """Three names are read, four are counted; one's own offer helps only the others."""
    asks, offers = {"needs": ["hiring"]}, {"offers": ["hiring"]}
    one = said(cohort(people(6, p1=asks, p2=offers)))
    assert one[1] == "P1 looks for hiring; P2 offers it."
    many = said(cohort(people(6, p1=asks, p2=asks, p3=asks, p4=asks, p5=offers, p6=offers)))
    assert many[1] == "4 people look for hiring; P5 and P6 offer it."
    own = said(cohort(people(6, p1=asks | offers, p2=asks)))
    assert own[1] == "P2 looks for hiring; P1 offers it."


def test_two_who_need_and_offer_the_same_help_each_other() -> None:
    """Each is helped by the other."""
    both = {"needs": ["Hiring"], "offers": ["hiring"]}
    assert said(cohort(people(6, p1=both, p2=both)))[1] == "P1 and P2 look for Hiring; P1 and P2 offer it."


def test_four_needs_are_named_and_the_rest_counted() -> None:
    """The topic that most look for comes first."""
    topics = ["a", "b", "c", "d", "e", "f"]
    given = {"p1": {"needs": topics}, "p2": {"needs": ["f", "e"]}, "p3": {"offers": topics}}
    sentences = said(cohort(people(6, **given)))[1:]
    assert [sentence.split(";")[0] for sentence in sentences[:4]] == [
        "P1 and P2 look for e",
        "P1 and P2 look for f",
        "P1 looks for a",
        "P1 looks for b",
    ]
    assert sentences[4:] == ("And 2 more needs are met here.",)


def test_people_who_met_before_or_know_each_other_are_named() -> None:
    """One pair by its names, more by their number."""
    old = PastCohort(cohort="old", circles=(("p1", "p2"), ("p3", "p4", "p5")))
    spring = cohort(people(6, p1={"knows": ["p6"]}), past=[old])
    assert said(spring)[1:] == (
        "4 pairs have been in a circle together before.",
        "P1 and P6 already know each other.",
    )
    fresh = cohort(people(6), past=[PastCohort(cohort="old", circles=(("p1", "gone"), ("p1", "p2")))])
    assert said(fresh)[1] == "P1 and P2 were in a circle together before."
    strangers = cohort(people(6), past=[PastCohort(cohort="old", circles=(("p1", "gone"),))])
    assert said(strangers)[1] == "No two of them have been in a circle together before."


def test_differences_and_common_ground_are_said_in_one_sentence_each() -> None:
    """Spelling makes no difference; two others than the rest are still nearly all."""
    given = {
        f"p{n}": {
            "fields": {"region": [("North", "north", "South")[n % 3]], "level": ["3" if n < 5 else "4"]}
        }
        for n in range(1, 7)
    }
    spring = cohort(people(6, **given), matching={"mix": ["region"], "align": ["level", "age"]})
    assert said(spring)[1:] == ("They differ in region (2 kinds).", "They have in common: level 3 (4 of 6).")


def test_what_all_must_share_is_said_with_what_they_have_in_common() -> None:
    """Two languages that all six speak, however they spell them, before the level of most."""
    given = {
        f"p{n}": {
            "languages": ["fr", "EN" if n == 1 else "en", "de"][: 2 + n % 2],
            "fields": {"level": ["1"]},
        }
        for n in range(1, 7)
    }
    rules = {"share": ["languages"], "align": ["level", "languages"]}
    spring = cohort(people(6, **given), matching=rules)
    assert said(spring)[1:] == ("They have in common: languages EN, fr and level 1.",)


def test_private_rules_and_hunches_are_never_named() -> None:
    """Who must be apart, who is avoided and who is the only one of a kind stays with the coordinator."""
    rules = {
        "apart": [["p1", "p9"]],
        "avoid": [["p1", "p2"]],
        "prefer": [["p1", "p3"]],
        "not_alone": ["gender"],
    }
    given = {"p1": {"fields": {"gender": ["x"], "manager": ["p7"]}}}
    spring = cohort(people(12, **given), matching={**rules, "separate": ["manager"]})
    assert said(spring) == ("All 6 can come to one weekly hour on every date.",)


def test_with_much_else_to_say_needs_are_only_counted() -> None:
    """Whatever people wrote, nobody has to read more than some eight sentences."""
    away = {"available": windows(FRIDAY)}
    given: dict[str, dict[str, Any]] = {f"p{number}": dict(away) for number in (6, 7, 8)}
    given["p1"] = {"needs": ["a", "b"], "knows": ["p2"], "fields": {"region": ["North"], "level": ["1"]}}
    given["p2"] = {"offers": ["a", "b"], "fields": {"region": ["South"], "level": ["1"]}}
    rules = {"mix": ["region"], "align": ["level"]}
    old = PastCohort(cohort="old", circles=(("p3", "p4"),))
    sentences = said(cohort(people(8, **given), matching=rules, past=[old]), 8)
    assert len(sentences) == 8
    assert "2 needs are met by others here." in sentences
