"""Share-outs and leads' meetings that cannot be meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from circlekit.core.checks.draft import Draft
from circlekit.core.checks.rules import dates_make_sense
from circlekit.core.clock_words import city
from circlekit.core.model import Cohort
from circlekit.core.problems import Path, Problem
from circlekit.core.sections import LeadsMeetings, ShareOuts

AT: Path = ("share_outs", "at")


def share_outs_have_times(draft: Draft) -> Iterator[Problem]:
    """Share-outs say when they are, in a time zone that is known."""
    cohort = draft.cohort
    if not cohort.share_outs.at:
        if cohort.share_outs != ShareOuts():
            hint = "add «at: [2027-03-16 17:00]», one time for each"
            yield Problem(
                ("share_outs",), "«share_outs» gives no times, so there are none", hint, "warning", True
            )
    elif cohort.timezone is None:
        message = "share-outs are in the cohort's time zone, which is not given"
        yield Problem(AT, message, "add «timezone: Europe/London», or yours, to the cohort")


def share_outs_can_be(draft: Draft) -> Iterator[Problem]:
    """Share-outs lie in the cohort, at hours that exist once, on days that are free, one after the other."""
    cohort = draft.cohort
    for moment in cohort.share_outs.at:
        if not cohort.starts <= moment.date() <= cohort.ends and dates_make_sense(cohort):
            message = f"the share-out of {_shown(moment)} is outside the cohort"
            yield Problem(AT, message, f"the cohort runs from {cohort.starts} to {cohort.ends}")
    yield from _overlaps(cohort.share_outs.at, cohort.share_outs.minutes)
    if cohort.share_outs.at and dates_make_sense(cohort):
        yield from _on_odd_days(cohort)


def _overlaps(moments: Sequence[datetime], minutes: int) -> Iterator[Problem]:
    for earlier, later in pairwise(moments):
        if later - earlier < timedelta(minutes=minutes):
            message = f"the share-outs of {_shown(earlier)} and {_shown(later)} overlap"
            yield Problem(AT, message, f"each takes {minutes} minutes: move one of them")


def _on_odd_days(cohort: Cohort) -> Iterator[Problem]:
    """Yield share-outs on holidays, and at hours that a clock change skips or doubles."""
    from circlekit.core.scheduling.days_off import days_off
    from circlekit.core.scheduling.wall_clocks import unclear

    off = days_off(cohort)
    for moment in cohort.share_outs.at:
        day, minute = moment.date(), moment.hour * 60 + moment.minute
        if day in off:
            message = f"the share-out of {_shown(moment)} is on {off[day] or 'a day without meetings'}"
            yield Problem(AT, message, "choose another day, if people should be free to come", "warning")
        trouble = unclear(day, minute, cohort.timezone) if cohort.timezone else ""
        if cohort.timezone and trouble:
            message = f"the clock change of {day} {trouble} {moment:%H:%M} in {city(cohort.timezone)}"
            yield Problem(AT, message, "choose another hour for this share-out")


def leads_meetings_have_a_rhythm(draft: Draft) -> Iterator[Problem]:
    """Leads' meetings say how often they are."""
    wanted = draft.cohort.leads_meetings
    if wanted.every is None and wanted != LeadsMeetings():
        message = "«leads_meetings» does not say how often, so there are none"
        yield Problem(("leads_meetings",), message, "add «every: month», or another rhythm", "warning", True)


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"
