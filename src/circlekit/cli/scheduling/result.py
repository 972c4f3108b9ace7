"""What a run of ``circlekit schedule`` came to, for people and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.cli.scheduling.changes import say_changed
from circlekit.cli.scheduling.gatherings_view import beyond_json, show_beyond
from circlekit.cli.scheduling.invites_view import invites_json, say_invites
from circlekit.cli.scheduling.publish import outcome_as_json, say_outcome
from circlekit.cli.scheduling.slots import slots_json, ways_out, with_better
from circlekit.cli.scheduling.updates import found_updates, say_updates, updates_json
from circlekit.cli.scheduling.view import as_json, show_plans
from circlekit.cli.workspace import changes_as_json, say_changes

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.cli.scheduling.writing import Done
    from circlekit.core.model import Cohort


def document(done: Done, cohort: Cohort) -> dict[str, Any]:
    """Return the JSON document; what this run had nothing to do with is left out."""
    found = {**as_json(done.plans), **slots_json(done.plans, cohort), **beyond_json(done.others)}
    if done.invites:
        found["invites"] = invites_json(done.invites)
    if done.published:
        found["published"] = outcome_as_json(done.published)
    if done.remembered:
        found["updates"] = updates_json(found_updates(done.remembered, done.day))
    return {**found, "files": changes_as_json(done.files)}


def say(done: Done, cohort: Cohort, wanted: Wanted, dry_run: bool) -> None:
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
