"""The bar: only on a terminal, only for work of more than a second, gone afterwards."""

from __future__ import annotations

import io
import sys

import pytest

from circlekit.cli import progress
from circlekit.cli.progress import Bar


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


def look(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, patience: float) -> io.StringIO:
    """Make a stream standard error; in a test's own body, because pytest sets its own one before."""
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")
    return stream


def test_long_work_has_a_bar_with_an_estimate(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what is done, how much of how much, and what is left."""
    terminal = look(monkeypatch, Terminal(), 0.0)
    with Bar("Matching") as bar:
        bar.show(2_000, 10_000)
        bar.show(4_000, 10_000)
    shown = terminal.getvalue()
    assert "Matching" in shown
    assert "4000/10000" in shown
    assert "left:" in shown


def test_short_work_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the first second nothing is shown."""
    terminal = look(monkeypatch, Terminal(), progress.PATIENCE)
    with Bar("Matching") as bar:
        bar.show(1, 2)
    assert terminal.getvalue() == ""


def test_finished_work_begins_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bar that would be full at once is not worth showing."""
    terminal = look(monkeypatch, Terminal(), 0.0)
    with Bar("Matching") as bar:
        bar.show(2, 2)
    assert terminal.getvalue() == ""


def test_a_pipe_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody is looking there is no bar."""
    pipe = look(monkeypatch, io.StringIO(), 0.0)
    with Bar("Matching") as bar:
        bar.show(1, 2)
    assert pipe.getvalue() == ""
