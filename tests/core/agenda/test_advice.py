"""What is to be thought about before circles meet."""

from __future__ import annotations

from circlekit.core.agenda.advice import agenda_advice
from circlekit.core.model import Cohort, Participant
from tests.core.agenda.library import process


def advice(name: str, sizes: tuple[int, ...], minutes: int = 60) -> list[tuple[int, str, str]]:
    """Return everything there is to say of a process in circles of these sizes."""
    cohort = Cohort(
        cohort="T", id="t", starts="2027-01-11", ends="2027-07-09", meeting={"minutes": minutes},
        participants=(Participant(id="ana", name="Ana", timezone="Europe/London"),),
    )  # fmt: skip
    return [tuple(one) for one in agenda_advice(cohort, process(name), sizes)]


def test_an_hour_of_troika_lacks_nothing() -> None:
    """News, three or four turns, and a closing fit for six to eight."""
    assert advice("troika-consulting", (6, 7, 8)) == []


def test_an_agenda_without_time_for_each_other_is_said() -> None:
    """Eight people take 51 minutes of troika: 5 and 8 and 1 and 28 and 1 and 6 and 2."""
    assert advice("troika-consulting", (6, 8), 50) == [
        (
            32,
            "8 people in 50 minutes have no time for personal news beside Troika consulting",
            "set «minutes» of «meeting» to 51, or choose a shorter process",
        )
    ]


def test_a_process_that_does_not_fit_at_all_is_said() -> None:
    """A full clinic takes 62 minutes beside welcome, closing and next date, and the news of one."""
    ((practice, message, _),) = [one for one in advice("case-clinic-full", (5,)) if one[0] != 24]
    assert (practice, message) == (23, "5 people in 60 minutes have no time for Case clinic, full")


def test_a_process_for_other_circles_is_said() -> None:
    """A clinic in halves wants halves of four or five."""
    assert advice("case-clinic-halves", (6, 8)) == [
        (
            24,
            "Case clinic in two halves is best with 8-10 people, and there would be circles of 6",
            "choose another process, or circles of that size: «size: 8-10»",
        )
    ]


def test_working_out_loud_is_for_four_or_five() -> None:
    """Its own guide says so."""
    assert advice("working-out-loud", (4, 5)) == []
    assert advice("working-out-loud", (7,))[0][1].endswith(
        "is best with 4-5 people, and there would be circles of 7"
    )


def test_a_fishbowl_is_for_open_events() -> None:
    """Whoever names it as the process of circles is told."""
    assert advice("fishbowl", (7,), 90)[0][:2] == (
        26,
        "Fishbowl is for open events, not for the meetings of a circle",
    )
