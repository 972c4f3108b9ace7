"""Practices 35, 65 to 72, 90, 106 and 108: how those are looked after who look after circles."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from tests.practices.conftest import Circle


def titled(circle: Circle, words: str) -> dict[str, str]:
    """Return the coordinator's entries whose title begins with some words: their text by their day."""
    entries = circle.calendar("coordinator.ics")
    return {entry.day: entry.text for entry in entries if entry.title.startswith(words)}


def test_practice_35_hosts_are_prepared(circle: Circle) -> None:
    """Two weeks before the start there is a training, and each lead reads what to do when it is hard."""
    assert list(titled(circle, "Host training")) == ["2026-12-28"]
    [welcome] = circle.drafts("2026-12-27", "lead_welcome").values()
    hard = welcome.partition("When it does not go as planned:")[2].partition("need not do:")[0]
    assert hard.count("\n- ") == 7


def test_practice_65_every_circle_has_a_lead(circle: Circle) -> None:
    """Of seven people one is willing, and leads; where nobody is, check says so."""
    (circle.folder / "circles.yaml").unlink()
    [found] = circle.document("match", "--dry-run")["circles"]
    assert found["lead"] == "amina"
    circle.change(", lead: yes", "")
    assert "(practice 66)" in circle.tell("check")


def test_practice_67_a_lead_knows_what_the_role_is(circle: Circle) -> None:
    """To look after purpose, principles, process and promises: sixteen days before, to them alone."""
    drafts = circle.drafts("2026-12-27", "lead_welcome")
    assert list(drafts) == ["amina.eml"]
    for word in ("purpose", "principles", "Case clinic, short", "promised each other"):
        assert word in drafts["amina.eml"].partition("What a lead of Circle 1 does:")[2]


def test_practice_68_each_lead_is_talked_with_alone(circle: Circle) -> None:
    """After the first, third and fifth of six meetings, in the coordinator's calendar."""
    assert list(titled(circle, "Check-in: Amina Diallo")) == ["2027-01-13", "2027-03-10", "2027-05-12"]


def test_practice_70_leads_are_thanked_for_their_time(circle: Circle) -> None:
    """Two days after the last meeting, each in a message of their own."""
    drafts = circle.drafts("2027-06-10", "thanks_lead")
    assert list(drafts) == ["amina.eml"]
    assert "in your own time, and that carried it. Thank you." in drafts["amina.eml"]


def test_practice_72_the_coordinators_own_minutes_are_counted(circle: Circle) -> None:
    """Fewer messages are a lighter term, and that can be seen before anything is sent."""
    whole = circle.document("status", "--today", "2027-01-04")["load"]
    circle.change("coordinator:", "nudges: {rsvp: no, day_before: no}\ncoordinator:")
    lighter = circle.document("status", "--today", "2027-01-04")["load"]
    assert whole["week"] > lighter["week"] > 0
    assert whole["term"] > lighter["term"] > 0
    assert "Your part: about" in circle.tell("status", "--today", "2027-01-04")


def test_practice_90_the_coordinator_stays_with_a_circle(circle: Circle) -> None:
    """From two weeks before the start to the end there is something to do for it every four weeks."""
    named = {date.fromisoformat(entry.day) for entry in circle.calendar("coordinator.ics")}
    days = sorted({date(2026, 12, 28), *named, date(2027, 7, 9)})
    assert max(later - earlier for earlier, later in pairwise(days)) <= timedelta(weeks=4)


def test_practice_106_the_calendar_reminds_the_coordinator_with_the_text_inside(circle: Circle) -> None:
    """What there is to paste three days before a meeting is what nudge writes on that day."""
    draft = circle.drafts("2027-02-06", "rsvp")["circle.md"]
    assert draft.strip() in titled(circle, "Nudge Circle 1: RSVP")["2027-02-06"]


def test_practice_108_hosts_are_taught_before_every_cohort(circle: Circle) -> None:
    """A cohort that starts half a year later has a training of its own, two weeks before."""
    assert "2026-12-28" in titled(circle, "Host training")
    circle.change("starts: 2027-01-11", "starts: 2027-02-08")
    slots = circle.folder / "schedule.yaml"
    slots.write_text(slots.read_text(encoding="utf-8").replace("2027-01-12", "2027-02-09"), encoding="utf-8")
    assert list(titled(circle, "Host training")) == ["2027-01-25"]
