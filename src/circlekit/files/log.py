"""log.yaml: what happened in a cohort, written by hand or by commands, read with the same care.

Each section is read by a module of ``files/logged``; ``answers`` says who goes on, as an answers file does.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.problems import Problem
from circlekit.core.rotation.going_on.answers import Answers, Asked
from circlekit.files.answers import KEYS as ANSWER_KEYS
from circlekit.files.answers import take_answers
from circlekit.files.collector import collector_paused
from circlekit.files.complaints import unknown_key
from circlekit.files.logged.coming import ATTENDANCE, PULSE, RSVPS, attendance, pulse, rsvps
from circlekit.files.logged.nothing import says_nothing
from circlekit.files.logged.promises import COMMITMENTS, NEXT, commitments, next_dates
from circlekit.files.logged.turns import COLLABORATIONS, TURNS, collaborations, turns
from circlekit.files.logged.walking import Walk
from circlekit.files.opening import read_bytes
from circlekit.files.records import Record, of_this_cohort, open_record

FILE = "log.yaml"
ANSWERS = "answers"
KEYS = ("cohort", COMMITMENTS, RSVPS, ATTENDANCE, TURNS, PULSE, NEXT, COLLABORATIONS, ANSWERS)


class Read(NamedTuple):
    """A log, the answers in it (None where it has no such key), and what a person should know about it."""

    log: Log
    answers: Answers | None
    warnings: tuple[Problem, ...]


def read_log(
    path: Path,
    shown: str,
    cohort: Cohort,
    circles: Sequence[Circle],
    starts: date | None = None,
    meetings: Mapping[str, Sequence[Meeting]] | None = None,
) -> Read:
    """Return what a log says of a cohort in ``circles``; ``starts`` is when the next cohort begins.

    Without ``starts`` that is the end of this one. With the ``meetings`` of each circle by its id, a meeting
    may be named by its date, and one that is not among them is noted.

    Raises:
        InputProblems: with every problem, each with its place.
        FileTrouble: when it, or a table that it names, cannot be read.
    """
    if says_nothing(read_bytes(path, shown)):
        return Read(Log(), None, ())
    record = open_record(path, shown, KEYS)
    if "cohort" in record.data:
        of_this_cohort(record, cohort)
    with collector_paused():  # a year has tens of thousands of facts, all of which stay
        log = _log(Walk(record, cohort, circles, meetings))
    answers = None
    if record.data.get(ANSWERS):
        answers = _answers(record, path.parent, Asked(cohort, circles, starts or cohort.ends))
    return Read(log, answers, record.settle())


def _log(walk: Walk) -> Log:
    return Log(
        turns=tuple(turns(walk)),
        collaborations=tuple(collaborations(walk)),
        commitments=tuple(commitments(walk)),
        rsvps=tuple(rsvps(walk)),
        attendance=tuple(attendance(walk)),
        pulse=tuple(pulse(walk)),
        next_dates=tuple(next_dates(walk)),
    )


def _answers(record: Record, folder: Path, asked: Asked) -> Answers:
    """Return the answers in a log, read as a file of their own would be."""
    data = record.mapping(ANSWERS)
    spot = record.document.root.child(ANSWERS) or record.document.root
    section = Record(dataclasses.replace(record.document, data=data, root=spot), data)
    section.problems += [unknown_key((key,), ANSWER_KEYS) for key in data if key not in ANSWER_KEYS]
    answers = take_answers(section, folder, asked)
    record.problems += section.placed()
    return answers
