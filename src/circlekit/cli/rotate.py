"""``circlekit rotate``: at the end date, new circles for those who go on and those who join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import content
from circlekit.cli.match import AllowUnplaced
from circlekit.cli.matching.view import as_json, show_matching
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Seed, parse_day
from circlekit.cli.rotate_target import folder_for
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings, workspace
from circlekit.core.fields import Size, Wrong, label, size
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import NoPlan, Problem, WrongUse
from circlekit.core.rotation.answers import JOIN, STATES, Answers, silent
from circlekit.core.text import counted, listed
from circlekit.files.answers import read_answers
from circlekit.files.writing import Change, write_folder

if TYPE_CHECKING:
    from circlekit.core.rotation.following import Term
    from circlekit.core.rotation.plan import Rotation

NAMED = 6
"""So many people who meet somebody again for one reason are named; rotation.md names all of them."""

ANSWERS = ("answers.yaml", "answers.csv")
"""Looked for beside the cohort when no file is named."""


def _parse_name(text: str) -> str:
    try:
        return label(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}") from None


def _parse_size(text: str) -> Size:
    try:
        return size(text)
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}") from None


AnswersFile = Annotated[
    Path | None,
    typer.Option(
        "--answers", metavar="FILE", help="Who stays, leaves, defers or joins; answers.yaml or .csv here."
    ),
]
To = Annotated[
    Path | None, typer.Option("--to", metavar="DIR", help="The new folder; rotation/<next id> if not said.")
]
Name = Annotated[
    str | None, typer.Option("--name", parser=_parse_name, help="What the next cohort is called.")
]
Starts = Annotated[
    date | None,
    typer.Option("--starts", metavar="DATE", parser=parse_day, help="When the next cohort starts."),
]
NextSize = Annotated[
    Size | None,
    typer.Option("--size", metavar="6-8", parser=_parse_size, help="How large circles are from now on."),
]


def rotate(
    cohort: CohortFile = DEFAULT_COHORT,
    answers: AnswersFile = None,
    to: To = None,
    name: Name = None,
    starts: Starts = None,
    size: NextSize = None,
    allow_unplaced: AllowUnplaced = False,
    seed: Seed = 0,
    force: Force = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Form the next cohort's circles, with as few pairs as possible meeting again."""
    with workspace(cohort, dry_run=dry_run) as space:
        circles = space.circles()
        given = _answers(space, answers)
        term = _term(space.cohort, name, starts)
        rotation = _plan(space, circles, given, term, size, seed, allow_unplaced)
        changes = _write(space, rotation, _files(space, rotation, given, circles, seed), to, force)
    if json:
        output.show_json({**_document(rotation), "files": changes_as_json(changes)})
        return
    _say_who(space.cohort, given)
    show_matching(rotation.matching, rotation.cohort)
    _say_again(rotation)
    say_changes(changes, dry_run)


def _answers(space: Workspace, named: Path | None) -> Answers:
    """Return the answers in the file that was named or stands beside the cohort; none without a file."""
    paths = [named] if named else [space.path(name) for name in ANSWERS if space.path(name).exists()]
    if not paths:
        output.say(f"No {ANSWERS[0]}: everybody stays.")
        return Answers()
    if len(paths) > 1:
        both = f"{listed(str(path) for path in paths)} are both here"
        raise WrongUse([Problem((), both, "say which one counts: --answers")])
    answers, warnings = read_answers(paths[0], str(paths[0]), space.cohort)
    say_warnings(warnings)
    return answers


def _term(cohort: Cohort, name: str | None, starts: date | None) -> Term:
    from circlekit.core.rotation.following import next_term, term_problems

    term = next_term(cohort, name, starts)
    problems = list(term_problems(term, cohort))
    if any(problem.severity == "error" for problem in problems):
        raise WrongUse(problems)
    say_warnings(problems)
    return term


def _plan(
    space: Workspace,
    circles: Sequence[Circle],
    answers: Answers,
    term: Term,
    size: Size | None,
    seed: int,
    allow_unplaced: bool,
) -> Rotation:
    from circlekit.core.rotation.plan import rotate as plan_rotation

    cohort = space.cohort.model_copy(update={"size": size}) if size else space.cohort
    try:
        return plan_rotation(cohort, circles, answers, term, seed, allow_unplaced)
    except NoPlan as none:
        about_people = [problem for problem in none.problems if not problem.path]
        in_file = space.placed(problem for problem in none.problems if problem.path)
        raise NoPlan([*about_people, *in_file]) from None


def _files(
    space: Workspace, rotation: Rotation, answers: Answers, circles: Sequence[Circle], seed: int
) -> dict[str, bytes]:
    from circlekit.core.rotation.note import note
    from circlekit.files.carried import carried, own_process
    from circlekit.files.following import cohort_folder

    raw = dict(cast(dict[str, Any], space.loaded.document.data))  # a sound cohort is a mapping of keys
    own = carried(space.loaded.folder)
    process = own_process(space.loaded.folder, space.cohort.process)
    if process:
        raw["process"], own[process[0]] = process
    written = content(rotation.matching, rotation.cohort, seed)
    said = note(rotation, answers, space.cohort.cohort, circles)
    return {**own, **cohort_folder(rotation.cohort, raw, written, said)}


def _write(
    space: Workspace, rotation: Rotation, files: dict[str, bytes], to: Path | None, force: bool
) -> tuple[Change, ...]:
    """Write the new folder, complete by one rename, or find out what that would change."""
    folder, relative = folder_for(space, rotation.cohort.id, to)
    if space.dry_run:
        return folder.plan({f"{relative}/{path}": data for path, data in files.items()}, force=force)
    return write_folder(folder, relative, files, force)


def _document(rotation: Rotation) -> dict[str, object]:
    return {
        **as_json(rotation.matching),
        "cohort": rotation.cohort.id,
        "again": [pair._asdict() for pair in rotation.again],
        "least": rotation.least,
        "pairs": rotation.pairs,
    }


def _say_who(cohort: Cohort, answers: Answers) -> None:
    quiet = len(silent(cohort, answers))
    said = listed(
        f"{len(getattr(answers, state))} {state}" for state in (*STATES, JOIN) if getattr(answers, state)
    )
    if said and quiet:
        output.say(f"{said}; {counted(quiet, 'person', 'people')} said nothing and so stay.")
    elif said:
        output.say(f"{said}.")


def _say_again(rotation: Rotation) -> None:
    from circlekit.core.rotation.note import pairs_by_reason

    for why, meetings in pairs_by_reason(rotation).items():
        more = len(meetings) - NAMED
        shown = [*meetings[:NAMED], f"and {counted(more, 'more person', 'more people')}"]
        output.say(f"  Meeting again, since {why}: {'; '.join(shown if more > 0 else meetings)}.")
