"""The calendar entries of former members' meetings."""

from __future__ import annotations

from datetime import UTC, datetime

from circlekit.core.alumni_meetings import alumni_entries
from circlekit.core.model import PastCohort

from .rotation.people import cohort, person

SEPTEMBER = {"at": ["2027-09-07 17:00"], "minutes": "45", "video": "https://meet.example.org/former"}


def entries(**more: object):
    given = {"timezone": "Europe/London", "alumni": SEPTEMBER, "coordinator": {"name": "Noor Aziz"}}
    return alumni_entries(cohort((person("ama"),), **{**given, **more}))


def test_each_meeting_is_an_entry_at_its_hour() -> None:
    """17:00 in London in September is 16:00 UTC, long after the cohort's end."""
    [found] = entries()
    assert [start.astimezone(UTC) for start in found.starts] == [datetime(2027, 9, 7, 16, tzinfo=UTC)]
    assert (found.minutes, found.link, found.contact) == (45, "https://meet.example.org/former", "Noor Aziz")


def test_its_text_says_how_to_join_when_and_what_for() -> None:
    """And names nobody."""
    [found] = entries()
    assert found.description == (
        "Join: https://meet.example.org/former\n"
        "When it is: Tuesday 7 September 2027, 17:00 London\n\n"
        "We go on asking each other for advice, and hear what has become of it. Come to as many as you like."
    )


def test_its_name_is_the_same_in_the_cohort_after() -> None:
    """The later one knows the earlier as history; another programme has other names."""
    earlier = PastCohort(cohort="spring-2027", circles=[["ama"]])
    [first], [second], [other] = entries(), entries(id="summer-2027", past=(earlier,)), entries(id="x")
    assert first.uid == second.uid != other.uid


def test_another_hour_of_the_day_keeps_the_name() -> None:
    """So that the entry moves instead of standing there twice; a second one that day has its own."""
    [first], [moved] = entries(), entries(alumni={"at": ["2027-09-07 18:00"]})
    both = entries(alumni={"at": ["2027-09-07 19:00", "2027-09-07 18:00"]})
    assert first.uid == moved.uid == both[0].uid != both[1].uid


def test_without_a_link_of_their_own_they_join_as_all_do() -> None:
    """Unless they meet at a place."""
    meeting = {"video": "https://meet.example.org/all"}
    assert (
        entries(meeting=meeting, alumni={"at": ["2027-09-07 17:00"]})[0].link
        == "https://meet.example.org/all"
    )
    at_a_place = entries(meeting=meeting, alumni={"at": ["2027-09-07 17:00"], "place": "Town hall"})
    assert (at_a_place[0].link, at_a_place[0].place) == (None, "Town hall")


def test_without_times_or_a_zone_there_are_none() -> None:
    """A check says so."""
    assert entries(alumni={}) == entries(timezone=None) == ()
