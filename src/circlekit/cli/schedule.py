"""``circlekit schedule``: find each circle's time, write it down, and make the calendars."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.scheduling.changes import Asked, Cancel, Move, Skip
from circlekit.cli.scheduling.invites import HideMembers, Invite
from circlekit.cli.scheduling.memory import StyleOption, parse_style
from circlekit.cli.scheduling.publish import Publish, target_of
from circlekit.cli.scheduling.recheck import Recheck, recheck
from circlekit.cli.scheduling.result import document, say
from circlekit.cli.scheduling.slots import Alternating, AttendKickoffs
from circlekit.cli.scheduling.wanted import Wanted, sound
from circlekit.cli.scheduling.writing import carry_out
from circlekit.cli.workspace import today, workspace
from circlekit.core.problems import WrongUse

Ics = Annotated[bool, typer.Option("--ics", help="Write a calendar file for each circle, and one for all.")]
PerMember = Annotated[
    bool | None,
    typer.Option(
        "--per-member/--no-per-member",
        help="Write a calendar file for each member too, now and with every later --ics.",
    ),
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the times in schedule.yaml as they are.")]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Find all times anew, also those that people have in calendars.")
]
Show = Annotated[
    list[str] | None,
    typer.Option("--show", metavar="CIRCLE", help="Show who in a circle can when; no time is changed."),
]


def schedule(
    cohort: CohortFile = DEFAULT_COHORT,
    ics: Ics = False,
    per_member: PerMember = None,
    invite: Invite = False,
    hide_members: HideMembers = False,
    style: StyleOption = None,
    publish: Publish = None,
    keep: Keep = False,
    fresh: Fresh = False,
    alternate: Alternating = None,
    attend_kickoffs: AttendKickoffs = False,
    move: Move = None,
    skip: Skip = None,
    cancel: Cancel = None,
    check_clocks: Recheck = False,
    show: Show = None,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Find the time that suits most members of each circle on every date, and write it to schedule.yaml."""
    wanted = sound(
        Wanted(
            ics=ics or bool(per_member) or invite or style is not None or publish is not None,
            per_member=per_member,
            invite=invite,
            hide_members=hide_members,
            style=parse_style(style),
            publish=None if publish is None else target_of(publish, dry_run),
            keep=keep,
            fresh=fresh,
            alternate=tuple(alternate or ()),
            attend_kickoffs=attend_kickoffs,
            force=force,
            asked=Asked(move, skip, cancel),
        )
    )
    if show or check_clocks:
        _alone(cohort, wanted, show, day, dry_run=dry_run, json=json)
        return
    with workspace(cohort, dry_run=dry_run) as space:
        done = carry_out(space, wanted, today(day, space.cohort))
    if json:
        output.show_json(document(done, space.cohort))
        return
    say(done, space.cohort, wanted, dry_run)


def _alone(
    cohort: Path, wanted: Wanted, show: list[str] | None, day: date | None, *, dry_run: bool, json: bool
) -> None:
    """Carry out what goes by itself: show circles, or recheck the hours of all."""
    from circlekit.cli.scheduling.show import show_circles

    if wanted != Wanted(keep=wanted.keep):
        what = (
            "--show changes no times and no calendars" if show else "--recheck writes calendars as they were"
        )
        raise WrongUse(f"{what}; run it by itself")
    if show:
        show_circles(cohort, show, dry_run=dry_run, json=json)
    else:
        recheck(cohort, Wanted(ics=True, keep=True), day, dry_run=dry_run, json=json)
