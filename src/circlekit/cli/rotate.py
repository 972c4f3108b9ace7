"""``circlekit rotate``: at the end date, new circles for those who go on and those who join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output
from circlekit.cli.match import CIRCLES, as_json, content, show_matching
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Seed, parse_day
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings, workspace
from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import InputProblems, NoPlan, Problem
from circlekit.core.rotation.answers import STATES, Answers, silent
from circlekit.core.text import counted, listed
from circlekit.files.answers import read_answers
from circlekit.files.circles import read_circles
from circlekit.files.writing import Change, Folder, write_folder

if TYPE_CHECKING:
    from circlekit.core.rotation.plan import Rotation

ROTATION = "rotation"
NAMED = 6
"""So many pairs who meet again for one reason are named; rotation.md names all of them."""

ANSWERS = ("answers.yaml", "answers.csv")
"""Looked for beside the cohort when no file is named."""

AnswersFile = Annotated[
    Path | None,
    typer.Option(
        "--answers", metavar="FILE", help="Who stays, leaves, defers or joins; answers.yaml or .csv here."
    ),
]
To = Annotated[
    Path | None, typer.Option("--to", metavar="DIR", help="The new folder; rotation/<next id> if not said.")
]
Name = Annotated[str | None, typer.Option("--name", help="What the next cohort is called.")]
Starts = Annotated[
    date | None,
    typer.Option("--starts", metavar="DATE", parser=parse_day, help="When the next cohort starts."),
]


def rotate(
    cohort: CohortFile = DEFAULT_COHORT,
    answers: AnswersFile = None,
    to: To = None,
    name: Name = None,
    starts: Starts = None,
    seed: Seed = 0,
    force: Force = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Form the next cohort's circles, with as few pairs as possible meeting again."""
    from circlekit.core.rotation.following import next_term
    from circlekit.core.rotation.plan import rotate as plan_rotation

    with workspace(cohort, dry_run=dry_run) as space:
        circles = _circles(space)
        given = _answers(space, answers)
        term = next_term(space.cohort, name, starts)
        try:
            rotation = plan_rotation(space.cohort, circles, given, term, seed)
        except NoPlan as none:
            raise NoPlan(space.placed(none.problems)) from None
        changes = _write(space, rotation, _files(space, rotation, given, circles, seed), to, force)
    if json:
        output.show_json({**_document(rotation), "files": changes_as_json(changes)})
        return
    _say_who(space.cohort, given)
    show_matching(rotation.matching, rotation.cohort)
    _say_again(rotation)
    say_changes(changes, dry_run)


def _circles(space: Workspace) -> Sequence[Circle]:
    path = space.path(CIRCLES)
    if not path.exists():
        raise InputProblems([Problem((), f"{path} does not exist", "form circles first: circlekit match")])
    found = read_circles(path, str(path), space.cohort)
    say_warnings(found.warnings)
    return found.matching.circles


def _answers(space: Workspace, named: Path | None) -> Answers:
    """Return the answers in the file that was named or stands beside the cohort; none without a file."""
    path = named or next((space.path(name) for name in ANSWERS if space.path(name).exists()), None)
    if path is None:
        output.say(f"No {ANSWERS[0]}: everybody stays.")
        return Answers()
    answers, warnings = read_answers(path, str(path), space.cohort)
    say_warnings(warnings)
    return answers


def _files(
    space: Workspace, rotation: Rotation, answers: Answers, circles: Sequence[Circle], seed: int
) -> dict[str, bytes]:
    from circlekit.core.rotation.note import note
    from circlekit.files.following import cohort_folder

    written = content(rotation.matching, rotation.cohort, seed)
    said = note(rotation, answers, space.cohort, circles)
    raw = space.loaded.document.data
    return cohort_folder(rotation.cohort, raw if isinstance(raw, dict) else {}, written, said)


def _write(
    space: Workspace, rotation: Rotation, files: dict[str, bytes], to: Path | None, force: bool
) -> tuple[Change, ...]:
    """Write the new folder, complete by one rename, or find out what that would change."""
    folder = Folder(to.parent) if to else space.folder
    relative = to.name if to else f"{ROTATION}/{rotation.cohort.id}"
    if space.dry_run:
        return folder.plan({f"{relative}/{path}": data for path, data in files.items()}, force=force)
    return write_folder(folder, relative, files, force)


def _document(rotation: Rotation) -> dict[str, object]:
    return {
        **as_json(rotation.matching),
        "cohort": rotation.cohort.id,
        "again": [pair._asdict() for pair in rotation.again],
        "least": rotation.least,
    }


def _say_who(cohort: Cohort, answers: Answers) -> None:
    quiet = len(silent(cohort, answers))
    parts = [f"{len(getattr(answers, state))} {state}" for state in STATES if getattr(answers, state)]
    joining = [f"{len(answers.join)} join"] if answers.join else []
    said = listed([*parts, *joining])
    if said and quiet:
        output.say(f"{said}; {counted(quiet, 'person', 'people')} said nothing and so stay.")
    elif said:
        output.say(f"{said}.")


def _say_again(rotation: Rotation) -> None:
    from circlekit.core.rotation.note import pairs_by_reason

    for why, pairs in pairs_by_reason(rotation).items():
        more = len(pairs) - NAMED
        shown = [*pairs[:NAMED], f"{counted(more, 'more pair')}"] if more > 0 else pairs
        output.say(f"  Meeting again, since {why}: {listed(shown)}.")
