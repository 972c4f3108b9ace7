"""Which cohorts there are, and the files of each that a generator writes."""

from __future__ import annotations

from pathlib import Path

from tests.cohorts.invent import p1, p2, p3, p4, p5, p6

FOLDERS = Path(__file__).parent


def invented() -> dict[str, bytes]:
    """Return every invented file by its path below this folder."""
    makers = {"p1": p1, "p2": p2, "p3": p3, "p4": p4, "p5": p5, "p6": p6}
    return {f"{name}/{path}": data for name, maker in makers.items() for path, data in maker.files().items()}
