"""The changes in schedule.yaml: written in one order, read back equal, every slip with its place."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from circlekit.core.model import Changes, Circle, Cohort, Participant, Slot
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.change_doubts import change_problems
from circlekit.core.scheduling.changing import settled, with_changes
from circlekit.core.scheduling.meetings import meetings
from circlekit.files.changes import change_lines, read_changes
from circlekit.files.located import read_yaml
from circlekit.files.records import Record
from circlekit.files.schedules import read_schedule, write_schedule

pytestmark = pytest.mark.long

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
    participants=[Participant(id="ben", name="Ben", timezone="Europe/London", available=["Tue 9:00-21:00"])],
)  # fmt: skip
CIRCLES = (
    Circle(id="c1", name="Circle 1", members=["ben"]),
    Circle(id="c2", name="Circle 2", members=["ben"]),
)
HEAD = """\
cohort: spring-2027
slots:
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
  c2: {first: 2027-01-19, weekday: Tue, week: 3, start: "16:00", minutes: 60, timezone: Europe/London}
"""
CHANGES = """\
changes:
  # Circle 2: 16 March is moved to Tuesday 23 March, 17:00.
  # Circle 2: 20 April is skipped.
  # Circle 2: 18 May is in person: Friends House, London.
  # Circle 2: No meetings from Tuesday 1 June on.
  c2:
    moved:
      2027-03-16: "2027-03-23 17:00"
    skipped: [2027-04-20]
    places:
      2027-05-18: "Friends House, London"
    cancelled: 2027-06-01
