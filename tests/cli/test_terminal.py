"""What a terminal may be shown."""

from __future__ import annotations

import io

import pytest

from circlekit.cli import terminal


class Screen(io.StringIO):
    """A stream that a person is looking at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test a terminal of thirty columns that can show colour."""
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.mark.parametrize(
    "character", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\r", "\t", "\u202e", "\u2066"]
)
def test_what_steers_a_terminal_is_replaced(character: str) -> None:
    """Escapes, bells, C1 controls and turned reading directions become U+FFFD."""
    assert terminal.printable(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize(
    "text", ["[she/her]", "[red]x[/red]", ":smile:", "ليلى", "दीपा शर्मा", "a\u200db", "two\nlines"]
)
def test_what_only_looks_odd_is_kept(text: str) -> None:
    """Brackets, scripts, joiners and line ends are shown as they were typed."""
    assert terminal.printable(text) == text


@pytest.mark.parametrize("between", ["\n", "\r\n", "\t", "\x85", "\u2028", "\v"])
def test_a_line_end_inside_a_line_becomes_a_space(between: str) -> None:
    """Nobody's name can begin a line or a cell of its own."""
    assert terminal.one_line(f"Ana{between}error: all is lost") == "Ana error: all is lost"


@pytest.mark.parametrize(
    ("variable", "value", "wanted"),
    [("NO_COLOR", "1", False), ("NO_COLOR", "", True), ("TERM", "dumb", False), ("FORCE_COLOR", "0", True)],
)
def test_colour_follows_the_conventions(
    variable: str, value: str, wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR counts when it is not empty; FORCE_COLOR is not ours to obey."""
    monkeypatch.setenv(variable, value)
    assert terminal.coloured(Screen()) is wanted


def test_a_pipe_has_no_colour() -> None:
    """Another program gets plain text."""
    assert terminal.style("x", terminal.RED, io.StringIO()) == "x"


def test_a_style_ends_where_it_began() -> None:
    """Nothing after a styled word is styled, and nothing is no word."""
    assert terminal.style("x", terminal.RED, Screen()) == "\x1b[31mx\x1b[0m"
    assert terminal.style("", terminal.RED, Screen()) == ""


def test_a_long_line_is_broken_between_words() -> None:
    """Thirty columns hold these words, then the rest goes on under them."""
    text = "  hint: write it as year-month-day, such as 2027-01-11"
    assert terminal.fitted(text, Screen(), hang=6).split("\n") == [
        "  hint: write it as",
        "        year-month-day, such",
        "        as 2027-01-11",
    ]


def test_a_link_is_never_broken() -> None:
    """A link that is wider than the terminal can still be copied in one piece."""
    link = "https://example.org/" + "a" * 40
    assert terminal.fitted(f"Join at {link} now", Screen()).split("\n") == ["Join at", link, "now"]


def test_wide_letters_take_two_columns() -> None:
    """Twelve Japanese letters are 24 columns wide; two such words do not share thirty."""
    word = "さくらさくらさくらさくら"
    assert terminal.cells(word) == 24
    assert terminal.fitted(f"{word} {word}", Screen()) == f"{word}\n{word}"


def test_a_pipe_gets_lines_whole() -> None:
    """What another program reads is never broken."""
    text = "word " * 50
    assert terminal.fitted(text, io.StringIO()) == text


def test_a_terminal_that_says_nothing_useful_is_twenty_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A width of one column would leave no room for a word."""
    monkeypatch.setenv("COLUMNS", "1")
    assert terminal.columns() == 20
