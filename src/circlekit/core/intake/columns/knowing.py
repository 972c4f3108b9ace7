"""All that is known of a form before its columns are looked at one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from circlekit.core.intake.columns import dropping
from circlekit.core.intake.columns.headers import compared_names, plain
from circlekit.core.intake.columns.layout import Layout
from circlekit.core.intake.columns.looking import Seen
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Column, Form
from circlekit.core.intake.mapping import Said
from circlekit.core.text import tidy

_Columns = tuple[frozenset[str], tuple[str, ...]]
_NONE: _Columns = (frozenset(), ())


@dataclass(frozen=True, slots=True)
class Known:
    """All that a rule may look at."""

    form: Form
    layout: Layout
    words: Words
    said: Said
    answers: Mapping[int, Seen]
    timed: Collection[str] = ()
    rows: Mapping[int, str] = field(default_factory=dict)
    when: _Columns = _NONE
    key: _Columns = _NONE
    account: Mapping[str, _Columns] = field(default_factory=dict)
    fields: Mapping[str, _Columns] = field(default_factory=dict)
    dropped: Mapping[str, _Columns] = field(default_factory=dict)


def known_of(form: Form, layout: Layout, words: Words, said: Said) -> Known:
    """Return what there is to know of a form."""
    cells = tuple(zip_longest(*(row.cells for row in form.rows), fillvalue=""))
    answers = {one.index: _seen(one, cells[one.index : one.index + 1]) for one in form.columns}
    return Known(
        form, layout, words, said, answers,
        timed=_timed_questions(answers, words),
        rows=_rows(form.columns, words),
        when=compared_names(layout.when),
        key=compared_names(layout.key),
        account={key: compared_names(names) for key, names in layout.account.items()},
        fields={key: compared_names(names) for key, names in layout.fields.items()},
        dropped=dropping.of_the_tool(layout),
    )  # fmt: skip


def _seen(column: Column, cells: Sequence[Sequence[str]]) -> Seen:
    counts: dict[str, int] = {}
    for cell, count in Counter(cells[0] if cells else ()).items():
        text = tidy(cell)
        if text:
            counts[text] = counts.get(text, 0) + count
    return Seen(column, counts)


def _rows(columns: Sequence[Column], words: Words) -> Mapping[int, str]:
    """Return the day or the hours of each column whose question is asked of several, one in each column.

    A time in one question alone may be something else: «answer by Friday».
    """
    named = {one.index: words.time_in(one.question) for one in columns if not one.part}
    rest = {
        one.index: plain(one.question.replace(named[one.index], " "))
        for one in columns
        if named.get(one.index)
    }
    alike: dict[str, set[str]] = {}
    for index, question in rest.items():
        alike.setdefault(question, set()).add(plain(named[index]))
    return {index: named[index] for index, question in rest.items() if len(alike[question]) > 1}


def _timed_questions(answers: Mapping[int, Seen], words: Words) -> Collection[str]:
    """Return the questions all of whose parts are days or hours: those of a grid of times."""
    parts: dict[str, list[str]] = {}
    for seen in answers.values():
        if seen.column.part:
            parts.setdefault(seen.column.question, []).append(seen.column.part)
    return {
        question
        for question, rows in parts.items()
        if sum(not words.is_time(row) for row in rows) <= sum(plain(row) in words.own_words for row in rows)
    }
