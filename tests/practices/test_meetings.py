"""Practices 15 and 23 to 34: what a meeting is made of, as commands show it."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.practices.conftest import SCHEDULE, Circle


def steps(circle: Circle, meeting: int, people: int = 7) -> dict[str, int]:
    """Return the minutes of each step of a run sheet, by its words."""
    sheets = circle.document("agenda", "c1", str(meeting))["sheets"]
    sheet = next(one for one in sheets if one["people"] == people)
    return {step["text"]: step["minutes"] for step in sheet["steps"]}


def roles(circle: Circle, meeting: int) -> dict[str, Any]:
    """Return who does what at a meeting."""
    found: dict[str, Any] = circle.document("agenda", "c1", str(meeting))["roles"]
    return found


def test_practice_15_every_meeting_begins_with_what_all_agreed_on(circle: Circle) -> None:
    """Purpose and principles are read aloud first, and they stand above the run sheet."""
    for meeting in range(1, 7):
        assert next(iter(steps(circle, meeting))).startswith("Welcome; read our purpose and principles aloud")
    page = circle.tell("agenda", "c1", "2")
    assert page.index("- What is said here stays here.") < page.index("## If 7 are here")


def test_practice_23_a_group_can_run_its_meeting_by_itself(circle: Circle) -> None:
    """Five steps with their minutes fill the hour, and what is more is inside the one about the question."""
    found = steps(circle, 2)
    assert len(found) == 5
    assert sum(found.values()) == 60


@pytest.mark.parametrize("process", ["troika-consulting", "peer-assist", "case-clinic", "wise-crowds"])
def test_practice_24_a_process_is_chosen_from_a_menu(circle: Circle, process: str) -> None:
    """One word from the list in the cohort file, and the run sheet is of that process."""
    menu = {one["name"]: one for one in circle.document("library", "list", "processes")["items"]}
    circle.change("process: case-clinic-short", f"process: {process}")
    circle.change("minutes: 60", "minutes: 120")
    (circle.folder / "schedule.yaml").write_text(SCHEDULE.replace("60", "120"), encoding="utf-8")
    found = circle.document("agenda", "c1", "2")["process"]
    assert found["summary"].startswith(menu[f"processes/{process}.yaml"]["about"].removesuffix("…"))
    assert any(words.startswith(f"{found['name']}: ") for words in steps(circle, 2))


def test_practice_25_most_of_a_meeting_is_advice_among_peers(circle: Circle) -> None:
    """Forty minutes of sixty are for one person's question."""
    assert steps(circle, 2)["Case clinic, short: one question"] == 40


def test_practices_27_and_28_everybody_says_how_it_goes_or_what_went_well(circle: Circle) -> None:
    """A minute for each who is here, whether seven or five; it opens the meeting, after the welcome."""
    for people in (7, 5):
        words, minutes = list(steps(circle, 2, people).items())[1]
        assert words.startswith("Good news or an update, one minute each")
        assert minutes == people


def test_practice_29_a_meeting_closes_with_what_each_takes_along(circle: Circle) -> None:
    """Only the next date comes after it."""
    *_, closing, last = steps(circle, 2)
    assert closing == "Closing question, in a sentence each: what do you take with you?"
    assert last.startswith("Next date")


def test_practice_30_whoever_is_next_is_asked_for_what_keeps_them_awake(circle: Circle) -> None:
    """A week before, in their own message and in nobody else's."""
    [next_one] = roles(circle, 2)["case_givers"]
    drafts = circle.drafts("2027-02-02", "week_before")
    asked = {name for name, text in drafts.items() if "keeps you up at night" in text}
    assert asked == {f"{next_one}.eml"}


def test_practice_31_members_open_in_turn(circle: Circle) -> None:
    """Six meetings have six openers, each told so a week before."""
    openers = [roles(circle, meeting)["opener"] for meeting in range(1, 7)]
    assert len(set(openers)) == 6
    drafts = circle.drafts("2027-03-02", "week_before")
    assert [name.partition(".")[0] for name, text in drafts.items() if "You open" in text] == [openers[2]]


def test_practice_32_an_hour_without_time_for_each_other_is_pointed_out(circle: Circle) -> None:
    """Seven people need 58 minutes: 5 of welcome, 7 of news, 38 of clinic, 6 of closing, 2 for the date."""
    circle.change("minutes: 60", "minutes: 58")
    assert "(practice 32)" not in circle.tell("check")
    circle.change("minutes: 58", "minutes: 57")
    assert "no time for personal news beside Case clinic, short (practice 32)" in circle.tell("check")


def test_practice_33_helping_each_other_alternates_with_new_ideas(circle: Circle) -> None:
    """The third meeting has a topic in place of a question, and the circle reads of it a week before."""
    circle.change("video:", "inputs: {3: What soil remembers}, video:")
    kinds = [circle.document("agenda", "c1", str(meeting))["meant"] for meeting in (2, 3, 4)]
    assert kinds == ["working", "input", "working"]
    assert "What soil remembers" in circle.drafts("2027-03-02", "week_before")["circle.md"]


def test_practice_34_a_circle_decides_how_it_works(circle: Circle) -> None:
    """Another process and an agreement of its own are on its run sheet and in its calendar."""
    own = "circles: {c1: {process: troika-consulting, agreements: [Cameras are a choice.]}}\nparticipants:"
    circle.change("participants:", own)
    page = circle.tell("agenda", "c1", "2")
    entry, *_ = circle.calendar("01-circle-1.ics")
    for text in (page, entry.text):
        assert "Troika consulting" in text
        assert "Cameras are a choice." in text
        assert "Case clinic" not in text


def test_practice_34_a_circle_decides_when_it_meets(circle: Circle) -> None:
    """It agreed on another date: whoever looks is given the command that moves the meeting."""
    circle.tell("log", "c1", "1", "--all-present", "--next", "2027-02-16", "--today", "2027-01-13")
    signs = circle.document("status", "--today", "2027-01-14")["circles"][0]["signs"]
    [command] = [sign["command"] for sign in signs if sign["command"]]
    _, *argv = shlex.split(command)
    circle.tell(*argv, "--today", "2027-01-14")
    assert circle.document("agenda", "c1", "2")["start"] == "2027-02-16T16:00:00Z"