"""
READ = Changes(
    moved={"2027-03-16": "2027-03-23T17:00"},
    skipped=["2027-04-20"],
    places={"2027-05-18": "Friends House, London"},
    cancelled="2027-06-01",
)


def read(tmp_path: Path, text: str) -> tuple[Slot, ...]:
    path = tmp_path / "schedule.yaml"
    path.write_text(text, encoding="utf-8")
    return read_schedule(path, "schedule.yaml", COHORT, CIRCLES).slots


def problems(tmp_path: Path, text: str) -> list[Problem]:
    with pytest.raises(InputProblems) as wrong:
        read(tmp_path, text)
    return list(wrong.value.problems)


def test_changes_are_read_for_their_circle(tmp_path: Path) -> None:
    """The other circle has none."""
    slots = read(tmp_path, HEAD + CHANGES)
    assert [slot.changes for slot in slots] == [Changes(), READ]


def test_what_is_written_is_read_back_equal(tmp_path: Path) -> None:
    """Each change is a sentence above it, and the whole is the same again."""
    slots = read(tmp_path, HEAD + CHANGES)
    plans = [arrange(circle, slot, COHORT) for circle, slot in zip(CIRCLES, slots, strict=True)]
    written = write_schedule(plans, COHORT).decode()
    assert written.endswith(CHANGES)
    assert read(tmp_path, written) == slots


def test_the_forms_people_type_are_understood(tmp_path: Path) -> None:
    """On one line, without quotes, a date alone instead of a list, short dates."""
    text = HEAD + (
        "changes:\n"
        "  c2: {moved: {2027-3-16: 2027-03-23 17:00}, skipped: 2027-04-20,\n"
        "    places: {2027-05-18: 'Friends House, London'}, cancelled: 2027-6-1}\n"
    )
    assert read(tmp_path, text)[1].changes == READ


def test_a_circle_that_meets_no_more_is_written_without_hours(tmp_path: Path) -> None:
    """It was cancelled before it began."""
    slots = read(tmp_path, HEAD + "changes:\n  c2: {cancelled: 2026-12-22}\n")
    text = write_schedule([arrange(CIRCLES[1], slots[1], COHORT)], COHORT).decode()
    assert "# Circle 2: third Tuesday of the month, 16:00 London; no meetings." in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c9: {skipped: [2027-03-16]}", "6:3 there is no circle «c9»"),
        ("c2: [2027-03-16]", "6:7 «c2» must be a mapping of keys"),
        ("c2: {skiped: [2027-03-16]}", "6:8 «skiped» is not a key that circlekit knows"),
        ("c2: {skipped: [2027-03-16, 2027-03-17]}", "6:30 c2 does not meet on 17 March 2027"),
        ("c2: {skipped: [2027-02-30]}", "6:18 skipped of «c2»: there is no 2027-02-30 in the calendar"),
        ("c2: {moved: {2027-3-17: 2027-03-23 17:00}}", "6:16 c2 does not meet on 17 March 2027"),
        ("c2: {moved: {2027-03-16: 2027-03-23}}", "6:28 moved of «c2»: «2027-03-23» is not a date with"),
        ("c2: {moved: {2027-03-16: 2027-08-16 17:00}}", "6:28 16 August 2027 is outside the cohort"),
        ("c2: {moved: 2027-03-16}", "6:15 moved of «c2»: this must be a mapping of dates"),
        ("c2: {places: {2027-03-16: A, 2027-3-16: B}}", "6:16 places of «c2»: one of its dates stands"),
        ("c2: {places: {2027-03-16: }}", "6:28 places of «c2»: this is empty"),
        ("c2: {cancelled: june}", "6:19 cancelled of «c2»: «june» is not a date"),
    ],
)  # fmt: skip
def test_a_slip_has_its_place(tmp_path: Path, text: str, expected: str) -> None:
    """Each is said once, where it stands."""
    said = [f"{one.place} {one.message}" for one in problems(tmp_path, f"{HEAD}changes:\n  {text}\n")]
    assert len(said) == 1
    assert said[0].startswith(f"schedule.yaml:{expected}")


def test_changes_of_a_slot_with_problems_are_only_read(tmp_path: Path) -> None:
    """What is wrong with the slot is said; which dates it has cannot be known."""
    text = HEAD.replace("week: 3", "week: 1") + "changes:\n  c2: {skipped: [2027-03-16]}\n"
    assert [one.message for one in problems(tmp_path, text)] == [
        "2027-01-19 is not the first Tuesday of its month"
    ]


THIRD_TUESDAYS = ((1, 19), (2, 16), (3, 16), (4, 20), (5, 18), (6, 15))
DAYS = st.dates(date(2027, 1, 1), date(2027, 7, 20))
TUESDAYS = st.sampled_from([date(2027, month, day) for month, day in THIRD_TUESDAYS])
MOMENTS = st.builds(
    datetime.combine, DAYS, st.times().map(lambda time: time.replace(second=0, microsecond=0))
)


@given(
    moved=st.dictionaries(TUESDAYS, MOMENTS, max_size=2),
    skipped=st.lists(TUESDAYS, max_size=2),
    places=st.dictionaries(
        TUESDAYS, st.sampled_from(["Friends House", "12: a «hall», # 3", "no"]), max_size=2
    ),
    cancelled=st.none() | DAYS,
)
def test_sound_changes_survive_being_put_in_order_and_written(
    moved: Any, skipped: Any, places: Any, cancelled: Any
) -> None:
    """Once settled they stay as they are, and reading gives what was written."""
    changes = Changes(moved=moved, skipped=skipped, places=places, cancelled=cancelled)
    slot = Slot(
        circle="c2", first="2027-01-19", weekday=1, week=3, start=960, minutes=60,
        timezone="Europe/London", changes=changes,
    )  # fmt: skip
    assume(not list(change_problems(slot, COHORT)))
    put_in_order = settled(slot, COHORT)
    assert settled(put_in_order, COHORT) == put_in_order
    assert list(change_problems(put_in_order, COHORT)) == []
    assert meetings(put_in_order, COHORT) == meetings(slot, COHORT)
    lines = "\n".join(change_lines([("Circle 2", put_in_order)]))
    record = Record(read_yaml(f"{HEAD}{lines}\n".encode(), "schedule.yaml"), {})
    assert isinstance(record.document.data, dict)
    record.data = dict(record.document.data)
    assert read_changes(record, {"c2": with_changes(slot, Changes())}, ["c2"], COHORT) == {"c2": put_in_order}
    assert record.problems == []


WORDS = st.sampled_from(
    ["", "2027-03-16", "2027-3-16", "2027-03-16 9:00", "no", "c2", "moved", "skipped", "cancelled"]
)
TYPED = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3), max_leaves=8
)


@given(TYPED)
def test_whatever_stands_there_is_read_or_said(typed: Any) -> None:
    """No form of it is a bug."""
    slot = Slot(
        circle="c2", first="2027-01-19", weekday=1, week=3, start=960, minutes=60, timezone="Europe/London"
    )
    for data in ({"changes": typed}, {"changes": {"c2": typed}}):
        record = Record(read_yaml(HEAD.encode(), "schedule.yaml"), data)
        found = read_changes(record, {"c2": slot}, ["c2"], COHORT)
        assert record.problems or set(found) == {"c2"}
