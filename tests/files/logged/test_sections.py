"""Commitments, replies, attendance, pulse and next dates as log.yaml has them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from circlekit.core.log import Attendance, Coming, Commitment, Log, NextDate, Pulse, Rsvp
from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.problems import InputProblems, Problem
from circlekit.files.log import read_log

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09", timezone="UTC",
    participants=[
        Participant(id=handle, name=handle.title(), timezone="UTC")
        for handle in ("amina", "ben", "cem", "dia")
    ],
)  # fmt: skip
CIRCLES = [
    Circle(id="c1", name="Ash", members=["amina", "ben", "cem"]),
    Circle(id="c2", name="Oak", members=["dia"]),
]
MEETINGS = {
    "c1": [
        Meeting(1, datetime(2027, 1, 12, 16, tzinfo=UTC), 60),
        Meeting(2, datetime(2027, 2, 10, 16, tzinfo=UTC), 60, was=datetime(2027, 2, 9, 16, tzinfo=UTC)),
        Meeting(3, datetime(2027, 3, 9, 16, tzinfo=UTC), 60),
    ]
}


def problems(folder: Path, text: str, meetings=MEETINGS) -> list[Problem]:
    path = folder / "log.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return list(read_log(path, "log.yaml", COHORT, CIRCLES, meetings=meetings).warnings)
    except InputProblems as wrong:
        return list(wrong.problems)


def log(folder: Path, text: str, meetings=MEETINGS) -> Log:
    path = folder / "log.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_log(path, "log.yaml", COHORT, CIRCLES, meetings=meetings)
    assert found.warnings == ()
    return found.log


def test_every_section_has_its_facts(tmp_path: Path) -> None:
    """In block and in flow style, one person or several, with keys as people write them."""
    text = """\
commitments:
  c1:
    amina: 2027-01-12
    ben:
rsvps: {c1: {2: {amina: Yes, ben: no, cem: maybe}}}
attendance:
  c1:
    1: {present: [amina, ben], Apologies: cem}
    2: Did not meet
    3: {no-word: [ben]}
pulse:
  c1: {1: 4, 3: {amina: 5}}
