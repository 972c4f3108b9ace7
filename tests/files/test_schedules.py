"""schedule.yaml: what is written is read back equal, and an edit's mistake has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.scheduling.arrange import arrange
from circlekit.core.scheduling.leads_meetings import Kept, leads_cohort
from circlekit.core.sections import LeadsMeetings
from circlekit.files.schedules import read_schedule, write_schedule

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
    participants=[
        Participant(id="ana", name="Ana Souza", timezone="America/New_York", available=["Tue 11:00-13:00"]),
        Participant(id="ben", name="Ben Hall", timezone="Europe/London", available=["Tue 16:00-18:00"]),
        Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", available=["Tue 16:00-17:00"]),
    ],
)  # fmt: skip
CIRCLES = (
    Circle(id="c1", name="Circle 1", members=["ana", "ben", "ama"]),
    Circle(id="c2", name="Circle 2", members=["ben"]),
)
SLOTS = (
    Slot(circle="c1", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London"),
    Slot(circle="c2", first="2027-01-29", weekday=4, week=-1, start=570, minutes=90, timezone="Africa/Dakar"),
)

EXPECTED = """\
# When the circles of Spring 2027 meet. Yours to edit; then: circlekit schedule --keep
cohort: spring-2027
slots:
  # Circle 1: second Tuesday of the month, 16:00 London; 6 meetings, 12 January to 8 June 2027.
  # 2 of 3 can come to every meeting. Ama Mensah cannot come to 3 of 6.
  # Ana Souza (New York) 11:00
  # Ben Hall (London) 16:00
  # Ama Mensah (Dakar) 16:00; from 13 April 15:00
  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London}
  # Circle 2: last Friday of the month, 09:30 Dakar; 6 meetings, 29 January to 25 June 2027.
  # 0 of 1 can come to every meeting. Ben Hall cannot come to any meeting.
  # Ben Hall (London) 09:30; from 30 April 10:30
  c2: {first: 2027-01-29, weekday: Fri, week: last, start: "09:30", minutes: 90, timezone: Africa/Dakar}
"""


def written(cohort: Cohort = COHORT, slots: tuple[Slot, ...] = SLOTS) -> str:
    return write_schedule(
        [arrange(circle, slot, cohort) for circle, slot in zip(CIRCLES, slots, strict=False)], cohort
    ).decode()


def problems(tmp_path: Path, text: str, cohort: Cohort = COHORT) -> list[Problem]:
    """Return everything that is said about a file, as errors or as warnings."""
    path = tmp_path / "schedule.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return list(read_schedule(path, "schedule.yaml", cohort, CIRCLES).warnings)
    except InputProblems as wrong:
        return list(wrong.problems)


def test_each_slot_stands_below_what_it_means() -> None:
    """New York changes its clocks on 14 March and London on the 28th, between two meetings."""
    assert written() == EXPECTED


def test_what_is_written_is_read_back_equal(tmp_path: Path) -> None:
    """Slots come in the order of the circles, without anything to say."""
    path = tmp_path / "schedule.yaml"
    path.write_text(EXPECTED, encoding="utf-8")
    assert read_schedule(path, "schedule.yaml", COHORT, CIRCLES) == (SLOTS, (), ())
    assert read_schedule(path, "schedule.yaml", COHORT, CIRCLES[::-1]).slots == SLOTS[::-1]


def test_weekly_slots_have_no_week(tmp_path: Path) -> None:
    """Every second Tuesday is written and read without one."""
    weekly = COHORT.model_copy(update={"meeting": COHORT.meeting.model_copy(update={"every": "2 weeks"})})
    slot = SLOTS[0].model_copy(update={"week": None})
    text = written(weekly, (slot,))
    assert 'c1: {first: 2027-01-12, weekday: Tue, start: "16:00"' in text
    path = tmp_path / "schedule.yaml"
    path.write_text(text, encoding="utf-8")
    assert read_schedule(path, "schedule.yaml", weekly, CIRCLES[:1]).slots == (slot,)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("  c2: {", "  c9: {", "13:3 error: there is no circle «c9»"),
        ("first: 2027-01-12", "first: 2027-01-13", "9:15 error: 2027-01-13 is a Wednesday, not a Tuesday"),
        (
            "first: 2027-01-12",
            "first: 2027-02-30",
            "9:15 error: first of «c1»: there is no 2027-02-30 in the calendar",
        ),
        ("week: 2,", "week: 5,", "9:47 error: week of «c1»: «5» is not a week of the month"),
        ("week: 2,", "week: 3,", "9:15 error: 2027-01-12 is not the third Tuesday of its month"),
        ("week: 2, ", "", "9:7 error: week is missing: circles meet on one week of the month"),
        ("weekday: Tue", "weekday: Tu", "9:36 error: weekday of «c1»: «Tu» is not a weekday"),
        ('start: "16:00"', "start: 25:00", "9:57 error: start of «c1»: «25:00» is not a time of day"),
        ("minutes: 60", "minutes: 5", "9:75 error: minutes of «c1»: 5 is out of range"),
        ("Europe/London}", "Europe/Londn}", "9:89 error: timezone of «c1»"),
        ("minutes: 60, ", "", "9:7 error: minutes of «c1» is missing"),
        ("week: 2,", "weak: 2,", "9:41 error: «weak» is not a key that circlekit knows"),
        ("cohort: spring-2027", "cohort: autumn", "2:9 error: this file belongs to «autumn»"),
        ("slots:", "slotz:", "3:1 error: «slotz» is not a key that circlekit knows"),
        (
            "cohort: spring-2027",
            "cohort: spring-2027\nchanges: [x]",
            "3:10 error: changes: this must be a mapping",
        ),
        ("  c1: {", "  c1: [a]\n  x: {", "9:7 error: «c1» must be a mapping of keys"),
    ],
)
def test_a_mistake_in_an_edit_has_its_place(tmp_path: Path, before: str, after: str, expected: str) -> None:
    """Each is said once, where it stands."""
    assert before in EXPECTED
    found = problems(tmp_path, EXPECTED.replace(before, after, 1))
    said = [f"{one.place} {one.severity}: {one.message}" for one in found]
    assert sum(text.startswith(f"schedule.yaml:{expected}") for text in said) == 1, said


def test_a_start_without_quotes_is_the_time_that_was_typed(tmp_path: Path) -> None:
    """YAML 1.1 would read 16:00 as 960; here it is four in the afternoon."""
    assert problems(tmp_path, EXPECTED.replace('"16:00"', "16:00").replace("Tue,", "tuesday,")) == []


def test_changes_that_say_nothing_are_no_problem(tmp_path: Path) -> None:
    """An empty key changes nothing."""
    assert problems(tmp_path, EXPECTED + "changes:\n") == []


def test_a_circle_without_a_slot_is_a_warning(tmp_path: Path) -> None:
    """The others can meet."""
    text = "".join(line for line in EXPECTED.splitlines(True) if not line.startswith("  c2"))
    assert [(str(one.place), one.severity, one.message) for one in problems(tmp_path, text)] == [
        ("schedule.yaml:3:1", "warning", "«Circle 2» (c2) has no slot yet")
    ]


def test_a_skipped_hour_has_its_place(tmp_path: Path) -> None:
    """On the last Sunday of March London's clocks skip 01:30."""
    slot = (
        '{first: 2027-01-31, weekday: Sun, week: last, start: "01:30", minutes: 60, timezone: Europe/London}'
    )
    (problem,) = problems(tmp_path, f"cohort: spring-2027\nslots:\n  c1: {slot}\n  c2: {slot}\n")[:1]
    assert str(problem.place) == "schedule.yaml:3:60"
    assert problem.message == "the clock change of 28 March 2027 skips 01:30 in London"


