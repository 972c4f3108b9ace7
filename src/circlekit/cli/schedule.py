"""``circlekit schedule``: find each circle's time, write it down, and make the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.schedule_invites import HideMembers, Invite, Invites, invites_json, say_invites
from circlekit.cli.schedule_view import as_json, show_plans
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, today, workspace
from circlekit.core.problems import WrongUse

if TYPE_CHECKING:
    from circlekit.files.writing import Change

Ics = Annotated[bool, typer.Option("--ics", help="Write a calendar file for each circle, and one for all.")]
PerMember = Annotated[
    bool, typer.Option("--per-member", help="Write a calendar file for each member too; implies --ics.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the times in schedule.yaml as they are.")]
Show = Annotated[
    list[str] | None,
    typer.Option("--show", metavar="CIRCLE", help="Show who in a circle can when; no time is changed."),
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the person asked for; one field for each option that decides on times or files."""

    ics: bool = False
    per_member: bool = False
    invite: bool = False
    hide_members: bool = False
    keep: bool = False
    force: bool = False


def schedule(
    cohort: CohortFile = DEFAULT_COHORT,
    ics: Ics = False,
    per_member: PerMember = False,
    invite: Invite = False,
    hide_members: HideMembers = False,
    keep: Keep = False,
    show: Show = None,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Find the time that suits most members of each circle on every date, and write it to schedule.yaml."""
    from circlekit.cli.schedule_files import CALENDARS, calendars
    from circlekit.cli.schedule_times import arranged, schedule_file

    if keep and force:
        raise WrongUse("--keep and --force contradict each other: keep the edited times, or find new ones?")
    if hide_members and not invite:
        raise WrongUse("--hide-members is about invitations; add --invite")
    wanted = Wanted(
        ics=ics or per_member or invite,
        per_member=per_member,
        invite=invite,
        hide_members=hide_members,
        keep=keep,
        force=force,
    )
    if show:
        from circlekit.cli.schedule_show import show_circles

        if wanted != Wanted(keep=keep):
            raise WrongUse("--show changes no times and no calendars; run it by itself")
        show_circles(cohort, show, dry_run=dry_run, json=json)
        return
    invites: Invites | None = None
    with workspace(cohort, dry_run=dry_run) as space:
        plans = arranged(space, space.circles(), wanted)
        files = {} if keep else schedule_file(space, plans, wanted)
        if wanted.ics:
            made = calendars(space, plans, wanted, today(day, space.cohort))
            changes = space.write(files | made.files, owns=(CALENDARS,), force=force, state=made.state)
            invites = made.invites
        else:
            changes = space.write(files, force=force)
    if json:
        invited = {"invites": invites_json(invites)} if invites else {}
        output.show_json({**as_json(plans), **invited, "files": changes_as_json(changes)})
        return
    show_plans(plans, space.cohort, kept=keep)
    if changes:
        say_changes(changes, dry_run)
    if invites:
        say_invites(invites)
    if not wanted.ics:
        _say_stale(space, changes)


def _say_stale(space: Workspace, changes: tuple[Change, ...]) -> None:
    from circlekit.cli.schedule_files import CALENDARS

    written = any(path.startswith(CALENDARS) for path in space.folder.known())
    if written and any(change.status == "changed" for change in changes):
        output.say("The calendars still hold the earlier times; write them anew: circlekit schedule --ics")
