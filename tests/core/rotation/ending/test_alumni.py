"""The list of former members: who is on it, and who is not."""

from __future__ import annotations

from datetime import date

from circlekit.core.model import PastCohort
from circlekit.core.rotation.ending.alumni import Alumnus, alumni_after, without
from tests.core.rotation.people import cohort, person

AMA, BEN, CEM = (person(name, email=f"{name}@example.org") for name in ("ama", "ben", "cem"))
OLD = Alumnus(id="zoe", name="Zoe", email="zoe@example.org", cohorts=["winter"], since="2026-07-09")
EARLIER = PastCohort(cohort="autumn", circles=[["ben", "cem"]])
SPRING = cohort((AMA, BEN, CEM), past=(EARLIER,))


def test_only_who_leaves_and_said_yes_is_new_on_it() -> None:
    """Ama leaves without a word, Cem said yes and stays."""
    found = alumni_after([OLD], SPRING, {"ama", "ben"}, {"ben", "cem"})
    assert [one.id for one in found] == ["zoe", "ben"]


def test_an_entry_says_which_cohorts_and_since_when() -> None:
    """Ben was in a circle in autumn, and leaves at the end of spring."""
    [ben] = alumni_after([], SPRING, {"ben"}, {"ben"})
    assert ben == Alumnus(
        id="ben", name="Ben", email="ben@example.org", cohorts=["autumn", "spring-2027"],
        since=date(2027, 7, 9),
    )  # fmt: skip


def test_an_address_is_not_needed() -> None:
    """Somebody without one may be on the list as well."""
    nowhere = cohort((person("dia"),))
    [dia] = alumni_after([], nowhere, {"dia"}, {"dia"})
    assert (dia.id, dia.email) == ("dia", None)


def test_nobody_is_on_it_without_a_yes() -> None:
    """However many leave."""
    assert alumni_after([], SPRING, {"ama", "ben", "cem"}, ()) == ()


def test_who_leaves_a_second_time_has_one_entry() -> None:
    """The newest, in the old place."""
    before = [Alumnus(id="ben", name="Benny", cohorts=["autumn"]), OLD]
    found = alumni_after(before, SPRING, {"ben"}, {"ben"})
    assert [(one.id, one.name) for one in found] == [("ben", "Ben"), ("zoe", "Zoe")]


def test_who_comes_back_is_taken_off() -> None:
    """By their handle, by one they had before, or by their address in whatever letters."""
    here = (
        person("ama"),
        person("benjamin", was=["ben"]),
        person("zoe-2", email="ZOE@example.org"),
    )
    on = [Alumnus(id=name, name=name.title()) for name in ("ama", "ben", "cem")]
    assert [one.id for one in without([*on, OLD], here)] == ["cem"]


def test_two_without_an_address_are_not_taken_for_one() -> None:
    """No address is nobody's address."""
    assert len(without([Alumnus(id="cem", name="Cem")], (person("ama"),))) == 1
