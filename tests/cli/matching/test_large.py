"""``circlekit match`` on large cohorts: blocks, and what Ctrl-C leaves behind."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from circlekit.cli.matching import large as large_cohorts
from circlekit.core.matching import api, processes
from circlekit.core.matching.blocks import whole
from circlekit.core.matching.stay import again
from tests.cli.conftest import Command
from tests.core.matching.blocks.invented import HEAD, write

WEEKLY = HEAD.replace("2027-07-09", "2027-02-14").replace("matching:", "meeting: {every: week}\nmatching:")
PEOPLE = 150

Over = Callable[..., Iterator[Any]]


@pytest.fixture
def large(tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Write a cohort that counts as large, is cut into several blocks, and is solved in this process."""
    write(tmp_path, PEOPLE, 1, WEEKLY)
    for module in (api, again, large_cohorts):
        monkeypatch.setattr(module, "LARGE", 100)
    monkeypatch.setattr(whole, "IN_A_BLOCK", 60)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    return command


def pressing_after(blocks: int, times: int = 1) -> Over:
    """Return a map over blocks during which somebody presses Ctrl-C after so many of them."""

    def over(function: Callable[[Any], Any], parcels: Iterable[Any], workers: int) -> Iterator[Any]:
        for number, parcel in enumerate(parcels):
            if number == blocks:
                for _ in range(times):
                    signal.raise_signal(signal.SIGINT)
            yield function(parcel)

    return over


def test_a_large_cohort_is_matched_and_matched_again(large: Command, tmp_path: Path) -> None:
    """The same bytes come out the second time, and nobody is left over."""
    assert large("match").code == 0
    first = (tmp_path / "circles.yaml").read_bytes()
    again = large("match")
    assert (again.code, "Nothing changed" in again.err) == (0, True)
    assert (tmp_path / "circles.yaml").read_bytes() == first
    assert first.count(b"\n      - p") == PEOPLE


def test_ctrl_c_leaves_nothing(large: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a wish for the best so far no file is written, and the exit code is 130."""
    monkeypatch.setattr(processes, "over", pressing_after(2))
    done = large("match")
    assert (done.code, done.out) == (130, "")
    assert not (tmp_path / "circles.yaml").exists()


def test_ctrl_c_writes_the_best_so_far_where_asked(
    large: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Circles that are formed are written, everybody else is unplaced with the reason; the code is 130."""
    monkeypatch.setattr(processes, "over", pressing_after(2))
    done = large("match", "--best-so-far")
    text = (tmp_path / "circles.yaml").read_text(encoding="utf-8")
    assert done.code == 130
    assert "Stopping; Ctrl-C again leaves without writing anything.\n" in done.err
    assert 0 < text.count("\n      - p") < PEOPLE
    assert text.count("matching was stopped") == PEOPLE - text.count("\n      - p")


def test_ctrl_c_twice_leaves_nothing(large: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever presses again means it."""
    monkeypatch.setattr(processes, "over", pressing_after(2, times=2))
    done = large("match", "--best-so-far")
    assert done.code == 130
    assert not (tmp_path / "circles.yaml").exists()


def test_ctrl_c_before_any_circle_writes_nothing(
    large: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is no best so far yet."""
    monkeypatch.setattr(processes, "over", pressing_after(0))
    monkeypatch.setattr(whole, "solve", lambda setting, parcel: whole.Solved((), (), (), 0))
    done = large("match", "--best-so-far")
    assert (done.code, "nothing was written" in done.err) == (130, True)
    assert not (tmp_path / "circles.yaml").exists()


def test_without_ctrl_c_best_so_far_is_all(large: Command) -> None:
    """The option alone changes nothing."""
    assert large("match", "--best-so-far").code == 0
