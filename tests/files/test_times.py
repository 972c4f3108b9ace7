"""calendar/times.md: what each member is told about their dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from circlekit.core.model import Changes, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.zones import use_newest_database
from circlekit.files.times import Event, Gathering, names, times_file
from tests.core.scheduling.builders import circle, cohort, person

AMA = person("ama", "Africa/Dakar", "Tue 15:00-18:00").model_copy(update={"name": "Ama Mensah"})
BEN = person("ben", "Europe/London", "Tue 15:00-18:00", email="ben@example.org")

WHOLE = """\
# Spring 2027: when we meet

One list for each person, by their own clock, ready to paste into a message to them.

## Circle 1

### Ama

Circle 1 meets:

- Tue 9 March 2027, 16:00 (Dakar, UTC+0)
- Tue 13 April 2027, 15:00 (Dakar, UTC+0)

### Ben

Circle 1 meets:

- Tue 9 March 2027, 16:00 (London, UTC+0)
- Tue 13 April 2027, 16:00 (London, UTC+1)
"""
"""London's clocks change on 28 March 2027, Dakar's never."""


@pytest.fixture(autouse=True, scope="module")
def newest_database() -> None:
    """Use the database that the commands use."""
    use_newest_database()


def spring(*people: Participant, **more: Any) -> Cohort:
    return cohort(*people, **{"starts": "2027-03-01", "ends": "2027-04-30", **more})


def written(
    *people: Participant,
    of: Cohort | None = None,
    changes: Changes | None = None,
    gatherings: tuple[Gathering, ...] = (),
    zone: str = "Europe/London",
) -> str:
    """Return the file of a circle that meets on second Tuesdays at 16:00."""
    found = of or spring(*people)
    slot = Slot(circle="c1", first="2027-03-09", weekday=1, week=2, start=960, minutes=60, timezone=zone,
                changes=changes or Changes())  # fmt: skip
    return times_file([arrange(circle(*people), slot, found)], found, gatherings).decode()


def list_of(text: str, name: str) -> list[str]:
    """Return what stands below the heading of a person, without empty lines."""
    below = text.partition(f"### {name}\n")[2].partition("###")[0]
    return [line for line in below.splitlines() if line]


def test_every_member_has_a_list_by_their_own_clock() -> None:
    """With the city and its offset on that day."""
    assert written(AMA, BEN) == WHOLE


def test_no_address_is_in_it() -> None:
    """The lists are pasted into messages to several."""
    assert "@" not in written(AMA, BEN)


def test_the_link_to_join_stands_below_the_dates() -> None:
    """Whoever does not live by a calendar finds it with them."""
    of = spring(BEN)
    plan = of.meeting.model_copy(update={"video": "https://meet.example.org/a_b_c"})
    text = written(BEN, of=of.model_copy(update={"meeting": plan}))
    assert list_of(text, "Ben")[-1] == "Join: <https://meet.example.org/a_b_c>"


def test_another_day_beyond_the_date_line_is_told() -> None:
    """At 16:00 in London it is already Wednesday in Auckland."""
    text = written(person("tui", "Pacific/Auckland", "Wed 03:00-06:00"))
    assert "- Wed 10 March 2027, 05:00 (Auckland, UTC+13)" in text


def test_a_list_begins_on_the_day_a_person_joins() -> None:
    """Meetings, skipped ones and gatherings before it are not theirs."""
    late = person("lea", "Europe/London", "Tue 15:00-18:00", joins="2027-04-01")
    gathering = Gathering("Share-outs", (Event(datetime(2027, 3, 16, 12, tzinfo=UTC)),))
    changes = Changes(skipped=["2027-03-09"])
    found = list_of(written(BEN, late, changes=changes, gatherings=(gathering,)), "Lea")
    assert found == ["Circle 1 meets:", "- Tue 13 April 2027, 16:00 (London, UTC+1)"]


def test_who_joins_after_the_last_meeting_is_told_so() -> None:
    """An empty list would look like a mistake."""
    late = person("lea", "Europe/London", "Tue 15:00-18:00", joins="2027-04-20")
    assert list_of(written(BEN, late), "Lea") == ["Circle 1 has no meetings left."]


def test_skipped_meetings_are_said() -> None:
    """A person who knows the rhythm would come otherwise; the day is that of their own clock."""
    tui = person("tui", "Pacific/Auckland", "Wed 03:00-06:00")
    found = list_of(written(tui, changes=Changes(skipped=["2027-03-09"])), "Tui")
    assert found[-2:] == ["There is no meeting on:", "- Wed 10 March 2027"]


def test_a_skipped_holiday_is_named() -> None:
    """Easter Monday is on 29 March 2027."""
    people = (person("ana", "Europe/Berlin", "Mon 15:00-18:00"),)
    of = spring(*people, holidays={"countries": ["DE"]})
    slot = Slot(circle="c1", first="2027-03-29", weekday=0, week=-1, start=960, minutes=60,
                timezone="Europe/Berlin")  # fmt: skip
    text = times_file([arrange(circle(*people), slot, of)], of).decode()
    assert "There is no meeting on:\n\n- Mon 29 March 2027: Easter Monday (DE)\n" in text


def test_a_moved_meeting_says_from_when() -> None:
    """By the reader's clock, and after the new time."""
    changes = Changes(moved={"2027-03-09": "2027-03-16T17:30"}, places={"2027-04-13": "Library, room 2"})
    assert list_of(written(AMA, changes=changes), "Ama") == [
        "Circle 1 meets:",
        "- Tue 16 March 2027, 17:30 (Dakar, UTC+0), moved from Tue 9 March 2027, 16:00",
        "- Tue 13 April 2027, 15:00 (Dakar, UTC+0), in person: Library, room 2",
    ]


