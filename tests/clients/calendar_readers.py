"""Run the calendar readers of an environment made by ``prepare.sh``, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

ENVIRONMENT = "CIRCLEKIT_CLIENTS"
READERS = ("recurring_ical_events", "icalevents", "vobject", "ical", "ical.js")

_HERE = Path(__file__).parent

Starts = dict[str, list[str]]
"""The starts of each entry by its UID, such as ``2027-01-12T16:00Z``, in order."""


def read(reader: str, files: Sequence[Path], environment: Path) -> list[Starts]:
    """Return what a reader takes each file to say.

    Raises:
        subprocess.CalledProcessError: the reader gave up on one of them; its words are in ``stderr``.
    """
    if reader == "ical.js":
        command = ["node", str(_HERE / "read.mjs"), str(environment.absolute())]
    else:
        command = [str(environment / "bin" / "python"), str(_HERE / "read.py"), reader]
    # A reader that loses the zone takes the machine's, so that must be one that no file uses; and the
    # package's time zone database must not give way to an old one of the machine.
    settings = os.environ | {"TZ": "Asia/Kathmandu", "PYTHONTZPATH": ""}
    finished = subprocess.run(
        [*command, *map(str, files)], capture_output=True, check=True, encoding="utf-8", env=settings
    )
    return json.loads(finished.stdout)
