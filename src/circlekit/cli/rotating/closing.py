"""The calendars of a cohort that ends: which files and messages take away what lies behind the next start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import InputProblems, Problem

if TYPE_CHECKING:
    from circlekit.core.calendars.stamps import Stamp
    from circlekit.core.contents import Contents
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.sending.sent import Memory, Style
    from circlekit.files.schedules import Found


@dataclass(frozen=True, slots=True)
class Closing:
    """Files by their path, and what there is to say.

    ``written`` tells that there are calendars at all. ``circles`` are those with a file to import;
    ``reminders`` is how many entries the coordinator has to delete by hand; ``servers`` are where the
    meetings were published.
    """

    written: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    circles: frozenset[str] = frozenset()
    reminders: int = 0
    servers: tuple[str, ...] = ()


class _Plans(NamedTuple):
    """When the circles, and those of their leads, meet."""

    circles: Sequence[Arrangement]
    leads: Sequence[Arrangement]


def closing(space: Workspace, circles: Sequence[Circle], starts: date, day: date) -> Closing:
    """Return what ends the calendars on the day when the next cohort ``starts``; ``day`` is today.

    The folder is only read. Where its schedule has problems, they are said, and no calendar is ended.

    Raises:
        FileTrouble: when a file cannot be read.
    """
    from circlekit.cli.scheduling.memory import recall
    from circlekit.core.rotation.ending.closing import circles_ahead

    memory = recall(space)
    if not memory.circles:
        return Closing()
    late = any(moment.date() >= starts for moment in space.cohort.share_outs.at)
    ahead = circles_ahead(memory, starts)
    if not ahead and not late:
        return Closing(written=True)
    try:
        return _closed(space, circles, memory, ahead, (starts, day))
    except InputProblems as wrong:
        message = "the calendars of the cohort that ends are not ended, because of what follows"
        hint = "correct it and rotate again with --force, or ask everybody to delete the later meetings"
        say_warnings([Problem((), message, hint, "warning")])
        say_warnings(replace(problem, severity="warning") for problem in wrong.problems)
        return Closing(written=True)


def _closed(
    space: Workspace,
    circles: Sequence[Circle],
    memory: Memory,
    ahead: frozenset[str],
    days: tuple[date, date],
) -> Closing:
    from circlekit.cli.scheduling.files import STATE
    from circlekit.core.calendars.stamps import from_data
    from circlekit.core.rotation.ending.closing import changed_files, closed, reminders_gone
    from circlekit.files.calendars import calendar_files

    starts, day = days
    plans = _plans(space, circles, memory)
    before = _contents(space, plans, memory)
    after = _contents(space, _ended(plans, starts, space.cohort), memory)
    whole = closed(before, after, space.cohort, each=memory.per_member)
    previous = from_data(space.folder.state().get(STATE))
    made = calendar_files(whole, space.cohort, previous, datetime.combine(day, time(), UTC))
    mailed, invited = _mailed(space, whole, made.stamps, day)
    return Closing(
        written=True,
        files={**changed_files(made.files, made.stamps, previous), **mailed},
        circles=ahead - invited,
        reminders=reminders_gone(before, after),
        servers=_servers(space),
    )


def _servers(space: Workspace) -> tuple[str, ...]:
    """Return the hosts to which the meetings were published; what else a URL has may be private."""
    from urllib.parse import urlsplit

    from circlekit.cli.scheduling.publish import STATE

    known = space.folder.state().get(STATE)
    hosts = (urlsplit(str(url)).hostname for url in known) if isinstance(known, dict) else ()
    return tuple(sorted({host for host in hosts if host}))


def _schedule(space: Workspace, circles: Sequence[Circle]) -> Found:
    from circlekit.files.schedules import FILE, read_schedule

    path = space.path(FILE)
    if not path.exists():
        raise InputProblems([Problem((), f"{path} does not exist", "find times first: circlekit schedule")])
    return read_schedule(path, str(path), space.cohort, circles)


def _plans(space: Workspace, circles: Sequence[Circle], memory: Memory) -> _Plans:
    """Return when everybody meets, as the schedule says; leads, too, where their calendar was written."""
    from circlekit.core.scheduling.arrange import arrange
    from circlekit.core.scheduling.leads_meetings import leads_arrangements

    found, named = _schedule(space, circles), {circle.id: circle for circle in circles}
    plans = [arrange(named[slot.circle], slot, space.cohort) for slot in found.slots]
    leads = leads_arrangements(space.cohort, plans, found.leads)
    return _Plans(plans, [plan for plan in leads if plan.circle.id in memory.circles])


def _ended(plans: _Plans, starts: date, cohort: Cohort) -> _Plans:
    """Return the same without any meeting from the day on which the next cohort starts."""
    from circlekit.core.rotation.ending.closing import ended
    from circlekit.core.scheduling.leads_meetings import leads_cohort

    own = leads_cohort(cohort)
    return _Plans(
        [ended(plan, starts, cohort) for plan in plans.circles],
        [ended(plan, starts, own) for plan in plans.leads],
    )


def _contents(space: Workspace, plans: _Plans, memory: Memory) -> Contents:
    """Return what the calendars hold, each as what it was written before."""
    from circlekit.cli.scheduling.files import Shared, contents_of
    from circlekit.cli.scheduling.memory import styled
    from circlekit.core.gathered import leads_entries
    from circlekit.core.scheduling.share_outs import share_outs_left

    def style(handle: str) -> Style:
        return memory.circles[handle].style if handle in memory.circles else "series"

    leads = tuple(
        (plan.circle, styled(leads_entries(plan, space.cohort), style(plan.circle.id)))
        for plan in plans.leads
    )
    shared = Shared(share_outs_left(space.cohort, plans.circles), leads)
    ways = {plan.circle.id: style(plan.circle.id) for plan in plans.circles}
    return contents_of(space, plans.circles, shared, ways, each=False)


def _mailed(
    space: Workspace, whole: Contents, stamps: Mapping[str, Stamp], day: date
) -> tuple[dict[str, bytes], frozenset[str]]:
    """Return the messages to whoever has an invitation that changes, and which circles were invited."""
    from circlekit.cli.scheduling.invites import invitations
    from circlekit.cli.scheduling.wanted import Wanted

    made = invitations(space, whole.circles, stamps, Wanted(), day)
    if made is None:
        return {}, frozenset()
    wanted = set()
    for one in made.posted:
        fresh = [draft for draft, to in zip(one.drafts, one.message.to, strict=True) if to.fresh]
        wanted |= {*fresh, *([one.calendar] if fresh else [])}
    files = {path: content for path, content in made.files.items() if path in wanted}
    return files, frozenset(plan.circle.id for plan in made.planned)
