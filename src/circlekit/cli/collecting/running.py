"""The steps of collecting answers: find them, take those that count, show what would change, write."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.importing.target import Target, target_of
from circlekit.cli.workspace import today
from circlekit.core.problems import FileTrouble, InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.cli.importing.writing import Plan
    from circlekit.core.intake.answer import Answer
    from circlekit.core.intake.merging.joining import Joined
    from circlekit.core.model import Cohort
    from circlekit.files.collecting import Collected
    from circlekit.files.writing import Folder

PASTED = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    answers: tuple[str, ...]
    to: Path | None
    cohort: Path | None
    unchecked: bool
    keep: str
    yes: bool
    force: bool
    day: date | None
    dry_run: bool
    json: bool


@dataclass(frozen=True, slots=True)
class Understood:
    """What came back: the texts, the answers in them that count, and the people who gave them."""

    target: Target
    found: Collected
    answers: tuple[Answer, ...]
    joined: Joined
    warnings: tuple[Problem, ...]


def run(wanted: Wanted) -> None:
    """Carry out ``circlekit collect``.

    Raises:
        InputProblems: when no answer counts, or the files that are there already have problems.
        FileTrouble: when a file cannot be read or written.
        Busy: when another run holds the folder.
    """
    from circlekit.cli.collecting.telling import tell
    from circlekit.files.writing import Folder

    understood = understand(wanted)
    writes = wanted.yes and not wanted.dry_run
    folder = Folder(understood.target.folder)
    with folder.lock() if writes else nullcontext():
        plan = _planned(wanted, understood, folder)
        changes = plan.write(folder) if writes else plan.preview(folder)
    tell(wanted, understood, plan, changes)


def understand(wanted: Wanted) -> Understood:
    """Read everything that was named; it raises what ``run`` does."""
    from circlekit.core.intake.merging.joining import joined
    from circlekit.core.polling.answers.taking import take
    from circlekit.core.polling.form import poll_form
    from circlekit.files.collecting import collected

    target = target_of(wanted.cohort, wanted.to, None)
    cohort = _agreed(target)
    now = today(wanted.day, cohort)
    found = collected([Path(one) for one in wanted.answers if one != PASTED], _pasted(wanted))
    form = poll_form(cohort)
    taken = [
        take(given, form, name, now, unchecked=wanted.unchecked) for name, given in found.answers.items()
    ]
    answers = tuple(answer for one in taken for answer in one.answers)
    # As of one form: of somebody's answers one counts as a whole, whichever message it came in.
    people = joined([answers], wanted.keep)
    problems = [problem for one in taken for problem in one.problems]
    notes = map(_without_stopping, people.notes)
    warnings = (*target.warnings, *found.problems, *found.placed([*problems, *notes]))
    if not answers:
        raise InputProblems(_as_errors(warnings or [_nothing()]))
    return Understood(target, found, answers, people, warnings)


def _agreed(target: Target) -> Cohort:
    """Return the cohort; what its page asks decides what an answer may say.

    Raises:
        InputProblems, FileTrouble: when there is no sound one.
    """
    if target.cohort is not None:
        return target.cohort
    if target.begins:
        hint = "answers belong to a cohort: go to its folder, or name its file with --cohort"
        raise FileTrouble([Problem((), f"{target.path(target.begins)} does not exist", hint)])
    raise InputProblems(_as_errors(target.warnings))


def _as_errors(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems as what they are once nothing is left that could go on without them."""
    return [replace(problem, severity="error") for problem in problems]


def _without_stopping(note: Problem) -> Problem:
    """Return a question as a warning: the answer of one person keeps nobody else's from coming in."""
    if note.severity != "error":
        return note
    hint = "it was left out; ask them to answer again, with their address"
    return replace(note, hint=hint, severity="warning")


def _pasted(wanted: Wanted) -> bytes | None:
    from circlekit.files.mailtext import MOST_BYTES

    return output.pasted(MOST_BYTES + 1) if PASTED in wanted.answers else None


def _nothing() -> Problem:
    hint = "an answer begins with the line «circlekit answer: 1»; save or paste it with its last line"
    return Problem((), "there is no answer to a poll page in what was given", hint)


def _planned(wanted: Wanted, understood: Understood, folder: Folder) -> Plan:
    """Return what is to be written.

    Raises:
        InputProblems: when the table of people has problems.
        FileTrouble: when it cannot be read, or not be changed cell by cell.
    """
    from circlekit.cli.importing.people import people_at, updated
    from circlekit.cli.importing.writing import Plan
    from circlekit.core.polling.answers.age import without_older, without_older_refusals

    target, joined, placed = understood.target, understood.joined, understood.found.placed
    before = people_at(target)
    people, older = without_older(before.rows, joined.people)
    joined = replace(joined, people=people, declined=without_older_refusals(before.rows, joined.declined))
    update = updated(before, joined, folder, placed, notes=older, force=wanted.force)
    return Plan(update.files(target.people), update.merged, update.state(), update.warnings)
