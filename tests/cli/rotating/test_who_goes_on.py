"""``circlekit rotate`` by who goes on: silence, the log, and numbers from which nothing can be formed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Outcome

pytestmark = pytest.mark.long

HEAD = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: {size}
{more}participants:
"""

Ended = Callable[..., Path]


@pytest.fixture
def ended(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ended:
    """Make a cohort at its end, of circles given as texts of handles, and go there."""

    def made(*circles: str, size: str = "3", more: str = "", answers: str | None = None) -> Path:
        groups = [circle.split() for circle in circles]
        people = [handle for group in groups for handle in group]
        lines = [
            f"  c{number}: {{name: Circle {number}, lead: {group[0]}, members: [{', '.join(group)}]}}\n"
            for number, group in enumerate(groups, 1)
        ]
        block = "".join(f"  {handle}: {{name: {handle.title()}, lead: yes}}\n" for handle in people)
        files = {
            "cohort.yaml": HEAD.format(size=size, more=more) + block,
            "circles.yaml": "cohort: spring-2027\ncircles:\n" + "".join(lines),
            **({} if answers is None else {"answers.yaml": answers}),
        }
        for name, text in files.items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return made


def told(done: Outcome) -> list[str]:
    """Return what was said, line by line."""
    return done.err.splitlines()


def test_silence_may_mean_to_leave(ended: Ended, command: Command) -> None:
    """Those who said that they stay go on, and the others are counted."""
    ended("ana ben cem", "dia eve fay", more="rotation: {silent: leave}\n", answers="stay: [ana, ben, eve]\n")
    done = command("rotate")
    assert done.code == 0
    assert "3 stay; 3 people said nothing and so leave." in told(done)
    assert [line.split("\t")[1] for line in done.out.splitlines()[1:]] == ["ana", "ben", "eve"]


def test_where_silence_means_to_leave_and_nobody_answered_nothing_is_formed(
    ended: Ended, command: Command
) -> None:
    """It is said what silence meant."""
    folder = ended("ana ben cem", more="rotation: {silent: leave}\n")
    done = command("rotate")
    assert (done.code, told(done)[0]) == (3, "No answers.yaml: everybody leaves.")
    assert "nobody goes on and nobody joins" in done.err
    assert not (folder / "rotation").exists()


def test_answers_in_the_log_do_as_well(ended: Ended, command: Command) -> None:
    """A file of answers goes before them."""
    folder = ended("ana ben cem", "dia eve fay")
    (folder / "log.yaml").write_text("answers: {leave: [ana, dia, fay]}\n", encoding="utf-8")
    done = command("rotate", "--dry-run")
    assert "3 leave; 3 people said nothing and so stay." in told(done)
    (folder / "answers.yaml").write_text("stay: [ana]\n", encoding="utf-8")
    done = command("rotate", "--dry-run")
    assert "1 stay; 5 people said nothing and so stay." in told(done)
    assert told(done)[0] == "log.yaml has answers too; those in the file of answers count."


def test_a_mistake_in_the_log_is_shown_where_it_stands(ended: Ended, command: Command) -> None:
    """Its turns go into the history, so they have to be right."""
    folder = ended("ana ben cem", "dia eve fay")
    (folder / "log.yaml").write_text("turns: {c1: {1: {opener: annna}}}\n", encoding="utf-8")
    done = command("rotate")
    assert done.code == 1
    assert told(done)[:2] == [
        "log.yaml:1:26: «annna» does not take part in «Spring 2027»",
        "  hint: did you mean ana?",
    ]
    assert not (folder / "rotation").exists()


@pytest.mark.parametrize(
    ("answers", "code", "message"),
    [
        ("leave: [ana, ben, cem, dia, eve, fay]\n", 3, "nobody goes on and nobody joins"),
        ("defer: [ana, ben, cem]\nleave: [dia, eve, fay]\n", 3, "nobody goes on and nobody joins"),
        (
            "leave: [ana]\n", 3,
            "of those who go on and those who join: 5 people cannot be cut into circles of 3",
        ),
        ("", 1, "answers.yaml:1:1: nobody has answered in this file"),
        ("leave: [ana, ana-lisa]\n", 1, "answers.yaml:1:14: «ana-lisa» does not take part in «Spring 2027»"),
    ],
)  # fmt: skip
def test_what_nothing_can_be_formed_from_ends_in_a_sentence(
    ended: Ended, command: Command, answers: str, code: int, message: str
) -> None:
    """Nonsense is 1, what cannot be is 3; and nothing is written."""
    folder = ended("ana ben cem", "dia eve fay", answers=answers)
    done = command("rotate")
    assert done.code == code
    assert message in told(done)
    assert not (folder / "rotation").exists()


def test_one_circle_may_go_on_as_it_is(ended: Ended, command: Command) -> None:
    """When all have met all, nobody new can be met, and that is no failure."""
    folder = ended("ana ben cem", size="3-6")
    done = command("rotate", "--json")
    document = json.loads(done.out)
    assert done.code == 0
    assert [circle["members"] for circle in document["circles"]] == [["ana", "ben", "cem"]]
    assert (len(document["again"]), document["least"]) == (3, 3)
    assert (folder / "rotation" / "july-2027" / "cohort.yaml").exists()


def test_everybody_may_be_new(ended: Ended, command: Command) -> None:
    """All leave, others join: a new beginning with an old history."""
    joining = "".join(
        f"  {handle}: {{name: {handle.title()}, lead: yes}}\n" for handle in ("xan", "yan", "zoe")
    )
    folder = ended("ana ben cem", answers=f"leave: [ana, ben, cem]\njoin:\n{joining}")
    done = command("rotate")
    assert done.code == 0
    assert sorted(line.split("\t")[1] for line in done.out.splitlines()[1:]) == ["xan", "yan", "zoe"]
    assert (folder / "rotation" / "july-2027" / "history" / "01-spring-2027.yaml").exists()


def test_where_everybody_pauses_nobody_can_be_matched(ended: Ended, command: Command) -> None:
    """It is said why; and with a later start they are back."""
    folder = ended("ana ben cem")
    text = (folder / "cohort.yaml").read_text(encoding="utf-8")
    paused = text.replace("lead: yes", "lead: yes, pause_until: 2028-01-01")
    (folder / "cohort.yaml").write_text(paused, encoding="utf-8")
    (folder / "circles.yaml").unlink()
    done = command("match")
    assert done.code == 3
    warned = "everybody here pauses until after the start, 2027-01-11, so nobody takes part"
    assert told(done)[0] == f"cohort.yaml:6:1: warning: {warned}"
    (folder / "circles.yaml").write_text("cohort: spring-2027\ncircles: {}\n", encoding="utf-8")
    done = command("rotate", "--starts", "2028-01-03")
    assert done.code == 0
    assert "3 people come back after a pause." in told(done)


def test_what_becomes_of_everybody_is_in_the_document(ended: Ended, command: Command) -> None:
    """Those who said nothing are where silence put them, and named."""
    ended(
        "ana ben cem", "dia eve fay", answers="leave: [eve]\npause: {fay: 2027-09-01}\n"
        "join: {zoe: {name: Zoe}, yan: {name: Yan}}\n",
    )  # fmt: skip
    document = json.loads(command("rotate", "--json").out)
    assert document["answers"] == {
        "stay": ["ana", "ben", "cem", "dia"],
        "leave": ["eve"],
        "defer": [],
        "pause": {"fay": "2027-09-01"},
        "join": ["zoe", "yan"],
        "said_nothing": ["ana", "ben", "cem", "dia"],
    }


EMPTY = "id,name,answer,pause_until,lead_again,alumni\nana,Ana,,,,\nben,Ben,,,,\n"
"""What ``--ask`` writes, before anybody has answered."""


def test_a_table_that_nobody_has_filled_in_is_silence(ended: Ended, command: Command) -> None:
    """It is said what that means."""
    folder = ended("ana ben cem", "dia eve fay")
    (folder / "answers.csv").write_text(EMPTY, encoding="utf-8")
    done = command("rotate", "--dry-run")
    assert (done.code, told(done)[0]) == (0, "Nobody has answered: everybody stays.")


def test_a_table_that_nobody_has_filled_in_gives_way_to_the_log(ended: Ended, command: Command) -> None:
    """The answers were written down there; one wish in the table, and the table counts."""
    folder = ended("ana ben cem", "dia eve fay")
    (folder / "log.yaml").write_text("answers: {leave: [ana, dia, fay]}\n", encoding="utf-8")
    (folder / "answers.csv").write_text(EMPTY, encoding="utf-8")
    done = command("rotate", "--dry-run")
    assert told(done)[0] == "Nobody has answered in the file of answers; those in log.yaml count."
    assert "3 leave; 3 people said nothing and so stay." in told(done)
    (folder / "answers.csv").write_text(EMPTY.replace("Ana,,,", "Ana,,,no"), encoding="utf-8")
    done = command("rotate", "--dry-run")
    assert told(done)[:2] == [
        "log.yaml has answers too; those in the file of answers count.",
        "Nobody said whether they go on: everybody stays.",
    ]


def test_wishes_count_where_nobody_said_whether_they_go_on(ended: Ended, command: Command) -> None:
    """It is not said that nobody has answered: Ana asks for a rest."""
    folder = ended("ana ben cem", "dia eve fay")
    (folder / "answers.csv").write_text(EMPTY.replace("Ana,,,", "Ana,,,no"), encoding="utf-8")
    done = command("rotate")
    assert (done.code, told(done)[0]) == (0, "Nobody said whether they go on: everybody stays.")
    people = (folder / "rotation" / "july-2027" / "people.csv").read_text(encoding="utf-8-sig")
    header, ana, *_ = (line.split(",") for line in people.splitlines())
    assert dict(zip(header, ana, strict=True))["lead_again"] == "no"


@pytest.mark.parametrize(
    "wish",
    ["lead_again: [ana]", "rest: [ana]", "one_more: [c1]", "prefer: [[ana, dia]]", "avoid: [[ana, dia]]"],
)
def test_a_wish_is_an_answer(ended: Ended, command: Command, wish: str) -> None:
    """Whoever wishes something has answered, only not whether they go on."""
    ended("ana ben cem", "dia eve fay", answers=wish + "\n")
    done = command("rotate", "--dry-run")
    assert told(done)[0] == "Nobody said whether they go on: everybody stays."
