"""``mapping.yaml``: how the columns of forms become people, written for people to change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from circlekit.core.intake.saved.forms import SavedColumn, SavedForm
from circlekit.core.problems import Problem
from circlekit.files.complaints import problems_of
from circlekit.files.records import Record, open_record
from circlekit.files.yamltext import entry, flow_mapping, item, page, scalar

_ABOUT = (
    "# How the columns of your forms become people. `circlekit import` wrote this when you said --yes, and",
    "# reads the next export of the same form in the same way. Change what you like:",
    '# - field: a key of people.csv, or a name of your own; nothing ("") leaves the column out',
    "# - options: all that can be ticked, where an option has a comma in it",
    "# - zones, hours: what people typed, and what it means; kind: busy, or free, turns times round",
    "# The rest says what was found: split, what stands between options; seen, what several people answered.",
)


class ReadMappings(NamedTuple):
    """The forms that were accepted, and what is odd about their file."""

    forms: tuple[SavedForm, ...] = ()
    warnings: tuple[Problem, ...] = ()


def read_mappings(path: Path, shown: str) -> ReadMappings:
    """Return what was accepted so far.

    Raises:
        InputProblems: with every problem in the file, each with its place.
        FileTrouble: when it cannot be read.
    """
    record = open_record(path, shown, ("forms",))
    found = record.data.get("forms") or []
    if not isinstance(found, list):
        record.problems.append(Problem(("forms",), "forms: this must be a list", "- layout: google-forms"))
        found = []
    forms = [_form(record, index, raw) for index, raw in enumerate(found)]
    return ReadMappings(tuple(form for form in forms if form), record.settle())


def _form(record: Record, index: int, raw: Any) -> SavedForm | None:
    path = ("forms", index)
    if not isinstance(raw, dict):
        record.problems.append(Problem(path, "this must be a mapping of keys", "layout: google-forms"))
        return None
    columns = raw.get("columns") or {}
    if not isinstance(columns, dict):
        record.problems.append(Problem((*path, "columns"), "columns: this must be a mapping of columns"))
        columns = {}
    found = {asked: _column(record, (*path, "columns", asked), one) for asked, one in columns.items()}
    values = {key: value for key, value in raw.items() if key != "columns" and value != ""}
    try:
        form = SavedForm.model_validate(values)
    except ValidationError as error:
        record.problems += problems_of(error, path, SavedForm.model_fields)
        return None
    return form.model_copy(update={"columns": {asked: one for asked, one in found.items() if one}})


def _column(record: Record, path: tuple[str | int, ...], raw: Any) -> SavedColumn | None:
    try:
        return SavedColumn.model_validate({} if raw == "" else raw)
    except ValidationError as error:
        record.problems += problems_of(error, path, SavedColumn.model_fields)
        return None


def mappings_text(forms: Iterable[SavedForm]) -> bytes:
    """Return the file that ``read_mappings`` reads as these forms."""
    return page((*_ABOUT, "", "forms:", *(line for form in forms for line in _lines(form))))


def with_form(forms: Sequence[SavedForm], before: SavedForm | None, now: SavedForm) -> tuple[SavedForm, ...]:
    """Return the forms with one put in the place of what was known of it, or at the end."""
    if before is None or before not in forms:
        return (*forms, now)
    return tuple(now if one is before else one for one in forms)


def _lines(form: SavedForm) -> Iterator[str]:
    yield f"  - layout: {scalar(form.layout)}"
    plain = {"file": form.file, "zone": form.zone, "date_order": form.date_order}
    yield from (entry(key, scalar(value), 2) for key, value in plain.items() if value)
    for key, words in (("zones", form.zones), ("hours", form.hours)):
        if words:
            yield entry(key, flow_mapping(words), 2)
    if form.columns:
        yield entry("columns", "", 2)
        for asked, column in form.columns.items():
            yield from _column_lines(asked, column)


def _column_lines(asked: str, column: SavedColumn) -> Iterator[str]:
    """Yield a column on one line, or on one for each option where it has any."""
    plain = {"field": column.field, "kind": column.kind.value}
    plain |= {"split": column.split} if column.split else {}
    lists = {"options": column.options, "seen": column.seen}
    if not any(lists.values()):
        yield entry(asked, flow_mapping(plain), 3)
        return
    yield entry(asked, "", 3)
    yield from (entry(key, scalar(value), 4) for key, value in plain.items())
    for key, items in lists.items():
        if items:
            yield entry(key, "", 4)
            yield from (item(one, 5) for one in items)
