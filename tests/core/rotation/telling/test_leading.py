"""Who looks after a circle, and why."""

from __future__ import annotations

from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.rotation.telling.leading import in_short, leading, roles
from tests.core.rotation.people import cohort, person

PAST = (
    PastCohort(cohort="one", circles=(("ben", "dia"),), leads=("ben",)),
    PastCohort(cohort="two", circles=(("amina", "ben", "cem", "dia"),), leads=("amina", "cem")),
)


def of(*, lead_again: bool | None = None, lead: str = "yes") -> Cohort:
    """Return four people: Ben led two cohorts ago, Amina and Cem the last; ``lead`` is what Dia offers."""
    people = [
        person("amina", lead="yes", lead_again=lead_again), person("ben"), person("cem", lead="yes"),
        person("dia", lead=lead),
    ]  # fmt: skip
    return cohort(people, past=PAST)


def said(made: Cohort, members: str, lead: str | None, deputy: str | None = None) -> list[str]:
    circle = Circle(id="c1", name="Circle 1", lead=lead, deputy=deputy, members=members.split())
    return list(roles(circle, leading(made)))


def test_the_first_time_is_told() -> None:
    """Dia has not led before; Ben stands in."""
    assert said(of(), "ben dia", "dia", "ben") == ["Dia leads for the first time", "Ben is deputy"]


def test_who_has_rested_leads_again() -> None:
    """Ben led two cohorts ago."""
    assert said(of(), "ben dia", "ben") == ["Ben leads again, after a rest"]


def test_who_asked_leads_twice_running() -> None:
    """Amina led the last cohort and wishes to go on."""
    assert said(of(lead_again=True), "amina dia", "amina") == ["Amina leads again, as they asked"]


def test_who_must_lead_twice_running_is_told_why() -> None:
    """Nobody else offers it: Dia does not want to, and Cem does, but has just led too."""
    assert said(of(lead="no"), "amina dia", "amina") == [
        "Amina leads a second time running, because nobody else here has offered to"
    ]
    assert said(of(lead="no"), "amina cem", "cem", "amina") == [
        "Cem leads a second time running, because everybody here who has offered to has just led",
        "Amina, who has just led, is deputy",
    ]


def test_where_somebody_else_offers_that_is_no_reason() -> None:
    """A coordinator may have chosen so by hand."""
    assert said(of(), "amina dia", "amina") == ["Amina leads a second time running"]


def test_leads_who_rest_are_named() -> None:
    """Practice 66: a lead may rest."""
    assert said(of(), "amina cem dia", "dia") == [
        "Dia leads for the first time", "Amina and Cem rest after leading"
    ]  # fmt: skip
    assert said(of(), "amina dia", "dia")[1] == "Amina rests after leading"


def test_a_circle_without_a_lead_says_so() -> None:
    """Somebody is asked later."""
    assert said(of(), "ben", None) == ["Nobody leads yet"]


def in_all(made: Cohort, *leads: str | None) -> str:
    circles = [
        Circle(id=f"c{number}", name="Circle", lead=lead, members=("amina", "ben", "cem", "dia"))
        for number, lead in enumerate(leads)
    ]
    return in_short(circles, leading(made))


def test_how_leads_come_to_lead_is_one_sentence() -> None:
    """Who must go on without having asked is named, so that the coordinator can thank them or ask others."""
    assert in_all(of(), "dia", "ben", "cem", None) == (
        "Leads: 1 for the first time; 1 again, after a rest; 1 a second time running (Cem); "
        "1 circle has nobody yet."
    )
    assert in_all(of(lead_again=True), "amina", "dia") == (
        "Leads: 1 for the first time; 1 again, as they asked."
    )


def test_many_who_lead_twice_running_are_counted() -> None:
    """Seven names would be a list."""
    handles = "abcdefg"
    past = PastCohort(cohort="one", circles=(tuple(handles),), leads=tuple(handles))
    made = cohort([person(handle, lead="yes") for handle in handles], past=(past,))
    circles = [Circle(id=handle, name="Circle", lead=handle, members=(handle,)) for handle in handles]
    assert in_short(circles, leading(made)) == "Leads: 7 a second time running."