def test_a_cancelled_circle_says_from_when() -> None:
    """Meetings before that day stay; later ones are not listed as skipped, too."""
    changes = Changes(cancelled="2027-04-01", skipped=["2027-04-13"])
    assert list_of(written(BEN, changes=changes), "Ben") == [
        "Circle 1 meets:",
        "- Tue 9 March 2027, 16:00 (London, UTC+0)",
        "Circle 1 does not meet from Thu 1 April 2027 on.",
    ]


def test_gatherings_are_in_the_lists_of_their_guests() -> None:
    """Share-outs are for all, leads' meetings for leads."""
    start = datetime(2027, 4, 20, 12, tzinfo=UTC)
    share_outs = Gathering("Share-outs", (Event(start, "Circle 1 and Circle 2 tell"),))
    leads = Gathering("Leads' meetings", (Event(start.replace(hour=8)),), frozenset({"ama"}))
    text = written(AMA, BEN, gatherings=(share_outs, leads))
    told = "- Tue 20 April 2027, {}: Circle 1 and Circle 2 tell"
    assert list_of(text, "Ama")[-4:] == [
        "Share-outs:",
        told.format("12:00 (Dakar, UTC+0)"),
        "Leads' meetings:",
        "- Tue 20 April 2027, 08:00 (Dakar, UTC+0)",
    ]
    assert list_of(text, "Ben")[-2:] == ["Share-outs:", told.format("13:00 (London, UTC+1)")]


def test_people_of_one_first_name_are_told_apart() -> None:
    """By their full names, and if these are the same, by their handles."""
    full = {"ana": "Ana Silva", "ana-2": "Ana Costa", "jo": "Jo Li", "jo-2": "Jo Li", "ben": "Ben Hall"}
    people = [person(handle, "UTC").model_copy(update={"name": name}) for handle, name in full.items()]
    assert names(people) == ["Ana Silva", "Ana Costa", "Jo Li (jo)", "Jo Li (jo-2)", "Ben"]


def test_names_and_places_are_never_markup() -> None:
    """Nobody becomes a heading or a picture."""
    odd = person("odd", "UTC", "Tue 15:00-18:00").model_copy(update={"name": "![x](y)\n# z"})
    text = written(odd, changes=Changes(places={"2027-03-09": "*there*"}))
    assert "### !\\[x\\](y)\n" in text
    assert "in person: \\*there\\*" in text
