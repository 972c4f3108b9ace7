"""Who can come to dated meetings, on both sides of clock changes."""

from __future__ import annotations

from circlekit.core.scheduling.arrange import arrange, quorum
from circlekit.core.scheduling.attendance import FREE, IF_NEEDED, OUTSIDE, answer, local_spans
from circlekit.core.windows import Window, say

from .builders import circle, cohort, person
from .test_meetings import days, slot


def test_each_member_misses_the_meetings_that_their_own_clock_moves_out() -> None:
    """Tuesday 16:00 in London is 11:00 in New York, and 12:00 on 16 March only, between the two changes."""
    eve = person("eve", "America/New_York", "Tue 11:00-12:00")
    given = cohort(eve)
    found = arrange(circle(eve), slot("01-19", 1, 3), given)
    (only,) = found.attendance
    assert [meeting.start.date() for meeting in only.missed] == days("03-16")
    assert (found.always, len(found.meetings)) == (0, 6)


def test_all_minutes_count_not_only_the_first() -> None:
    """A window that ends a minute early does not hold the meeting, one of exactly its length does."""
    first, *_ = arrange(
        circle(person("ana", "Europe/London")), slot("01-12", 1, 2), cohort(person("ana", "Europe/London"))
    ).meetings
    assert answer(person("ana", "Europe/London", "Tue 16:00-17:00"), first) == FREE
    assert answer(person("ana", "Europe/London", "Tue 16:00-16:59"), first) == OUTSIDE
    assert answer(person("ana", "Europe/London", "Tue 16:01-18:00"), first) == OUTSIDE


def test_free_and_if_needed_windows_that_touch_hold_a_meeting_together_if_needed() -> None:
    """Half of the hour is free, half of it if needed: the whole is if needed."""
    ana = person("ana", "Europe/London", "Tue 16:00-16:30", if_needed=["Tue 16:30-17:00"])
    (first, *_) = arrange(circle(ana), slot("01-12", 1, 2), cohort(ana)).meetings
    assert answer(ana, first) == IF_NEEDED


def test_whoever_said_nothing_has_decent_hours() -> None:
    """Monday to Friday 09:00-18:00 is assumed, and nothing else; one word about if_needed ends that."""
    meeting = arrange(
        circle(person("ana", "Europe/London")), slot("01-12", 1, 2), cohort(person("ana", "Europe/London"))
    ).meetings[0]
    assert answer(person("ana", "Europe/London"), meeting) == FREE
    assert answer(person("ana", "Asia/Kolkata"), meeting) == OUTSIDE
    assert answer(person("ana", "Europe/London", if_needed=["Fri 09:00-10:00"]), meeting) == OUTSIDE


def test_a_meeting_during_which_clocks_change_has_a_span_on_each_side() -> None:
    """Sunday 28 March 2027, 00:30-01:30 UTC: in London the clocks go from 01:00 to 02:00 in between."""
    ana = person("ana", "Europe/London")
    sunday = slot("03-28", 6, None, start=30, timezone="UTC")
    (meeting,) = arrange(
        circle(ana), sunday, cohort(ana, every="week", starts="2027-03-28", ends="2027-03-28")
    ).meetings
    assert [say(span) for span in local_spans(meeting, "Europe/London")] == [
        "Sun 00:30-01:00",
        "Sun 02:00-02:30",
    ]
    assert list(local_spans(meeting, "Asia/Kolkata")) == [Window(6 * 1440 + 360, 6 * 1440 + 420)]


def test_a_quorum_is_six_or_all_of_a_smaller_circle() -> None:
    """Six of eight, six of six, all four of four."""
    people = [person(f"p{number}", "Europe/London") for number in range(8)]
    usual = cohort(*people, size="6-8")
    assert [quorum(circle(*people[:count]), usual) for count in (8, 6, 4)] == [6, 6, 4]
    assert quorum(circle(*people), cohort(*people, size="4-8")) == 4


def test_meetings_before_somebody_joins_ask_nothing_of_them() -> None:
    """Eve joins on 16 March: that meeting is the first she misses, and January and February do not count."""
    eve = person("eve", "America/New_York", "Wed 09:00-10:00", joins="2027-03-16")
    (only,) = arrange(circle(eve), slot("01-19", 1, 3), cohort(eve)).attendance
    assert [meeting.start.date() for meeting in only.missed] == days("03-16", "04-20", "05-18", "06-15")
