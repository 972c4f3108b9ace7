"""With how many others each person can meet."""

from __future__ import annotations

from datetime import date
from typing import Any

from circlekit.core.company import company
from circlekit.core.model import Cohort, Participant
from circlekit.core.windows import Window, parse_windows


def cohort(*people: Participant, **settings: Any) -> Cohort:
    """Return a monthly cohort of half a year, over the clock changes of March."""
    given: dict[str, Any] = {"starts": date(2027, 1, 11), "ends": date(2027, 7, 9)}
    return Cohort(cohort="Spring", id="spring", participants=people, **(given | settings))


def person(name: str, zone: str, *hours: str, **more: Any) -> Participant:
    """Return somebody with weekly hours in a zone."""
    windows = [window for text in hours for window in parse_windows(text)]
    return Participant(id=name.lower(), name=name, timezone=zone, available=windows, **more)


def test_people_without_a_common_hour_have_no_company() -> None:
    """Tuesday morning and Wednesday morning never meet."""
    found = company(cohort(person("Ana", "UTC", "Tue 09:00-12:00"), person("Ben", "UTC", "Wed 09:00-12:00")))
    assert found.others == (0, 0)


def test_the_best_slot_counts_for_each_person() -> None:
    """Cem meets Ana on Tuesday or Ben on Wednesday, one at a time."""
    found = company(
        cohort(
            person("Ana", "UTC", "Tue 09:00-12:00"),
            person("Ben", "UTC", "Wed 09:00-12:00"),
            person("Cem", "UTC", "Tue 09:00-12:00", "Wed 09:00-12:00"),
        )
    )
    assert found.others == (1, 1, 1)


def test_an_hour_that_a_clock_change_parts_does_not_count() -> None:
    """London's 10:00 is Dakar's 10:00 in winter and 09:00 in summer, when Dakar is not free yet."""
    london, dakar = (
        person("Ana", "Europe/London", "Tue 10:00-11:00"),
        person("Ben", "Africa/Dakar", "Tue 10:00-11:00"),
    )
    assert company(cohort(london, dakar)).others == (0, 0)
    winter = cohort(london, dakar, ends=date(2027, 3, 20))
    assert company(winter).others == (1, 1)


def test_if_needed_is_company_too() -> None:
    """Who can come if need be can come."""
    maybe = person("Ben", "UTC", if_needed=parse_windows("Tue 09:00-12:00"))
    assert company(cohort(person("Ana", "UTC", "Tue 09:00-12:00"), maybe)).others == (1, 1)


def test_the_busiest_hour_is_told_in_each_wall_clock() -> None:
    """Tuesday 10:00 in London is 19:00 in Tokyo in winter and 18:00 in summer: one window covers both."""
    crowd = [person(name, "Europe/London", "Tue 10:00-11:00") for name in ("Ana", "Ben", "Cem")]
    far = person("Emi", "Asia/Tokyo", "Sat 10:00-12:00")
    found = company(cohort(*crowd, far))
    tuesday = 24 * 60
    assert found.others == (2, 2, 2, 0)
    assert found.most == 3
    assert found.hours[3] == Window(tuesday + 18 * 60, tuesday + 20 * 60)
    assert found.hours[0] == Window(tuesday + 10 * 60, tuesday + 11 * 60)


def test_an_hour_over_the_end_of_the_week_stays_in_one_piece() -> None:
    """Sunday 23:30 in London lies on both sides of midnight in Dakar and back, never a week apart."""
    crowd = [person(name, "Europe/London", "Mon 00:00-01:00") for name in ("Ana", "Ben", "Cem")]
    far = person("Dia", "Africa/Dakar", "Fri 09:00-11:00")
    hour = company(cohort(*crowd, far)).hours[3]
    assert hour == Window(7 * 24 * 60 - 60, 7 * 24 * 60 + 60)  # 23:00-00:00 in summer, 00:00-01:00 in winter


def test_more_people_than_one_block_are_all_counted() -> None:
    """Two hundred people with one hour in common each have 199 others."""
    people = [person(f"P{number}", "UTC", "Tue 09:00-10:00") for number in range(200)]
    assert set(company(cohort(*people)).others) == {199}


def test_no_meeting_date_means_no_company() -> None:
    """When every day is a holiday nobody meets."""
    days = [date(2027, 1, 11), date(2027, 1, 12)]
    found = company(
        cohort(
            person("Ana", "UTC"), starts=days[0], ends=days[1], holidays={"dates": [str(day) for day in days]}
        )
    )
    assert (found.others, found.hours, found.most) == ((0,), (), 0)
