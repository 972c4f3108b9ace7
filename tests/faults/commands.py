"""The commands that write, and the folders they write in."""

from __future__ import annotations

from tests.faults import stand_in
from tests.faults.harness import Case

_STAND_IN = "tests.faults.stand_in:main"
_CIRCLEKIT = "circlekit.__main__:main"

SET = Case("a set of files", _STAND_IN, ("record",), stand_in.before_record)
NEW = Case("new files", _STAND_IN, ("begin",))
WHOLE = Case("a whole folder", _STAND_IN, ("rotate",))
STAND_INS = (SET, NEW, WHOLE)

_TODAY = ("--today", "2026-11-22")
_INIT = ("init", "demo", *_TODAY)
_MATCH = ("match", "demo/cohort.yaml")
_SCHEDULE = ("schedule", "demo/cohort.yaml", "--ics", *_TODAY)
_WARM = (
    "circlekit.*",
    "numpy",
    "scipy.optimize",
    "scipy.sparse",
    "icalendar",
    "dateutil.rrule",
    "email.policy",
)


def _real(*before: tuple[str, ...]) -> Case:
    """Return the last of some command lines as a case, after those before it."""
    argv = before[-1]
    return Case(f"circlekit {argv[0]}", _CIRCLEKIT, argv, before=before[:-1], warm=_WARM)


REAL = (
    _real(_INIT),
    _real(_INIT, _MATCH),
    _real(_INIT, _MATCH, _SCHEDULE),
)
CASES = (*STAND_INS, *REAL)
COUNT = Case("a number", _STAND_IN, ("count",))

BAD = "tests.faults.bad_writers:main"
NAIVE = Case("naive", BAD, ("naive",), stand_in.before_record)
UNSYNCED = Case("unsynced", BAD, ("unsynced",), stand_in.before_record)
UNLOCKED = Case("unlocked", BAD, ("unlocked",), lambda folder: (folder / "runs.txt").write_bytes(b"0"))
