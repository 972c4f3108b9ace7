"""What goes beyond one circle in ``circlekit schedule``: share-outs, and the meetings of the leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from circlekit.cli.schedule import Wanted
    from circlekit.cli.workspace import Workspace
    from circlekit.core.model import Cohort, Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.gatherings import ShareOut
    from circlekit.files.times import Gathering


class Beyond(NamedTuple):
    """The share-outs of a cohort, and when its leads meet, if they do."""

    share_outs: tuple[ShareOut, ...]
    leads: Arrangement | None


def leads_kept(space: Workspace, wanted: Wanted) -> Slot | None:
    """Return the time of the leads' meetings that stands: decided by a person, or in calendars already."""
    from circlekit.cli.schedule_changes import by_hand
    from circlekit.cli.schedule_times import SCHEDULE
    from circlekit.files.calendars import LEADS
    from circlekit.files.standing import read_leads

    path = space.path(SCHEDULE)
    if wanted.fresh or not path.exists() or not space.cohort.leads_meetings.every:
        return None
    stands = wanted.keep or any(wanted.asked) or by_hand(space) or LEADS in space.folder.known()
    return read_leads(path, str(path), space.cohort) if stands else None


def beyond(cohort: Cohort, plans: Sequence[Arrangement], leads: Slot | None = None) -> Beyond:
    """Return what goes beyond one circle; ``leads`` is the slot of the leads' meetings that is to be kept."""
    wanted = cohort.share_outs.at or cohort.leads_meetings.every
    if not wanted:
        return Beyond((), None)
    from circlekit.core.scheduling.gatherings import leads_arrangement, share_outs

    circles = [plan.circle for plan in plans]
    return Beyond(share_outs(cohort, circles), leads_arrangement(cohort, plans, leads))


def for_lists(found: Beyond) -> Iterator[Gathering]:
    """Yield the same for the members' lists."""
    from circlekit.core.text import listed
    from circlekit.files.times import Event, Gathering

    if found.share_outs:
        told = (Event(one.start, listed(circle.name for circle in one.circles)) for one in found.share_outs)
        yield Gathering("Share-outs", tuple(told))
    if found.leads:
        guests = frozenset(found.leads.circle.members)
        events = tuple(Event(meeting.start) for meeting in found.leads.meetings)
        yield Gathering("The leads meet", events, guests)
