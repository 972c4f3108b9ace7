"""The answers file in YAML: who stays, leaves, waits and joins, each mistake with its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import FileTrouble, InputProblems
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.files.answers import read_answers
from tests.files.intake.making_workbooks import workbook

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09", timezone="Europe/London",
    participants=[
        Participant(id=handle, name=handle.title(), timezone="Africa/Dakar", email=f"{handle}@example.org")
        for handle in ("amina", "ben", "cem", "dia")
    ],
)  # fmt: skip
STARTS = date(2027, 7, 12)
CIRCLES = [
    Circle(id="c1", name="Ash", members=["amina", "ben"]),
    Circle(id="c2", name="Oak", members=["cem", "dia"]),
]


def read(folder: Path, text: str, cohort: Cohort = COHORT) -> tuple[Answers, list[str]]:
    """Return the answers in a text, and the warnings about it."""
    path = folder / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    answers, warnings = read_answers(path, "answers.yaml", Asked(cohort, CIRCLES, STARTS))
    return answers, [f"{problem.place}: {problem.message}" for problem in warnings]


def said(folder: Path, text: str, cohort: Cohort = COHORT) -> list[str]:
    """Return what is wrong with a text."""
    with pytest.raises(InputProblems) as wrong:
        read(folder, text, cohort)
    return [f"{problem.place}: {problem.message}" for problem in wrong.value.problems]


def test_each_answer_has_a_list_and_newcomers_are_participants(tmp_path: Path) -> None:
    """One handle alone is a list of one; a newcomer without a zone gets the cohort's."""
    text = "stay: amina\nleave: [ben]\ndefer:\n- cem\njoin:\n  zoe: {name: Zoë, lead: yes, needs: [law]}\n"
    answers, warnings = read(tmp_path, text)
    assert (answers.stay, answers.leave, answers.defer) == (("amina",), ("ben",), ("cem",))
    (zoe,) = answers.join
    assert (zoe.id, zoe.name, zoe.lead, zoe.needs) == ("zoe", "Zoë", "yes", ("law",))
    assert (zoe.timezone, zoe.assumed) == ("Europe/London", ("timezone", "available"))
    assert warnings == []


@pytest.mark.parametrize("text", ["stay:\n", "leave: []\njoin: {}\n", "cohort: spring-2027\n"])
def test_nobody_has_to_have_answered(tmp_path: Path, text: str) -> None:
    """Empty lists, and keys with nothing behind them, are no answers."""
    assert read(tmp_path, text) == (Answers(), [])


def test_newcomers_may_stand_in_a_table_beside_the_file(tmp_path: Path) -> None:
    """The handle is made of the name; warnings come from the table's own lines."""
    (tmp_path / "new.csv").write_text("name,lead,note\nZoë Okafor,yes,x\n", encoding="utf-8")
    answers, _ = read(tmp_path, "join: new.csv\n")
    assert [(one.id, one.lead, dict(one.fields)) for one in answers.join] == [
        ("zoe-okafor", "yes", {"note": ("x",)})
    ]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("leave: [amina, aminna]\n", ["answers.yaml:1:16: «aminna» does not take part in «Spring 2027»"]),
        ("stay: [ben]\nleave: [ben]\n", ["answers.yaml:2:9: «Ben» is down to stay and to leave"]),
        ("leaves: [ben]\n", ["answers.yaml:1:1: «leaves» is not a key that circlekit knows"]),
        ("leave: {ben: yes}\n", ["answers.yaml:1:8: leave: this must be text"]),
        ("join: [zoe]\n", ["answers.yaml:1:7: join must be a mapping of people, or the name of a table"]),
        ("join:\n  zoe: {nam: Zoë}\n", ["answers.yaml:2:8: name of «zoe» is missing"]),
        (
            "join:\n  ben: {name: Ben}\n",
            ["answers.yaml:2:3: «ben» joins, but is here already as «Ben»"],
        ),
        (
            "join:\n  zoe: {name: Zoë, email: ben@example.org}\n",
            ["answers.yaml:2:27: «Zoë» and «Ben» have the same address"],
        ),
        (
            "join:\n  zoe: {name: Zoë, timezone: Europe/Berln}\nleave: [eve]\n",
            [
                "answers.yaml:2:30: timezone of «Zoë»: no time zone is called «Europe/Berln»",
                "answers.yaml:3:9: «eve» does not take part in «Spring 2027»",
            ],
        ),
        (
            "cohort: autumn\n",
            ["answers.yaml:1:9: this file belongs to «autumn», the cohort beside it is «spring-2027»"],
        ),
        ("- ben\n", ["answers.yaml:1:1: this file must be a mapping of keys"]),
    ],
)
def test_every_mistake_has_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    """All at once, in the order of the file."""
    assert said(tmp_path, text) == problems


