"""When somebody can come, out of all the columns in which a form asks for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from circlekit.core import windows
from circlekit.core.fields import Wrong
from circlekit.core.intake.applying_cells import Cells
from circlekit.core.intake.asked import Asked
from circlekit.core.intake.difference import WEEKS
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.headers import plain
from circlekit.core.intake.hours import from_to, inverted, read_windows, step_of
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.intake.words import Words
from circlekit.core.windows import Window

Windows = tuple[Window, ...]

_TIMES = frozenset({Kind.FREE, Kind.IF_NEEDED, Kind.BUSY})


def is_hours(use: ColumnUse) -> bool:
    """Tell whether a column says when somebody can or cannot come."""
    kept = use.kind not in (Kind.DROPPED, Kind.WHEN, Kind.KEY)
    return use.kind in _TIMES or (kept and use.field in WEEKS)


class Hours:
    """The columns of a form that hold times, and what was read of them so far."""

    def __init__(
        self, form: Form, mapping: FormMapping, words: Words, times: TimeWords, asked: Asked
    ) -> None:
        self._uses = [use for use in mapping.columns if is_hours(use)]
        self._cells = Cells(form, self._uses, words)
        self._form, self._mapping, self._words, self._times, self._asked = form, mapping, words, times, asked
        self._pairs = _pairs(self._uses)
        self._steps: dict[str, int] = {}
        self._known: dict[tuple[str, str, int], Windows | Wrong] = {}
        self._whole: dict[str, Windows] = {}

    @property
    def fields(self) -> set[str]:
        """The keys that are asked for: ``available`` and perhaps ``if_needed``."""
        return {_field(use) for use in self._uses}

    def of(self, row: Row) -> dict[str, Windows]:
        """Return the joined windows of one answer by key; what cannot be read is asked about."""
        found: defaultdict[str, list[Window]] = defaultdict(list)
        busy: defaultdict[str, list[Window]] = defaultdict(list)
        for use in self._uses:
            read = self._column(use, row)
            if use.kind is Kind.BUSY:
                busy[self._question(use)] += read
            else:
                found[_field(use)] += read
        for question, ticked in busy.items():
            found["available"] += inverted(windows.join(ticked), self._universe(question))
        return {key: windows.join(found[key]) for key in self.fields}

    def nothing_ticked(self, row: Row) -> bool:
        """Tell whether an answer has no time at all, not even one at which somebody cannot come."""
        return not any(self._cells.of(use, row) for use in self._uses)

    def column(self, field: str, row: Row) -> int:
        """Return the column to point at for a key."""
        own = [use for use in self._uses if _field(use) == field]
        return Cells(self._form, own, self._words).column(row)

    def asks_busy(self) -> bool:
        """Tell whether the form asks when people can NOT come, and no other way."""
        return all(use.kind is Kind.BUSY for use in self._uses if _field(use) == "available")

    def _question(self, use: ColumnUse) -> str:
        return next((one.question for one in self._form.columns if one.index == use.index), use.asked)

    def _column(self, use: ColumnUse, row: Row) -> Windows:
        if use.index in self._pairs:
            return self._pair(use, self._pairs[use.index], row)
        texts = self._cells.of(use, row)
        return tuple(window for text in texts for window in self._read(use, text, row.line))

    def _pair(self, first: ColumnUse, second: ColumnUse | None, row: Row) -> Windows:
        """Return the window of a column «from» and the one beside it; the second alone has none."""
        if second is None:
            return ()
        start, end = self._form.cell(row, first.index), self._form.cell(row, second.index)
        try:
            return from_to(start, end, day=first.part, hours=self._mapping.hours, words=self._times)
        except Wrong as wrong:
            self._asked.wrong(wrong, row.line, first.index)
            return ()

    def _read(self, use: ColumnUse, text: str, line: int) -> Windows:
        """Return the windows of one text, which may be a mere tick under the time of its column."""
        ticked = use.part and (plain(text) in self._words.ticks or plain(text) == plain(use.part))
        meant, day = (use.part, "") if ticked else (text, "" if use.kind is Kind.OPTION else use.part)
        key = (day, meant, self._step(use))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._windows(*key)
        if isinstance(found, Wrong):
            self._asked.wrong(found, line, use.index)
            return ()
        return found

    def _windows(self, day: str, text: str, step: int) -> Windows | Wrong:
        try:
            return read_windows(text, day=day, hours=self._mapping.hours, step=step, words=self._times)
        except Wrong as wrong:
            return wrong

    def _step(self, use: ColumnUse) -> int:
        question = self._question(use)
        if question not in self._steps:
            self._steps[question] = step_of(self._options(question), self._times)
        return self._steps[question]

    def _options(self, question: str) -> list[str]:
        """Return everything that can be chosen, or was chosen, under one question."""
        found: dict[str, None] = {}
        for use in self._uses:
            if self._question(use) == question:
                parts = (use.part,) if use.part else ()
                seen = (item for row in self._form.rows for item in self._cells.of(use, row))
                found |= dict.fromkeys((*parts, *use.options, *seen))
        return list(found)

    def _universe(self, question: str) -> Windows:
        """Return all times that a question asks about: each of its columns with each of its options."""
        if question not in self._whole:
            uses = [use for use in self._uses if self._question(use) == question]
            parts = {use.part for use in uses}
            options = [text for text in self._options(question) if text not in parts]
            self._whole[question] = windows.join(self._all_times(uses, options))
        return self._whole[question]

    def _all_times(self, uses: Sequence[ColumnUse], options: Iterable[str]) -> Iterator[Window]:
        chosen = list(options)
        for use in uses:
            texts = [use.part] if use.kind is Kind.OPTION or not chosen else chosen
            for text in texts:
                yield from self._read(use, text, self._form.header_line)


def _field(use: ColumnUse) -> str:
    if use.field in WEEKS:
        return use.field
    return "if_needed" if use.kind is Kind.IF_NEEDED else "available"


def _pairs(uses: Sequence[ColumnUse]) -> dict[int, ColumnUse | None]:
    """Return the column «to» for each column «from»: side by side, under one day, one text in each."""
    found: dict[int, ColumnUse | None] = {}
    for first, second in pairwise(uses):
        alike = first.part and first.part == second.part and first.kind is second.kind is Kind.FREE
        single = not (first.split or second.split) and second.index == first.index + 1
        if alike and single and first.index not in found:
            found |= {first.index: second, second.index: None}
    return found
