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
CASES = STAND_INS
COUNT = Case("a number", _STAND_IN, ("count",))

BAD = "tests.faults.bad_writers:main"
NAIVE = Case("naive", BAD, ("naive",), stand_in.before_record)
UNSYNCED = Case("unsynced", BAD, ("unsynced",), stand_in.before_record)
UNLOCKED = Case("unlocked", BAD, ("unlocked",), lambda folder: (folder / "runs.txt").write_bytes(b"0"))
