"""``circlekit status``: how each circle is, the most care first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from circlekit.cli import output
from circlekit.cli.options import DEFAULT_COHORT, CohortFile, DryRun, Force, Json, Today
from circlekit.cli.workspace import Workspace, changes_as_json, say_changes, today, workspace

if TYPE_CHECKING:
    from circlekit.cli.health.drafts import Text
    from circlekit.core.health.facts import Source
    from circlekit.core.health.look import CircleHealth, Health
    from circlekit.core.model import Circle, Cohort, Meeting
    from circlekit.core.turns.need import Need
    from circlekit.files.writing import Change

OneCircle = Annotated[
    str | None,
    typer.Option("--circle", metavar="CIRCLE", help="Show one circle in detail, by its id or name."),
]


Html = Annotated[bool, typer.Option("--html", help="Write the page status.html beside the cohort too.")]


def status(
    cohort: CohortFile = DEFAULT_COHORT,
    one: OneCircle = None,
    html: Html = False,
    force: Force = False,
    day: Today = None,
    dry_run: DryRun = False,
    json: Json = False,
) -> None:
    """Show how each circle is: early signs, who may need a kind word, and your own load."""
    from circlekit.core.health.look import look
    from circlekit.core.named import circle
    from circlekit.files.collector import collector_paused

    with workspace(cohort, dry_run=dry_run or not html) as space:
        circles = space.circles()
        wanted = circle(one, circles) if one is not None else None
        with collector_paused():
            source = _source(space, circles, today(day, space.cohort))
            health = look(source)
        drafts = _drafts(space, source, health, wanted) if wanted else ()
        changes = _write(space, health, force) if html else ()
    shown = [found for found in health.circles if wanted is None or found.circle.id == wanted.id]
    if json:
        output.show_json(_as_json(health, shown, drafts, changes))
        return
    _show(health, None if wanted is None else shown[0], drafts, space.cohort)
    if html:
        say_changes(changes, dry_run)


def _as_json(
    health: Health, shown: Sequence[CircleHealth], drafts: Sequence[Text], changes: Sequence[Change]
) -> dict[str, Any]:
    from circlekit.cli.health.document import document
    from circlekit.cli.health.drafts import as_json

    return {**document(health, shown), "drafts": as_json(drafts), "files": changes_as_json(changes)}


def _show(health: Health, one: CircleHealth | None, drafts: Sequence[Text], cohort: Cohort) -> None:
    from circlekit.cli.health.drafts import show_texts
    from circlekit.cli.health.view import show_all, show_circle

    if one is None:
        show_all(health, {person.id: person.name for person in cohort.participants})
    else:
        show_circle(one)
        show_texts(drafts, [sign.draft for sign in one.signs if sign.draft])


def _source(space: Workspace, circles: Sequence[Circle], now: date) -> Source:
    from circlekit.core.health.facts import Source

    meetings, ended = _times(space, circles)
    log = space.log(circles, meetings or None)
    needs = _needs(space, circles) if log.turns else {}
    return Source(
        cohort=space.cohort, circles=circles, meetings=meetings, log=log, today=now, ended=ended, needs=needs
    )


def _times(
    space: Workspace, circles: Sequence[Circle]
) -> tuple[Mapping[str, Sequence[Meeting]], Mapping[str, date]]:
    """Return the meetings of each circle by its id, none without a schedule, and which circles were ended."""
    from circlekit.core.scheduling.meetings import meetings
    from circlekit.files.schedules import FILE

    if not space.path(FILE).exists():
        return {}, {}
    slots = space.slots(circles)
    ended = {slot.circle: slot.changes.cancelled for slot in slots if slot.changes.cancelled}
    return {slot.circle: meetings(slot, space.cohort) for slot in slots}, ended


def _needs(space: Workspace, circles: Sequence[Circle]) -> Mapping[str, Need]:
    """Return what the process of each circle needs at a meeting."""
    from circlekit.core.turns.need import need_of
    from circlekit.files.library import read_processes_of

    minutes = space.cohort.meeting.minutes
    processes = read_processes_of(space.loaded, space.shelves(), [circle.id for circle in circles])
    return {
        circle.id: need_of(processes[circle.id], max(2, len(circle.members)), minutes) for circle in circles
    }


def _drafts(space: Workspace, source: Source, health: Health, wanted: Circle) -> tuple[Text, ...]:
    """Return the texts that help one circle."""
    from circlekit.cli.health.drafts import texts
    from circlekit.core.health.drafts import helpful

    (found,) = (one for one in health.circles if one.circle.id == wanted.id)
    people = [one for one in health.people if one.circle == wanted.id]
    drafts = helpful(found, people, source.meetings.get(wanted.id, ()), source.today)
    return texts(space, source.circles, drafts, source.log) if drafts else ()


def _write(space: Workspace, health: Health, force: bool) -> tuple[Change, ...]:
    from circlekit.files.names import STATUS_PAGE
    from circlekit.files.pages import status_page

    return space.write({STATUS_PAGE: status_page(health, space.cohort)}, force=force)
