"""``circlekit schedule``: find each circle's time, write it down, and make the calendars."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.gatherings_view import beyond_json, show_beyond
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.schedule_changes import NOTHING, Asked, Cancel, Move, Skip, say_changed
from circlekit.cli.schedule_invites import HideMembers, Invite, invites_json, say_invites
from circlekit.cli.schedule_memory import StyleOption, parse_style
from circlekit.cli.schedule_publish import Publish, Target, outcome_as_json, say_outcome, target_of
from circlekit.cli.schedule_recheck import Recheck, recheck
from circlekit.cli.schedule_slots import Alternating, AttendKickoffs, slots_json, ways_out, with_better
from circlekit.cli.schedule_updates import found_updates, say_updates, updates_json
from circlekit.cli.schedule_view import as_json, show_plans
from circlekit.cli.schedule_writing import Done, carry_out
from circlekit.cli.workspace import changes_as_json, say_changes, today, workspace
from circlekit.core.problems import WrongUse

if TYPE_CHECKING:
    from circlekit.core.model import Cohort
    from circlekit.core.sending.styles import Wish

Ics = Annotated[bool, typer.Option("--ics", help="Write a calendar file for each circle, and one for all.")]
PerMember = Annotated[
    bool, typer.Option("--per-member", help="Write a calendar file for each member too; implies --ics.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the times in schedule.yaml as they are.")]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Find all times anew, also those that people have in calendars.")
]
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
    style: Wish | None = None
    publish: Target | None = None
    keep: bool = False
    fresh: bool = False
    alternate: tuple[str, ...] = ()
    attend_kickoffs: bool = False
    force: bool = False
    asked: Asked = NOTHING


def schedule(
    cohort: CohortFile = DEFAULT_COHORT,
    ics: Ics = False,
    per_member: PerMember = False,
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
    wanted = _sound(
        Wanted(
            ics=ics or per_member or invite or style is not None or publish is not None,
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
        output.show_json(_document(done, space.cohort))
        return
    _say(done, space.cohort, wanted, dry_run)


def _alone(
    cohort: Path, wanted: Wanted, show: list[str] | None, day: date | None, *, dry_run: bool, json: bool
) -> None:
    """Carry out what goes by itself: show circles, or recheck the hours of all."""
    from circlekit.cli.schedule_show import show_circles

    if wanted != Wanted(keep=wanted.keep):
        what = (
            "--show changes no times and no calendars" if show else "--recheck writes calendars as they were"
        )
        raise WrongUse(f"{what}; run it by itself")
    if show:
        show_circles(cohort, show, dry_run=dry_run, json=json)
    else:
        recheck(cohort, Wanted(ics=True, keep=True), day, dry_run=dry_run, json=json)


def _document(done: Done, cohort: Cohort) -> dict[str, Any]:
    """Return the JSON document; what this run had nothing to do with is left out."""
    found = {**as_json(done.plans), **slots_json(done.plans, cohort), **beyond_json(done.others)}
    if done.invites:
        found["invites"] = invites_json(done.invites)
    if done.published:
        found["published"] = outcome_as_json(done.published)
    if done.remembered:
        found["updates"] = updates_json(found_updates(done.remembered, done.day))
    return {**found, "files": changes_as_json(done.files)}


def _sound(wanted: Wanted) -> Wanted:
    """Return what is wanted, where it can be had together."""
    if wanted.keep and wanted.force:
        raise WrongUse("--keep and --force contradict each other: keep the edited times, or find new ones?")
    if wanted.asked.cancel == "":
        raise WrongUse("--cancel needs the id or the name of a circle")
    if wanted.fresh and (wanted.keep or any(wanted.asked)):
        raise WrongUse(
            "--fresh finds all times anew; --keep and changes to meetings need the times there are"
        )
    if (wanted.alternate or wanted.attend_kickoffs) and (wanted.keep or any(wanted.asked)):
        raise WrongUse("--alternate and --attend-kickoffs find other times; --keep and changes keep them")
    if wanted.hide_members and not wanted.invite:
        raise WrongUse("--hide-members is about invitations; add --invite")
    return wanted


def _say(done: Done, cohort: Cohort, wanted: Wanted, dry_run: bool) -> None:
    """Print the times and what became of the files, and say what is to be done."""
    shown = [plan for plan in done.plans if plan.circle.id in done.changed or not done.changed]
    ways = {} if done.changed else ways_out(shown, cohort)
    kept = with_better(ways)
    if not wanted.keep:  # a better time is told where it stands, or was given up for something else
        ways = {circle: found for circle, found in ways.items() if circle not in kept}
    if wanted.keep or done.changed:
        kept = {plan.circle.id for plan in shown}
    show_plans(shown, cohort, kept, ways)
    if not done.changed:
        show_beyond(done.others, done.plans, cohort)
    if done.changed and not done.remembered:
        say_changed(shown)
    if done.files:
        say_changes(done.files, dry_run)
    if done.remembered:
        found = found_updates(done.remembered, done.day)
        say_updates(found, done.remembered, cohort, invited=done.invites is not None)
    if done.invites:
        say_invites(done.invites)
    if done.published:
        say_outcome(done.published)
    if done.stale:
        output.say("The calendars still hold the earlier times; write them anew: circlekit schedule --ics")