def test_a_newcomer_knows_people_who_are_there(tmp_path: Path) -> None:
    """Somebody who is not there is worth a warning, with its place."""
    _, warnings = read(tmp_path, "join:\n  zoe: {name: Zoë, knows: [benn]}\n")
    assert warnings == ["answers.yaml:2:27: knows of «Zoë» names «benn», who does not take part"]


def test_mistakes_in_the_table_of_newcomers_are_placed_there(tmp_path: Path) -> None:
    """With those of the file itself, all at once."""
    (tmp_path / "new.csv").write_text("name,timezone\nZoë,Nowhere\nYan,UTC,more\n", encoding="utf-8")
    assert said(tmp_path, "join: new.csv\nleave: [eve]\n") == [
        "answers.yaml:2:9: «eve» does not take part in «Spring 2027»",
        "new.csv:2:5: timezone of «Zoë»: no time zone is called «Nowhere»",
        "new.csv:3:1: this row has 1 cell more than the 2 column names",
    ]


def test_a_table_of_newcomers_that_is_none_is_said_with_the_rest(tmp_path: Path) -> None:
    """An empty file is named, and the other mistakes are not lost."""
    (tmp_path / "new.csv").write_text("", encoding="utf-8")
    found = said(tmp_path, "join: new.csv\nleave: [eve]\n")
    assert [line.partition(":")[0] for line in found] == ["answers.yaml", "new.csv"]


def test_a_table_that_is_missing_is_named_with_who_asks_for_it(tmp_path: Path) -> None:
    """It is a file trouble, not a mistake in the answers."""
    with pytest.raises(FileTrouble, match=r"new\.csv does not exist \(join names this file\)") as trouble:
        read(tmp_path, "join: new.csv\n")
    assert [str(problem.place) for problem in trouble.value.problems] == ["answers.yaml:1:7"]


def test_without_a_zone_anywhere_newcomers_need_one(tmp_path: Path) -> None:
    """The cohort has no zone of its own to give them."""
    cohort = COHORT.model_copy(update={"timezone": None})
    assert said(tmp_path, "join:\n  zoe: {name: Zoë}\n", cohort) == [
        "answers.yaml:2:8: timezone of «Zoë» is missing"
    ]


