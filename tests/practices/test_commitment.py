"""Practices 38 to 42: what people promise, and to whom."""

from __future__ import annotations

from tests.practices.conftest import Circle


def test_practice_38_the_time_it_takes_is_said_before_anybody_promises(circle: Circle) -> None:
    """Six meetings of an hour, in the circle's message and in each member's, by mail or by telephone."""
    drafts = circle.drafts("2026-12-29", "welcome")
    hours = "6 meetings of 60 minutes, 6 hours in all"
    assert {name for name, text in drafts.items() if hours in text} >= {"circle.md", "ben.eml"}
    assert hours in circle.drafts("2027-01-02", "commitment")["circle.md"]


def test_practice_39_what_is_expected_between_meetings_is_said(circle: Circle) -> None:
    """To each member in the welcome; a cohort that expects nothing has no line about it."""
    line = "Between meetings: Tell one colleague what you tried."
    assert line in circle.drafts("2026-12-29", "welcome")["ben.eml"]
    circle.change("between_meetings: Tell one colleague what you tried.\n", "")
    assert "Between meetings" not in circle.drafts("2026-12-29", "welcome")["ben.eml"]


def test_practice_40_members_promise_to_each_other(circle: Circle) -> None:
    """One message to the circle asks for it, ten days before the first meeting; nobody is asked alone."""
    drafts = circle.drafts("2027-01-02", "commitment")
    assert list(drafts) == ["circle.md"]
    assert "in our own words, so that we can count on each other" in drafts["circle.md"]


def test_practice_41_it_is_known_who_has_promised(circle: Circle) -> None:
    """Whoever has not is told to the coordinator alone, and asked once more after the first meeting."""
    circle.tell("log", "c1", "--committed", "amina,ben,chi,dan,eva,fay", "--today", "2027-01-11")
    circle.tell("log", "c1", "1", "--all-present", "--today", "2027-01-12")
    members = circle.document("status", "--today", "2027-01-16")["circles"][0]["members"]
    assert [member["id"] for member in members if not member["committed"]] == ["gus"]
    assert list(circle.drafts("2027-01-16", "commitment_again")) == ["gus.sms.txt"]


def test_practice_42_at_the_end_people_choose_now_or_the_next_time(circle: Circle) -> None:
    """Gus would rather wait: he is in no circle of the next cohort, and still among its people."""
    circle.change("size: 7", "size: 6-8")
    (circle.folder / "answers.yaml").write_text("defer: [gus]\n", encoding="utf-8")
    [found] = circle.document("rotate", "--to", "next", "--today", "2027-07-01")["circles"]
    assert sorted(found["members"]) == ["amina", "ben", "chi", "dan", "eva", "fay"]
    assert "gus" in (circle.folder / "next" / "people.csv").read_text(encoding="utf-8")
