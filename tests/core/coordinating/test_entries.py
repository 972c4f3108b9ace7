"""The entries of the coordinator's calendar."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.coordinating.duties import Task
from circlekit.core.coordinating.entries import known_beforehand, nudges, tasks
from circlekit.core.coordinating.wording import Wording
from circlekit.core.model import Changes, Slot
from circlekit.core.nudging.messages import Wording as WordingOf
from circlekit.core.nudging.messages import needs
from circlekit.core.nudging.scene import Voice
from circlekit.core.nudging.wording import CIRCLE
from circlekit.core.speech import Speech

from .builders import PROCESS, THURSDAYS, TUESDAYS, cohort, plans

TASKS = {task: Wording(f"{task} $cohort", "Body for $cohort") for task in Task}
VOICES = {"en": Voice(Speech(), PROCESS)}


def nudged(tuesdays: Slot = TUESDAYS, text: str = "$circle on $date", **more: Any) -> list[Reminder]:
    """Return the entries of all messages; each has ``text`` after its moment."""
    about = cohort(**more)
    scenes = known_beforehand(about, plans(about, tuesdays, THURSDAYS))
    wanted = {needed for scene in scenes for needed in needs(scene)}
    words = {needed: WordingOf("en", f"{needed.moment}: {text}", "x") for needed in wanted}
    return list(nudges(about, scenes, words, {"c1": VOICES, "c2": VOICES}))


def test_every_message_that_is_known_beforehand_is_an_entry_on_its_day() -> None:
    """Six and seven meetings with five messages each; three before the first, one after the last."""
    found = nudged()
    assert len(found) == 13 * 5 + 2 * 4
    assert [(entry.day.isoformat(), entry.summary) for entry in found if "Circle 1" in entry.summary][:9] == [
        ("2026-12-27", "Nudge Circle 1: welcome the lead"),
        ("2026-12-29", "Nudge Circle 1: welcome"),
        ("2027-01-02", "Nudge Circle 1: our word to each other"),
        ("2027-01-05", "Nudge Circle 1: a week before"),
        ("2027-01-09", "Nudge Circle 1: RSVP"),
        ("2027-01-11", "Nudge Circle 1: the day before"),
        ("2027-01-12", "Nudge Circle 1: ask the lead who was there"),
        ("2027-01-13", "Nudge Circle 1: thanks"),
        ("2027-02-02", "Nudge Circle 1: a week before"),
    ]


def test_the_draft_is_inside() -> None:
    """That of the circle, or that of the lead."""
    texts = {entry.summary: entry.description for entry in nudged() if entry.day.isoformat() < "2027-01-13"}
    assert texts["Nudge Circle 1: RSVP"] == "rsvp: Circle 1 on Tuesday 12 January 2027\n"
    assert texts["Nudge Circle 1: welcome the lead"] == "lead_welcome: Circle 1 on Tuesday 12 January 2027\n"


def test_a_share_out_is_announced_in_an_entry_of_each_circle_that_tells() -> None:
    """Circle 1 tells at the first, Circle 2 at the second; each has a name of its own."""
    found = nudged(share_outs={"at": ["2027-03-16 17:00", "2027-06-15 17:00"]})
    told = [(entry.day.isoformat(), entry.summary) for entry in found if "share-out" in entry.summary]
    assert told == [("2027-03-06", "Nudge Circle 1: share-out"), ("2027-06-05", "Nudge Circle 2: share-out")]
    assert len({entry.uid for entry in found}) == len(found)


def test_every_entry_has_a_name_of_its_own_that_stays() -> None:
    """Twice the same cohort gives the same names, none of them twice."""
    names = [entry.uid for entry in (*nudged(), *tasks(cohort(), plans(cohort()), TASKS))]
    assert len(set(names)) == len(names)
    assert names == [entry.uid for entry in (*nudged(), *tasks(cohort(), plans(cohort()), TASKS))]


def test_a_moved_meeting_keeps_its_entries() -> None:
    """Its eight from 12 to 19 January: the same names, seven days later."""
    moved = Changes(moved={date(2027, 1, 12): datetime(2027, 1, 19, 16)})
    before = {entry.uid: entry for entry in nudged()}
    after = {entry.uid: entry for entry in nudged(TUESDAYS.model_copy(update={"changes": moved}))}
    assert before.keys() == after.keys()
    changed = [uid for uid in before if before[uid].day != after[uid].day]
    assert [(after[uid].day - before[uid].day).days for uid in changed] == [7] * 8


def test_a_skipped_meeting_takes_no_others_entries() -> None:
    """The five of 9 February are missing, and all others are as they were."""
    skipped = Changes(skipped=(date(2027, 2, 9),))
    before = {entry.uid: entry for entry in nudged()}
    rest = {entry.uid for entry in nudged(TUESDAYS.model_copy(update={"changes": skipped}))}
    assert rest < before.keys()
    days = sorted(before[uid].day.isoformat() for uid in before.keys() - rest)
    assert days == ["2027-02-02", "2027-02-06", "2027-02-08", "2027-02-09", "2027-02-10"]


def test_each_task_is_an_entry() -> None:
    """Four of the cohort, three talks of one circle and four of the other."""
    found = list(tasks(cohort(), plans(cohort()), TASKS))
    assert len(found) == 11
    assert (found[0].day, found[0].summary) == (date(2026, 12, 28), "host_training Spring 2027")
    assert found[0].description == "Body for Spring 2027\n"


def test_a_long_draft_is_cut() -> None:
    """Some calendars keep no more than 8 kB of a text."""
    (first, *_) = nudged(text="word " * 3000)
    assert len(first.description.encode()) <= MOST_OCTETS
    assert first.description.endswith("…")


@pytest.mark.parametrize("word", ["@", "secret"])
def test_no_address_and_no_need_is_in_a_message(word: str) -> None:
    """With every placeholder of a circle's message filled in."""
    every = "\n".join(f"$${name} ${name}" for name in sorted(CIRCLE))
    for entry in nudged(text=every):
        assert word not in entry.description + entry.summary
