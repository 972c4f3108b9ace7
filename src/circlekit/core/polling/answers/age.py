"""Answers that came before those a table was filled from: they change nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.intake.answer import Answer
from circlekit.core.intake.consent import day_of
from circlekit.core.intake.merging.difference import PersonRow
from circlekit.core.intake.merging.finding import found_in
from circlekit.core.problems import Problem
from circlekit.core.text import quoted


def without_older(
    rows: Sequence[PersonRow], answers: Sequence[Answer]
) -> tuple[tuple[Answer, ...], tuple[Problem, ...]]:
    """Return answers in which those say nothing that are older than what the table holds of their people.

    A table knows the day of an answer from the consent that came with it. They still count as answers, so
    that nobody is listed who has none; each is told.
    """
    found = found_in(rows, answers).rows
    kept = list(answers)
    problems: list[Problem] = []
    for index, number in found.items():
        row, answer = rows[number], answers[index]
        for was in _later(row, answer):
            kept[index] = Answer(answer.path, {"id": row.id, "name": row.name}, answer.when)
            message = f"the table holds a later answer of {quoted(row.name)}, of {was}; this one is left out"
            hint = "to take it all the same, empty their consent in the table first"
            problems.append(Problem(answer.path, message, hint, "warning"))
    return tuple(kept), tuple(problems)


def without_older_refusals(rows: Sequence[PersonRow], declined: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return those who do not agree, without whoever agreed on a later day, as the table holds it."""
    found = found_in(rows, declined).rows
    return tuple(
        answer for index, answer in enumerate(declined)
        if not (index in found and answer.when
                and day_of(str(rows[found[index]].values.get("consent", ""))) > f"{answer.when:%Y-%m-%d}")
    )  # fmt: skip


def _later(row: PersonRow, answer: Answer) -> Iterator[str]:
    """Yield the day of what the table holds, where that is later than the answer's."""
    before, now = (day_of(str(values.get("consent", ""))) for values in (row.values, answer.values))
    if now and before > now:
        yield before
