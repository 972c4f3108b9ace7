"""Meetings of former members that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from circlekit.core.checks.draft import Draft
from circlekit.core.clock_words import city
from circlekit.core.problems import Path, Problem
from circlekit.core.sections import AlumniMeetings

AT: Path = ("alumni", "at")


def alumni_meetings_have_times(draft: Draft) -> Iterator[Problem]:
    """Meetings of former members say when they are, in a time zone that is known; also after the end."""
    cohort = draft.cohort
    if not cohort.alumni.at:
        if cohort.alumni != AlumniMeetings():
            hint = "add «at: [2027-09-07 17:00]», one time for each"
            yield Problem(("alumni",), "«alumni» gives no times, so there are none", hint, "warning", True)
    elif cohort.timezone is None:
        message = "meetings of former members are in the cohort's time zone, which is not given"
        yield Problem(AT, message, "add «timezone: Europe/London», or yours, to the cohort")
    else:
        yield from _unclear(cohort.alumni.at, cohort.timezone)


def _unclear(moments: Iterable[datetime], timezone: str) -> Iterator[Problem]:
    """Yield the hours that a clock change skips or doubles."""
    from circlekit.core.scheduling.wall_clocks import unclear

    for moment in moments:
        trouble = unclear(moment.date(), moment.hour * 60 + moment.minute, timezone)
        if trouble:
            message = f"the clock change of {moment.date()} {trouble} {moment:%H:%M} in {city(timezone)}"
            yield Problem(AT, message, "choose another hour for this meeting of former members")
