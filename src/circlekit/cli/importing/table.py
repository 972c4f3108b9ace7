"""The mapping table: what each column of a form is taken for, with samples; what was left out, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from circlekit.cli import output
from circlekit.cli.importing.shown import shown
from circlekit.cli.importing.source import Source
from circlekit.core.intake.form import Form
from circlekit.core.intake.mapping import ColumnUse, Kind
from circlekit.core.intake.polls.poll import Poll
from circlekit.core.intake.saved.forms import SavedColumn
from circlekit.core.intake.saved.saving import to_save
from circlekit.core.text import counted, shorten

SAMPLES = 3
NAMED_OPTIONS = 4
QUESTION = 60
"""So many characters of a question are shown."""
HEADER = ("column", "field", "how", "samples")

_NOTHING = SavedColumn()

_DONE = {
    Kind.TEXT: "text",
    Kind.OPTION: "ticked or not",
    Kind.FREE: "times one can come at",
    Kind.IF_NEEDED: "times one can come at if needed",
    Kind.BUSY: "times one can not come at: turned round",
    Kind.WHEN: "when it was answered",
    Kind.KEY: "tells answers apart",
}


def show_source(source: Source) -> None:
    """Print what a file is, and what each of its columns is taken for."""
    output.show(f"{source.file}: {_title(source)}")
    if source.form is None or source.mapping is None:
        return
    used = [use for use in source.mapping.columns if use.kind is not Kind.DROPPED]
    output.show_table(HEADER, [_row(source.form, uses) for uses in _groups(source.form, used)])
    left_out = [use for use in source.mapping.columns if use.kind is Kind.DROPPED]
    if left_out:
        output.show("left out: " + "; ".join(map(_why, left_out)), hang=2)
    output.show()


def _title(source: Source) -> str:
    if source.poll:
        times = counted(len(source.poll.options), "time")
        clock = clock_of(source.poll)
        zone = f" on the clock of {clock}" if clock else ""
        return f"{source.title}, {counted(len(source.poll.voters), 'answer')} to {times}{zone}"
    if source.form is None:
        return source.title
    header = f"row {source.form.header_line} is the header"
    return f"{source.title}, {counted(len(source.form.rows), 'answer')}; {header}"


def clock_of(poll: Poll) -> str | None:
    """Return on whose clock the times of a poll are; None where everybody saw them on their own."""
    return (poll.home if poll.instants else poll.zone) or None


def _groups(form: Form, uses: Sequence[ColumnUse]) -> list[list[ColumnUse]]:
    """Return the columns, those beside each other together that are parts of one question."""
    columns = {column.index: column for column in form.columns}

    def key(use: ColumnUse) -> tuple[object, ...]:
        column = columns[use.index]
        alone = None if column.part else use.index
        return (column.question, alone, use.field, use.kind, use.split)

    return [list(group) for _, group in groupby(uses, key)]


def _row(form: Form, uses: Sequence[ColumnUse]) -> tuple[str, ...]:
    first = uses[0]
    shown_samples = samples(form, [use.index for use in uses])
    return (_names(form, uses), _field(first), done(first, len(uses) == 1), " | ".join(shown_samples))


def _names(form: Form, uses: Sequence[ColumnUse]) -> str:
    if len(uses) == 1:
        return _name(uses[0])
    columns = {column.index: column for column in form.columns}
    parts = ", ".join(shown(columns[use.index].part, QUESTION) for use in uses)
    return shorten(f"{shown(columns[uses[0].index].question, QUESTION)} [{parts}]", 140)


def _name(use: ColumnUse) -> str:
    return shown(use.asked, QUESTION)


def _field(use: ColumnUse) -> str:
    return use.field or ("-" if use.kind in {Kind.WHEN, Kind.KEY} else "")


def done(use: ColumnUse, alone: bool = True) -> str:
    """Return in words what is done with the cells of a column, ``alone`` or with others of its question."""
    if use.kind is Kind.SEVERAL:
        parts = [f"split at «{use.split}»" if use.split else "one of several", *_options(use.options)]
        return ", ".join(parts)
    of = f", {use.part}" if alone and use.part and use.part not in use.asked else ""
    split = f", split at «{use.split}»" if use.split and use.kind is not Kind.TEXT else ""
    return f"{_DONE[use.kind]}{of}{split}"


def _options(options: Sequence[str]) -> Iterator[str]:
    if options:
        named = [shown(option) for option in options[:NAMED_OPTIONS]]
        more = "; …" if len(options) > NAMED_OPTIONS else ""
        yield f"{counted(len(options), 'option')}: {'; '.join(named)}{more}"


def samples(form: Form, indices: Sequence[int]) -> list[str]:
    """Return the first three different answers of some columns as they may be shown."""
    found: dict[str, None] = {}
    for row in form.rows:
        for cell in (form.cell(row, index) for index in indices):
            if cell and not cell.isspace():
                found.setdefault(shown(cell))
            if len(found) == SAMPLES:
                return list(found)
    return list(found)


def _why(use: ColumnUse) -> str:
    return f"{_name(use)} ({use.because})" if use.because else _name(use)


def columns_as_json(source: Source) -> list[dict[str, Any]]:
    """Return the columns for the JSON document; options are those that several people chose, or you named."""
    if source.mapping is None:
        return []
    saved = to_save(source.mapping, source.answers, source.file, source.said).columns
    kept = {use.asked: saved.get(use.asked, _NOTHING) for use in source.mapping.columns}
    return [
        {
            "column": use.index + 1,
            "asked": use.asked,
            "field": use.field or None,
            "kind": use.kind.value,
            "split": use.split or None,
            "options": [*kept[use.asked].options, *kept[use.asked].seen],
            "part": use.part or None,
            "because": use.because,
        }
        for use in source.mapping.columns
    ]
