"""``circlekit match``: form circles, write them for people to edit, and say why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import CIRCLES
from circlekit.cli.matching import again as again
from circlekit.cli.matching import cuts as cuts
from circlekit.cli.matching import large as large
from circlekit.cli.matching import moves as moved
from circlekit.cli.matching import turns as turns
from circlekit.cli.matching.explain import Explain, show_explanations
from circlekit.cli.matching.view import as_json, show_matching
from circlekit.cli.matching.whatif import WhatIfs, show_what_if
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, ForCoordinator, Json
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings, workspace
from circlekit.core.fields import Wrong, size
from circlekit.core.matching.shortages import shortages
from circlekit.core.model import Cohort
from circlekit.core.problems import FileTrouble, NoPlan, Problem, WrongUse

Size = Annotated[
    str | None, typer.Option("--size", metavar="6-8", help="Use this size instead of the file's.")
]
Seconds = Annotated[
    float | None,
    typer.Option("--seconds", min=0.0, max=86_400.0, help="Search for so long; then results may differ."),
]
AllowUnplaced = Annotated[
    bool, typer.Option("--allow-unplaced", help="Leave the fewest people out when the number cannot be cut.")
]
SeedIfAny = Annotated[
    int | None,
    typer.Option("--seed", min=0, help="Another number gives another, equally careful result; first 0."),
]


def match(
    cohort: CohortFile = DEFAULT_COHORT,
    seed: SeedIfAny = None,
    seconds: Seconds = None,
    size: Size = None,
    allow_unplaced: AllowUnplaced = False,
    keep: again.Keep = False,
    moves: again.Moves = None,
    fresh: again.Fresh = False,
    expect_attendance: cuts.ExpectAttendance = None,
    explain: Explain = None,
    what_if: WhatIfs = None,
    for_coordinator: ForCoordinator = False,
    best_so_far: large.BestSoFar = False,
    force: Force = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Form circles and write them to circles.yaml, with reasons."""
    if _only_looks(cohort, explain, what_if, for_coordinator, json):
        return
    keep = keep or moves is not None
    stop = large.Stop(best_so_far)
    with workspace(cohort, dry_run=dry_run) as space:
        people = _sized(space.cohort, size)
        if not (keep or force):
            _refuse_edited(space)
        choice = cuts.choice_for(space, people, expect_attendance, allow_unplaced, keep)
        found: again.Result | None = None
        if keep:
            found = again.keep_circles(space, people, moves or 0, seed)
        elif not (fresh or force or size or choice):
            found = again.match_once_more(space, people, seed, seconds, allow_unplaced)
        number = choice.chosen.circles if choice else None
        found = found or _formed(space, people, seed or 0, seconds, allow_unplaced, number, stop)
        changes = space.write({CIRCLES: found.content(people)}, force=force or keep)
        say_warnings(space.placed(shortages(people, found.shown)))
        short = turns.too_short(space, people, found.shown.circles, choice.share if choice else None)
    if json:
        more = {**(cuts.as_json(choice) if choice else moved.as_json(found.again)), **turns.as_json(short)}
        output.show_json({**as_json(found.shown), **more, "files": changes_as_json(changes)})
        stop.leave()
        return
    show_matching(found.shown, people)
    moved.say_anew(found.again)
    if choice:
        cuts.say_choice(choice)
    turns.say(short)
    say_changes(changes, dry_run)
    stop.leave()


def _only_looks(
    cohort: Path, explain: list[str] | None, what_if: list[str] | None, for_coordinator: bool, json: bool
) -> bool:
    """Answer what was asked about circles as they stand, if anything was; then nothing is formed."""
    if explain and what_if:
        raise WrongUse("--explain and --what-if answer different questions: ask one after the other")
    if for_coordinator and not (explain or what_if):
        raise WrongUse("--for-coordinator goes with --explain or --what-if")
    if explain:
        show_explanations(cohort, explain, for_coordinator, json)
    if what_if:
        show_what_if(cohort, what_if, for_coordinator, json)
    return bool(explain or what_if)


def _sized(cohort: Cohort, text: str | None) -> Cohort:
    if text is None:
        return cohort
    try:
        return cohort.model_copy(update={"size": size(text)})
    except Wrong as wrong:
        raise typer.BadParameter(f"{wrong.message}; {wrong.hint}", param_hint="--size") from None


def _refuse_edited(space: Workspace) -> None:
    if space.folder.edited(CIRCLES):
        message = f"{space.path(CIRCLES)} was edited by hand"
        raise FileTrouble([Problem((), message, "--keep honours the edit, --force writes over it")])


def _formed(
    space: Workspace,
    cohort: Cohort,
    seed: int,
    seconds: float | None,
    allow_unplaced: bool,
    circles: int | None,
    stop: large.Stop,
) -> again.Result:
    try:
        matching = large.form_watched(cohort, seed, seconds, allow_unplaced, circles, stop)
        return again.Result(matching, seed)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None
