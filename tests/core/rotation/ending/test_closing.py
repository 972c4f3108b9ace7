"""What is left of a cohort's calendars when the next one starts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from circlekit.core.announce import series
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import stamped
from circlekit.core.contents import Contents
from circlekit.core.model import Circle, Cohort
from circlekit.core.rotation.ending.closing import (
    changed_files,
    circles_ahead,
    closed,
    ended,
    reminders_gone,
)  # fmt: skip
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.sending.sent import Memory, Writing, sent

from ...coordinating.builders import ONE, TWO, cohort, plans

SPRING = cohort()
LEADS = Circle(id="leads", name="Leads", members=["ama", "cem"])
MAY = date(2027, 5, 13)
"""Circle 1 met last on 11 May, Circle 2 meets on this day."""


def entries(plan: Arrangement, about: Cohort = SPRING) -> tuple[Series, ...]:
    return series(plan, about, "Talk", None)


def contents(found: list[tuple[Series, ...]], **more: Any) -> Contents:
    return Contents(circles=tuple(zip((ONE, TWO), found, strict=True)), **more)


def whole(day: date) -> Contents:
    """Return the calendars that end on a day."""
    before = contents([entries(plan) for plan in plans(SPRING)])
    after = contents([entries(ended(plan, day, SPRING)) for plan in plans(SPRING)])
    return closed(before, after, SPRING, each=False)


def test_circles_with_a_meeting_from_the_day_on_are_found() -> None:
    """Circle 1 meets last on 8 June, Circle 2 on 8 July."""
    writing = Writing("series", (), "2026a")
    memory = Memory(circles={plan.circle.id: sent(plan, None, writing, None) for plan in plans(SPRING)})
    assert circles_ahead(memory, date(2027, 6, 8)) == {"c1", "c2"}
    assert circles_ahead(memory, date(2027, 6, 9)) == {"c2"}
    assert circles_ahead(memory, date(2027, 7, 9)) == frozenset()


def test_a_series_keeps_its_name_and_its_past_and_stops() -> None:
    """Circle 2 meets on four dates before 13 May, and not on that day."""
    _, (_, [found]) = whole(MAY).circles
    [before] = entries(plans(SPRING)[1])
    assert found.uid == before.uid
    assert found.starts == before.starts[:4]
    assert not found.cancelled


def test_a_series_of_which_nothing_is_left_is_cancelled() -> None:
    """Before the first meeting there is none to keep."""
    (_, [found]), _ = whole(date(2027, 1, 11)).circles
    assert found.cancelled


def test_single_entries_from_the_day_on_are_cancelled_one_by_one() -> None:
    """No program takes out an entry that is merely missing in a file."""
    plan = plans(SPRING)[0]
    before = contents([tuple(single for one in entries(plan) for single in instances(one)), ()])
    left = entries(ended(plan, MAY, SPRING))
    after = contents([tuple(single for one in left for single in instances(one)), ()])
    (_, found), _ = closed(before, after, SPRING, each=False).circles
    assert [one.cancelled for one in found] == [False] * 5 + [True]


def test_share_outs_and_leads_meetings_that_are_no_more_are_cancelled() -> None:
    """And so is what only the coordinator has of that kind."""
    [event] = entries(plans(SPRING)[0])
    before = contents([(), ()], share_outs=(event,), leads=((LEADS, (event,)),), coordinator=(event,))
    found = closed(before, contents([(), ()]), SPRING, each=False)
    assert [one.cancelled for one in (*found.share_outs, *found.coordinator)] == [True] * 2
    ((circle, (entry,)),) = found.leads
    assert (circle, entry.cancelled) == (LEADS, True)


def test_each_member_has_the_same_in_their_own_calendar() -> None:
    """Where there are such files; leads have the leads' meetings too."""
    own = [entries(plan) for plan in plans(SPRING)]
    left = [entries(ended(plan, MAY, SPRING)) for plan in plans(SPRING)]
    found = closed(contents(own), contents(left), SPRING, each=True)
    assert set(found.members) == {"ama", "ben", "cem", "dev"}
    assert [len(one.starts) for one in found.members["cem"]] == [4]


def test_reminders_that_no_file_takes_away_are_counted() -> None:
    """Meetings are taken away, a day's entry is not."""
    reminders = tuple(
        Reminder(uid=f"{name}@circlekit", day=MAY, summary=name, description="") for name in "ab"
    )
    [meeting] = entries(plans(SPRING)[0])
    before = Contents(circles=(), coordinator=(*reminders, meeting))
    assert reminders_gone(before, Contents(circles=(), coordinator=reminders[:1])) == 1


def test_only_files_that_say_something_new_are_kept() -> None:
    """One is as people have it, one has a new version, and one nobody ever had."""
    now = datetime(2027, 5, 1, tzinfo=UTC)
    own = [entry for plan in plans(SPRING) for entry in entries(plan)]
    [left] = entries(ended(plans(SPRING)[1], MAY, SPRING))
    previous = stamped(own, {}, now)
    after = stamped([own[0], left], previous, now)
    files = {name: f"UID:{uid}".encode() for name, uid in (("one", own[0].uid), ("two", left.uid))}
    assert list(changed_files({**files, "new": b"UID:x@circlekit"}, after, previous)) == ["two"]
