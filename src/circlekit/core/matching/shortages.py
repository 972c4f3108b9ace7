"""What a finished set of circles is short of: people to lead them, and hours at which they could meet."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import Problem
from circlekit.core.sizes import quorum
from circlekit.core.text import counted, listed
from circlekit.core.willing import may_lead

NAMED = 8
"""So many circles are named; more are only counted."""


def shortages(cohort: Cohort, matching: Matching) -> list[Problem]:
    """Return a warning for each thing that circles lack and that asking people may bring."""
    return [*_leads(cohort, matching), *_hours(cohort, matching)]


def _leads(cohort: Cohort, matching: Matching) -> Iterator[Problem]:
    """Somebody leads every circle."""
    unled = [circle.name for circle in matching.circles if circle.lead is None]
    if not unled:
        return
    willing = sum(may_lead(person) for person in cohort.participants)
    more = [f"{len(unled) - NAMED:,} more"] if len(unled) > NAMED else []
    which = listed([*unled[:NAMED], *more])
    missing = len(matching.circles) - willing
    message = f"nobody in {which} would lead: {counted(willing, 'person', 'people')} would in all"
    hint = "ask somebody there whether they would («lead: if needed»)"
    if missing > 0:
        message = f"{message}, for {counted(len(matching.circles), 'circle')}"
        hint = f"ask {counted(missing, 'more person', 'more people')} to lead («lead: yes», or «if needed»)"
    yield Problem(("participants",), message, hint, "warning", on_key=True)


def _hours(cohort: Cohort, matching: Matching) -> Iterator[Problem]:
    """Some hour suits enough people for a circle."""
    served = matching.quality.get("well_served")
    if served is None or served.best > 0:
        return
    enough = quorum(cohort.size)
    led = ", one of them willing to lead," if any(may_lead(one) for one in cohort.participants) else ""
    message = f"no weekly hour suits {enough} people{led} on every date, so nobody is well served"
    hint = f"ask for more hours of {cohort.meeting.minutes} minutes, or make the meetings shorter"
    yield Problem(("participants",), message, hint, "warning", on_key=True)
