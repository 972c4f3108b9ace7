"""A Dask cluster of two workers, each a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from circlekit import load, match
from tests.core.matching.blocks.invented import HEAD, write

WEEKLY = HEAD.replace("2027-07-09", "2027-02-14").replace("matching:", "meeting: {every: week}\nmatching:")
ROOT = Path(__file__).parents[2]


def test_a_cluster_forms_the_circles_that_this_process_does(tmp_path: Path) -> None:
    """The same labels for the same seed, wherever blocks are solved."""
    file = write(tmp_path, 900, 1, WEEKLY)
    command = [sys.executable, "-m", "tests.cluster.two_workers", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    expected = [" ".join(circle.members) for circle in match(load(file), seed=5).circles]
    assert done.stdout.splitlines() == expected
    assert len(expected) > 100
