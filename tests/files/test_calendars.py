"""The calendar files of a cohort, by their paths."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from typing import Any

from icalendar import Calendar

from circlekit.core.alumni_meetings import alumni_entries
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.contents import Contents, of_members
from circlekit.core.model import Circle, Cohort
from circlekit.files.calendars import Calendars, calendar_files
from tests.core.coordinating.builders import AMA, BEN, CEM, DEV, ONE, TWO, announced, cohort, plans

FIRST, LATER = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 2, 1, tzinfo=UTC)
LEADS = Circle(id="leads", name="Leads", members=["ama", "cem"])
REMINDER = Reminder(uid="r@circlekit", day=date(2027, 1, 5), summary="Nudge", description="Text")


def contents(about: Cohort, *, each: bool = True, **more: Any) -> Contents:
    circles = tuple(zip((ONE, TWO), announced(plans(about), about), strict=True))
    members = dict(of_members(circles, (), (), about)) if each else {}
    return Contents(circles=circles, coordinator=(REMINDER,), members=members, **more)


def written(about: Cohort, before: Calendars | None = None, now: datetime = FIRST) -> Calendars:
    return calendar_files(contents(about), about, before.remembered if before else {}, now)


def entries(files: dict[str, bytes], path: str) -> list[tuple[str, int, str]]:
    """Return name, SEQUENCE and DTSTAMP of the entries in a file."""
    found = Calendar.from_ical(files[path]).events
    return [(str(one["SUMMARY"]), int(one["SEQUENCE"]), f"{one.DTSTAMP:%m-%d %H:%M:%S}") for one in found]


def test_each_reader_has_a_file() -> None:
    """Two circles, the community, the coordinator, and four members; no leads without their meetings."""
    assert sorted(written(cohort()).files) == [
        "calendar/01-circle-1.ics", "calendar/02-circle-2.ics", "calendar/community.ics",
        "calendar/coordinator.ics", "calendar/members/ama.ics", "calendar/members/ben.ics",
        "calendar/members/cem.ics", "calendar/members/dev.ics",
    ]  # fmt: skip
    alone = calendar_files(contents(cohort(), each=False), cohort(), {}, FIRST)
    assert len(alone.files) == 4


def test_leads_have_one_if_they_meet() -> None:
    """With a name of its own; the community does not see it."""
    (entry,), _ = announced(plans(cohort()), cohort())
    (second,) = announced(plans(cohort(id="other")), cohort(id="other"))[0]
    files = calendar_files(contents(cohort(), leads=((LEADS, (second,)),)), cohort(), {}, FIRST).files
    assert b"\r\nNAME:Leads \xc2\xb7 Spring 2027\r\n" in files["calendar/leads.ics"]
    assert second.uid.encode() in files["calendar/coordinator.ics"]
    assert second.uid.encode() not in files["calendar/community.ics"]
    assert entry.uid.encode() not in files["calendar/leads.ics"]


def test_several_circles_of_leads_have_a_file_each() -> None:
    """And whoever leads has their own in their own calendar, nobody else's."""
    about = cohort()
    circles = tuple(zip((ONE, TWO), announced(plans(about), about), strict=True))
    (first,), (second,) = announced(plans(about), cohort(id="other"))
    leads = tuple(
        (Circle(id=f"leads-{number}", name=f"Leads {number}", members=[circle.lead]), (entry,))
        for number, circle, entry in ((1, ONE, first), (2, TWO, second))
    )
    members = dict(of_members(circles, (), leads, about))
    files = calendar_files(Contents(circles=circles, leads=leads, members=members), about, {}, FIRST).files
    assert first.uid.encode() in files["calendar/leads-1.ics"]
    assert second.uid.encode() in files["calendar/leads-2.ics"]
    holders = {path for path in files if second.uid.encode() in files[path]}
    assert holders == {"calendar/leads-2.ics", f"calendar/members/{TWO.lead}.ics"}


def test_former_members_have_one_if_they_meet() -> None:
    """It is for them and the coordinator; no member sees it."""
    about = cohort(alumni={"at": ["2027-09-07 17:00"]})
    [meeting] = alumni_entries(about)
    files = calendar_files(contents(about, alumni=(meeting,)), about, {}, FIRST).files
    with_it = [path for path, content in files.items() if meeting.uid.encode() in content]
    assert with_it == ["calendar/alumni.ics", "calendar/coordinator.ics"]


