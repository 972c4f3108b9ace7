"""What goes beyond one circle in ``circlekit schedule``: share-outs, and the meetings of the leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import Problem

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.calendars.series import Series
    from circlekit.core.model import Cohort, Meeting, Slot
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.share_outs import ShareOut
    from circlekit.core.sending.styles import Wish
    from circlekit.files.times import Gathering


class Beyond(NamedTuple):
    """The share-outs of a cohort, and when its leads meet, if they do."""

    share_outs: tuple[ShareOut, ...]
    leads: Arrangement | None


def leads_kept(space: Workspace, wanted: Wanted) -> Slot | None:
    """Return the time of the leads' meetings that stands: decided by a person, or in calendars already."""
    from circlekit.cli.scheduling.changes import SCHEDULE, by_hand
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
    from circlekit.core.scheduling.leads_meetings import leads_arrangement
    from circlekit.core.scheduling.share_outs import share_outs_left

    return Beyond(share_outs_left(cohort, plans), leads_arrangement(cohort, plans, leads))


def leads_announced(space: Workspace, found: Beyond, wish: Wish | None, day: date) -> tuple[Series, ...]:
    """Return the entries of the leads' meetings.

    As with circles, they keep the style they have, unless the person has a ``wish``.
    """
    if found.leads is None:
        return ()
    from circlekit.cli.scheduling.memory import recall, styled
    from circlekit.core.gathered import leads_entries
    from circlekit.core.sending.styles import choose_style

    entries, leads = leads_entries(found.leads, space.cohort), found.leads
    before = recall(space).circles.get(leads.circle.id)
    choice = choose_style(leads, space.cohort, day, before, wish)
    if choice.warning:
        say_warnings([Problem((), choice.warning, choice.hint, "warning")])
    return styled(entries, choice.style)


def for_lists(found: Beyond) -> Iterator[Gathering]:
    """Yield the same for the members' lists."""
    from circlekit.files.times import Event, Gathering

    if found.share_outs:
        from circlekit.core.scheduling.share_outs import say_telling

        told = (Event(one.start, say_telling(one)) for one in found.share_outs)
        yield Gathering("Share-outs", tuple(told))
    if found.leads:
        guests = frozenset(found.leads.circle.members)
        events = (Event(meeting.start, _moved(meeting)) for meeting in found.leads.meetings)
        yield Gathering("The leads meet", tuple(events), guests)


def _moved(meeting: Meeting) -> str:
    """Return from where a meeting was moved, by the date of its zone; holidays do that to leads' meetings."""
    from circlekit.core.clock_words import long_date

    if meeting.was is None:
        return ""
    why = f" ({meeting.because})" if meeting.because else ""
    return f"moved from {long_date(meeting.was)}{why}"