next: {c1: 2027-03-09, c2: None}
"""
    assert log(tmp_path, text) == Log(
        commitments=(Commitment(circle="c1", person="amina", day=date(2027, 1, 12)),),
        rsvps=(
            Rsvp(circle="c1", meeting=2, person="amina", coming=Coming.YES),
            Rsvp(circle="c1", meeting=2, person="ben", coming=Coming.NO),
            Rsvp(circle="c1", meeting=2, person="cem", coming=Coming.MAYBE),
        ),
        attendance=(
            Attendance(circle="c1", meeting=1, present=["amina", "ben"], apologies=["cem"]),
            Attendance(circle="c1", meeting=2, met=False),
            Attendance(circle="c1", meeting=3, no_word=["ben"]),
        ),
        pulse=(
            Pulse(circle="c1", meeting=1, score=4),
            Pulse(circle="c1", meeting=3, person="amina", score=5),
        ),
        next_dates=(NextDate(circle="c1", day=date(2027, 3, 9)), NextDate(circle="c2", day=None)),
    )


def test_a_meeting_may_be_named_by_its_date(tmp_path: Path) -> None:
    """A moved meeting by both its dates; what it comes to is its number."""
    by_date = log(tmp_path, "pulse: {c1: {2027-01-12: 4, 2027-02-09: 3}}\n")
    assert by_date == log(tmp_path, "pulse: {c1: {1: 4, 2: 3}}\n")
    assert by_date == log(tmp_path, "pulse: {c1: {1: 4, 2027-02-10: 3}}\n")


def test_without_a_schedule_a_number_is_taken_as_it_is(tmp_path: Path) -> None:
    """A date has no number then, and is refused."""
    assert log(tmp_path, "pulse: {c1: {9: 4}}\n", None).pulse[0].meeting == 9
    (found,) = problems(tmp_path, "pulse: {c1: {2027-01-12: 4}}\n", None)
    assert found.message == "meeting of «c1» on 2027-01-12: without a schedule its number is not known"
    assert found.hint == "write its number, counted from 1"


def test_a_meeting_beyond_the_schedule_is_kept_and_noted(tmp_path: Path) -> None:
    """A circle that was called off may have met more often than its schedule says now."""
    (found,) = problems(tmp_path, "pulse: {c1: {4: 5}}\n")
    assert (str(found.place), found.severity) == ("log.yaml:1:14", "warning")
    assert found.message == "meeting 4 of «c1» is not in its schedule"
    assert found.hint == "it has 3 meetings"


def test_the_nearest_dates_are_named(tmp_path: Path) -> None:
    """Two of them, in their order; 2 March is a week from the third meeting, and three from the second."""
    (found,) = problems(tmp_path, "attendance: {c1: {2027-03-02: did not meet}}\n")
    assert (str(found.place), found.severity) == ("log.yaml:1:19", "error")
    assert found.message == "«c1» does not meet on 2027-03-02"
    assert found.hint == "the nearest dates are 2027-02-10 and 2027-03-09"


def test_somebody_of_another_circle_may_have_moved(tmp_path: Path) -> None:
    """Their attendance of then is kept, and said."""
    text = "rsvps: {c1: {1: {dia: yes}}}\nattendance: {c1: {1: {present: [amina, dia]}}}\n"
    found = problems(tmp_path, text)
    assert [(str(one.place), one.severity, one.message) for one in found] == [
        ("log.yaml:1:18", "warning", "«dia» is not in «c1»"),
        ("log.yaml:2:40", "warning", "«dia» is not in «c1»"),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("commitments: {c1: amina}\n", ["1:19: commitments of «c1»: this must be a mapping of people"]),
        ("commitments: {c1: {amina: soon}}\n", ["1:27: commitments of «amina»: «soon» is not a date"]),
        ("commitments: {c1: {amnia: 2027-01-12}}\n", ["1:20: «amnia» does not take part in «Spring 2027»"]),
        ("rsvps: {c1: {1: {a b: yes, '': no}}}\n", [
            "1:18: rsvps of «c1»: «a b» cannot be a handle",
            "1:28: rsvps of «c1»: this is empty",
        ]),
        ("attendance: {c1: {1: {present: [amina, [ben]]}}}\n", ["1:40: present of «c1»: this must be text"]),
        (
            "attendance: {c1: {1: {present: 'amina, ben'}}}\nturns: {c1: {1: {case_giver: amina; ben}}}\n",
            ["1:32: present of «c1»: several people must be a list",
             "2:30: case_giver of «c1»: several people must be a list"],
        ),
        ("rsvps: {c1: yes}\n", ["1:13: rsvps of «c1» must be a mapping of meetings"]),
        ("rsvps: {c1: {1: yes}}\n", ["1:17: rsvps of «c1»: this must be a mapping of people"]),
        ("rsvps: {c1: {1: {amina: sure}}}\n", ["1:25: rsvps of «amina»: «sure» does not say who comes"]),
        ("attendance: {c1: {1: [amina]}}\n", ["1:22: meeting 1 of «c1» must say who was there"]),
        ("attendance: {c1: {1: held}}\n", ["1:22: meeting 1 of «c1» must say who was there"]),
        ("attendance: {c1: {1: {here: [amina]}}}\n", ["1:23: «here» is not a key that circlekit knows"]),
        (
            "attendance: {c1: {1: {present: [amina], no_word: amina}}}\n",
            ["1:22: «amina» is in «present» and in «no_word»"],
        ),
        (
            "attendance: {c1: {2: did not meet, 02: {present: amina}, 2027-02-09: did not meet}}\n",
            ["1:36: meeting 2 of «c1» stands here twice", "1:58: meeting 2 of «c1» stands here twice"],
        ),
        ("pulse: {c1: {1: 6}}\n", ["1:17: pulse of «c1»: 6 is out of range"]),
        ("pulse: {c1: {1: {amina: 0, ben: good}}}\n", [
            "1:25: pulse of «amina»: 0 is out of range",
            "1:33: pulse of «ben»: «good» is not a whole number",
        ]),
        ("next: {c1: soon}\n", ["1:12: next date of «c1»: «soon» is not a date"]),
        ("next: {c3: none}\n", ["1:8: no circle is called «c3»"]),
        ("pulse: {c1: {2027-02-31: 4}}\n", ["1:14: meeting of «c1»: there is no 2027-02-31 in the calendar"]),
        (
            "attendance: {c1: {1: {present: [amina]}, 1: did not meet}}\n",
            ["1:42: «1» stands here twice (lines 1 and 1)"],
        ),
    ],
)  # fmt: skip
def test_every_mistake_has_its_place(tmp_path: Path, text: str, said: list[str]) -> None:
    """All at once, in the order of the file."""
    found = problems(tmp_path, text)
    assert [f"{one.place.line}:{one.place.column}: {one.message}" for one in found if one.place] == said
    assert all(one.severity == "error" for one in found)
