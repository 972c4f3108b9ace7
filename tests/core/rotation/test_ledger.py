"""The ledger of roles: it goes on from cohort to cohort, and nobody has to catch up."""

from __future__ import annotations

from circlekit.core.log import Log, Role, Turn
from circlekit.core.model import Cohort, PastCohort
from circlekit.core.rotation.ledger import LEAD, ROLES, Account, ledger, roles_of, standing
from tests.core.rotation.people import cohort, person


def past(name: str, members: str, **roles: object) -> PastCohort:
    """Return an earlier cohort of one circle; members are letters."""
    return PastCohort(**{"cohort": name, "circles": (tuple(members),), **roles})


def now(members: str, *earlier: PastCohort) -> Cohort:
    return cohort([person(letter) for letter in members]).model_copy(update={"past": earlier})


def test_the_roles_of_meetings_are_counted_from_the_log() -> None:
    """Two people may share a turn, and each of them had it."""
    turns = (
        Turn(circle="c1", meeting=1, role=Role.CASE_GIVER, people=["amina", "ben"]),
        Turn(circle="c1", meeting=2, role=Role.CASE_GIVER, people=["amina"]),
        Turn(circle="c2", meeting=1, role=Role.NOTE_TAKER, people=["amina"]),
    )
    assert roles_of(Log(turns=turns)) == {
        "amina": {"case giver": 2, "note-taker": 1},
        "ben": {"case giver": 1},
    }


def test_roles_add_up_over_cohorts() -> None:
    """Leads and deputies are in the circles, the others in the counts that were kept."""
    first = past("one", "abc", leads=("a",), deputies=("b",), roles={"c": {"opener": 2}})
    second = past("two", "abc", leads=("a",), deputies=("c",), roles={"c": {"opener": 1}})
    assert ledger(now("abc", first, second)) == {
        "a": Account({"lead": 2}, {}),
        "b": Account({"deputy": 1}, {}),
        "c": Account({"deputy": 1, "opener": 3}, {}),
    }


def test_a_newcomer_enters_at_the_median_of_those_who_go_on() -> None:
    """Those who go on gave 3, 1 and 2 cases: the one in the middle gave 2."""
    counts = {"a": {"case giver": 3}, "b": {"case giver": 1}, "c": {"case giver": 2}}
    found = ledger(now("abcz", past("one", "abcd", roles=counts)))
    assert found["z"] == Account({}, {"case giver": 2})
    assert found["z"].stands_at("case giver") == 2
    assert found["z"].stands_at(LEAD) == 0


def test_of_two_in_the_middle_the_lower_counts() -> None:
    """Those who go on gave 0, 1, 3 and 3 cases: whoever comes anew stands at 1."""
    counts = {"b": {"case giver": 1}, "c": {"case giver": 3}, "d": {"case giver": 3}}
    assert ledger(now("abcdz", past("one", "abcd", roles=counts)))["z"].credit == {"case giver": 1}


def test_who_left_does_not_move_the_median() -> None:
    """Of the three who gave cases one stays, and two stay who gave none: the middle is 0."""
    counts = {"a": {"case giver": 2}, "b": {"case giver": 2}, "c": {"case giver": 2}}
    assert ledger(now("adez", past("one", "abcde", roles=counts)))["z"] == Account({}, {})


def test_the_credit_of_an_earlier_newcomer_is_kept() -> None:
    """They entered the second cohort at 1, and gave a case of their own in it."""
    first = past("one", "ab", roles={"a": {"case giver": 1}, "b": {"case giver": 1}})
    second = past("two", "abz", roles={"z": {"case giver": 1}})
    assert ledger(now("abz", first, second))["z"] == Account({"case giver": 1}, {"case giver": 1})


def test_who_comes_back_need_not_catch_up_either() -> None:
    """They gave one case and paused, while the others went on to three: two are credited."""
    each = {letter: {"case giver": 1} for letter in "abc"}
    others = {letter: {"case giver": 2} for letter in "ab"}
    found = ledger(now("abc", past("one", "abc", roles=each), past("two", "ab", roles=others)))
    assert found["c"] == Account({"case giver": 1}, {"case giver": 2})


def test_who_comes_back_with_more_than_the_others_keeps_it() -> None:
    """Nobody is credited with less than nothing."""
    first = past("one", "abc", leads=("c",))
    assert ledger(now("abc", first, past("two", "ab")))["c"] == Account({"lead": 1}, {})


def test_where_nobody_goes_on_all_begin_anew() -> None:
    """There is no median of nobody."""
    assert ledger(now("yz", past("one", "ab", leads=("a", "b")))) == {
        "y": Account({}, {}),
        "z": Account({}, {}),
    }


def test_the_first_cohort_has_an_empty_ledger() -> None:
    """Nobody has had any role."""
    assert ledger(now("ab")) == {"a": Account({}, {}), "b": Account({}, {})}


def test_who_had_a_role_without_a_circle_is_counted() -> None:
    """A guest may take the notes, and join the circles later."""
    first = past("one", "ab", roles={"z": {"note-taker": 2}})
    assert ledger(now("abz", first))["z"].had == {"note-taker": 2}


def test_standing_is_what_choosing_a_lead_needs() -> None:
    """One number for each person: turns and credit together."""
    found = ledger(now("abz", past("one", "ab", leads=("a", "b"))))
    assert standing(found, LEAD) == {"a": 1, "b": 1, "z": 1}


def test_the_roles_are_those_of_circles_and_of_meetings() -> None:
    """In the order in which they are shown."""
    of_meetings = ("case giver", "opener", "facilitator", "timekeeper", "note-taker")
    assert ("lead", "deputy", *of_meetings) == ROLES
