"""What reaches the person, on a terminal and in a pipe."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from circlekit.cli import output
from circlekit.core.problems import Place, Problem
from tests.cli.test_terminal import Screen

ADDRESS = "a.very.long.name.that.goes.on@and-on-for-quite-a-while.in-many-labels.example.org"


@pytest.fixture
def forty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make terminals forty columns wide, without colour."""
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")


def seen(write: Callable[[], None]) -> str:
    """Return what a person sees who has both streams on one terminal."""
    screen = Screen()
    with redirect_stdout(screen), redirect_stderr(screen):
        write()
    return screen.getvalue()


def test_the_result_and_the_talk_go_separate_ways(capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe gets the result alone."""
    output.show("result")
    output.say("talk")
    assert capsys.readouterr() == ("result\n", "talk\n")


def test_a_table_in_a_pipe_is_tab_separated_and_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """Long addresses are neither wrapped nor cut, markup is as typed, a tab in a cell makes no column."""
    output.show_table(["name", "mail"], [["Ana [she/her]\t:smile:", ADDRESS], ["\x1b[31mBen\nx", "[/b]"]])
    assert capsys.readouterr().out == (
        f"name\tmail\nAna [she/her] :smile:\t{ADDRESS}\n\ufffd[31mBen x\t[/b]\n"
    )


@pytest.mark.usefixtures("forty")
def test_a_table_on_a_terminal_fits_it() -> None:
    """Forty columns hold every line; nothing of an address is lost, and markup is as typed."""
    text = seen(
        lambda: output.show_table(["name", "mail"], [["Ana [red]", ADDRESS], ["さくら :smile:", "x"]])
    )
    lines = text.splitlines()
    assert max(map(len, lines)) <= 40
    assert ADDRESS in "".join(line[14:].strip() for line in lines)
    assert "Ana [red]" in text
    assert "さくら :smile:" in text
    assert "\x1b" not in text


@pytest.mark.usefixtures("forty")
def test_a_table_has_bold_headings_where_colour_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without NO_COLOR the header stands out."""
    monkeypatch.delenv("NO_COLOR")
    assert "\x1b[1mname" in seen(lambda: output.show_table(["name"], [["Ana"]]))


def test_json_is_one_document_with_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters of every script stay readable; what steers a terminal is escaped."""
    output.show_json({"name": "Zoë \x1b \x9b \udc80"})
    text = capsys.readouterr().out
    assert json.loads(text) == {"schema": 1, "name": "Zoë \x1b \x9b \udc80"}
    assert "Zoë" in text
    assert not set(text) & {"\x1b", "\x9b", "\udc80"}


def test_json_is_ascii_where_the_stream_cannot_do_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old code page loses no letter."""
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    output.show_json({"name": "さくら"})
    sys.stdout.flush()
    assert json.loads(raw.getvalue().decode("ascii")) == {"schema": 1, "name": "さくら"}


def test_a_problem_says_where_what_and_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe each part is one line, however long, and without the source."""
    problem = Problem(
        (), "no zone is called «Berln»\nreally", "did you mean " + "x" * 90, place=Place("a.yaml", 3, 5)
    )
    output.say_problems([problem], lambda _: "timezone: Berln")
    assert capsys.readouterr().err == (
        "a.yaml:3:5: no zone is called «Berln» really\n  hint: did you mean " + "x" * 90 + "\n"
    )


def test_a_warning_is_called_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning without a place or a hint is one line."""
    output.say_problem(Problem((), "this looks odd", severity="warning"))
    assert capsys.readouterr().err == "warning: this looks odd\n"


def test_only_errors_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """One error and one warning are one problem; two errors are two."""
    error, warning = Problem((), "a"), Problem((), "b", severity="warning")
    output.say_count([error, warning])
    output.say_count([error, error])
    assert capsys.readouterr().err == (
        "1 problem; nothing was written. Correct this and run the command again.\n"
        "2 problems; nothing was written. Correct these and run the command again.\n"
    )


@pytest.mark.usefixtures("forty")
def test_a_terminal_shows_the_line_with_a_caret() -> None:
    """The caret stands under the column, also behind letters that are two columns wide."""
    problem = Problem((), "this is not a date", "write it as 2027-01-11", place=Place("a.yaml", 1, 6))
    assert seen(lambda: output.say_problems([problem], lambda _: "さくら: x\t# note")) == (
        "a.yaml:1:6: this is not a date\n"
        "    さくら: x # note\n"
        "            ^\n"  # four of margin, six of letters, two of «: »
        "  hint: write it as 2027-01-11\n"
    )


@pytest.mark.usefixtures("forty")
def test_a_long_line_is_shown_around_the_caret() -> None:
    """Of a line of 500 letters the part around the mistake is shown, and the caret stands under it."""
    source = "a" * 250 + "!" + "b" * 249
    problem = Problem((), "not this", place=Place("a.yaml", 1, 251))
    _, shown, caret = seen(lambda: output.say_problems([problem], lambda _: source)).splitlines()
    assert len(shown) <= 40
    assert shown[caret.index("^")] == "!"


@pytest.mark.usefixtures("forty")
def test_styles_take_no_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """With colour, the place is bold and the kind yellow, and the text breaks where it breaks without."""
    problem = Problem((), "words " * 9, severity="warning", place=Place("a.yaml", 3, 5))
    plain = seen(lambda: output.say_problem(problem))
    monkeypatch.delenv("NO_COLOR")
    styled = seen(lambda: output.say_problem(problem))
    assert "\x1b[1ma.yaml:3:5:\x1b[0m \x1b[33mwarning:\x1b[0m" in styled
    assert re.sub(r"\x1b\[\d+m", "", styled) == plain


def test_a_command_for_another_folder_says_how_to_go_there() -> None:
    """Ready to be copied into a shell; in this folder there is nothing to say."""
    assert output.there(Path()) == ""
    assert output.there(Path("our spring")) == "cd 'our spring' && "


def test_who_pastes_at_a_terminal_is_told_how_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is piped in ends by itself."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    assert seen(lambda: output.pasted(3)) == ""
    monkeypatch.setattr("circlekit.cli.terminal.on_terminal", lambda stream: stream is sys.stdin)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"hello")))
    found: list[bytes] = []
    said = seen(lambda: found.append(output.pasted(3)))
    assert said == "Paste it here, then press Enter and Ctrl-D (on Windows Ctrl-Z and Enter).\n"
    assert found == [b"hel"]