def test_pauses_wishes_and_requests_have_keys_of_their_own(tmp_path: Path) -> None:
    """A day for each who pauses; one handle alone is a list of one, one pair alone a list of pairs."""
    text = (
        "leave: [amina]\npause: {ben: 2027-09-01}\nlead_again: cem\nrest: [dia]\none_more: [c2]\n"
        "alumni: [amina]\nprefer: [cem, dia]\navoid: [[ben, cem]]\n"
    )
    answers, warnings = read(tmp_path, text)
    assert answers == Answers(
        leave=["amina"], pause={"ben": date(2027, 9, 1)}, lead_again=["cem"], rest=["dia"], one_more=["c2"],
        alumni=["amina"], prefer=[["cem", "dia"]], avoid=[["ben", "cem"]],
    )  # fmt: skip
    assert warnings == []


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("pause: [ben]\n", ["answers.yaml:1:8: pause: this must be a mapping"]),
        ("pause: {ben: soon}\n", ["answers.yaml:1:14: pause: «soon» is not a date"]),
        ("pause: {bne: 2027-09-01}\n", ["answers.yaml:1:9: «bne» does not take part in «Spring 2027»"]),
        (
            "leave: [ben]\npause: {ben: 2027-09-01}\n",
            ["answers.yaml:2:9: «Ben» is down to leave and to pause"],
        ),
        ("one_more: [c2, c9]\n", ["answers.yaml:1:16: no circle is called «c9»"]),
        ("prefer: [[ben, zed]]\n", ["answers.yaml:1:16: «zed» does not take part in «Spring 2027»"]),
        ("prefer: [[ben]]\n", ["answers.yaml:1:10: prefer: each entry needs two people"]),
        (
            "lead_again: [ben]\nrest: [cem, ben]\n",
            ["answers.yaml:2:13: «Ben» wishes to lead again, and to rest"],
        ),
        (
            "join:\n  zoe: {name: Zoë, was: [ben]}\n",
            ["answers.yaml:2:26: «Zoë» was «ben», but that is «Ben»"],
        ),
    ],
)
def test_what_cannot_be_wished_has_its_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    """The very item, where there are several."""
    assert said(tmp_path, text) == problems


def test_what_says_nothing_is_a_warning_at_its_place(tmp_path: Path) -> None:
    """A pause that is over by then, a wish of somebody who leaves."""
    _, warnings = read(tmp_path, "leave: [ben]\npause: {cem: 2027-07-12}\nlead_again: [dia, ben]\n")
    assert warnings == [
        "answers.yaml:2:14: «Cem» pauses until 2027-07-12, and the next cohort starts on 2027-07-12",
        "answers.yaml:3:19: «Ben» wishes to lead again, but does not go on",
    ]


@pytest.mark.parametrize(("text", "where"), [("", "1:1"), ("# stay:\n\n", "1:1")])
def test_an_empty_file_is_no_answer(tmp_path: Path, text: str, where: str) -> None:
    """It may have been saved before it was filled in."""
    with pytest.raises(InputProblems) as wrong:
        read(tmp_path, text)
    (problem,) = wrong.value.problems
    assert (str(problem.place), problem.message) == (
        f"answers.yaml:{where}",
        "nobody has answered in this file",
    )
    assert problem.hint == "write who leaves, such as «leave: [ana]», or delete it, and silence counts"


def test_answers_may_stand_in_a_workbook(tmp_path: Path) -> None:
    """A row for each person, as in a CSV file."""
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook([["name", "answer"], ["Amina", "stay"], ["Ben", "leave"]]))
    answers, warnings = read_answers(path, "answers.xlsx", Asked(COHORT, CIRCLES, STARTS))
    assert (answers.stay, answers.leave, warnings) == (("amina",), ("ben",), ())


def test_a_mistake_in_a_workbook_has_a_row_and_a_column(tmp_path: Path) -> None:
    """They are what a spreadsheet shows at its edges."""
    path = tmp_path / "answers.xlsx"
    path.write_bytes(workbook([["name", "answer"], ["Amina", "stay"], ["Ben", "maybe"]]))
    with pytest.raises(InputProblems) as wrong:
        read_answers(path, "answers.xlsx", Asked(COHORT, CIRCLES, STARTS))
    (problem,) = wrong.value.problems
    assert (str(problem.place), problem.message) == ("answers.xlsx:3:2", "«maybe» is no answer")


@pytest.mark.parametrize("name", ["answers.xlsx", "answers.XLS", "answers.ods"])
def test_a_damaged_workbook_is_refused(tmp_path: Path, name: str) -> None:
    """In the words in which every damaged file is."""
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04" + b"\0" * 40)
    with pytest.raises(InputProblems, match="this file is damaged"):
        read_answers(path, name, Asked(COHORT, CIRCLES, STARTS))
