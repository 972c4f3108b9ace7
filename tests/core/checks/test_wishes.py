"""Wishes and rules that do not say what they seem to say."""

from __future__ import annotations

import pytest

from circlekit.core.checks import wishes
from circlekit.core.matching.score.pairs import pair_matrices
from circlekit.core.model import PastCohort
from circlekit.core.sections import WEIGHT_NAMES
from tests.core.checks.drafts import found, person, places
from tests.core.matching.people import cohort, people

PEOPLE = ("ana", "ben", "cem", "dia")


def test_hunches_against_each_other_are_asked_about() -> None:
    """To prefer and to avoid the same two cancels out, more or less; it is no error."""
    rules = {"prefer": [["ana", "dia"], ["ben", "ana", "cem"]], "avoid": [["cem", "ana"]]}
    problems = found(wishes.hunches_agree, *PEOPLE, matching=rules)
    assert places(problems) == [(("matching", "prefer", 1), ("matching", "avoid", 0))]
    assert [(problem.severity, problem.message) for problem in problems] == [
        ("warning", "«ana» and «cem» are under «prefer» and under «avoid»")
    ]


def test_hunches_that_a_rule_decides_are_asked_about() -> None:
    """They count for nothing: rules are never broken."""
    rules = {
        "prefer": [["ana", "ben"]],
        "apart": [["ana", "ben"]],
        "avoid": [["cem", "ana"]],
        "together": [["ana", "dia"], ["dia", "cem"]],
    }
    problems = found(wishes.hunches_agree, *PEOPLE, matching=rules)
    assert [problem.message for problem in problems] == [
        "«ana» and «ben» are under «prefer» and under «apart»",
        "«ana» and «cem» are under «avoid» and under «together»",
    ]


def test_a_field_wanted_alike_and_different_is_asked_about() -> None:
    """Mix and align of one field take each other back."""
    rules = {"mix": ["level", "role"], "align": {"team": 1, "level": 2}}
    problems = found(wishes.fields_pull_one_way, *PEOPLE, matching=rules)
    assert places(problems) == [(("matching", "align", "level"), ("matching", "mix", "level"))]


def test_a_weight_of_something_else_is_an_error_with_the_name_that_was_meant() -> None:
    """It would count for nothing in silence."""
    (near, far) = found(
        wishes.weights_are_known, *PEOPLE, matching={"weights": {"mixx": 2, "met": 3, "x": 1}}
    )
    assert (near.path, near.on_key, near.hint) == (("matching", "weights", "mixx"), True, "did you mean mix?")
    assert far.message == "weights names «x», which is no wish"
    assert far.hint.startswith("known here: mix, align, ")


def test_every_weight_of_pairs_is_known() -> None:
    """A name that the check lets through changes what a pair is worth."""
    rules = {"mix": ["team"], "align": ["level"], "prefer": [["p1", "p2"]], "avoid": [["p3", "p4"]]}
    given = {handle: {"fields": {"team": ["a"], "level": ["1"]}} for handle in ("p5", "p6")}
    given["p7"] = {"knows": ["p8"]}
    past = [PastCohort(cohort="Past", circles=(("p9", "p10"),))]
    plain = pair_matrices(cohort(people(12, **given), matching=rules, past=past)).worth
    for name in {*WEIGHT_NAMES} & {"mix", "align", "met", "knows", "prefer", "avoid"}:
        weighed = cohort(people(12, **given), matching=rules | {"weights": {name: 3}}, past=past)
        assert (pair_matrices(weighed).worth != plain).any(), name


@pytest.mark.parametrize("answer", ["senior", "3,5", "nan", "inf", "2 3"])
def test_an_ordinal_that_is_no_number_is_an_error_at_the_first_person(answer: str) -> None:
    """The answer itself may be private: only who and which field are said."""
    people = [person("ana", level="2"), person("ben", level=answer), person("cem"), person("dia", level="x")]
    (problem,) = found(wishes.ordinals_are_numbers, *people, matching={"within": {"level": 1}})
    assert problem.path == ("participants", "ben", "level")
    assert problem.message == "«within» compares «level», but that of «ben» and «dia» is not one number"
    assert answer not in problem.hint


def test_numbers_and_silence_are_fine_for_within() -> None:
    """Halves and minus signs are numbers; who says nothing is not bound."""
    people = [person("ana", level="2.5"), person("ben", level="-1"), person("cem")]
    assert found(wishes.ordinals_are_numbers, *people, matching={"within": {"level": 1}}) == []


def test_a_known_key_that_holds_words_is_no_ordinal_either() -> None:
    """The time zone of everybody is a word, and within would do nothing with it."""
    (problem,) = found(wishes.ordinals_are_numbers, *PEOPLE, matching={"within": {"timezone": 1}})
    assert problem.path == ("participants", "ana", "timezone")


def test_a_limit_of_nobody_is_an_error() -> None:
    """It would keep everybody with an answer out of every circle."""
    (problem,) = found(wishes.limits_leave_room, *PEOPLE, matching={"at_most": {"manager": 0, "team": 1}})
    assert problem.path == ("matching", "at_most", "manager")
    assert problem.message == "at_most of 0 leaves no circle for anybody who has a «manager»"


def test_a_history_of_strangers_is_asked_about() -> None:
    """Some gone people are usual; nobody at all means another file, or handles that have changed."""
    past = (
        PastCohort(cohort="Autumn", circles=(("ana", "gone"),)),
        PastCohort(cohort="Summer", circles=(("anna", "gone"), ("away",))),
        PastCohort(cohort="Empty", circles=()),
    )
    (problem,) = found(wishes.history_is_of_these_people, *PEOPLE, past=past)
    assert (problem.path, problem.severity) == (("history", 1), "warning")
    assert problem.message == "nobody of «Summer» takes part in this cohort"
