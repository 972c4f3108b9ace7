"""What goes beyond one circle in ``circlekit schedule``: share-outs, and the meetings of the leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.problems import Problem

if TYPE_CHECKING:
    from circlekit.cli.scheduling.wanted import Wanted
    from circlekit.core.agenda import Step
    from circlekit.core.calendars.series import Series
    from circlekit.core.model import Circle, Cohort, Meeting
    from circlekit.core.scheduling.arrange import Arrangement
    from circlekit.core.scheduling.leads_meetings import Kept
    from circlekit.core.scheduling.share_outs import ShareOut
    from circlekit.core.sending.styles import Wish
    from circlekit.files.times import Gathering


class Beyond(NamedTuple):
    """The share-outs of a cohort, and when the circles of its leads meet, if they do."""

    share_outs: tuple[ShareOut, ...]
    leads: tuple[Arrangement, ...]


def leads_kept(space: Workspace, wanted: Wanted) -> tuple[Kept, ...]:
    """Return the circles that leads make among themselves, as they were written.

    Their times stand that a person decided on, or that are in calendars already.
    """
    from circlekit.cli.scheduling.changes import SCHEDULE, by_hand
    from circlekit.files.calendars import leads_file
    from circlekit.files.standing import read_leads

    path = space.path(SCHEDULE)
    if wanted.fresh or not path.exists() or not space.cohort.leads_meetings.every:
        return ()
    stands, written = wanted.keep or any(wanted.asked) or by_hand(space), space.folder.known()
    return tuple(
        one if stands or leads_file(one.circle) in written else one._replace(slot=None)
        for one in read_leads(path, str(path), space.cohort)
    )


def beyond(cohort: Cohort, plans: Sequence[Arrangement], leads: Sequence[Kept] = ()) -> Beyond:
    """Return what goes beyond one circle; ``leads`` are the circles of leads that there were."""
    wanted = cohort.share_outs.at or cohort.leads_meetings.every
    if not wanted:
        return Beyond((), ())
    from circlekit.core.scheduling.leads_meetings import leads_arrangements
    from circlekit.core.scheduling.share_outs import share_outs_left

    return Beyond(share_outs_left(cohort, plans), leads_arrangements(cohort, plans, leads))


def leads_announced(
    space: Workspace, found: Beyond, wish: Wish | None, day: date
) -> tuple[tuple[Circle, tuple[Series, ...]], ...]:
    """Return the circles of leads with their entries.

    As with other circles, they keep the style they have, unless the person has a ``wish``.
    """
    return tuple((plan.circle, _announced(space, plan, wish, day)) for plan in found.leads)


def _announced(space: Workspace, plan: Arrangement, wish: Wish | None, day: date) -> tuple[Series, ...]:
    from circlekit.cli.scheduling.memory import recall, styled
    from circlekit.core.gathered import leads_entries
    from circlekit.core.sending.styles import choose_style

    before = recall(space).circles.get(plan.circle.id)
    choice = choose_style(plan, space.cohort, day, before, wish)
    if choice.warning:
        say_warnings([Problem((), choice.warning, choice.hint, "warning")])
    return styled(leads_entries(plan, space.cohort), choice.style)


def share_out_plans(
    space: Workspace, events: Sequence[ShareOut], circles: Sequence[Circle]
) -> dict[int, tuple[Step, ...]]:
    """Return how each share-out runs with all members of ``circles``, by its number.

    Raises:
        InputProblems: the fishbowl of the library, or the words of run sheets, have problems.
    """
    if not events:
        return {}
    from circlekit.cli.agendas.share_out import FISHBOWL
    from circlekit.core.sharing.sheet import share_out_sheet
    from circlekit.files.library import read_agenda_words, read_library_process

    # In English, as all that calendar entries say.
    fishbowl = read_library_process(space.shelves(), FISHBOWL)
    words = read_agenda_words(space.shelves())
    people = sum(len(circle.members) for circle in circles)
    return {event.number: share_out_sheet(event, fishbowl, people, words).steps for event in events}


def for_lists(found: Beyond) -> Iterator[Gathering]:
    """Yield the same for the members' lists."""
    from circlekit.files.times import Event, Gathering

    if found.share_outs:
        from circlekit.core.scheduling.share_outs import say_telling

        told = (Event(one.start, say_telling(one)) for one in found.share_outs)
        yield Gathering("Share-outs", tuple(told))
    for plan in found.leads:
        guests = frozenset(plan.circle.members)
        events = (Event(meeting.start, _moved(meeting)) for meeting in plan.meetings)
        title = "The leads meet" if len(found.leads) == 1 else f"{plan.circle.name} meet"
        yield Gathering(title, tuple(events), guests)


def _moved(meeting: Meeting) -> str:
    """Return from where a meeting was moved, by the date of its zone; holidays do that to leads' meetings."""
    from circlekit.core.clock_words import long_date

    if meeting.was is None:
        return ""
    why = f" ({meeting.because})" if meeting.because else ""
    return f"moved from {long_date(meeting.was)}{why}"
