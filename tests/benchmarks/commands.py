"""How long whole commands take, from the start of Python to its end: ``python -m tests.benchmarks.commands``.

The best and the median of some runs in seconds of the clock, beside the figure that is aimed at. Starting is
counted from what `python -c pass` takes on the same machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

EXAMPLE = Path(__file__).parents[2] / "examples" / "first-cohort"
RUNS = 9


class Figure(NamedTuple):
    """A command, how it is called in the table, and the seconds it may take."""

    name: str
    argv: Sequence[str]
    target: float


START = Figure("python -c pass", ("-c", "pass"), 0.0)
FIGURES = (
    Figure("--version, beyond Python itself", ("-m", "circlekit", "--version"), 0.060),
    Figure("--help", ("-m", "circlekit", "--help"), 0.200),
    Figure("match, 40 people", ("-m", "circlekit", "match"), 1.0),
    Figure("schedule --ics, 40 people", ("-m", "circlekit", "schedule", "--ics"), 1.0),
)


def seconds(argv: Sequence[str], folder: Path) -> list[float]:
    """Return how long each of some runs took, fastest first; one before them fills the caches."""
    found = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, *argv], cwd=folder, capture_output=True, check=True)
        found.append(time.perf_counter() - began)
    return sorted(found[1:])


def main() -> None:
    """Print the table."""
    print(f"{f'{RUNS} runs on {os.cpu_count()} processors':34}{'best':>8}{'median':>8}{'target':>8}")
    with TemporaryDirectory() as name:
        folder = Path(name) / "cohort"
        folder.mkdir()
        for file in ("cohort.yaml", "people.csv"):
            shutil.copy(EXAMPLE / file, folder)
        nothing = seconds(START.argv, folder)
        print(f"{START.name:34}{nothing[0]:8.3f}{median(nothing):8.3f}")
        for figure in FIGURES:
            took = seconds(figure.argv, folder)
            less = nothing[0] if "beyond" in figure.name else 0.0
            print(f"{figure.name:34}{took[0] - less:8.3f}{median(took) - less:8.3f}{figure.target:8.3f}")


if __name__ == "__main__":
    main()
