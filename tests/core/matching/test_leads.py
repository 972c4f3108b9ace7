"""Who leads a circle and who stands in."""

from __future__ import annotations

from circlekit.core.matching.leads import choose_leads
from circlekit.core.model import PastCohort
from circlekit.core.willing import due_a_rest
from tests.core.matching.people import cohort, person

ALL = [True] * 3


def test_yes_goes_before_if_needed() -> None:
    """Somebody «if needed» is asked only after every «yes», even if they stand first."""
    people = [person("ana", lead="if needed"), person("ben", lead="yes"), person("cem")]
    assert choose_leads(people, ALL, ()) == ("ben", "ana")


def test_who_can_come_goes_before_who_cannot() -> None:
    """A lead who misses every meeting is none."""
    people = [person("ana", lead="yes"), person("ben", lead="yes"), person("cem", lead="yes")]
    assert choose_leads(people, [False, True, True], ()) == ("ben", "cem")


def test_who_led_last_time_may_rest_where_another_is_willing() -> None:
    """Ana led before, so Ben is asked first; without Ben she leads again."""
    people = [person("ana", lead="yes"), person("ben", lead="yes")]
    assert choose_leads(people, ALL[:2], {"ana"}) == ("ben", "ana")
    assert choose_leads(people[:1], ALL[:1], {"ana"}) == ("ana", None)


def test_who_led_last_time_rests_even_where_the_other_would_only_if_needed() -> None:
    """Ben would if needed, and cannot even come to the hour; leading twice running is for those who ask."""
    people = [person("ana", lead="yes"), person("ben", lead="if needed")]
    assert choose_leads(people, [True, False], {"ana"}) == ("ben", "ana")


def test_a_wish_for_this_cohort_goes_before_the_offer_in_general() -> None:
    """Ana would in general and not now; Ben would not in general, but asks to lead again."""
    people = [person("ana", lead="yes", lead_again=False), person("ben", lead_again=True)]
    assert choose_leads(people, ALL[:2], ()) == ("ben", None)


def test_who_asks_to_lead_again_is_due_no_rest() -> None:
    """Ana and Ben led, and Ben asks to go on."""
    people = [person("ana", lead="yes"), person("ben", lead="yes", lead_again=True)]
    past = [PastCohort(cohort="old", circles=(), leads=["ana", "ben"])]
    assert due_a_rest(cohort(people, past=past)) == {"ana"}


def test_only_the_last_cohort_counts_for_a_rest() -> None:
    """Ana led in the first of two cohorts."""
    past = [PastCohort(cohort="first", circles=(), leads=["ana"]), PastCohort(cohort="second", circles=())]
    assert due_a_rest(cohort([person("ana", lead="yes")], past=past)) == set()


def test_nobody_is_made_a_lead_against_their_will() -> None:
    """Where nobody is willing there is no lead and no deputy."""
    assert choose_leads([person("ana"), person("ben")], ALL[:2], ()) == (None, None)


def test_of_those_who_are_as_willing_the_one_who_has_led_least_is_asked() -> None:
    """Ben has led once, Ana three times; who can come still goes before."""
    people = [person("ana", lead="yes"), person("ben", lead="yes"), person("cem", lead="if needed")]
    led_least = {"ana": 3, "ben": 1, "cem": 0}
    assert choose_leads(people, ALL, (), led_least) == ("ben", "ana")
    assert choose_leads(people, [True, False, True], (), led_least) == ("ana", "ben")


def test_whoever_sits_above_another_member_has_no_role() -> None:
    """Not even that of the deputy (practice 107)."""
    people = [person("ana", lead="yes"), person("ben", lead="if needed")]
    assert choose_leads(people, ALL[:2], (), above={"ana"}) == ("ben", None)
