"""Run the calendar readers of an environment made by ``prepare.sh``, each in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

ENVIRONMENT = "CIRCLEKIT_CLIENTS"
PYTHON = ("recurring_ical_events", "icalevents", "vobject", "ical", "khal", "radicale")
NODE = ("ical.js", "node-ical")
READERS = (*PYTHON, "ical.js", "libical")
"""Those that must be there for the tests; node-ical wants a newer Node.js than many machines have."""

DEBIAN = "/usr/bin/python3"
"""libical is a library of the system, and speaks through the packages of Debian's own Python."""

_HERE = Path(__file__).parent

Starts = dict[str, list[str]]
"""The starts of each entry by its UID, such as ``2027-01-12T16:00Z``, in order; of whole days, the date."""


def installed(environment: Path) -> tuple[str, ...]:
    """Return the readers that are there."""
    probe = f"from importlib.util import find_spec\nprint(*[one for one in {PYTHON} if find_spec(one)])"
    found = _said([_python(environment), "-c", probe]).split()
    found += [name for name in NODE if (environment / "node_modules" / name).is_dir()]
    probe = "import gi; gi.require_version('ICalGLib', '3.0'); print('libical')"
    return (*found, *_said([DEBIAN, "-c", probe]).split())


def _said(command: Sequence[str]) -> str:
    try:
        return subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout
    except OSError:
        return ""


def read(reader: str, files: Sequence[Path], environment: Path) -> list[Starts]:
    """Return what a reader takes each file to say.

    Raises:
        subprocess.CalledProcessError: the reader gave up on one of them; its words are in ``stderr``.
    """
    # A reader that loses the zone takes the machine's, so that must be one that no file uses; and the
    # package's time zone database must not give way to an old one of the machine.
    settings = os.environ | {"TZ": "Asia/Kathmandu", "PYTHONTZPATH": ""}
    finished = subprocess.run(
        [*_command(reader, environment), *map(str, files)],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=settings,
    )
    return json.loads(finished.stdout)


def everybody(files: Sequence[Path], environment: Path) -> dict[str, list[Starts]]:
    """Return what each reader takes each file to say; two work at a time."""
    with ThreadPoolExecutor(2) as pool:
        said = pool.map(partial(read, files=files, environment=environment), READERS)
        return dict(zip(READERS, said, strict=True))


def faults(files: Sequence[Path]) -> list[int]:
    """Return how many rules of iTIP (RFC 5546) each file breaks, by libical's checker."""
    return json.loads(_said([DEBIAN, str(_HERE / "check_libical.py"), *map(str, files)]))


def _command(reader: str, environment: Path) -> list[str]:
    if reader.removesuffix("-bare") in NODE:
        return ["node", str(_HERE / "read.mjs"), reader, str(environment.absolute())]
    if reader == "libical":
        return [DEBIAN, str(_HERE / "read_libical.py")]
    return [_python(environment), str(_HERE / "read.py"), reader]


def _python(environment: Path) -> str:
    return str(environment / "bin" / "python")
