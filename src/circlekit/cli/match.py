"""``circlekit match``: form circles, write them for people to edit, and say why."""

from __future__ import annotations

from typing import Annotated

import typer

from circlekit.cli import match_cuts as cuts
from circlekit.cli import output
from circlekit.cli.match_explain import Explain, show_explanations
from circlekit.cli.match_view import as_json, show_matching
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, ForCoordinator, Json, Seed
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, say_warnings, workspace
from circlekit.core.fields import Wrong, size
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import FileTrouble, NoPlan, Problem
from circlekit.version import __version__

CIRCLES = "circles.yaml"

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
Keep = Annotated[
    bool, typer.Option("--keep", help="Keep circles.yaml as edited; seat newcomers and work the rest out.")
]


def match(
    cohort: CohortFile = DEFAULT_COHORT,
    seed: Seed = 0,
    seconds: Seconds = None,
    size: Size = None,
    allow_unplaced: AllowUnplaced = False,
    keep: Keep = False,
    expect_attendance: cuts.ExpectAttendance = None,
    explain: Explain = None,
    for_coordinator: ForCoordinator = False,
    force: Force = False,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Form circles and write them to circles.yaml, with reasons."""
    if explain:
        show_explanations(cohort, explain, for_coordinator, json)
        return
    with workspace(cohort, dry_run=dry_run) as space:
        people = _sized(space.cohort, size)
        if not (keep or force):
            _refuse_edited(space)
        choice = cuts.choice_for(space, people, expect_attendance, allow_unplaced, keep)
        number = choice.chosen.circles if choice else None
        if keep:
            matching = _kept(space, people)
        else:
            matching = _formed(space, people, seed, seconds, allow_unplaced, number)
        changes = space.write({CIRCLES: content(matching, people, seed)}, force=force or keep)
    if json:
        chosen = cuts.as_json(choice) if choice else {}
        output.show_json({**as_json(matching), **chosen, "files": changes_as_json(changes)})
        return
    if choice:
        cuts.say_choice(choice)
    show_matching(matching, people)
    say_changes(changes, dry_run)


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
) -> Matching:
    from circlekit.core.matching.api import match as form_circles

    try:
        return form_circles(cohort, seed, seconds, allow_unplaced, circles)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None


def _kept(space: Workspace, cohort: Cohort) -> Matching:
    from circlekit.core.matching.again import match_again
    from circlekit.core.matching.rules import not_kept
    from circlekit.files.circles import read_circles

    found = read_circles(space.path(CIRCLES), str(space.path(CIRCLES)), cohort)
    newcomers = ("circles",)  # the path of what is said of people in no circle: they are about to have one
    say_warnings(problem for problem in found.warnings if problem.path != newcomers)
    matching = match_again(cohort, found.matching).matching
    _say_joined(found.matching, matching, cohort)
    say_warnings(not_kept(cohort, matching.circles))
    return matching


def _say_joined(before: Matching, after: Matching, cohort: Cohort) -> None:
    names = {person.id: person.name for person in cohort.participants}
    seated = {handle for circle in before.circles for handle in circle.members}
    for circle in after.circles:
        for handle in circle.members:
            if handle not in seated:
                output.say(f"{names[handle]} joins {circle.name}.")


def content(matching: Matching, cohort: Cohort, seed: int) -> bytes:
    """Return circles.yaml, with what it was made by."""
    from circlekit.core.zones import use_newest_database
    from circlekit.files.circles import write_circles

    made_by: dict[str, str | int] = {"circlekit": __version__, "seed": seed, "tzdata": use_newest_database()}
    return write_circles(matching, cohort, made_by)
