"""The meetings of former members (practice 48), as calendar entries.

Their names come from the earliest cohort that is known and from their dates, so that an entry which two
cohorts in a row have in their files is the same one for those who took it up.
"""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from circlekit.core.calendars.description import MOST_OCTETS
from circlekit.core.calendars.plain import cut, one_line
from circlekit.core.calendars.series import Series, uid
from circlekit.core.clock_words import city, clock_time, long_date
from circlekit.core.model import Cohort
from circlekit.core.scheduling.wall_clocks import at_clock

PURPOSE = (
    "We go on asking each other for advice, and hear what has become of it. Come to as many as you like."
)


def alumni_entries(cohort: Cohort) -> tuple[Series, ...]:
    """Return an entry for each meeting of former members, in order; none without a time zone."""
    if cohort.timezone is None:
        return ()
    same_day = groupby(sorted(set(cohort.alumni.at)), key=datetime.date)
    return tuple(
        _entry(moment, f"{day}/{number}", cohort, cohort.timezone)
        for day, moments in same_day
        for number, moment in enumerate(moments, 1)
    )


def _entry(moment: datetime, name: str, cohort: Cohort, timezone: str) -> Series:
    start, link = at_clock(moment, timezone), alumni_link(cohort)
    first = cohort.past[0].cohort if cohort.past else cohort.id
    joining = [f"Join: {one_line(link)}"] if link else []
    when = f"When it is: {long_date(start)}, {clock_time(start)} {city(timezone)}"
    return Series(
        uid=uid(first, f"alumni/{name}"),
        summary="Former members meet",
        description=cut("\n".join([*joining, when, "", PURPOSE]), MOST_OCTETS),
        contact=cohort.coordinator.name,
        link=link,
        place=cohort.alumni.place,
        timezone=timezone,
        start=moment.hour * 60 + moment.minute,
        minutes=cohort.alumni.minutes,
        rule=None,
        starts=(start,),
    )


def alumni_link(cohort: Cohort) -> str | None:
    """Return the link by which former members join: their own, or that of all where they have no place."""
    return cohort.alumni.video or (None if cohort.alumni.place else cohort.meeting.video)
