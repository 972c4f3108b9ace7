"""Answers into a people table: who is meant, what changes, what was changed by hand and therefore stays."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.merging.difference import Change, PersonRow, Value, Verdict
from circlekit.core.intake.merging.finding import found_in
from circlekit.core.intake.merging.memory import Memory
from circlekit.core.problems import Problem
from circlekit.core.text import counted, handle_of, listed, quoted

STATE = "intake"
"""The key under which a folder remembers what was answered."""

_NEVER_EMPTIED = frozenset({"name", "email", "id"})
"""Keys that an empty answer leaves as they are: without them nobody would be found again."""

_NAMELESS = "person"


@dataclass(frozen=True, slots=True)
class Merged:
    """A people table after answers came in: all its rows, the new ones last, and what is to be said of it.

    ``kept`` are cells that somebody changed by hand and that are answered otherwise now: ``before`` is what
    stays, ``after`` what the answer says. ``absent`` have a row and no answer. ``declined`` have a row and do
    not agree (any more) that their answers are used. ``remembered`` is plain data for the folder's state.
    """

    rows: tuple[PersonRow, ...]
    new: tuple[PersonRow, ...] = ()
    changed: tuple[Change, ...] = ()
    kept: tuple[Change, ...] = ()
    absent: tuple[PersonRow, ...] = ()
    declined: tuple[PersonRow, ...] = ()
    remembered: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()


def merge(
    rows: Sequence[PersonRow],
    answers: Sequence[Answer],
    remembered: Mapping[str, Any],
    *,
    declined: Sequence[Answer] = (),
    force: bool = False,
) -> Merged:
    """Return the rows of a people table with the answers of ``answers`` in them.

    A person is found by handle, then by address, then by a name that only they have. What the table has and
    nobody was asked stays, so does everybody who did not answer. A cell that was changed by hand stays too,
    and ``force`` gives way to the answer where both changed. An answer that came before the one in
    the table changes nothing. ``remembered`` is what ``Merged.remembered`` held last time.
    """
    found = found_in(rows, [*answers, *declined])
    merging = _Merging(rows, Memory(remembered, answers), force)
    for index, answer in enumerate(answers):
        row = found.rows.get(index)
        if row is not None:
            merging.update(row, answer)
        elif index not in found.unclear:
            merging.add(answer)
    refused = [found.rows[index] for index in range(len(answers), len(answers) + len(declined))
               if index in found.rows]  # fmt: skip
    return merging.result(set(found.rows.values()), refused, found.notes)


class _Merging:
    """A table on its way."""

    def __init__(self, rows: Sequence[PersonRow], memory: Memory, force: bool) -> None:
        here = {row.id for row in rows}
        self._rows = list(rows)
        self._memory = memory
        self._force = force
        self._rowless = memory.without_row(here)
        self._used = {*here, *memory.handles}
        self._numbers: dict[str, int] = {}
        self._new: list[PersonRow] = []
        self._changed: list[Change] = []
        self._kept: list[Change] = []
        self._nameless: list[Answer] = []
        self._notes: list[Problem] = []

    def update(self, index: int, answer: Answer) -> None:
        """Take what somebody answered into the row that they have."""
        row = self._rows[index]
        values = dict(row.values)
        settled: dict[str, Value] = {}
        stays: list[Change] = []
        past = self._memory.newer(row.id, answer.when)
        past |= self._memory.repeated(row.id, answer.values, answer.when)
        for key, after in answer.values.items():
            if key == "id" or key in past or (key in _NEVER_EMPTIED and not after):
                continue
            if values.get(key, "") == after:
                settled[key] = after
                continue
            change = Change(row.id, row.name, key, values.get(key, ""), after)
            verdict = self._verdict(change)
            if verdict is Verdict.BOTH:
                stays.append(change)
                continue
            if verdict is Verdict.UPDATE:
                values[key] = after
                self._changed.append(change)
            settled[key] = after
        self._rows[index] = replace(row, values=values)
        self._memory.keep(row.id, settled, answer.when)
        if stays:
            self._kept += stays
            self._notes.append(_both(row.name, stays, answer))

    def _verdict(self, change: Change) -> Verdict:
        last = self._memory.digest(change.id, change.field)
        found = self._memory.sense.verdict(change.field, change.before, change.after, last)
        return Verdict.UPDATE if found is Verdict.BOTH and self._force else found

    def add(self, answer: Answer) -> None:
        """Take somebody who has no row yet."""
        if not answer.name:
            self._nameless.append(answer)
            return
        back = self._handle_before(answer)
        if back and self._rows and not self._force:  # a table without anybody was lost, not edited
            message = f"{quoted(answer.name)} was taken out of the table by hand, and stays out"
            self._notes.append(Problem(answer.path, message, "--force brings them back", "warning"))
            return
        identity = back or self._free_handle(answer)
        said = {key: value for key, value in answer.values.items() if key != "id"}
        self._new.append(PersonRow(identity, {key: value for key, value in said.items() if value}))
        self._memory.keep(identity, said, answer.when)

    def _handle_before(self, answer: Answer) -> str:
        """Return the handle that somebody had before their row was gone; empty where they had none."""
        if not self._rowless:
            return ""
        key = "email" if answer.email else "name"
        return self._rowless.get(self._memory.sense.digest(key, answer.values[key]), "")

    def _free_handle(self, answer: Answer) -> str:
        given = str(answer.values.get("id", ""))
        if given and given not in self._used:
            self._used.add(given)
            return given
        base = handle_of(answer.name) or _NAMELESS
        identity, number = base, self._numbers.get(base, 1)
        while identity in self._used:
            number += 1
            identity = f"{base}-{number}"
        self._numbers[base] = number
        self._used.add(identity)
        return identity

    def result(self, found: Collection[int], refused: Sequence[int], notes: Sequence[Problem]) -> Merged:
        """Return the table; ``found`` are the rows that somebody was found in."""
        return Merged(
            rows=(*self._rows, *self._new),
            new=tuple(self._new),
            changed=tuple(self._changed),
            kept=tuple(self._kept),
            absent=tuple(row for index, row in enumerate(self._rows) if index not in found),
            declined=tuple(self._rows[index] for index in refused),
            remembered=self._memory.as_data(),
            notes=(*notes, *_left_out(self._nameless), *self._notes),
        )


def _left_out(nameless: Sequence[Answer]) -> Iterator[Problem]:
    """Yield a word on answers of which nobody knows whose they are."""
    if nameless:
        one = len(nameless) == 1
        message = f"{counted(len(nameless), 'answer has', 'answers have')} an address but no name, and "
        hint = f"write the name into {'it' if one else 'them'}"
        yield Problem(nameless[0].path, message + ("is left out" if one else "are left out"), hint, "warning")


def _both(name: str, stays: Sequence[Change], answer: Answer) -> Problem:
    fields = listed(change.field for change in stays)
    were = "was" if len(stays) == 1 else "were"
    message = f"{fields} of {quoted(name)} {were} changed by hand, and answered otherwise since; yours stays"
    path = answer.paths.get(stays[0].field, answer.path)
    return Problem(path, message, "--force takes the answer instead", "warning")
