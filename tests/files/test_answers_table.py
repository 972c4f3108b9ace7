"""Answers as a table: people found by handle or by name, newcomers with all their columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import InputProblems
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.files.answers import read_answers

NAMES = {"amina": "Amina Diallo", "ben": "Ben O'Neill", "cem": "Cem Kaya", "dia": "Dia Rao"}
COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09", timezone="Europe/London",
    participants=[Participant(id=handle, name=name, timezone="UTC") for handle, name in NAMES.items()],
)  # fmt: skip
STARTS = date(2027, 7, 12)
CIRCLES = [
    Circle(id="c1", name="Ash", members=["amina", "ben"]),
    Circle(id="c2", name="Oak", members=["cem", "dia"]),
]


def read(folder: Path, text: str, cohort: Cohort = COHORT, name: str = "answers.csv") -> Answers:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_answers(path, name, Asked(cohort, CIRCLES, STARTS))[0]


def said(folder: Path, text: str, cohort: Cohort = COHORT) -> list[str]:
    with pytest.raises(InputProblems) as wrong:
        read(folder, text, cohort)
    return [f"{problem.place}: {problem.message}" for problem in wrong.value.problems]


def test_people_are_found_by_handle_or_by_name(tmp_path: Path) -> None:
    """Headers and answers in any case; a changed name does not matter beside a handle."""
    text = "ID,Name,ANSWER\namina,Amina D.,Stay\n,ben o'neill,LEAVE\n, Cem Kaya ,defer\n"
    answers = read(tmp_path, text)
    assert (answers.stay, answers.leave, answers.defer) == (("amina",), ("ben",), ("cem",))


def test_people_may_answer_as_they_were_asked(tmp_path: Path) -> None:
    """The drafts ask to stay, to leave, or «not now», which is to defer or, with a day, to pause."""
    answers = read(tmp_path, "id,answer,pause_until\namina,Not now,\nben,not now,2028-01-10\n")
    assert (answers.defer, dict(answers.pause)) == (("amina",), {"ben": date(2028, 1, 10)})


@pytest.mark.parametrize("name", ["answers.CSV", "answers.tsv", "answers.txt"])
def test_the_separator_is_found(tmp_path: Path, name: str) -> None:
    """A table is known by its name, its separator by the header."""
    assert read(tmp_path, "name\tanswer\nDia Rao\tleave\n", name=name).leave == ("dia",)


def test_a_row_without_an_answer_says_nothing(tmp_path: Path) -> None:
    """A list that went round may come back with gaps."""
    assert read(tmp_path, "id,answer\namina,\nben,leave\n") == Answers(leave=["ben"])


def test_a_newcomer_has_the_columns_of_a_participant(tmp_path: Path) -> None:
    """Lists are joined by semicolons; the answer is no field of theirs."""
    header = "name,answer,Timezone,If needed,needs,role"
    text = f"{header}\nZoë Okafor,join,Africa/Lagos,Fri 09:00-11:00,law; tax,chair\n"
    (zoe,) = read(tmp_path, text).join
    assert (zoe.id, zoe.name, zoe.timezone) == ("zoe-okafor", "Zoë Okafor", "Africa/Lagos")
    assert (zoe.needs, dict(zoe.fields)) == (("law", "tax"), {"role": ("chair",)})
    assert len(zoe.if_needed) == 1


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("id,answer\namina,leaves\n", ["answers.csv:2:7: «leaves» is no answer"]),
        ("id,answer\namina,leave;stay\n", ["answers.csv:2:7: «leave; stay» is no answer"]),
        ("id,answer\n,leave\n", ["answers.csv:2:1: this row does not say whose answer it is"]),
        (
            "id,answer\nben,leave\nben,stay\n",
            ["answers.csv:3:1: the handle «ben» stands in two rows (lines 2 and 3)"],
        ),
        ("id,answer\nzed,leave\n", ["answers.csv:2:1: «zed» does not take part in «Spring 2027»"]),
        ("name,answer\nZed,leave\n", ["answers.csv:2:1: «zed» does not take part in «Spring 2027»"]),
        ("name,answer\nZoë,\n", ["answers.csv:2:1: a newcomer's row has no answer"]),
        ("id,name\namina,Amina\n", ["answers.csv:1:1: this table has no column «answer»"]),
        ("who,answer\namina,leave\n", ["answers.csv:1:1: no column is called «name»"]),
        (
            "id,name,answer\nben,,leave\n,Ben O'Neill,stay\n",
            ["answers.csv:2:1: «Ben O'Neill» is down to stay and to leave"],
        ),
        (
            "id,name,answer,email\nben,Benjamin,join,x@example.org\n",
            ["answers.csv:2:1: «ben» joins, but is here already as «Ben O'Neill»"],
        ),
        (
            "name,answer,timezone\nZoë,join,Nowhere\nYan,join,\n,join,UTC\n",
            [
                "answers.csv:2:10: timezone of «Zoë»: no time zone is called «Nowhere»",
                "answers.csv:4:1: name of «row-4» is missing",
            ],
        ),
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    """The cell where there is one, else the row."""
    assert said(tmp_path, text) == problems


def test_a_near_miss_is_offered(tmp_path: Path) -> None:
    """For answers and for the name of the column."""
    with pytest.raises(InputProblems) as wrong:
        read(tmp_path, "id,answer\namina,leaves\nben,perhaps\n")
    hints = [problem.hint for problem in wrong.value.problems]
    assert hints == ["did you mean leave?", "write stay, leave, defer, pause or join"]
    with pytest.raises(InputProblems) as wrong:
        read(tmp_path, "id,Answers\namina,leave\n")
    assert wrong.value.problems[0].hint == "rename «Answers» to answer"


def test_two_people_of_one_name_need_a_handle(tmp_path: Path) -> None:
    """Whoever is not said by handle might be either."""
    twins = [*COHORT.participants, Participant(id="dia-2", name="Dia Rao", timezone="UTC")]
    cohort = COHORT.model_copy(update={"participants": tuple(twins)})
    assert said(tmp_path, "name,answer\nDia Rao,leave\n", cohort) == [
        "answers.csv:2:1: dia and dia-2 have the same name, and this row may mean any of them"
    ]
    assert read(tmp_path, "id,name,answer\ndia-2,Dia Rao,leave\n", cohort).leave == ("dia-2",)


def test_a_pause_has_its_day_in_a_column(tmp_path: Path) -> None:
    """The header may be written as people write it."""
    text = "id,answer,Pause until\namina,pause,2027-09-01\nben,leave,\n"
    answers = read(tmp_path, text)
    assert (dict(answers.pause), answers.leave) == ({"amina": date(2027, 9, 1)}, ("ben",))


def test_wishes_have_columns(tmp_path: Path) -> None:
    """Yes to lead again, no to rest, yes to the list of former members; a wish needs no answer beside it."""
    text = (
        "id,answer,lead_again,Alumni\namina,,yes,\nben,leave,,yes\ncem,stay,no,no\ndia,,,\nzoe,join,yes,yes\n"
    ).replace("zoe,join", "Zoe,join")
    answers = read(tmp_path, text.replace("id,answer", "name,answer"))
    assert (answers.lead_again, answers.rest, answers.alumni) == (("amina",), ("cem",), ("ben",))
    (zoe,) = answers.join
    assert (zoe.lead_again, dict(zoe.fields)) == (True, {})


def test_who_waits_is_found_too(tmp_path: Path) -> None:
    """Their day stands in the table of people, and says nothing new."""
    waiting = [Participant(id="max", name="Max Moe", timezone="UTC", pause_until="2028-01-01")]
    cohort = COHORT.model_copy(update={"waiting": tuple(waiting)})
    text = "id,name,answer,pause_until\n,max moe,stay,2028-01-01\nben,,,\n"
    assert read(tmp_path, text, cohort) == Answers(stay=["max"])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        (
            "id,answer,pause_until\namina,pause,\n",
            ["answers.csv:2:7: «Amina Diallo» pauses, but until when is not said"],
        ),
        (
            "id,answer,pause_until\namina,pause,soon\n",
            ["answers.csv:2:13: pause_until: «soon» is not a date"],
        ),
        (
            "id,answer,lead_again\namina,,maybe\n",
            ["answers.csv:2:8: lead_again: «maybe» is neither yes nor no"],
        ),
        (
            "id,name,answer,pause_until\nben,,pause,2027-09-01\n,Ben O'Neill,leave,\n",
            ["answers.csv:2:12: «Ben O'Neill» is down to leave and to pause"],
        ),
        ("id,answer\n", ["answers.csv:1:1: this table has column names but no people"]),
    ],
)
def test_mistakes_in_further_columns_have_their_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    """The cell of the column that is meant."""
    assert sorted(said(tmp_path, text)) == sorted(problems)


def test_a_day_without_a_pause_says_nothing(tmp_path: Path) -> None:
    """It is worth a second look: perhaps the answer is missing."""
    path = tmp_path / "answers.csv"
    path.write_text("id,answer,pause_until\namina,stay,2027-09-01\nben,,2027-09-01\n", encoding="utf-8")
    answers, warnings = read_answers(path, "answers.csv", Asked(COHORT, CIRCLES, STARTS))
    assert (answers.stay, answers.pause) == (("amina",), {})
    assert [f"{one.place}: {one.message}" for one in warnings] == [
        "answers.csv:2:12: a day of return stands beside the answer «stay»",
        "answers.csv:3:6: a day of return stands here without an answer",
    ]
