"""Runs that meet: one works, the others say so and leave."""

from __future__ import annotations

import pytest

from tests.faults.commands import CASES, COUNT
from tests.faults.harness import Case, Harness
from tests.faults.shim import Fault
from tests.faults.trial import Trial

DONE, IN_USE = 0, 5
SLOW = Fault(linger=0.001)


@pytest.mark.parametrize(("copies", "rounds"), [(2, 100), (8, 20)])
def test_every_run_that_says_so_has_counted(
    copies: int, rounds: int, harness: Harness, tell: list[str]
) -> None:
    """After runs at the same moment the number is that of the runs that succeeded; the others exit with 5."""
    folder = harness.prepared(COUNT)
    codes: list[int] = []
    for _ in range(rounds):
        codes += [outcome.code for outcome in harness.run_together(COUNT, folder, copies)]

    tell.append(
        f"{rounds} times {copies} runs at once: {codes.count(DONE)} done, {codes.count(IN_USE)} in use"
    )
    assert set(codes) <= {DONE, IN_USE}
    assert int((folder / "runs.txt").read_bytes()) == codes.count(DONE)


def test_the_one_that_waits_for_nobody_is_named(harness: Harness) -> None:
    """Who comes second learns that another run is there, which one, and what to do."""
    folder = harness.prepared(COUNT)

    outcomes = harness.run_together(COUNT, folder, 8, SLOW)

    refused = [outcome for outcome in outcomes if outcome.code == IN_USE]
    assert refused
    assert all("another run of circlekit is using this folder" in outcome.err for outcome in refused)
    assert all("Traceback" not in outcome.err for outcome in refused)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("copies", [2, 8])
def test_runs_at_once_end_as_one_run_does(case: Case, copies: int, harness: Harness) -> None:
    """However many start together, the folder ends as after one undisturbed run, and one of them did it."""
    trial = Trial(harness, case)
    folder = harness.folder(trial.template)

    codes = {outcome.code for outcome in harness.run_together(case, folder, copies)}

    assert DONE in codes
    assert codes <= {DONE, IN_USE, trial.code_again}
    assert trial.differences(folder) == []
