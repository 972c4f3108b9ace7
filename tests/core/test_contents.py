"""Which entries each calendar of a cohort holds."""

from __future__ import annotations

from datetime import date

from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series
from circlekit.core.contents import Contents, of_members
from circlekit.core.model import Circle, Cohort
from tests.core.coordinating.builders import AMA, BEN, CEM, DEV, ONE, TWO, announced, cohort, plans

LEADS = Circle(id="leads", name="Leads", members=("ama", "dev"))
REMINDER = Reminder(uid="r@circlekit", day=date(2027, 1, 5), summary="Nudge", description="Text")


def single(name: str, about: Cohort) -> Series:
    """Return an entry on 12 January, as a share-out or a meeting of leads is."""
    ((first, *_), *_) = announced(plans(about), about)
    return Series(
        uid=name, summary=name, description="Text", contact="", link=None, timezone="Europe/London",
        start=960, minutes=60, rule=None, starts=first.starts[:1],
    )  # fmt: skip


def whole(about: Cohort) -> Contents:
    """Return what all calendars hold."""
    circles = tuple(zip((ONE, TWO), announced(plans(about), about), strict=True))
    share_outs, leads = (single("share-out", about),), ((LEADS, (single("leads", about),)),)
    members = dict(of_members(circles, share_outs, leads, about))
    return Contents(
        circles=circles, share_outs=share_outs, leads=leads, coordinator=(REMINDER,), members=members
    )


def named(entries: tuple[Series | Reminder, ...]) -> list[str]:
    return [entry.summary for entry in entries]


def test_the_community_has_all_circles_and_the_share_outs() -> None:
    """Not the leads' meetings, which are among themselves, and not what the coordinator has to do."""
    assert named(whole(cohort()).community) == [
        "Circle 1 · Spring 2027", "Circle 2 · Spring 2027", "share-out",
    ]  # fmt: skip


def test_the_coordinator_has_what_is_not_of_one_circle() -> None:
    """The meetings of the circles are in the community's calendar."""
    assert named(whole(cohort()).of_coordinator) == ["leads", "share-out", "Nudge"]


def test_every_entry_is_there_once() -> None:
    """Two circles, a share-out, the leads' meeting and one thing to do."""
    uids = [entry.uid for entry in whole(cohort()).every]
    assert len(uids) == len(set(uids)) == 5


def test_a_member_has_their_circle_the_share_outs_and_as_a_lead_the_leads_meetings() -> None:
    """Ama leads Circle 1, and Dev Circle 2."""
    found = {handle: named(own) for handle, own in whole(cohort()).members.items()}
    assert found == {
        "ama": ["Circle 1 · Spring 2027", "share-out", "leads"],
        "ben": ["Circle 1 · Spring 2027", "share-out"],
        "dev": ["Circle 2 · Spring 2027", "share-out", "leads"],
        "cem": ["Circle 2 · Spring 2027", "share-out"],
    }


def test_whoever_joins_later_has_nothing_of_before() -> None:
    """The share-out was on 12 January; Ben joins on the next day."""
    late = BEN.model_copy(update={"joins": date(2027, 1, 13)})
    found = whole(cohort(participants=(AMA, late, CEM, DEV))).members["ben"]
    assert named(found) == ["Circle 1 · Spring 2027"]
    assert f"{found[0].starts[0]:%m-%d}" == "02-09"
