"""Practices 82 to 91 and 105: who is asked, reminded, missed and cared for."""

from __future__ import annotations

import pytest

from tests.practices.conftest import Circle

ALL = "amina,ben,chi,dan,eva,fay,gus"


def meet(circle: Circle, number: int, *facts: str) -> None:
    """Write down a meeting, on the day after the last one of the six."""
    circle.tell("log", "c1", str(number), *facts, "--today", "2027-06-09")


def without(circle: Circle, numbers: range, *away: str) -> None:
    """Write down meetings at which some had not said a word, and all others were there."""
    for number in numbers:
        meet(circle, number, "--all-present", "--no-word", ",".join(away))


def test_practice_82_a_few_days_before_it_is_asked_who_comes(circle: Circle) -> None:
    """Three days before, each who has not replied; a reply by then is not asked for again."""
    circle.tell("log", "c1", "1", "--yes", "amina,ben,chi,dan", "--no", "eva", "--today", "2027-01-08")
    drafts = circle.drafts("2027-01-09", "rsvp")
    assert set(drafts) == {"circle.md", "fay.eml", "gus.sms.txt"}
    assert "Can you come?" in drafts["fay.eml"]


def test_practice_83_it_is_asked_out_of_respect_for_the_lead(circle: Circle) -> None:
    """Who gives her own time is named to everybody but herself, in the circle's message and in each mail."""
    drafts = circle.drafts("2027-01-09", "rsvp")
    thanked = {name for name, text in drafts.items() if "Amina Diallo prepares this meeting" in text}
    assert thanked == {"circle.md", "ben.eml", "chi.eml", "dan.eml", "eva.eml", "fay.eml"}


def test_practice_84_a_week_before_there_are_agenda_and_readings(circle: Circle) -> None:
    """Each member reads every minute of the hour, and what to look at before."""
    text = circle.drafts("2027-02-02", "week_before")["ben.eml"]
    assert "- 12–52 min: Case clinic, short: one question" in text
    assert "- https://example.org/one-page" in text


def test_practice_85_the_calendar_entry_says_what_was_agreed(circle: Circle) -> None:
    """Purpose, principles, commitment and the way to work, with its link."""
    entry, *_ = circle.calendar("01-circle-1.ics")
    for agreed in (
        "To get advice on our own questions from people who know the work.",
        "Everyone has a voice.",
        "We come to every meeting we can",
        "https://www.u-school.org/case-clinic",
    ):
        assert agreed in entry.text


def test_practice_86_it_is_said_again_before_every_meeting(circle: Circle) -> None:
    """Six times a member reads what it is for, and each entry of the calendar rings by itself."""
    circle.tell("nudge", "--all", "--today", "2026-12-20", "--moment", "week_before")
    pages = (circle.folder / "nudges").glob("*-week-before/circle.md")
    said = [page for page in pages if "To get advice on our own" in page.read_text(encoding="utf-8")]
    assert len(said) == 6
    assert all(entry.alarms for entry in circle.calendar("01-circle-1.ics"))


def test_practice_87_whoever_was_away_once_gets_the_notes_and_nothing_else(circle: Circle) -> None:
    """One warm message, once there is room for one, without a question; the lead is not told to act."""
    circle.change("coordinator:", "nudges: {day_before: no}\ncoordinator:")
    without(circle, range(1, 2), "ben")
    drafts = circle.drafts("2027-01-14", "missed")
    assert list(drafts) == ["ben.eml"]
    assert "The notes are with Amina Diallo" in drafts["ben.eml"]
    assert "?" not in drafts["ben.eml"]
    assert circle.document("status", "--today", "2027-01-14")["people"] == []


def test_practice_88_whoever_stays_away_for_several_is_offered_a_rest(circle: Circle) -> None:
    """After three in a row, by the coordinator to them alone; after two the lead says hello instead."""
    without(circle, range(1, 3), "ben")
    assert list(circle.drafts("2027-02-11", "hello")) == ["amina.eml"]
    without(circle, range(3, 4), "ben")
    assert list(circle.drafts("2027-03-11", "hello")) == []
    assert list(circle.drafts("2027-03-11", "step_back")) == ["ben.eml"]


@pytest.mark.parametrize(
    ("facts", "concern"),
    [
        (("--present", "amina,ben,chi", "--no-word", "dan,eva,fay,gus"), "thin"),
        (("--all-present", "--pulse", "2"), "pulse"),
        (("--did-not-meet",), "cancelled"),
    ],
    ids=["no-shows", "tired", "fell through"],
)
def test_practice_89_early_signs_are_seen(circle: Circle, facts: tuple[str, ...], concern: str) -> None:
    """After one meeting, in the look at all circles and with something to do."""
    meet(circle, 1, *facts)
    [found] = circle.document("status", "--today", "2027-01-15")["circles"]
    assert concern in [sign["concern"] for sign in found["signs"]]
    assert all(sign["do"] for sign in found["signs"])


def test_practice_89_late_cancellations_are_seen(circle: Circle) -> None:
    """Two who had said yes and sent apologies on the day, at both of the last meetings."""
    for number in (1, 2):
        circle.tell("log", "c1", str(number), "--yes", ALL, "--today", "2027-01-01")
        meet(circle, number, "--all-present", "--apologies", "dan,eva")
    [found] = circle.document("status", "--today", "2027-02-11")["circles"]
    assert "late cancels" in [sign["concern"] for sign in found["signs"]]


def test_practice_89_silence_is_seen(circle: Circle) -> None:
    """The first meeting was written down, the next two were not."""
    meet(circle, 1, "--all-present")
    [found] = circle.document("status", "--today", "2027-03-15")["circles"]
    assert "silent" in [sign["concern"] for sign in found["signs"]]


def test_practice_91_after_one_meeting_that_fell_through_it_is_time_to_act(circle: Circle) -> None:
    """The circle needs care now, and a message to it is due on the next day."""
    meet(circle, 1, "--did-not-meet")
    [found] = circle.document("status", "--today", "2027-01-13")["circles"]
    assert found["care"] == "now"
    assert list(circle.drafts("2027-01-13", "circle_quiet")) == ["circle.md"]


def test_practice_105_whoever_lives_by_no_calendar_is_reached_by_telephone(circle: Circle) -> None:
    """The same reminder in a few words, for the member whose channel is SMS."""
    drafts = circle.drafts("2027-01-11", "day_before")
    assert "Subject" not in drafts["gus.sms.txt"]
    assert 0 < len(drafts["gus.sms.txt"]) < 300
    assert "16:00" in drafts["gus.sms.txt"]
