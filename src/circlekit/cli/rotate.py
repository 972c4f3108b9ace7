"""``circlekit rotate``: at the end date, new circles for those who go on and those who join."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output
from circlekit.cli.match import AllowUnplaced
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Seed, Today, parse_day
from circlekit.cli.rotating.given import Given, answers_as_json, term_after, what_is_given
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, today, workspace
from circlekit.core.fields import Size, Wrong, label, size
from circlekit.core.model import Circle
from circlekit.core.problems import NoPlan, WrongUse

if TYPE_CHECKING:
    from circlekit.core.rotation.going_on.following import Term
    from circlekit.core.rotation.plan import Rotation
    from circlekit.core.rotation.telling.told import Told
    from circlekit.files.writing import Change


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
Ask = Annotated[
    bool,
    typer.Option(
        "--ask", help="Before the end: write drafts that ask who goes on, and answers.csv; no more."
    ),
]
Forget = Annotated[
    list[str] | None,
    typer.Option(
        "--forget",
        metavar="ID",
        help="Take a person who left out of this folder; no rotation. May be repeated.",
    ),
]
AheadRounds = Annotated[
    int | None,
    typer.Option(
        "--ahead", metavar="N", min=2, max=50, help="Plan N cohorts, the next one among them, by seats."
    ),
]


def rotate(
    cohort: CohortFile = DEFAULT_COHORT,
    ask: Ask = False,
    forget: Forget = None,
    answers: AnswersFile = None,
    to: To = None,
    name: Name = None,
    starts: Starts = None,
    size: NextSize = None,
    ahead: AheadRounds = None,
    allow_unplaced: AllowUnplaced = False,
    seed: Seed = 0,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Form the next cohort's circles, with as few pairs as possible meeting again."""
    others = (answers, to, name, starts, size, ahead)
    if forget:
        _forget(cohort, forget, (ask or None, *others), dry_run=dry_run, json=json)
        return
    if ask:
        _ask(cohort, others, day, force=force, dry_run=dry_run, json=json)
        return
    from circlekit.cli.rotating import ahead as planned
    from circlekit.cli.rotating import files, view
    from circlekit.cli.rotating.ending import ending, say_ending
    from circlekit.core.rotation.telling.switch import Switch
    from circlekit.core.rotation.telling.told import told

    with workspace(cohort, dry_run=dry_run) as space:
        circles = space.circles()
        term = term_after(space.cohort, name, starts)
        given = what_is_given(space, answers, circles, term.starts)
        rotation = _plan(space, circles, given, term, size, seed, allow_unplaced, ahead)
        said = told(Switch(space.cohort, tuple(circles), given.answers, rotation, given.log))
        beside = ending(space, rotation, given.answers, circles, today(day, space.cohort))
        content = files.files_of(space, said, beside, seed)
        changes = files.write(space, rotation, content, to, force)
    if json:
        _show_json(said, given, changes)
        return
    view.say_who(space.cohort, given.said, term.starts)
    view.show_all(said)
    planned.say_ahead(rotation)
    say_changes(changes, dry_run)
    if any(change.status == "new" for change in changes) and not dry_run:
        say_ending(beside)


def _show_json(said: Told, given: Given, changes: Sequence[Change]) -> None:
    from circlekit.cli.rotating import ahead, document, figure

    met = figure.met_as_json(said.figures, said.switch.cohort.participants)
    rounds = ahead.as_json(said.switch.rotation.ahead)
    more = {**rounds, "met": met, "files": changes_as_json(changes)}
    output.show_json({**document.document(said), "answers": answers_as_json(given), **more})


def _forget(
    cohort: Path, handles: Sequence[str], others: Sequence[object], *, dry_run: bool, json: bool
) -> None:
    from circlekit.cli.rotating.forget import forget

    if any(one is not None for one in others):
        raise WrongUse("--forget forms no circles; run it by itself")
    forget(cohort, handles, dry_run=dry_run, json=json)


def _ask(
    cohort: Path, others: Sequence[object], day: date | None, *, force: bool, dry_run: bool, json: bool
) -> None:
    from circlekit.cli.rotating.ask import ask

    if any(one is not None for one in others):
        raise WrongUse("--ask comes before the rotation, and forms no circles; run it by itself")
    ask(cohort, day, force=force, dry_run=dry_run, json=json)


def _plan(
    space: Workspace,
    circles: Sequence[Circle],
    given: Given,
    term: Term,
    size: Size | None,
    seed: int,
    allow_unplaced: bool,
    rounds: int | None,
) -> Rotation:
    from circlekit.cli.rotating.ahead import wanted
    from circlekit.core.rotation.plan import rotate as plan_rotation

    plan = wanted(space, rounds)
    cohort = space.cohort.model_copy(update={"size": size}) if size else space.cohort
    try:
        return plan_rotation(cohort, circles, given.answers, term, seed, allow_unplaced, given.log, plan)
    except NoPlan as none:
        about_people = [problem for problem in none.problems if not problem.path]
        in_file = space.placed(problem for problem in none.problems if problem.path)
        raise NoPlan([*about_people, *in_file]) from None