def test_an_entry_has_one_uid_in_all_its_files() -> None:
    """Whoever takes up the circle's, the community's and their own has it once."""
    files = written(cohort()).files
    uids = [
        {str(event["UID"]) for event in Calendar.from_ical(files[f"calendar/{name}.ics"]).events}
        for name in ("01-circle-1", "community", "members/ama")
    ]
    assert len(uids[0]) == 1
    assert uids[0] == uids[2] < uids[1]


def test_a_later_day_changes_no_byte_while_nothing_else_changes() -> None:
    """What is past or to come makes no difference."""
    first = written(cohort())
    assert written(cohort(), first, LATER).files == first.files


def test_a_change_is_stamped_in_every_file_that_shows_it() -> None:
    """Ben lives in Dublin now: his circle's text changes, and that of its members; no meeting does."""
    first = written(cohort())
    moved = BEN.model_copy(update={"timezone": "Europe/Dublin"})
    second = written(cohort(participants=(AMA, moved, CEM, DEV)), first, LATER)
    changed = {path for path in first.files if first.files[path] != second.files[path]}
    assert changed == {
        "calendar/01-circle-1.ics", "calendar/community.ics", "calendar/members/ama.ics",
        "calendar/members/ben.ics",
    }  # fmt: skip
    assert entries(second.files, "calendar/community.ics") == [
        ("Circle 1 · Spring 2027", 0, "02-01 00:00:00"),
        ("Circle 2 · Spring 2027", 0, "12-01 00:00:00"),
    ]


def test_another_day_of_joining_changes_that_members_file_alone() -> None:
    """Its meetings are others now, so its SEQUENCE is counted."""
    first = written(cohort())
    late = BEN.model_copy(update={"joins": date(2027, 2, 1)})
    second = written(cohort(participants=(AMA, late, CEM, DEV)), first, LATER)
    changed = {path for path in first.files if first.files[path] != second.files[path]}
    assert changed == {"calendar/members/ben.ics"}
    assert entries(second.files, "calendar/members/ben.ics") == [
        ("Circle 1 · Spring 2027", 1, "02-01 00:00:00")
    ]


def test_whoever_joins_after_the_last_meeting_has_no_file() -> None:
    """A calendar without an entry would only puzzle."""
    late = BEN.model_copy(update={"joins": date(2027, 7, 1)})
    assert "calendar/members/ben.ics" not in written(cohort(participants=(AMA, late, CEM, DEV))).files


def test_a_handle_that_no_disk_takes_has_a_number() -> None:
    """Windows takes «con» for a device."""
    odd = BEN.model_copy(update={"id": "con"})
    about = cohort(participants=(AMA, odd, CEM, DEV))
    circle = ONE.model_copy(update={"members": ("ama", "con")})
    whole = contents(cohort())
    held = Contents(circles=((circle, whole.circles[0][1]),), members={"con": whole.circles[0][1]})
    assert "calendar/members/01-con.ics" in calendar_files(held, about, {}, FIRST).files


def test_nobodys_address_and_no_need_is_in_any_file() -> None:
    """Not even the coordinator's."""
    for content in written(cohort()).files.values():
        text = content.replace(b"\r\n ", b"")
        assert b"@example.org" not in text
        assert b"secret" not in text


def test_stamps_of_what_is_gone_are_remembered() -> None:
    """A member's file that is written again goes on counting."""
    first = written(cohort())
    alone = calendar_files(contents(cohort(), each=False), cohort(), first.remembered, LATER)
    assert alone.remembered == first.remembered
    assert written(cohort(), alone, LATER).files == first.files


def test_files_come_in_a_fixed_order() -> None:
    """Circles by their number, then what is shared, then members as their circles have them."""
    found = list(written(cohort()).files)
    shared = found[:4]
    assert all(one < other for one, other in pairwise(shared))
    assert found[4:] == [f"calendar/members/{handle}.ics" for handle in ("ama", "ben", "dev", "cem")]
