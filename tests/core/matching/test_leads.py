"""Who leads a circle and who stands in."""

from __future__ import annotations

from circlekit.core.matching.leads import choose_leads
from tests.core.matching.people import person

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


def test_nobody_is_made_a_lead_against_their_will() -> None:
    """Where nobody is willing there is no lead and no deputy."""
    assert choose_leads([person("ana"), person("ben")], ALL[:2], ()) == (None, None)
