"""The harness is worth something only if it catches writers that are known to lose data."""

from __future__ import annotations

from tests.faults.commands import COUNT, NAIVE, UNLOCKED, UNSYNCED
from tests.faults.harness import Case, Harness
from tests.faults.order import out_of_order
from tests.faults.shim import Fault
from tests.faults.trial import Trial

SLOW = Fault(linger=0.002)
"""A disk so slow that runs which start together meet in the middle."""


def lost_updates(harness: Harness, case: Case) -> int:
    """Return how many of eight runs said that they counted, and did not."""
    folder = harness.prepared(case)
    outcomes = harness.run_together(case, folder, 8, SLOW)
    return sum(outcome.code == 0 for outcome in outcomes) - int((folder / "runs.txt").read_bytes())


def test_emptying_before_writing_is_caught_by_a_kill(harness: Harness) -> None:
    """A writer that truncates its target leaves nothing, or half of it, when it is killed."""
    trial = Trial(harness, NAIVE)

    found = trial.violations([*trial.points("kill"), *trial.points("torn")])

    assert [line for line in found if "neither old nor new" in line]


def test_renaming_before_syncing_is_caught_by_a_power_cut(harness: Harness) -> None:
    """A writer that does not wait for the disk survives a kill, but not a power cut."""
    trial = Trial(harness, UNSYNCED)

    assert [line for line in trial.violations(trial.points("data")) if "neither old nor new" in line]
    assert [line for line in out_of_order(trial.calls) if "before its content" in line]


def test_writing_without_a_lock_is_caught_by_eight_runs_at_once(harness: Harness) -> None:
    """Without a lock, eight runs that start together overwrite each other's number."""
    assert lost_updates(harness, UNLOCKED) > 0


def test_writing_under_the_lock_loses_no_number(harness: Harness) -> None:
    """The same test passes the writer that holds the lock."""
    assert lost_updates(harness, COUNT) == 0
