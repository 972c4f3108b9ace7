"""The rows below a header: which of them are answers, and what in them a tool wrote by itself."""

from __future__ import annotations

from collections.abc import Sequence

from circlekit.core.intake.columns.headers import compared_names, is_named, plain
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.form import Form, Row
from circlekit.core.problems import InputProblems, Problem
from circlekit.core.text import counted, quoted, same, tidy


def without_tail(rows: Sequence[Row], layout: Layout) -> tuple[tuple[Row, ...], list[Problem]]:
    """Return the answers without the sums below them, and a note where there were some."""
    tails = compared_names(layout.tails)
    for index in range(max(0, len(rows) - 3), len(rows)):
        first, *rest = [text for text in map(tidy, rows[index].cells) if text] or [""]
        if is_named(plain(first), tails) and all(_is_number(text) for text in rest):
            message = f"row {rows[index].line} has sums, not an answer: {quoted(first)} ends the answers"
            return tuple(rows[:index]), [Problem((rows[index].line,), message, "", "warning")]
    return tuple(rows), []


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "").removesuffix("%").strip().isdecimal()


def refuse_surplus(file: str, rows: Sequence[Row], width: int) -> None:
    """Complain about every answer that has more cells than there are columns.

    Raises:
        InputProblems: with each of them.
    """
    found = []
    for row in rows:
        surplus = [cell for cell in row.cells[width:] if tidy(cell)]
        if surplus:
            message = f"this row has {counted(len(surplus), 'cell')} more than the header has columns"
            hint = "put a text with a comma into double quotes, or export the file again"
            found.append(Problem((file, row.line, width), message, hint))
    if found:
        raise InputProblems(found)


def without_markers(form: Form, layout: Layout) -> tuple[Row, ...]:
    """Return the rows without what a tool writes for people who did not sign in, in its own columns."""
    names = (name for owned in (layout.account, layout.fields) for some in owned.values() for name in some)
    known, markers = compared_names(names), {same(text) for text in layout.anonymous}
    ours = {column.index for column in form.columns if is_named(plain(column.asked), known)}
    if not markers or not ours:
        return form.rows
    return tuple(
        Row(row.line, tuple("" if index in ours and same(cell) in markers else cell
                            for index, cell in enumerate(row.cells)))
        for row in form.rows
    )  # fmt: skip
