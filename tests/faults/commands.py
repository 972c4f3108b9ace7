"""The commands that write, and the folders they write in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from circlekit.core.polling.answers.text import PollAnswer, say
from circlekit.files.writing import Folder
from tests.faults import stand_in
from tests.faults.harness import Case

_STAND_IN = "tests.faults.stand_in:main"
_CIRCLEKIT = "circlekit.__main__:main"

SET = Case("a set of files", _STAND_IN, ("record",), stand_in.before_record)
NEW = Case("new files", _STAND_IN, ("begin",))
WHOLE = Case("a whole folder", _STAND_IN, ("rotate",))
STAND_INS = (SET, NEW, WHOLE)

_TODAY = ("--today", "2027-01-01")
_INIT = ("init", "demo", *_TODAY)
_MATCH = ("match",)
_SCHEDULE = ("schedule", "--ics", *_TODAY)
_NUDGE = ("nudge", "--all", *_TODAY)
_INVITE = ("schedule", "--ics", "--invite", *_TODAY)
_ROTATE = ("rotate", "--starts", "2027-02-01", *_TODAY)
"""The calendars then have meetings that are to end."""
_ASK = ("rotate", "--ask", *_TODAY)
_FORGET = ("rotate", "--forget", "zoe")
_WARM = (
    "circlekit.*",
    "numpy",
    "scipy.optimize",
    "scipy.sparse",
    "icalendar",
    "dateutil.rrule",
    "email.policy",
)
_IMPORT = ("import", "form.csv", "--yes", *_TODAY)
_AGAIN = ("import", "later.csv", *_TODAY)
_COLLECT = ("collect", "answers.txt", "--yes", *_TODAY)
_FORM = "Name,E-mail,Time zone,Region\n"
_COHORT = """\
cohort: Small
starts: 2027-01-11
ends: 2027-03-10
timezone: Europe/London
coordinator: {name: Kim, email: kim@example.org}
participants:
"""


def small_cohort(folder: Path) -> None:
    """Prepare six people who meet twice: little to compute, and yet every kind of file."""
    people = "".join(
        f"  p{number}: {{name: Person {number}, email: p{number}@example.org, "
        "available: [Tue 16:00-18:00], lead: yes}\n"
        for number in range(1, 7)
    )
    (folder / "cohort.yaml").write_text(_COHORT + people, encoding="utf-8")


def somebody_left(folder: Path) -> None:
    """Prepare that cohort with what circlekit and people wrote while Zoe was in it."""
    small_cohort(folder)
    cohort = folder / "cohort.yaml"
    text = cohort.read_text(encoding="utf-8")
    cohort.write_text(text.replace("timezone:", "history: [history/01.yaml]\ntimezone:", 1), encoding="utf-8")
    past = b"cohort: autumn\ncircles:\n  c1: {name: Circle 1, lead: zoe, members: [p1, zoe, p2]}\n"
    now = b"cohort: small\ncircles:\n  c1:\n    name: Circle 1\n    members:\n    - p1\n    - zoe  # Zoe Ek\n"
    drafts = {f"nudges/2027-01-09-c1-rsvp/{who}.eml": b"" for who in ("p1", "zoe")}
    remembered = {"schedule": {"circles": {"c1": {"members": ["p1", "zoe"], "lead": "zoe", "deputy": None}}}}
    Folder(folder).write({"circles.yaml": now, "history/01.yaml": past, **drafts}, state=remembered)


def exported(folder: Path) -> None:
    """Prepare two exports of one form, the later one with a change and somebody new."""
    first = "Ana,ana@example.org,Europe/London,North\nBen,ben@example.org,Africa/Cairo,South\n"
    (folder / "form.csv").write_text(_FORM + first, encoding="utf-8")
    later = f"{first.replace('South', 'East')}Cem,cem@example.org,Asia/Kolkata,East\n"
    (folder / "later.csv").write_text(_FORM + later, encoding="utf-8")


def answered(folder: Path) -> None:
    """Prepare a cohort whose table of people is not there yet, and the answers of two."""
    (folder / "cohort.yaml").write_text(f"{_COHORT.strip()} people.csv\n", encoding="utf-8")
    when = datetime(2026, 12, 1, tzinfo=UTC)
    people = ({"name": name, "timezone": "Africa/Cairo", "consent": "I agree."} for name in ("Ana", "Ben"))
    text = "\n".join(say(PollAnswer("small", when, values)) for values in people)
    (folder / "answers.txt").write_text(text, encoding="utf-8")


def _real(*lines: tuple[str, ...]) -> Case:
    """Return the last of some command lines as a case, after those before it."""
    prepare = (lambda folder: None) if lines[0] is _INIT else small_cohort
    name = f"circlekit {lines[-1][0]}"
    return Case(name, _CIRCLEKIT, lines[-1], prepare, lines[:-1], _WARM, most=3, kills=10)


REAL = (
    _real(_INIT),
    _real(_MATCH),
    _real(_MATCH, _SCHEDULE),
    _real(_MATCH, _SCHEDULE, _NUDGE),
    _real(_MATCH, _INVITE, _ROTATE),
    replace(_real(_MATCH, _ASK), name="circlekit rotate --ask"),
    replace(_real(_FORGET), name="circlekit rotate --forget", prepare=somebody_left),
    replace(_real(_IMPORT), name="circlekit import --yes", prepare=exported),
    replace(_real(_IMPORT, _AGAIN), name="circlekit import", prepare=exported),
    replace(_real(_COLLECT), prepare=answered),
)
CASES = (*STAND_INS, *REAL)
COUNT = Case("a number", _STAND_IN, ("count",))

BAD = "tests.faults.bad_writers:main"
NAIVE = Case("naive", BAD, ("naive",), stand_in.before_record)
UNSYNCED = Case("unsynced", BAD, ("unsynced",), stand_in.before_record)
UNLOCKED = Case("unlocked", BAD, ("unlocked",), lambda folder: (folder / "runs.txt").write_bytes(b"0"))
