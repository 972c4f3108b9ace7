"""The processes of the package, as its files say them."""

from __future__ import annotations

from pathlib import Path

import circlekit
from circlekit.core.processes import Process
from circlekit.files.records import read_value

FOLDER = Path(circlekit.__file__).parent / "library" / "processes"


def process(name: str) -> Process:
    """Return one of the package's processes."""
    return read_value(FOLDER / f"{name}.yaml", name, Process)


def every() -> dict[str, Process]:
    """Return all of the package's processes by their name."""
    return {path.stem: process(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
