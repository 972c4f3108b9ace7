"""What the tests of commands share: the program in this process, and a folder to run it in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from circlekit.cli.edge import run

TODAY = "2026-12-22"


class Outcome(NamedTuple):
    """What a command returned and wrote."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run circlekit in this process, in an empty folder, as in a pipe."""
    monkeypatch.chdir(tmp_path)

    def called(*argv: str) -> Outcome:
        capsys.readouterr()
        code = run(argv)
        return Outcome(code, *capsys.readouterr())

    return called


@pytest.fixture
def begun(command: Command) -> Command:
    """Run circlekit in a folder that init has filled."""
    assert command("init", "--today", TODAY).code == 0
    return command
