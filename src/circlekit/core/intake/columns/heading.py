"""The columns that the header of a file names, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from circlekit.core.intake.columns.headers import compared_names, is_named, numbered, parted, plain
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.form import Column, Form, Row
from circlekit.core.problems import Problem
from circlekit.core.text import counted, quoted, same, tidy


def columns_of(header: Sequence[Row], layout: Layout) -> tuple[Column, ...]:
    """Return the columns that the rows of a header name; a question is written once above its parts.

    Of several columns with one name, each but the first has its number: ``Email (2)``. One without a name
    is called ``column 3``.
    """
    width = max(len(row.cells) for row in header)
    top, *below = ([*row.cells, *[""] * (width - len(row.cells))] for row in header)
    unnamed = compared_names(layout.unnamed)
    found: list[tuple[str, str, str]] = []
    for index, (question, part) in enumerate(parted(top, layout.grid)):
        lower = [tidy(row[index]) for row in below if tidy(row[index])]
        if lower and not question and found:
            question = found[-1][0]
        named = " ".join(text for text in lower if not is_named(plain(text), unnamed))
        found.append((question, named or part, f"{question} [{named}]" if named else top[index]))
    asked = numbered([name or f"column {index + 1}" for index, (_, _, name) in enumerate(found)])
    return tuple(
        Column(index, question, part, asked[index]) for index, (question, part, _) in enumerate(found)
    )


def without_end(columns: Sequence[Column], rows: Iterable[Row]) -> tuple[Column, ...]:
    """Return columns without nameless ones at the end that nobody answered, as a last comma leaves them."""
    named = max((column.index + 1 for column in columns if column.question), default=0)
    filled = max(
        (at for row in rows for at, cell in enumerate(row.cells[named:], named + 1) if tidy(cell)), default=0
    )
    return tuple(columns[: max(named, filled)])


def twins(form: Form) -> Iterator[Problem]:
    """Say which columns have the name of an earlier one, and how to speak of them."""
    first: dict[str, str] = {}
    for column in form.columns:
        key = plain(f"{column.question} [{column.part}]")
        name = first.setdefault(key, column.asked)
        if column.question and name != column.asked:
            message = f"two columns are called {quoted(name)}; the later one is {quoted(column.asked)} here"
            yield Problem((form.header_line, column.index), message, "", "warning")


def index_of(headers: Sequence[str], names: Iterable[str]) -> int | None:
    """Return the first of compared headers that has one of these names."""
    known = compared_names(names)
    return next((index for index, header in enumerate(headers) if is_named(header, known)), None)


def unfinished(form: Form, layout: Layout) -> Iterator[Problem]:
    """Say how many answers were begun and not sent."""
    for name, markers in layout.partial.items():
        index = index_of([plain(column.asked) for column in form.columns], [name])
        marked = {same(text) for text in markers}
        begun = [row for row in form.rows if index is not None and same(form.cell(row, index)) in marked]
        if begun and index is not None:
            message = f"{counted(len(begun), 'answer was', 'answers were')} not finished"
            hint = "what is there is read; a later answer of the same person counts"
            yield Problem((begun[0].line, index), message, hint, "warning")
