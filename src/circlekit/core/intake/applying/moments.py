"""When each answer of a form came, and whether it matters which number of a date is the day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from circlekit.core.intake.answer import Answer, instant
from circlekit.core.intake.form import Form
from circlekit.core.intake.mapping import FormMapping, Kind
from circlekit.core.intake.merging.finding import address_key
from circlekit.core.intake.moments.reading import Moments, read_moments
from circlekit.core.intake.time_words import TimeWords
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted, listed, quoted, same


@dataclass(frozen=True, slots=True)
class When:
    """The moment of each answer by its line; ``otherwise`` in the other order of day and month.

    ``told`` is what to say of each column, and ``question`` what to ask where the order is only assumed.
    """

    found: Mapping[int, datetime] = field(default_factory=dict)
    otherwise: Mapping[int, datetime] = field(default_factory=dict)
    told: tuple[Problem, ...] = ()
    question: Problem | None = None

    def get(self, line: int) -> datetime | None:
        """Return when the answer on a line came, if that is known.

        Where the order of day and month is only assumed it is the earlier of both: a later export may decide
        the order, and its answers must not seem older than what is remembered of this one.
        """
        when = self.found.get(line)
        if when is None or self.question is None:
            return when
        return min(when, self.otherwise.get(line, when), key=instant)

    def problems(self, answers: Iterable[Answer]) -> tuple[Problem, ...]:
        """Return what there is to say; it is a question where the order of day and month matters."""
        if self.question is None:
            return self.told
        every = list(answers)
        dated = any(answer.values.get("consent") for answer in every)
        if dated or any(self._turns(some) for some in _of_one_person(every)):
            return (self.question,)
        return self.told

    def _turns(self, answers: Sequence[Answer]) -> bool:
        """Tell whether another answer of somebody would be the newest in the other order."""
        lines = [int(answer.path[1]) for answer in answers]
        return _newest(lines, self.found) != _newest(lines, self.otherwise)


def _newest(lines: Sequence[int], moments: Mapping[int, datetime]) -> int:
    known = [(instant(moments[line]), line) for line in lines if line in moments]
    return max(known)[1] if known else 0


def _of_one_person(answers: Iterable[Answer]) -> Iterable[Sequence[Answer]]:
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        found[address_key(answer.email) or same(answer.name)].append(answer)
    return (some for some in found.values() if len(some) > 1)


def moments_of(form: Form, mapping: FormMapping, times: TimeWords) -> When:
    """Return when the answers of a form came; of several columns the last one that is filled counts."""
    found: dict[int, datetime] = {}
    otherwise: dict[int, datetime] = {}
    told: list[Problem] = []
    question = None
    for use in mapping.columns:
        if use.kind is not Kind.WHEN:
            continue
        cells = [form.cell(row, use.index) for row in form.rows]
        moments = read_moments(cells, mapping.date_order, words=times)
        lines = [row.line for row in form.rows]
        found |= _by_line(lines, moments.found)
        otherwise |= _by_line(lines, moments.otherwise or moments.found)
        path = (form.file, form.header_line, use.index)
        told += _told(path, use.asked, cells, moments)
        if moments.otherwise:
            question = Problem(path, moments.question.message, moments.question.hint)
    return When(found, otherwise, tuple(told), question)


def _by_line(lines: Sequence[int], moments: Sequence[datetime | None]) -> dict[int, datetime]:
    return {line: when for line, when in zip(lines, moments, strict=True) if when is not None}


def _told(path: Path, asked: str, cells: Sequence[str], moments: Moments) -> Iterator[Problem]:
    """Yield what to say of a column: what was assumed, what was left aside, and what could not be read."""
    column = quoted(asked)
    if moments.assumed:
        hint = "if that is wrong: --date-order dmy or mdy" if moments.otherwise else ""
        yield Problem(path, f"{column}: {moments.assumed}", hint, "warning")
    if moments.zones:
        zones = listed(map(quoted, moments.zones))
        message = f"{column}: {zones} may be several time zones, and is left aside"
        yield Problem(path, message, "", "warning")
    pairs = zip(cells, moments.found, strict=True)
    unread = sum(bool(cell.strip()) and when is None for cell, when in pairs)
    if unread:
        yield Problem(
            path, f"{column}: {counted(unread, 'cell')} could not be read as a moment", "", "warning"
        )
