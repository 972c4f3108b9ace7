"""What people see is what was looked at and committed."""

from __future__ import annotations

import re
from functools import cache

import pytest

from circlekit.cli.terminal import cells
from tests.captures.record import COLUMNS, ESCAPE, EXPECTED, MODES, path_of
from tests.captures.scenes import SCENES

NAMES = [scene.name for scene in SCENES]


@cache
def look(mode: str) -> dict[str, str]:
    """Return what all scenes look like now."""
    return MODES[mode]()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_a_scene_looks_as_it_was_committed(name: str, mode: str) -> None:
    """`python -m tests.captures --write` takes a change over, once somebody has looked at it."""
    assert look(mode)[name] == path_of(name, mode).read_text(encoding="utf-8")


def test_no_capture_is_left_over() -> None:
    """Each file belongs to a scene."""
    assert {path.name for path in EXPECTED.iterdir()} == {
        f"{name}.{mode}.txt" for name in NAMES for mode in MODES
    }


@pytest.mark.parametrize("mode", MODES)
def test_no_scene_ends_in_a_bug(mode: str) -> None:
    """Nothing that people do here is worth exit code 70."""
    assert [name for name, text in look(mode).items() if "--- exit 70" in text] == []


FOR_PROGRAMS = ("::", "  circlekit ")
"""How lines begin that GitHub or a shell reads; a break would spoil them."""


@pytest.mark.parametrize("mode", ["tty", "nocolor"])
def test_no_line_is_wider_than_the_terminal(mode: str) -> None:
    """Eighty columns hold every line but those meant for another program; a style takes none."""
    wide = [
        (name, line)
        for name, text in look(mode).items()
        if name != "agenda"  # Markdown, whose lines are paragraphs
        for line in text.splitlines()
        if not line.startswith(FOR_PROGRAMS) and cells(re.sub(rf"{ESCAPE}\[[\d;]*m", "", line)) > COLUMNS
    ]
    assert wide == []


@pytest.mark.parametrize("mode", ["nocolor", "pipe"])
def test_without_colour_there_is_no_escape(mode: str) -> None:
    """With NO_COLOR and in a pipe not even bold is left."""
    assert [name for name, text in look(mode).items() if ESCAPE in text] == []


def test_a_terminal_with_colour_shows_some() -> None:
    """The place of a problem is bold there, and the caret red."""
    assert f"{ESCAPE}[1mcohort.yaml:2:9:{ESCAPE}[0m" in look("tty")["check-broken"]
    assert f"{ESCAPE}[31m^{ESCAPE}[0m" in look("tty")["check-broken"]


@pytest.mark.parametrize("mode", MODES)
def test_markup_in_names_is_shown_as_typed(mode: str) -> None:
    """Nobody's pronouns vanish and nobody's name turns red."""
    text = look(mode)["match-names"]
    assert "Ana [she/her]" in text
    assert "[red]Ben[/red]" in text
    assert "Cem :smile:" in text
