"""Facts about several circles in a table."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from circlekit.core.log import Attendance, Coming, Commitment, Log, NextDate, Pulse, Role, Rsvp, Turn
from circlekit.core.model import Circle, Meeting, Participant
from circlekit.core.problems import InputProblems
from circlekit.files.logged.incoming import facts_from
from tests.files.intake.making_workbooks import workbook

NAMES = {"amina": "Amina Diallo", "ben": "Ben O'Neill", "cem": "Cem Yılmaz"}
PEOPLE = [Participant(id=handle, name=name, timezone="UTC") for handle, name in NAMES.items()]
CIRCLES = [
    Circle(id="c1", name="Ash", members=["amina", "ben"]),
    Circle(id="c2", name="Oak", members=["cem"]),
]
HELD = [Meeting(number, datetime(2027, number, 9, 16, tzinfo=UTC), 60) for number in (1, 2, 3)]
TODAY = date(2027, 2, 10)


def read(text: str, shown: str = "facts.csv") -> Log:
    found, warnings = facts_from(text.encode(), shown, CIRCLES, PEOPLE, {"c1": HELD, "c2": HELD}, TODAY)
    assert warnings == ()
    return found


def said(text: str) -> list[str]:
    with pytest.raises(InputProblems) as wrong:
        read(text)
    return [
        f"{one.place.line}:{one.place.column}: {one.message}" for one in wrong.value.problems if one.place
    ]


def test_a_row_may_hold_many_facts() -> None:
    """Names in the place of handles, a date in that of a number, words in other languages."""
    text = """\
circle,meeting,person,attendance,rsvp,pulse,commitment,role,next
c1,2,amina,yes,yes,4,2027-01-05,case giver,2027-03-09
Ash,2027-02-09,Ben O'Neill,excusé,vielleicht,,yes,Case_giver,
c2,1,,did not meet,,,,,none
"""
    assert read(text) == Log(
        commitments=(
            Commitment(circle="c1", person="amina", day=date(2027, 1, 5)),
            Commitment(circle="c1", person="ben", day=TODAY),
        ),
        rsvps=(
            Rsvp(circle="c1", meeting=2, person="amina", coming=Coming.YES),
            Rsvp(circle="c1", meeting=2, person="ben", coming=Coming.MAYBE),
        ),
        attendance=(
            Attendance(circle="c1", meeting=2, present=["amina"]),
            Attendance(circle="c1", meeting=2, apologies=["ben"]),
            Attendance(circle="c2", meeting=1, met=False),
        ),
        turns=(Turn(circle="c1", meeting=2, role=Role.CASE_GIVER, people=["amina", "ben"]),),
        pulse=(Pulse(circle="c1", meeting=2, person="amina", score=4),),
        next_dates=(NextDate(circle="c1", day=date(2027, 3, 9)), NextDate(circle="c2", day=None)),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Circle;Meeting;Name;Presence\nc1;2;Amina Diallo;yes\n",
        "\ufeffgroup,session number,PERSON,was_there\nc1,2,amina,yes\n".replace("session number", "session"),
        "circle\tdate\thandle\tpresent\nc1\t9.2.2027\tamina\tx\n",
        "circle,meeting,person,attendance\r\n\r\nc1,2,amina,yes\r\nc2,,,\r\n",
        "circle,meeting,person,attendance\nc1,2,amina,yes\nc1,2,amina,Yes\n".replace("\nc1,2,amina,Yes", ""),
    ],
)
def test_headers_and_separators_are_as_people_have_them(text: str) -> None:
    """Other names for a column, semicolons, tabs and a byte order mark are all the same."""
    assert read(text).attendance == (Attendance(circle="c1", meeting=2, present=["amina"]),)


def test_a_table_is_known_by_its_first_line_too() -> None:
    """As on standard input, where there is no name."""
    text = "circle,meeting,person,attendance\nc1,2,amina,yes\n"
    assert read(text, "standard input") == read(text)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("meeting,person,attendance\n2,amina,yes\n", ["1:1: no column says which circle each row is about"]),
        ("circle,group,next\nc1,c1,none\n", ["1:8: the columns «circle» and «group» mean the same"]),
        ("circle,meeting,person,attendance\nc9,2,amina,yes\n", ["2:1: no circle is called «c9»"]),
        ("circle,meeting,person,attendance\nc1,7,amina,yes\n", ["2:4: «c1» has no meeting 7"]),
        ("circle,meeting,pulse\nc1,2027-02-10,4\n", ["2:4: «c1» does not meet on 2027-02-10"]),
        ("circle,meeting,person,attendance\nc1,,amina,yes\n", ["2:4: this row names no meeting"]),
        ("circle,meeting,person,attendance\nc1,2,,yes\n", [
            "2:7: this row has a value for «attendance», but names nobody",
        ]),
        ("circle,meeting,person,attendance\nc1,2,cem,yes\nc1,2,amnia,late\n", [
            "2:6: «cem» is not in «c1»",
            "3:6: nobody in «c1» is called «amnia»",
            "3:12: «late» is not understood",
        ]),
        ("circle,meeting,person,attendance\nc1,2,amina,yes\nc1,2,amina,no\n", [
            "3:12: «attendance» says something else here than in line 2",
        ]),
        ("circle,meeting,person,attendance\nc1,2,amina,yes\nc1,2,,did not meet\n", [
            "3:7: «attendance» says something else here than in line 2",
        ]),
        ("circle,meeting,person,came\nc1,2,amina,yes\n", [
            "1:23: the column «came» is not read",
            "1:1: no row of this table says anything",
        ]),
        ("circle,meeting,person,attendance\nc1,2,amina,\n", ["1:1: no row of this table says anything"]),
        ("circle,meeting,person,role,pulse\nc1,2,amina,host,9\n", [
            "2:17: «9» is not understood",
            "2:12: «host» is not understood",
        ]),
    ],
)  # fmt: skip
def test_nothing_is_guessed(text: str, problems: list[str]) -> None:
    """Everything that is not understood is named with its place, and nothing is taken."""
    assert said(text) == problems


def test_other_columns_are_passed_over_and_said() -> None:
    """A lead's own notes do no harm."""
    text = b"circle,meeting,person,attendance,remark\nc1,2,amina,yes,brought cake\n"
    found, warnings = facts_from(text, "f.csv", CIRCLES, PEOPLE, {"c1": HELD}, TODAY)
    assert len(found.attendance) == 1
    assert [(one.severity, one.message) for one in warnings] == [
        ("warning", "the column «remark» is not read")
    ]


def test_facts_may_stand_in_a_workbook() -> None:
    """A mistake has the row and the column that a spreadsheet shows."""
    rows = [["circle", "meeting", "person", "pulse"], ["c1", 2, "amina", 4]]
    found, warnings = facts_from(
        workbook(rows), "facts.xlsx", CIRCLES, PEOPLE, {"c1": HELD, "c2": HELD}, TODAY
    )
    assert (found.pulse, warnings) == ((Pulse(circle="c1", meeting=2, person="amina", score=4),), ())
    with pytest.raises(InputProblems) as wrong:
        facts_from(workbook([*rows, ["c9", 1, "ben", 3]]), "facts.xlsx", CIRCLES, PEOPLE, {"c1": HELD}, TODAY)
    assert [str(one.place) for one in wrong.value.problems] == ["facts.xlsx:3:1"]
