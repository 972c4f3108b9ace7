"""Who goes on: what people answered, and what cannot be right about it."""

from __future__ import annotations

from datetime import date

from circlekit.core.model import PastCohort
from circlekit.core.problems import Problem
from circlekit.core.rotation.going_on.answers import Answers, Asked, silent
from circlekit.core.rotation.going_on.checks import find_problems
from circlekit.core.rotation.going_on.outcome import going_on
from tests.core.rotation.people import circles_of, cohort, person

AMINA = person("amina", email="amina@example.org")
COHORT = cohort(
    [AMINA, person("ben", name="Ben O'Neill"), person("cem"), person("dia")],
    past=[PastCohort(cohort="autumn", circles=[("amina", "eve")])],
)
STARTS = date(2027, 7, 12)
CIRCLES = circles_of(COHORT.participants, 2)
ASKED = Asked(COHORT, CIRCLES, STARTS)


def handles(people) -> list[str]:
    return [one.id for one in people]


def said(answers: Answers) -> list[tuple[Problem, str]]:
    return [(problem.path, problem.message, problem.hint) for problem in find_problems(answers, ASKED)]


def test_those_who_stay_or_say_nothing_go_on_in_their_order_before_newcomers() -> None:
    """Leaving and waiting are the only ways out; a newcomer comes last."""
    answers = Answers(stay=["cem"], leave=["ben"], defer=["dia"], join=[person("zoe")])
    assert handles(going_on(COHORT, answers, STARTS)) == ["amina", "cem", "zoe"]
    assert handles(silent(COHORT, answers)) == ["amina"]


def test_without_answers_everybody_stays() -> None:
    """Nobody has to answer."""
    assert handles(going_on(COHORT, Answers(), STARTS)) == ["amina", "ben", "cem", "dia"]
    assert said(Answers()) == []


def test_two_answers_of_one_person_are_one_too_many() -> None:
    """Staying and leaving, or leaving and waiting, cannot both be meant."""
    assert said(Answers(stay=["ben"], leave=["ben", "cem"], defer=["cem"])) == [
        (("leave", 0), "«Ben O'Neill» is down to stay and to leave", "keep one of the two"),
        (("defer", 0), "«Cem» is down to leave and to defer", "keep one of the two"),
    ]


def test_somebody_unknown_is_named_with_who_was_meant() -> None:
    """A misspelt handle, or a name in its place, is recognised; else newcomers are meant, perhaps."""
    hints = [hint for _, _, hint in said(Answers(leave=["aminna", "ben o'neill", "zebedee"]))]
    assert hints == ["did you mean amina?", "did you mean ben?", "newcomers stand under «join»"]
    assert said(Answers(leave=["zebedee"]))[0][1] == "«zebedee» does not take part in «Spring 2027»"


def test_an_old_handle_is_recognised() -> None:
    """Whoever answers under it is told their handle of today."""
    renamed = cohort([person("ana-souza", was=["lima"]), person("ben")])
    (problem,) = find_problems(Answers(leave=["lima"]), Asked(renamed, (), STARTS))
    assert problem.hint == "did you mean ana-souza?"


def test_a_newcomer_needs_a_handle_of_their_own() -> None:
    """A handle of this cohort is taken, also when its owner leaves."""
    hint = "somebody else needs another handle, such as ben-2"
    for answers in (Answers(join=[person("ben")]), Answers(leave=["ben"], join=[person("ben")])):
        assert said(answers) == [(("join", "ben"), "«ben» joins, but is here already as «Ben O'Neill»", hint)]


def test_somebody_of_an_earlier_cohort_may_come_back() -> None:
    """Their handle brings their history with it, which is worth saying."""
    (problem,) = find_problems(Answers(join=[person("eve")]), ASKED)
    assert problem.severity == "warning"
    assert problem.message == "«eve» was in an earlier circle; whom they met then is remembered"


def test_a_newcomer_who_is_nearly_somebody_of_then_is_asked_for() -> None:
    """Unless it is said who they were, or the handle is another person's in any case."""
    past = [PastCohort(cohort="autumn", circles=[("amina", "eve-smith", "p1-1")])]
    asked = ASKED._replace(cohort=cohort(COHORT.participants, past=past))
    joining = [person("eva-smith"), person("p1-2"), person("eve-s", was=["eve-smith"])]
    (problem,) = find_problems(Answers(join=joining[:2]), asked)
    assert (problem.path, problem.severity) == (("join", "eva-smith"), "warning")
    assert problem.message == "«eva-smith» joins, and «eve-smith» was in an earlier circle"
    assert list(find_problems(Answers(join=joining), asked)) == []


def test_a_newcomer_has_an_address_of_their_own() -> None:
    """The address of somebody who stays is refused; that of somebody who leaves is worth a question."""
    zoe = person("zoe", email="Amina@example.org")
    ((path, message, _),) = said(Answers(join=[zoe]))
    assert path == ("join", "zoe", "email")
    assert message == "«Zoe» and «Amina» have the same address"
    (problem,) = find_problems(Answers(leave=["amina"], join=[zoe]), ASKED)
    assert (problem.path, problem.severity) == (("join", "zoe", "email"), "warning")
    assert problem.message == "«Zoe» has the address of «Amina», who leaves"
    known = person("zoe", email="Amina@example.org", was=["amina"])
    assert said(Answers(leave=["amina"], join=[known])) == []


def test_what_is_odd_about_those_who_stay_is_not_said_again() -> None:
    """They were asked when the cohort was read."""
    odd = cohort([AMINA, person("ben", knows=["nobody"])])
    assert list(find_problems(Answers(stay=["ben"]), Asked(odd, (), STARTS))) == []


def test_newcomers_know_people_who_are_there() -> None:
    """Somebody known who is not there is worth a second look, and no error."""
    (problem,) = find_problems(Answers(join=[person("zoe", knows=["ben", "benn"])]), ASKED)
    assert (problem.path, problem.severity) == (("join", "zoe", "knows"), "warning")
    assert problem.hint == "did you mean ben?"
