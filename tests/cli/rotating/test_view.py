"""A rotation at the terminal: in short to a person, in rows to a pipe."""

from __future__ import annotations

import io
import sys

import pytest

from circlekit.cli.rotating.view import say_again, say_who, show_rotation
from circlekit.core.model import Matching, Unplaced
from circlekit.core.rotation.going_on.answers import Answers
from circlekit.core.rotation.telling.switch import Switch
from circlekit.core.rotation.telling.told import told
from tests.cli.test_progress import Terminal
from tests.core.rotation.people import cohort, person
from tests.core.rotation.switches import ANSWERS, NEW, switch
from tests.core.rotation.telling.test_proof import rotated

CROWDED = "3 people of Baobá go on, and there are 2 new circles"


def shown(monkeypatch: pytest.MonkeyPatch, made: Switch, out: io.StringIO) -> tuple[list[str], list[str]]:
    """Return the lines on standard output, and those beside it."""
    err = io.StringIO()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setenv("COLUMNS", "80")
    show_rotation(told(made))
    say_again(told(made))
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_a_person_sees_where_each_circle_comes_from_and_who_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a circle shares is in circles.yaml; here is what is new."""
    assert shown(monkeypatch, switch(), Terminal())[0] == [
        "Circle 1: 3 people",
        "  Amina *Diallo*, Ben and 1. Fay",
        "  - 2 from Baobá; 1 person who comes back",
        "  - Ben leads for the first time; Amina *Diallo*, who has just led, is deputy",
        "",
        "Circle 2: 3 people",
        "  Cem, Dia and Zoë # Okafor",
        "  - 1 each from Baobá and The [Ipê]; 1 newcomer",
        "  - Dia leads again, after a rest",
        "",
    ]


def test_a_pipe_gets_a_row_for_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """From which old circle, and how many new people; both are empty or counted for newcomers too."""
    unplaced = (Unplaced(id="dia", reason="no hour"),)
    out, _ = shown(monkeypatch, switch(matching=Matching(circles=NEW[:1], unplaced=unplaced)), io.StringIO())
    assert out == [
        "circle\tid\tname\trole\tfrom\tnew people",
        "c1\tamina\tAmina *Diallo*\tdeputy\tBaobá\t0",
        "c1\tben\tBen\tlead\tBaobá\t1",
        "c1\tfay\t1. Fay\t\t\t1",
        "\tdia\tDia\tunplaced\tThe [Ipê]\t0",
    ]


def test_repeats_stand_beside_their_reasons_and_the_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof says which old circle is too large to be parted."""
    assert shown(monkeypatch, switch(least=1), io.StringIO())[1] == [
        "Leaving, with thanks: Evelyn.",
        "6 people in 2 circles:",
        f"  {CROWDED}: at least 1 pair of them meets again.",
        "  Leads: 1 for the first time; 1 again, after a rest.",
        f"  Meeting again, since {CROWDED}: Amina *Diallo* with Ben.",
        "  Meeting again, since the best exchange that would help leaves 1 person without a shared hour: "
        "Amina *Diallo* with 1. Fay.",
    ]


def test_of_circles_that_asked_no_pairs_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Amina and Ben go on together; that Amina meets Fay again is something else."""
    made = switch(ANSWERS.model_copy(update={"one_more": ("c1",)}))
    lines = shown(monkeypatch, made, io.StringIO())[1]
    assert [line.rpartition(": ")[2] for line in lines if "Meeting again" in line] == [
        "Amina *Diallo* with 1. Fay."
    ]


def test_who_rests_is_named_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The coordinator at the terminal knows them; the new folder does not."""
    made = switch(Answers(leave=["eve"], defer=["dia"], pause={"fay": "2027-09-01"}))
    assert shown(monkeypatch, made, io.StringIO())[1][:2] == [
        "Leaving, with thanks: Evelyn.",
        "Resting until later: Dia and 1. Fay.",
    ]


def test_many_who_leave_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six are named, the seventh and eighth are others."""
    people = [person(handle) for handle in "abcdefgh"]
    made = switch(Answers(leave=list("abcdefgh")))
    ended = cohort(people)
    line = shown(monkeypatch, made._replace(ended=ended), io.StringIO())[1][0]
    assert line == "Leaving, with thanks: A, B, C, D, E, F and 2 others."


def test_many_who_meet_again_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight people in one new circle again: of the seven who stand first, six are named."""
    lines = shown(monkeypatch, rotated({"Ab": 8}, circles=1, least=28), io.StringIO())[1]
    (line,) = (line for line in lines if "Meeting again" in line)
    assert line.count(" with ") == 6
    assert line.endswith("; and 1 more person.")


def test_of_many_circles_the_first_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thirteen circles would be a wall of text."""
    out = shown(monkeypatch, rotated({"Ab": 26}, circles=13, least=13), Terminal())[0]
    assert sum(line.endswith(": 2 people") for line in out) == 5
    assert "And 8 more circles: rotation.md has them all, and --json." in out
    twelve = shown(monkeypatch, rotated({"Ab": 24}, circles=12, least=12), Terminal())[0]
    assert sum(line.endswith(": 2 people") for line in twelve) == 12


def test_who_goes_on_is_one_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody answered there is nothing to say."""
    made = switch()
    say_who(made.ended, Answers(leave=["eve"]), made.cohort.starts)
    assert "1 leave" in capsys.readouterr().err
    say_who(cohort([]), Answers(), made.cohort.starts)
    assert capsys.readouterr().err == ""