def test_a_meeting_that_left_a_skipped_hour_is_no_problem(tmp_path: Path) -> None:
    """Whoever moves the meeting of 28 March, or skips it, has done what there was to do."""
    slot = (
        '{first: 2027-01-31, weekday: Sun, week: last, start: "01:30", minutes: 60, timezone: Europe/London}'
    )
    for change in ("skipped: [2027-03-28]", "moved: {2027-03-28: 2027-03-27 17:00}"):
        text = f"cohort: spring-2027\nslots:\n  c1: {slot}\nchanges:\n  c1: {{{change}}}\n"
        path = tmp_path / "schedule.yaml"
        path.write_text(text, encoding="utf-8")
        [found] = read_schedule(path, path.name, COHORT, CIRCLES[:1]).slots
        assert found.changes.skipped or found.changes.moved


LED = COHORT.model_copy(update={"leads_meetings": LeadsMeetings(every="2 months", minutes=45)})
LEADS_LINE = (
    'leads: {first: 2027-01-13, weekday: Wed, week: 2, start: "17:00", minutes: 45, timezone: Africa/Dakar}'
)


def test_the_leads_have_a_slot_of_their_own(tmp_path: Path) -> None:
    """It stands under its own key, in the rhythm of the leads' meetings: January, March and May."""
    leads = Slot(
        circle="leads", first="2027-01-13", weekday=2, week=2, start=1020, minutes=45, timezone="Africa/Dakar"
    )
    circle = Circle(id="leads", name="Leads", members=["ben", "ama"])
    plans = [arrange(one, slot, LED) for one, slot in zip(CIRCLES, SLOTS, strict=True)]
    text = write_schedule(plans, LED, [arrange(circle, leads, leads_cohort(LED))]).decode()
    assert LEADS_LINE in text
    assert (
        "# Leads: second Wednesday of every second month, 17:00 Dakar; 3 meetings, 13 January to 12 May"
        in text
    )
    (tmp_path / "schedule.yaml").write_text(text, encoding="utf-8")
    assert read_schedule(tmp_path / "schedule.yaml", "schedule.yaml", LED, CIRCLES).leads == (
        Kept(Circle(id="leads", name="Leads", members=()), leads),
    )


def test_a_wrong_slot_of_the_leads_has_its_place(tmp_path: Path) -> None:
    """13 January 2027 is a Wednesday."""
    text = f"{written()}{LEADS_LINE.replace('Wed', 'Thu')}\n"
    [problem] = problems(tmp_path, text, LED)
    assert (problem.path, problem.message) == (
        ("leads", "first"),
        "2027-01-13 is a Wednesday, not a Thursday",
    )
    assert problems(tmp_path, text) == []  # without leads' meetings it means nothing
