"""The calendar files of ``circlekit schedule --ics``, and what is remembered of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from circlekit.cli.scheduling.gatherings import Beyond, for_lists, leads_announced, share_out_plans
from circlekit.cli.scheduling.memory import (
    Remembered,
    announced,
    announced_to_leads,
    recall,
    remember,
    styled,
    styles,
)
from circlekit.cli.scheduling.sheets import sheets
from circlekit.cli.workspace import Workspace, say_warnings

if TYPE_CHECKING:
    from circlekit.cli.scheduling.invites import Invites
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.agenda.entry import EntrySheets
    from circlekit.core.calendars.series import Series
    from circlekit.core.calendars.stamps import Entry
    from circlekit.core.contents import Contents
    from circlekit.core.model import Circle
    from circlekit.core.processes import Process
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.share_outs import ShareOut
    from circlekit.core.sending.sent import Style

CALENDARS = "calendar/"
STATE = "calendar"
"""Under this name the folder's state keeps which version of each calendar entry was written."""


class Made(NamedTuple):
    """Files by their path, and the state that goes with them."""

    files: dict[str, bytes]
    state: Mapping[str, Any]
    remembered: Remembered
    invites: Invites | None = None


class Shared(NamedTuple):
    """What concerns more than one circle: share-outs, and the circles of leads with their entries."""

    share_outs: tuple[ShareOut, ...]
    leads: tuple[tuple[Circle, tuple[Series, ...]], ...]


def calendars(
    space: Workspace, plans: Sequence[Arrangement], others: Beyond, wanted: Wanted, day: date
) -> Made:
    """Return the calendar files; ``day`` stamps what is new or changed in them.

    Raises:
        InputProblems: the process of the cohort, or a text of the library, has problems.
    """
    from circlekit.cli.scheduling.invites import invitations
    from circlekit.core.calendars.stamps import as_data, from_data
    from circlekit.files.calendars import calendar_files

    ways = styles(space, plans, wanted.style, day)
    previous = from_data(space.folder.state().get(STATE))
    leads = leads_announced(space, others, wanted.style, day)
    shared = Shared(others.share_outs, leads)
    contents = contents_of(space, plans, shared, ways, each=bool(wanted.per_member))
    made = calendar_files(contents, space.cohort, previous, datetime.combine(day, time(), UTC))
    files = made.files | sheets(space, plans, tuple(for_lists(others)))
    written = [
        *announced(plans, contents.circles, ways, space.cohort),
        *announced_to_leads(others.leads, leads, space.cohort),
    ]
    said = remember(recall(space), written, made.stamps, per_member=bool(wanted.per_member))
    state: dict[str, Any] = {STATE: as_data(made.remembered), **said.state}
    invites = invitations(space, contents.circles, made.stamps, wanted, day)
    if invites is None:
        return Made(files, state, said)
    return Made(files | invites.files, {**state, **invites.state}, said, invites)


def contents_of(
    space: Workspace,
    plans: Sequence[Arrangement],
    shared: Shared,
    ways: Mapping[str, Style],
    *,
    each: bool,
) -> Contents:
    """Return what each calendar holds, those of each member too if they are wanted.

    Raises:
        InputProblems: the process of the cohort, or a text of the library, has problems.
    """
    from circlekit.core.alumni_meetings import alumni_entries
    from circlekit.core.announce import series
    from circlekit.core.contents import Contents, of_members
    from circlekit.core.gathered import share_out_entries
    from circlekit.files.library import read_processes_of

    cohort = space.cohort
    processes = read_processes_of(space.loaded, space.shelves(), [plan.circle.id for plan in plans])
    named = [(plan, processes[plan.circle.id]) for plan in plans]
    entries = [
        series(plan, cohort, process.name, process.link, sheets)
        for (plan, process), sheets in zip(named, _sheets(space, named), strict=True)
    ]
    circles = tuple(
        (plan.circle, styled(own, ways[plan.circle.id])) for plan, own in zip(plans, entries, strict=True)
    )
    circles_of = [plan.circle for plan in plans]
    events = share_out_plans(space, shared.share_outs, circles_of)
    share_outs = tuple(share_out_entries(shared.share_outs, circles_of, cohort, events))
    members = of_members(circles, share_outs, shared.leads, cohort) if each else ()
    return Contents(
        circles=circles,
        share_outs=share_outs,
        leads=shared.leads,
        alumni=alumni_entries(cohort),
        coordinator=_of_coordinator(space, plans, entries),
        members=dict(members),
    )


def _sheets(space: Workspace, named: Sequence[tuple[Arrangement, Process]]) -> list[EntrySheets]:
    """Return the run sheets of each circle, and say once what does not fit into a meeting."""
    from circlekit.core.agenda.entry import entry_sheets
    from circlekit.files.library import read_agenda_words

    words, inputs = read_agenda_words(space.shelves()), space.cohort.meeting.inputs
    found = [
        entry_sheets(process, len(plan.attendance), plan.slot.minutes, len(plan.meetings), inputs, words)
        for plan, process in named
    ]
    say_warnings(space.placed(dict.fromkeys(problem for one in found for problem in one.problems)))
    return found


def _of_coordinator(
    space: Workspace, plans: Sequence[Arrangement], entries: Sequence[Sequence[Series]]
) -> tuple[Entry, ...]:
    """Return what only the coordinator's calendar holds."""
    from circlekit.cli.nudging.drafting import voices_of
    from circlekit.core.coordinating.entries import known_beforehand, nudges, tasks
    from circlekit.core.coordinating.kickoffs import kick_offs
    from circlekit.core.nudging.messages import needs
    from circlekit.core.tongues import of_cohort
    from circlekit.files.templates import read_templates
    from circlekit.files.wordings import read_wordings

    shelves, cohort = space.shelves(), space.cohort
    scenes = known_beforehand(cohort, plans)
    wordings = read_templates(shelves, (one for scene in scenes for one in needs(scene)))
    voices = voices_of(space, scenes, {wording.language for wording in wordings.values()})
    return (
        *kick_offs(plans, entries, cohort),
        *tasks(cohort, plans, read_wordings(shelves, of_cohort(cohort))),
        *nudges(cohort, scenes, wordings, voices),
    )
