"""Three writers that lose data, each in one way that is common. The harness has to catch them."""

from __future__ import annotations

import os
from pathlib import Path

from tests.faults.stand_in import BIG, run


def main() -> int:
    """Run the writer named first."""
    return run({"naive": naive, "unsynced": unsynced, "unlocked": unlocked})


def naive() -> None:
    """Empty the file, then write it."""
    with open("circles.yaml", "wb") as file:  # noqa: PTH123
        file.write(BIG)


def unsynced() -> None:
    """Write beside the file and rename, without waiting for the disk."""
    new = Path("circles.yaml.new")
    new.write_bytes(BIG)
    new.replace("circles.yaml")


def unlocked() -> None:
    """Add one to a number in a file, carefully, but as if nobody else did."""
    number = int(Path("runs.txt").read_bytes() or b"0") + 1
    handle = os.open(f"runs.{os.getpid()}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, b"%d" % number)
    os.fsync(handle)
    os.close(handle)
    os.replace(f"runs.{os.getpid()}", "runs.txt")  # noqa: PTH105
