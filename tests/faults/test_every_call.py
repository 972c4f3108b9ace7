"""Whatever stops a command, at whichever call to the disk: nothing is torn, and a second run completes it."""

from __future__ import annotations

import os
import random
import signal

import pytest

from tests.faults.commands import CASES
from tests.faults.harness import Case, Harness
from tests.faults.order import out_of_order
from tests.faults.shim import Fault
from tests.faults.trial import Trial

EVERYTHING = "CIRCLEKIT_ALL_FAULTS" in os.environ
"""Try every call of the slow commands too: some ten minutes instead of one."""

KINDS = {
    "dies there": ("kill", "torn"),
    "is refused it": ("fail",),
    "is refused it and all that follow": ("failing",),
    "loses power there": ("names", "data", "both"),
}
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def spread(points: list[Fault], most: int) -> list[Fault]:
    """Return at most so many of them, evenly spread, the last among them."""
    step = max(1, -(-len(points) // most))
    return points[::-step]


@pytest.fixture(scope="module")
def trials() -> dict[str, Trial]:
    """Keep what was prepared for one test for the next."""
    return {}


@pytest.fixture
def trial(case: Case, harness: Harness, trials: dict[str, Trial]) -> Trial:
    """Give the command and what it does undisturbed."""
    if case.name not in trials:
        trials[case.name] = Trial(harness, case)
    return trials[case.name]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("what", KINDS)
def test_nothing_is_lost_when_a_command(what: str, trial: Trial, tell: list[str]) -> None:
    """Files are old or new, the exit code is true, and the same command run again ends as if undisturbed."""
    most = trial.case.kills if "kill" in KINDS[what] else trial.case.most
    points = [trial.points(kind) for kind in KINDS[what]]
    faults = [fault for some in points for fault in (some if EVERYTHING else spread(some, most))]

    found = trial.violations(faults)

    of = sum(map(len, points))
    tell.append(f"{trial.case.name} {what}: {len(faults)} of {of} points, {len(found)} violations")
    assert found == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("number", SIGNALS, ids=lambda number: number.name)
def test_a_signal_ends_a_command_cleanly(number: signal.Signals, trial: Trial, tell: list[str]) -> None:
    """A signal at random calls and between them leaves all as it was or all done, and its own exit code."""
    chance = random.Random(int(number))
    places = {"signal": len(trial.calls), "line": trial.lines}
    faults = [
        Fault(kind, at, int(number))
        for kind, last in places.items()
        for at in sorted(chance.choices(range(1, last + 1), k=50 if EVERYTHING else min(50, trial.case.most)))
    ]

    found = trial.violations(faults)

    tell.append(f"{trial.case.name} gets {number.name}: {len(faults)} points, {len(found)} violations")
    assert found == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_content_reaches_the_disk_before_names(trial: Trial) -> None:
    """Every file is synced before its rename, and its folder after it."""
    assert list(out_of_order(trial.calls)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_record_of_what_was_written_comes_last(trial: Trial) -> None:
    """Nobody finds files recorded as written that are not yet there."""
    targets = [
        target for name, _, target in trial.calls if name in {"replace", "link"} and ".tmp" not in target
    ]

    assert targets[-1].endswith("/.circlekit/state.json")


def test_nothing_is_left_outside_the_folder(harness: Harness) -> None:
    """No run leaves a file in the places for temporary files and settings."""
    assert harness.left_outside() == []
