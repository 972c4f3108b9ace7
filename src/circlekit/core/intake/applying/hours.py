"""When somebody can come, out of all the columns in which a form asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from circlekit.core import windows
from circlekit.core.fields import Wrong
from circlekit.core.intake.applying.cells import Cells
from circlekit.core.intake.asked import Asked
from circlekit.core.intake.columns.headers import plain
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.hours.reading import from_to, inverted, read_windows, step_of
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from circlekit.core.intake.merging.difference import WEEKS
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.text import tidy
from circlekit.core.windows import Window

Windows = tuple[Window, ...]

_TIMES = frozenset({Kind.FREE, Kind.IF_NEEDED, Kind.BUSY})


class _Read(NamedTuple):
    """What a cell comes to: windows, what has to be asked, and whether there is anything in it at all."""

    windows: Windows = ()
    wrong: tuple[Wrong, ...] = ()
    filled: bool = False


def is_hours(use: ColumnUse) -> bool:
    """Tell whether a column says when somebody can or cannot come."""
    kept = use.kind not in (Kind.DROPPED, Kind.WHEN, Kind.KEY)
    return use.kind in _TIMES or (kept and use.field in WEEKS)


class Hours:
    """The columns of a form that hold times; each different cell of a column is thought about once."""

    def __init__(
        self, form: Form, mapping: FormMapping, words: Words, times: TimeWords, asked: Asked
    ) -> None:
        self._uses = [use for use in mapping.columns if is_hours(use)]
        self._form, self._hours, self._words, self._times, self._asked = (
            form,
            mapping.hours,
            words,
            times,
            asked,
        )
        self._cells = Cells(form, self._uses, words)
        questions = {column.index: column.question for column in form.columns}
        self._question = {
            use.index: _of_all_days(questions.get(use.index, use.asked), use.part) for use in self._uses
        }
        self._second = _pairs(self._uses)
        self._known: dict[tuple[int, str, str], _Read] = {}
        self._steps: dict[str, int] = {}
        self._whole: dict[str, Windows] = {}
        self._said: dict[Windows, tuple[str, ...]] = {}
        self.fields = tuple(dict.fromkeys(map(_field, self._uses)))

    def of(self, row: Row) -> dict[str, tuple[str, ...]]:
        """Return the weekly windows of one answer in words, by key; what cannot be read is asked about."""
        found: defaultdict[str, list[Window]] = defaultdict(list)
        busy: defaultdict[str, list[Window]] = defaultdict(list)
        for use in self._uses:
            read = self._column(use, row)
            for wrong in read.wrong:
                self._asked.wrong(wrong, row.line, use.index)
            if use.kind is Kind.BUSY:
                busy[self._question[use.index]] += read.windows
            else:
                found[_field(use)] += read.windows
        for question, ticked in busy.items():
            found["available"] += inverted(windows.join(ticked), self._universe(question))
        return {field: self._in_words(windows.join(found[field])) for field in self.fields}

    def anything_ticked(self, row: Row) -> bool:
        """Tell whether an answer has any time, be it one at which somebody cannot come."""
        return any(self._column(use, row).filled for use in self._uses)

    def is_asked_about(self, row: Row) -> bool:
        """Tell whether a time of an answer is one that only a person can explain."""
        return any(self._column(use, row).wrong for use in self._uses)

    def column(self, field: str, row: Row) -> int:
        """Return the column to point at for a key."""
        own = [use for use in self._uses if _field(use) == field]
        return Cells(self._form, own, self._words).column(row)

    def asks_busy(self) -> bool:
        """Tell whether the form asks when people can NOT come, and no other way."""
        return all(use.kind is Kind.BUSY for use in self._uses if _field(use) == "available")

    def _in_words(self, found: Windows) -> tuple[str, ...]:
        if found not in self._said:
            self._said[found] = tuple(windows.in_words(found))
        return self._said[found]

    def _column(self, use: ColumnUse, row: Row) -> _Read:
        second = self._second.get(use.index)
        if second == use.index:  # the «to» of a pair: it was read with its «from»
            return _Read()
        cell = self._form.cell(row, use.index)
        beside = "" if second is None else self._form.cell(row, second)
        key = (use.index, cell, beside)
        found = self._known.get(key)
        if found is None:
            texts = self._cells.of(use, row) if cell else ()
            found = self._pair(use, cell, beside) if second is not None else self._texts(use, texts)
            self._known[key] = found
        return found

    def _pair(self, use: ColumnUse, start: str, end: str) -> _Read:
        filled = bool(start.strip() or end.strip())
        try:
            found = from_to(start, end, day=use.part, hours=self._hours, words=self._times)
            return _Read(found, filled=filled)
        except Wrong as wrong:
            return _Read(wrong=(wrong,), filled=filled)

    def _texts(self, use: ColumnUse, texts: Sequence[str]) -> _Read:
        found: list[Window] = []
        wrongs: list[Wrong] = []
        for text in texts:
            # A tick in a column of its own means the time that the column is for.
            ticked = use.part and (plain(text) in self._words.ticks or plain(text) == plain(use.part))
            meant, day = (use.part, "") if ticked else (text, "" if use.kind is Kind.OPTION else use.part)
            try:
                found += read_windows(
                    meant, day=day, hours=self._hours, step=self._step(use), words=self._times
                )
            except Wrong as wrong:
                wrongs.append(wrong)
        return _Read(tuple(found), tuple(wrongs), filled=bool(texts))

    def _step(self, use: ColumnUse) -> int:
        question = self._question[use.index]
        if question not in self._steps:
            self._steps[question] = step_of(self._options(question), self._times)
        return self._steps[question]

    def _uses_of(self, question: str) -> list[ColumnUse]:
        return [use for use in self._uses if self._question[use.index] == question]

    def _options(self, question: str) -> list[str]:
        """Return everything that can be chosen, or was chosen, under one question."""
        found: dict[str, None] = {}
        for use in self._uses_of(question):
            parts = (use.part,) if use.part else ()
            seen = (item for row in self._form.rows for item in self._cells.of(use, row))
            found |= dict.fromkeys((*parts, *use.options, *seen))
        return list(found)

    def _universe(self, question: str) -> Windows:
        """Return all times that a question asks about: each of its columns with each of its options."""
        if question not in self._whole:
            self._whole[question] = windows.join(self._all_times(question))
        return self._whole[question]

    def _all_times(self, question: str) -> Iterator[Window]:
        uses = self._uses_of(question)
        parts = {use.part for use in uses}
        chosen = [text for text in self._options(question) if text not in parts]
        for use in uses:
            read = self._texts(use, [use.part] if use.kind is Kind.OPTION or not chosen else chosen)
            for wrong in read.wrong:
                self._asked.wrong(wrong, self._form.header_line, use.index)
            yield from read.windows


def _of_all_days(question: str, part: str) -> str:
    """Return a question without the day in it, so that the columns of a week are one question."""
    return tidy(question.replace(part, " ")) if part else question


def _field(use: ColumnUse) -> str:
    if use.field in WEEKS:
        return use.field
    return "if_needed" if use.kind is Kind.IF_NEEDED else "available"


def _pairs(uses: Sequence[ColumnUse]) -> dict[int, int]:
    """Return the column «to» of each column «from»: side by side, under one day, one text in each.

    A column «to» has itself.
    """
    found: dict[int, int] = {}
    for first, second in pairwise(uses):
        alike = first.part and first.part == second.part and first.kind is second.kind is Kind.FREE
        single = not (first.split or second.split) and second.index == first.index + 1
        if alike and single and first.index not in found:
            found |= {first.index: second.index, second.index: second.index}
    return found
