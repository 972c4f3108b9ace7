"""The further hour at which somebody could meet enough others, of all people."""

from __future__ import annotations

from typing import Any

from circlekit.core.matching.reasons.nearest import crowd, hour_to_meet, meets_nobody
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Cohort
from circlekit.core.windows import parse_windows
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people


def hours(*texts: str, **more: Any) -> dict[str, Any]:
    """Return when a participant can come."""
    return {"available": [window for text in texts for window in parse_windows(text)], **more}


def asked(of: Cohort, handle: str) -> tuple[str, int]:
    """Return the hour that would help somebody, and how many they would meet."""
    _, facts = lay_out(of)
    row = next(row for row, person in enumerate(of.participants) if person.id == handle)
    return hour_to_meet(facts, crowd(facts.hours), row)


def test_the_hour_is_the_one_that_most_others_have() -> None:
    """Six have Tuesday, seven Friday, two of them willing to lead on each."""
    given: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in range(7, 14)}
    given["p7"] |= {"lead": "yes"}
    assert asked(cohort(people(14, p14=hours("Mon 09:00-10:00"), **given)), "p14") == (
        "Fri 10:00-11:00 in UTC",
        7,
    )


def test_of_hours_that_as_many_have_it_is_the_nearest_to_their_own() -> None:
    """All six are free all Tuesday afternoon; p7 until half past one."""
    given = {f"p{number}": hours("Tue 12:00-18:00") for number in range(1, 7)}
    assert asked(cohort(people(7, p7=hours("Tue 10:00-12:30"), **given)), "p7") == (
        "Tue 12:00-13:00 in UTC",
        6,
    )


def test_an_hour_that_they_have_already_is_not_proposed() -> None:
    """P7 meets six on Tuesday; on Friday only four are free, too few for a circle."""
    given: dict[str, dict[str, Any]] = {f"p{number}": hours(TUESDAY, FRIDAY) for number in range(1, 5)}
    assert asked(cohort(people(7, **given)), "p7") == ("", 0)
    given["p5"] = hours(TUESDAY, FRIDAY)
    assert asked(cohort(people(7, **given)), "p7") == ("Fri 10:00-11:00 in UTC", 5)


def test_somebody_has_to_be_willing_to_lead_then() -> None:
    """Six without a lead are no circle, unless the seventh would lead them."""
    given: dict[str, dict[str, Any]] = {f"p{number}": hours(FRIDAY) for number in range(4, 10)}
    away = hours("Mon 09:00-10:00")
    assert asked(cohort(people(10, p10=away, **given)), "p10") == ("", 0)
    assert asked(cohort(people(10, p10=away | {"lead": "if needed"}, **given)), "p10") == (
        "Fri 10:00-11:00 in UTC",
        6,
    )


def test_the_hour_is_on_their_own_clock_and_not_at_night() -> None:
    """16:00 UTC is 21:30 in Kolkata when it ends at half past ten: too late; in Lagos it is 17:00."""
    for zone, hour in (("Africa/Lagos", "Tue 17:00-18:00 in Africa/Lagos"), ("Asia/Kolkata", "")):
        away = hours("Mon 09:00-10:00", timezone=zone)
        assert asked(cohort(people(7, p7=away)), "p7")[0] == hour


def test_meeting_nobody_means_fewer_than_five_others_at_every_hour() -> None:
    """Five on Tuesday meet four others each, six meet five."""
    for tuesday, nobody in ((5, True), (6, False)):
        given = {f"p{number}": hours(FRIDAY) for number in range(tuesday + 1, 13)}
        _, facts = lay_out(cohort(people(12, **given)))
        assert meets_nobody(facts.hours, crowd(facts.hours), 0) is nobody
