"""Times that stand: people have them in their calendars, so they change only where they must."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.model import Changes, Circle, Cohort, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.scheduling.changing import with_changes
from circlekit.core.scheduling.meetings import dates_in
from circlekit.core.sending.sent import Sent


def same_circle(circle: Circle, before: Sent) -> bool:
    """Tell whether a circle is still the one that a calendar was written for.

    It is while its lead or at least half of its members remain.
    """
    remain = sum(handle in circle.members for handle in before.members)
    kept_lead = circle.lead is not None and circle.lead == before.lead
    return kept_lead or 2 * remain >= len(before.members)


def decided(slot: Slot) -> bool:
    """Tell whether somebody decided more about a slot than circlekit found by itself."""
    return slot.alternate is not None or slot.changes != Changes()


def renewed(slot: Slot, cohort: Cohort) -> Slot:
    """Return a slot that circlekit found before, for the cohort as it is now.

    Its meetings are as long as the cohort's, and where the cohort begins later, so does the circle.
    """
    slot = slot.model_copy(update={"minutes": cohort.meeting.minutes})
    if slot.alternate is not None or cohort.starts <= slot.first <= cohort.ends:
        return slot
    days = dates_in(cohort, slot.weekday, slot.week)
    return slot.model_copy(update={"first": days[0]}) if days else slot


def found_anew(found: Slot, before: Slot | None) -> Slot:
    """Return a slot that was found anew, with what holds of the changes to the one before.

    Changed dates mean nothing at another time; a circle that was cancelled stays so.
    """
    if before is None:
        return found
    if with_changes(before, Changes()) == found:
        return before
    return with_changes(found, Changes(cancelled=before.changes.cancelled))


def say_better(plans: Sequence[Arrangement], found: Sequence[Slot], cohort: Cohort) -> Iterator[str]:
    """Yield for each plan, with the slot that would be ``found`` anew, whether that would serve more."""
    for plan, slot in zip(plans, found, strict=True):
        # Of two times that take turns nobody can always come to both; they were chosen for that.
        if plan.slot == slot or plan.slot.alternate or not plan.meetings:
            continue
        better = arrange(plan.circle, slot, cohort).always
        # A meeting that was moved once says nothing about the time.
        usual = arrange(plan.circle, with_changes(plan.slot, Changes()), cohort).always
        if better > usual:
            total = len(plan.attendance)
            yield (
                f"{plan.circle.name} keeps its time; another would let {better} of {total} come instead of "
                f"{usual}: circlekit schedule --fresh"
            )
