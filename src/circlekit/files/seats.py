"""seats.yaml: the rounds of a plan that are still ahead, and who has which seat in it.

The groups of every round are written out, so that any version can go on with the plan.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from circlekit.core.model import Cohort
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.problems import Path as Way
from circlekit.core.rotation.ahead.seats import NEW_PLAN, Round, Seats, find_problems
from circlekit.core.text import quoted
from circlekit.files import yamltext as yt
from circlekit.files.records import Record, of_this_cohort, open_record

FILE = "seats.yaml"
KEYS = ("cohort", "design", "formed", "seats", "rounds")

_NUMBER = re.compile(r"0|[1-9][0-9]{0,5}")


def write_seats(seats: Seats, cohort: Cohort) -> bytes:
    """Return the content of seats.yaml: the same bytes for the same plan."""
    about = "Rounds ahead in which no two seats share a group twice, and who has which seat."
    use = "For circlekit rotate, not for editing. To be rid of the plan, delete this file."
    return yt.page(
        [
            *yt.remark(about),
            *yt.remark(use),
            yt.entry("cohort", yt.scalar(cohort.id)),
            yt.entry("design", yt.scalar(seats.design)),
            yt.entry("formed", yt.scalar(seats.formed)),
            yt.entry("seats", "" if seats.seats else "{}"),
            *(yt.entry(handle, yt.scalar(seat), 1) for handle, seat in seats.seats.items()),
            yt.entry("rounds", "" if seats.rounds else "[]"),
            *(f"  - [{', '.join(map(yt.flow_list, groups))}]" for groups in seats.rounds),
        ]
    )


def read_seats(path: Path, shown: str, cohort: Cohort) -> tuple[Seats, tuple[Problem, ...]]:
    """Return the plan in a file, and what a person should know about it; ``shown`` is its name in messages.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = _opened(path, shown)
    of_this_cohort(record, cohort)
    seats = Seats(
        design=str(record.data.get("design") or "seats"),
        formed=_number(record, ("formed",), record.data.get("formed", "0")) or 0,
        rounds=tuple(_rounds(record)),
        seats=dict(_seats(record)),
    )
    if not any(problem.severity == "error" for problem in record.problems):
        record.problems += find_problems(seats, cohort)
    return seats, record.settle()


def _opened(path: Path, shown: str) -> Record:
    """Return the file; of one that is no mapping, the way out is a new plan, as for every other mistake."""
    try:
        return open_record(path, shown, KEYS)
    except InputProblems as wrong:
        raise InputProblems([dataclasses.replace(one, hint=NEW_PLAN) for one in wrong.problems]) from None


def _rounds(record: Record) -> Iterator[Round]:
    for number, groups in enumerate(_list(record, ("rounds",), record.data.get("rounds") or [])):
        way: Way = ("rounds", number)
        found = [
            [_number(record, (*way, index, place), seat) for place, seat in enumerate(seats)]
            for index, group in enumerate(_list(record, way, groups))
            for seats in [_list(record, (*way, index), group)]
        ]
        yield tuple(tuple(seat for seat in group if seat is not None) for group in found)


def _seats(record: Record) -> Iterator[tuple[str, int]]:
    for handle, value in record.mapping("seats").items():
        seat = _number(record, ("seats", handle), value)
        if seat is not None:
            yield handle, seat


def _list(record: Record, way: Way, value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    record.problems.append(Problem(way, "this must be a list of groups of seats", NEW_PLAN))
    return []


def _number(record: Record, way: Way, value: Any) -> int | None:
    """Return a number as it was typed; note it as a problem where it is none."""
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value)
    shown = quoted(value) if isinstance(value, str) else "this"
    record.problems.append(Problem(way, f"{shown} is not a number", NEW_PLAN))
    return None
