"""A matching as a person at a terminal and a program in a pipe see it."""

from __future__ import annotations

from contextlib import redirect_stderr, redirect_stdout

import pytest

from circlekit.cli.matching.view import LINES, as_json, heading, show_matching
from circlekit.core.model import Circle, Matching, Measure, NotServed, Standing, Unplaced
from tests.cli.test_terminal import Screen
from tests.core.matching.people import cohort, person

SPRING = cohort(
    [person(handle, name=name) for handle, name in (("ana", "Ana"), ("ben", "Ben"), ("cem", "Cem"))]
)
OWLS = Circle(id="c1", name="Owls", lead="ana", members=("ana", "ben"), because=("Both can come.",))
MEASURE = Measure(value=1, best=2, says="1 of 2 can come")
MATCHING = Matching(
    circles=(OWLS,),
    unplaced=(Unplaced(id="cem", reason="There is no room."),),
    quality={"well_served": MEASURE},
    standings=(Standing(circle="c1", can_come=1, members=2, says=("no needs met",)),),
    not_served=(NotServed(id="ben", circle="c1", hour="", says="cannot come to Owls's hour."),),
)


def on_terminal(matching: Matching, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the lines that a person reads, the result and the talk on one terminal."""
    monkeypatch.setenv("COLUMNS", "80")
    screen = Screen()
    with redirect_stdout(screen), redirect_stderr(screen):
        show_matching(matching, SPRING)
    return screen.getvalue().splitlines()


def test_a_terminal_shows_circles_then_figures_then_whom_they_do_not_suit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In the order in which a coordinator asks: who, how good, who needs a word."""
    assert on_terminal(MATCHING, monkeypatch) == [
        "Owls: 2 people, lead Ana",
        "  Ana and Ben",
        "  - Both can come.",
        "",
        "Who can come to one weekly hour on every date:",
        "  Owls  ▇▁  1 of 2  no needs met",
        "",
        "Without a circle: Cem. There is no room.",
        "Ben cannot come to Owls's hour.",
        "2 people in 1 circle:",
        "  1 of 2 can come.",
    ]


def test_a_pipe_gets_rows_and_no_bars(capsys: pytest.CaptureFixture[str]) -> None:
    """The talk is the same, on standard error."""
    show_matching(MATCHING, SPRING)
    out, err = capsys.readouterr()
    assert out == "circle\tid\tname\trole\nc1\tana\tAna\tlead\nc1\tben\tBen\t\n\tcem\tCem\tunplaced\n"
    assert "Ben cannot come to Owls's hour.\n" in err
    assert "▇" not in out + err


def test_those_of_whom_the_same_is_said_share_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """Named in their order."""
    said = "can come to Owls's hour, but it takes 6 people and suits 2."
    both = tuple(NotServed(id=handle, circle="c1", says=said) for handle in ("ana", "ben"))
    found = on_terminal(MATCHING.model_copy(update={"not_served": both}), monkeypatch)
    assert f"Ana and Ben {said}" in found


def test_very_many_who_are_not_served_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twenty lines are read, a thousand are not."""
    many = tuple(
        NotServed(id="ana", circle="c1", says=f"cannot come to hour {number}.") for number in range(LINES + 3)
    )
    found = on_terminal(MATCHING.model_copy(update={"not_served": many}), monkeypatch)
    assert sum(line.startswith("Ana cannot come") for line in found) == LINES
    assert "3 more people are not well served; --json names all." in found


def test_the_document_names_everybody_who_is_not_served() -> None:
    """By handle, circle and hour."""
    assert as_json(MATCHING)["not_served"] == [{"id": "ben", "circle": "c1", "hour": ""}]


def test_a_circle_without_a_lead_says_so() -> None:
    """A deputy alone is named as one."""
    names = {"ana": "Ana", "ben": "Ben"}
    assert heading(OWLS.model_copy(update={"lead": None}), names) == "Owls: 2 people, no lead yet"
    alone = OWLS.model_copy(update={"lead": None, "deputy": "ben"})
    assert heading(alone, names) == "Owls: 2 people, deputy Ben"
