"""The next cohort: when it runs, what it is called, whose rules still make sense."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from circlekit.core.log import Log, Role, Turn
from circlekit.core.model import PastCohort
from circlekit.core.problems import WrongUse
from circlekit.core.rotation.going_on.following import Term, next_cohort, next_term, term_problems
from circlekit.core.sections import Rules
from tests.core.rotation.people import circles_of, cohort, person

PEOPLE = [person(handle) for handle in ("amina", "ben", "cem", "dia", "eve", "fay")]
COHORT = cohort(PEOPLE)


def test_the_next_term_is_as_long_and_begins_on_the_monday_after() -> None:
    """From Friday 9 July 2027 the next Monday is the 12th; 179 days later it is Friday 7 January."""
    assert next_term(COHORT) == Term("July 2027", "july-2027", date(2027, 7, 12), date(2028, 1, 7))


@pytest.mark.parametrize(
    ("ends", "starts"),
    [("2027-07-11", "2027-07-12"), ("2027-07-12", "2027-07-19"), ("2027-12-31", "2028-01-03")],
)
def test_there_is_always_a_day_between(ends: str, starts: str) -> None:
    """After a Sunday comes the Monday; after a Monday the next one; after a year the next year."""
    assert next_term(cohort(PEOPLE, ends=ends)).starts == date.fromisoformat(starts)


def test_a_name_and_a_start_may_be_given() -> None:
    """The length stays that of the cohort before."""
    term = next_term(COHORT, "Herbst 2027", date(2027, 9, 1))
    assert term == Term("Herbst 2027", "herbst-2027", date(2027, 9, 1), date(2028, 2, 27))
    assert next_term(COHORT, "!!!").id == "next"


def test_a_month_that_is_taken_gets_a_number() -> None:
    """A cohort of a week in July is followed by another one of July, and that by a third."""
    first = cohort(PEOPLE, cohort="July 2027", id="july-2027", starts="2027-07-05", ends="2027-07-09")
    second = next_term(first)
    assert (second.name, second.id) == ("July 2027 (2)", "july-2027-2")
    both = first.model_copy(update={"id": second.id, "past": (PastCohort(cohort="july-2027", circles=()),)})
    assert next_term(both).id == "july-2027-3"


def test_a_given_name_that_is_taken_is_a_problem() -> None:
    """Two cohorts of one id could not be told apart in the history."""
    taken = cohort(PEOPLE, past=[PastCohort(cohort="autumn", circles=[])])
    for name, identity in (("Spring 2027", "spring-2027"), ("AUTUMN", "autumn")):
        (problem,) = term_problems(next_term(taken, name), taken)
        assert problem.message == f"«{name}» has the same id as an earlier cohort: «{identity}»"
        assert problem.severity == "error"
    assert list(term_problems(next_term(taken), taken)) == []


def test_starting_before_the_end_is_worth_a_warning() -> None:
    """On the last day this cohort still runs; on the day after it does not."""
    (problem,) = term_problems(next_term(COHORT, starts=date(2027, 7, 9)), COHORT)
    assert problem.severity == "warning"
    assert problem.message == "the next cohort starts on 2027-07-09, but this one ends on 2027-07-09"
    assert list(term_problems(next_term(COHORT, starts=date(2027, 7, 10)), COHORT)) == []


def test_no_cohort_starts_before_the_one_that_it_follows() -> None:
    """A wrong year is a slip, not an early start."""
    (problem,) = term_problems(next_term(COHORT, starts=COHORT.starts), COHORT)
    assert (problem.severity, problem.hint) == ("error", "is the year right? --starts needs a later day")
    (problem,) = term_problems(next_term(COHORT, starts=COHORT.starts + timedelta(days=1)), COHORT)
    assert problem.severity == "warning"


@pytest.mark.parametrize("starts", [None, date(9999, 12, 1)])
def test_the_calendar_has_an_end(starts: date | None) -> None:
    """A cohort that would go on after the year 9999 is refused in a sentence."""
    late = cohort(PEOPLE, starts="9999-07-01", ends="9999-12-30")
    with pytest.raises(WrongUse, match="after the year 9999"):
        next_term(late, starts=starts)


def test_the_circles_that_end_become_the_newest_history() -> None:
    """Earlier cohorts stay before them; who led is remembered."""
    autumn = PastCohort(cohort="autumn", circles=[("amina", "zed")])
    following = next_cohort(cohort(PEOPLE, past=[autumn]), circles_of(PEOPLE, 3), PEOPLE, next_term(COHORT))
    spring = PastCohort(
        cohort="spring-2027", circles=[("amina", "ben", "cem"), ("dia", "eve", "fay")], leads=["amina", "dia"]
    )
    assert following.past == (autumn, spring)


def test_the_agreement_goes_on_and_the_people_change() -> None:
    """Name, dates and people are new; everything else is as it was."""
    ended = cohort(PEOPLE, purpose="To think.", size="2-3", timezone="Africa/Dakar")
    following = next_cohort(ended, (), PEOPLE[:2], next_term(ended))
    assert (following.cohort, following.id, following.starts) == ("July 2027", "july-2027", date(2027, 7, 12))
    assert following.participants == tuple(PEOPLE[:2])
    assert (following.purpose, following.size, following.timezone) == ("To think.", (2, 3), "Africa/Dakar")


def test_rules_forget_people_who_left() -> None:
    """A group of three becomes a pair, a pair becomes nothing; rules about fields stay."""
    rules = Rules(
        apart=[["amina", "ben", "zed"], ["cem", "zed"]], together=[["ben", "cem"]], prefer=[["zed", "dia"]],
        avoid=[["dia", "amina"]], mix=["organisation"], separate=["manager"],
    )  # fmt: skip
    here = [*PEOPLE[:4], person("zed")]
    following = next_cohort(cohort(here, matching=rules), (), PEOPLE[:4], next_term(COHORT))
    assert following.matching == Rules(
        apart=[["amina", "ben"]], together=[["ben", "cem"]], avoid=[["dia", "amina"]],
        mix=["organisation"], separate=["manager"],
    )  # fmt: skip


def test_acquaintances_who_left_are_forgotten() -> None:
    """Only those who take part can be known in this cohort."""
    knowing = [person("amina", knows=["ben", "zed"]), person("ben", knows=["zed"]), person("cem")]
    following = next_cohort(COHORT, (), knowing, next_term(COHORT))
    assert [one.knows for one in following.participants] == [("ben",), (), ()]


def test_the_roles_of_meetings_go_into_the_newest_history() -> None:
    """The ledger goes on with what the log of the cohort that ends says."""
    people = [person("amina"), person("ben")]
    ended, turn = cohort(people), Turn(circle="c1", meeting=1, role=Role.OPENER, people=["ben"])
    following = next_cohort(ended, circles_of(people, 2), people, next_term(ended), Log(turns=(turn,)))
    assert following.past[-1].roles == {"ben": {"opener": 1}}


def test_rules_know_people_by_their_new_handles() -> None:
    """Ben joins again as benjamin: he is kept apart from whom he was, also from whom he manages."""
    rules = Rules(
        apart=[["amina", "ben"]], prefer=[["ben", "cem"], ["benjamin", "cem"]], separate=["manager"]
    )
    amina = person("amina", knows=["ben"], fields={"manager": ("Ben",), "role": ("ben",)})
    here = [amina, person("cem"), person("benjamin", was=["ben"])]
    following = next_cohort(cohort(PEOPLE[:3], matching=rules), (), here, next_term(COHORT))
    assert following.matching.apart == (("amina", "benjamin"),)
    assert following.matching.prefer == (("benjamin", "cem"),)
    (now, *_) = following.participants
    assert (now.knows, now.fields) == (("benjamin",), {"manager": ("benjamin",), "role": ("ben",)})
