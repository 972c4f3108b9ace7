"""From the rows of a form to what each person said, and everything that has to be asked about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from circlekit.core.fields import Wrong
from circlekit.core.intake.answer import Answer
from circlekit.core.intake.applying.consent import Consents
from circlekit.core.intake.applying.field import Field
from circlekit.core.intake.applying.hours import Hours, is_hours
from circlekit.core.intake.applying.moments import moments_of
from circlekit.core.intake.applying.values import Values
from circlekit.core.intake.applying.zones import Zones
from circlekit.core.intake.asked import Asked, named
from circlekit.core.intake.columns.words import Words
from circlekit.core.intake.consent import DECLINED
from circlekit.core.intake.form import Form, Row
from circlekit.core.intake.mapping import ColumnUse, FormMapping, Kind
from circlekit.core.intake.merging.difference import Value
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted, quoted

_FIRST, _LAST = "first_name", "last_name"
_APART = frozenset({_FIRST, _LAST, "name", "timezone", "consent"})
"""Fields that are more than what stands in their columns."""

_ASK = "if that is not meant, ask them"


def answers_of(
    form: Form, mapping: FormMapping, words: Words, times: TimeWords
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Return what each row of a form says in the words of a people table, and what is to be asked and told.

    Problems that stop (severity error) are questions: each once, at its first cell, with how many people it
    concerns. Whoever was asked for their consent and does not give it has name and address alone, and an
    empty ``consent``.
    """
    applying = _Applying(form, mapping, words, times)
    answers = tuple(answer for row in form.rows for answer in applying.answers(row))
    return answers, applying.problems(answers)


class _Applying:
    """A form whose rows become answers one by one."""

    def __init__(self, form: Form, mapping: FormMapping, words: Words, times: TimeWords) -> None:
        self._form, self._words = form, words
        self._asked = Asked(form.file)
        self._when = moments_of(form, mapping, times)
        self._keys = [use.index for use in mapping.columns if use.kind is Kind.KEY]
        fields = _by_field(mapping)
        self._fields = {field: Field(field, form, uses, words) for field, uses in fields.items()}
        self._names = Values("name", words)
        self._zones = Zones(mapping.zones, words, self._asked)
        self._consents = Consents(form, fields.get("consent", ()), words, self._asked)
        self._hours = Hours(form, mapping, words, times, self._asked)
        self._asks_busy = self._hours.asks_busy()
        self._nameless: list[int] = []
        self._always: list[str] = []
        self._never: list[str] = []
        self._timeless: list[str] = []

    def answers(self, row: Row) -> Iterator[Answer]:
        """Yield the answer of a row, if there is somebody behind it."""
        who = self._who(row)
        if not any(who.values()):
            self._nameless.append(row.line)
            return
        name = str(who.get("name", ""))
        path: Path = (self._form.file, row.line)
        when = self._when.get(row.line)
        consent = self._consents.of(row, when.date() if when else None)
        if consent == DECLINED:
            yield Answer(path, {**who, "consent": DECLINED}, when)
            return
        values: dict[str, Value] = {**who, **dict(self._rest(row, name))}
        if consent:
            values["consent"] = consent
        yield Answer(path, values, when, _Paths(tuple(values), row, self), self._key(row))

    def problems(self, answers: tuple[Answer, ...]) -> tuple[Problem, ...]:
        """Return everything that there is to ask and to tell."""
        self._zones.tell()
        self._tell_of_rows()
        return (*self._when.problems(answers), *self._asked.problems())

    def _who(self, row: Row) -> dict[str, Value]:
        """Return the name and the address of a row; an address that is none is asked about."""
        found: dict[str, Value] = {}
        if any(field in self._fields for field in ("name", _FIRST, _LAST)):
            found["name"] = self._name(row)
        if "email" in self._fields:
            found["email"] = self._value("email", row, str(found.get("name", "")))
        return found

    def _name(self, row: Row) -> Value:
        parts = self._items("name", row)[:1] or [*self._items(_FIRST, row)[:1], *self._items(_LAST, row)[:1]]
        try:
            return self._names.of([" ".join(parts)])
        except Wrong as wrong:
            self._asked.wrong(wrong, row.line, self._column("name", row), "a name")
            return ""

    def _rest(self, row: Row, name: str) -> Iterator[tuple[str, Value]]:
        for field in self._fields:
            if field not in _APART and field != "email":
                yield field, self._value(field, row, name)
        if "timezone" in self._fields:
            cells = self._fields["timezone"].cells
            yield "timezone", self._zones.of(cells.items(row), row.line, cells.column(row))
        if self._hours.fields:
            yield from self._week(row, name)

    def _week(self, row: Row, name: str) -> Iterator[tuple[str, Value]]:
        found = self._hours.of(row)
        yield from found.items()
        who = name or f"line {row.line}"
        if self._asks_busy and not self._hours.anything_ticked(row):
            self._always.append(who)
        elif not any(found.values()) and not self._hours.is_asked_about(row):
            (self._never if self._asks_busy else self._timeless).append(who)

    def _value(self, field: str, row: Row, name: str) -> Value:
        try:
            return self._fields[field].of(row)
        except Wrong as wrong:
            of = f"{field} of {quoted(name)}" if name else field
            self._asked.wrong(wrong, row.line, self._fields[field].cells.column(row), of)
            return ""

    def _items(self, field: str, row: Row) -> list[str]:
        return self._fields[field].cells.items(row) if field in self._fields else []

    def path(self, field: str, row: Row) -> Path:
        """Return the cell in which a field is answered."""
        return self._asked.path(row.line, self._column(field, row))

    def _column(self, field: str, row: Row) -> int:
        if field in self._hours.fields:
            return self._hours.column(field, row)
        own = (name for name in (field, _FIRST, _LAST) if name in self._fields)
        return next((self._fields[name].cells.column(row) for name in own), 0)

    def _key(self, row: Row) -> str:
        return next((cell for cell in (self._form.cell(row, index) for index in self._keys) if cell), "")

    def _tell_of_rows(self) -> None:
        lines = self._nameless
        if lines:
            message = f"{counted(len(lines), 'answer has', 'answers have')} neither a name nor an address"
            self._asked.tell(f"{message}, and {'is' if len(lines) == 1 else 'are'} left out", "", lines[0])
        for names, says, hint in (
            (self._timeless, "gave no times", "match assumes decent hours for them: Mon-Fri 09:00-18:00"),
            (self._never, "can come at none of the times", "ask them, or match assumes Mon-Fri 09:00-18:00"),
            (self._always, "ticked no time at which they cannot come, and can come at any", _ASK),
        ):
            if names:
                self._asked.tell(f"{named(names)} {says}", hint, self._form.header_line)


@dataclass(frozen=True, slots=True)
class _Paths(Mapping[str, Path]):
    """The cells of an answer by field, found when somebody asks for one."""

    fields: tuple[str, ...]
    row: Row
    of: _Applying

    def __getitem__(self, field: str) -> Path:
        if field not in self.fields:
            raise KeyError(field)
        return self.of.path(field, self.row)

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)


def _by_field(mapping: FormMapping) -> dict[str, list[ColumnUse]]:
    """Return the columns of each field but hours, names and addresses first."""
    found: defaultdict[str, list[ColumnUse]] = defaultdict(list)
    for use in mapping.columns:
        if use.field and not is_hours(use) and use.kind not in (Kind.DROPPED, Kind.WHEN):
            found[use.field].append(use)
    return dict(found)
