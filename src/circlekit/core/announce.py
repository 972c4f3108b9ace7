"""What a circle's calendar entry says: from the cohort, the circle and its meetings to a series of entries.

Everything a member needs at the hour of the meeting, and what they agreed, stands in the entry itself
(practices 14, 75, 85). Members' addresses never do.
"""

from __future__ import annotations

from collections.abc import Mapping

from circlekit.core.calendars.description import MOST_OCTETS, Agreement, describe
from circlekit.core.calendars.plain import cut, one_line
from circlekit.core.calendars.series import Series, uid
from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.meetings import recurrence


def series(arrangement: Arrangement, cohort: Cohort, process: str, process_link: str | None) -> Series:
    """Return the calendar entry of a circle, which repeats; ``process`` is how people call theirs."""
    circle, slot = arrangement.circle, arrangement.slot
    starts = tuple(meeting.start for meeting in arrangement.meetings)
    names = {one.person.id: one.person.name for one in arrangement.attendance}
    agreement = Agreement(
        link=cohort.meeting.video,
        members=tuple((one.person.name, one.person.timezone) for one in arrangement.attendance),
        purpose=cohort.purpose,
        principles=cohort.principles,
        commitment=cohort.commitment,
        process=process,
        process_link=process_link,
        lead=names.get(circle.lead or ""),
        deputy=names.get(circle.deputy or ""),
    )
    return Series(
        uid=uid(cohort.id, circle.id),
        circle=circle.id,
        summary=f"{circle.name} · {cohort.cohort}",
        description=_with_links(describe(agreement, starts, slot.timezone), cohort.links),
        contact=agreement.lead or cohort.coordinator.name,
        link=cohort.meeting.video,
        timezone=slot.timezone,
        start=slot.start,
        minutes=slot.minutes,
        rule=recurrence(cohort.meeting.every, slot.weekday, slot.week),
        starts=starts,
    )


def _with_links(text: str, links: Mapping[str, str]) -> str:
    lines = [
        f"- {one_line(link)}" if label == link else f"- {one_line(label)}: {one_line(link)}"
        for label, link in links.items()
    ]
    return cut("\n".join([text, "", "Links:", *lines]), MOST_OCTETS) if lines else text
