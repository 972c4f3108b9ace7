"""The entries of the coordinator's calendar."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.coordinating.duties import Task
from circlekit.core.coordinating.entries import nudges, tasks
from circlekit.core.coordinating.wording import Wording
from circlekit.core.model import Changes, Slot
from circlekit.core.nudging.moments import Moment

from .builders import PROCESS, THURSDAYS, TUESDAYS, cohort, plans

WORDS = {moment: f"{moment}: $circle on $date" for moment in Moment}
TASKS = {task: Wording(f"{task} $cohort", "Body for $cohort") for task in Task}


def nudged(tuesdays: Slot = TUESDAYS, words: dict[Moment, str] = WORDS) -> list[Reminder]:
    """Return the entries of all messages."""
    return list(nudges(cohort(), plans(cohort(), tuesdays, THURSDAYS), words, PROCESS))


def test_every_message_is_an_entry_on_its_day_with_the_draft_inside() -> None:
    """Six and seven meetings with three messages each; the first is due a week before 12 January."""
    found = nudged()
    assert len(found) == 39
    assert (found[0].day, found[0].summary) == (date(2027, 1, 5), "Nudge Circle 1: a week before")
    assert found[0].description == "week_before: Circle 1 on Tuesday 12 January 2027\n"
    assert {entry.summary for entry in found if "Circle 2" in entry.summary} == {
        "Nudge Circle 2: a week before", "Nudge Circle 2: RSVP", "Nudge Circle 2: the day before",
    }  # fmt: skip


def test_every_entry_has_a_name_of_its_own_that_stays() -> None:
    """Twice the same cohort gives the same names, none of them twice."""
    names = [entry.uid for entry in (*nudged(), *tasks(cohort(), plans(cohort()), TASKS))]
    assert len(set(names)) == len(names)
    assert names == [entry.uid for entry in (*nudged(), *tasks(cohort(), plans(cohort()), TASKS))]


def test_a_moved_meeting_keeps_its_entries() -> None:
    """From 12 to 19 January: the same names, seven days later; and a skipped one takes no other's name."""
    moved = Changes(moved={date(2027, 1, 12): datetime(2027, 1, 19, 16)})
    before = {entry.uid: entry for entry in nudged()}
    after = {entry.uid: entry for entry in nudged(TUESDAYS.model_copy(update={"changes": moved}))}
    assert before.keys() == after.keys()
    changed = [uid for uid in before if before[uid].day != after[uid].day]
    assert [(after[uid].day - before[uid].day).days for uid in changed] == [7, 7, 7]
    skipped = Changes(skipped=(date(2027, 1, 12),))
    rest = {entry.uid: entry for entry in nudged(TUESDAYS.model_copy(update={"changes": skipped}))}
    assert rest.keys() == before.keys() - changed


def test_each_task_is_an_entry() -> None:
    """Four of the cohort, three talks of one circle and four of the other."""
    found = list(tasks(cohort(), plans(cohort()), TASKS))
    assert len(found) == 11
    assert (found[0].day, found[0].summary) == (date(2026, 12, 28), "host_training Spring 2027")
    assert found[0].description == "Body for Spring 2027\n"


def test_a_long_draft_is_cut() -> None:
    """Some calendars keep no more than 8 kB of a text."""
    (first, *_) = nudged(words=dict.fromkeys(Moment, "word " * 3000))
    assert len(first.description.encode()) <= MOST_OCTETS
    assert first.description.endswith("…")


@pytest.mark.parametrize("word", ["@", "secret"])
def test_no_address_and_no_need_is_in_a_message(word: str) -> None:
    """With every placeholder of a circle's message filled in."""
    from circlekit.core.nudging.wording import CIRCLE

    every = "\n".join(f"${name}" for name in sorted(CIRCLE))
    for entry in nudged(words=dict.fromkeys(Moment, every)):
        assert word not in entry.description + entry.summary
