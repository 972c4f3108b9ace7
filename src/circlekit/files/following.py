"""The folder of the next cohort: everything that its own commands need, and nothing of those who left.

Earlier circles go along as handles only, so that the folder can stand anywhere and remembers who has met
whom without remembering who they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from circlekit.core.model import Cohort, Participant, PastCohort
from circlekit.core.rotation.going_on.handles_now import ABOUT_PEOPLE
from circlekit.core.sizes import says
from circlekit.core.text import listed
from circlekit.files import ledger, schema
from circlekit.files import yamltext as yt
from circlekit.files.left_behind import still_ahead
from circlekit.files.names import file_name
from circlekit.files.past import write_past
from circlekit.files.peopletable import holds, people_table, values_of
from circlekit.files.starter import SCHEMA_PATH

COHORT_FILE, PEOPLE_FILE, CIRCLES_FILE, NOTE_FILE = "cohort.yaml", "people.csv", "circles.yaml", "rotation.md"

_RENEWED = frozenset({"cohort", "id", "starts", "ends", "size", "history", "circles", "participants"})
"""The keys of cohort.yaml that are written anew, or speak of circles that are no more."""

_BARE = re.compile(r"0|[1-9][0-9]{0,8}|[1-9][0-9]{0,3}-[1-9][0-9]{0,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""Whole numbers, sizes and dates: no reader takes them for anything else."""

Plain = Mapping[str, Any]


def cohort_folder(cohort: Cohort, raw: Plain, circles: bytes, note: bytes) -> dict[str, bytes]:
    """Return the files of the next cohort's folder by their path in it.

    ``raw`` is the old cohort file as plain data: what was agreed there goes on in the words it was typed in.
    """
    people = (*cohort.participants, *cohort.waiting)
    table = people_table(people)
    tabled = holds(table, people, cohort.timezone)
    files = {
        COHORT_FILE: _cohort_file(cohort, raw, tabled),
        **({PEOPLE_FILE: table} if tabled else {}),
        CIRCLES_FILE: circles,
        NOTE_FILE: note,
        **{history_name(number, past): write_past(past) for number, past in enumerate(cohort.past, 1)},
        SCHEMA_PATH: schema.shipped().encode("utf-8"),
    }
    known = {CIRCLES_FILE: ledger.digest(circles) or ""}
    return {**files, ledger.PATH: ledger.dump(ledger.Ledger(known, {}))}


def history_name(number: int, past: PastCohort) -> str:
    """Return where the circles of an earlier cohort stand in the new folder; the first has number 1."""
    return f"history/{file_name(number, past.cohort, '.yaml')}"


def _cohort_file(cohort: Cohort, raw: Plain, tabled: bool) -> bytes:
    kept = still_ahead(cohort, raw)
    data = {
        "cohort": cohort.cohort,
        "id": cohort.id,
        "starts": cohort.starts,
        "ends": cohort.ends,
        "size": says(cohort.size),
        **{key: value for key, value in kept.data.items() if key not in _RENEWED and value != ""},
        "history": [history_name(number, past) for number, past in enumerate(cohort.past, 1)],
        "participants": PEOPLE_FILE if tabled else _inline((*cohort.participants, *cohort.waiting)),
    }
    data |= _matching(cohort, raw.get("matching"))
    editors = f"# yaml-language-server: $schema={SCHEMA_PATH}"
    about = yt.remark("Made by «circlekit rotate» from the cohort before; yours to read and change.")
    past = f"Left out, because their days are over: {listed(kept.left_out)}."
    return yt.page([editors, *about, *(yt.remark(past) if kept.left_out else ()), *plain_lines(data)])


def _matching(cohort: Cohort, raw: Any) -> dict[str, Any]:
    """Return the rules as they were typed; those about people, without the people who are not here.

    What people asked for since stands behind them.
    """
    typed = raw if isinstance(raw, Mapping) else {}
    named = {key: [list(group) for group in getattr(cohort.matching, key)] for key in ABOUT_PEOPLE}
    rules = {**typed, **{key: groups for key, groups in named.items() if groups or key in typed}}
    kept = {key: value for key, value in rules.items() if key not in named or value}
    return {"matching": kept} if kept or isinstance(raw, Mapping) else {}


def _inline(people: Sequence[Participant]) -> dict[str, dict[str, Any]]:
    """Return participants as a mapping, for what a table cannot hold; one value alone is no list."""
    return {
        person.id: {
            key: value if isinstance(value, str) else value[0] if len(value) == 1 else list(value)
            for key, value in values_of(person).items()
            if value
        }
        for person in people
    }


def plain_lines(data: Plain, depth: int = 0) -> Iterator[str]:
    """Yield plain data as YAML lines: mappings and lists of lists in blocks, lists of texts item by item."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield yt.entry(key, "" if value else "{}", depth)
            yield from plain_lines(value, depth + 1)
        elif isinstance(value, list) and value:
            yield yt.entry(key, depth=depth)
            yield from (_item(item, depth + 1) for item in value)
        else:
            yield yt.entry(key, "[]" if value == [] else _scalar(value), depth)


def _item(value: Any, depth: int) -> str:
    if isinstance(value, str):
        return f"{'  ' * depth}- {_scalar(value)}"
    return f"{'  ' * depth}- {yt.flow_list(str(part) for part in value)}"


def _scalar(value: str | date) -> str:
    """Return a value as it was typed, in quotes only where it needs them."""
    return value if isinstance(value, str) and _BARE.fullmatch(value) else yt.scalar(value)
