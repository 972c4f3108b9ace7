"""Who waits, and when they are back."""

from datetime import date

from circlekit.core.model import Cohort, Participant
from circlekit.core.waiting import with_those_who_wait


def _cohort(pause_until: date | None) -> Cohort:
    people = (
        Participant(id="ana", name="Ana", timezone="UTC"),
        Participant(id="ben", name="Ben", timezone="UTC", pause_until=pause_until),
    )
    return Cohort(cohort="C", id="c", starts=date(2027, 1, 11), ends=date(2027, 7, 9), participants=people)


def test_who_pauses_until_after_the_start_waits() -> None:
    """Ben pauses until the day after the start, so only Ana takes part."""
    cohort = with_those_who_wait(_cohort(date(2027, 1, 12)))
    assert [person.id for person in cohort.participants] == ["ana"]
    assert [person.id for person in cohort.waiting] == ["ben"]


def test_who_is_back_on_the_first_day_takes_part() -> None:
    """A pause until the start is over when the cohort starts."""
    cohort = _cohort(date(2027, 1, 11))
    assert with_those_who_wait(cohort) is cohort


def test_nobody_waits_without_a_date() -> None:
    """Without a pause everybody takes part."""
    cohort = _cohort(None)
    assert with_those_who_wait(cohort) is cohort
