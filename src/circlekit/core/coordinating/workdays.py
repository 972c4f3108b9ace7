"""Days on which a coordinator works: neither at a weekend nor off."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from circlekit.core.model import Cohort
from circlekit.core.scheduling.days_off import days_off

DAY = timedelta(days=1)
_WEEKEND = frozenset({5, 6})


def working_day(day: date, off: Collection[date], step: timedelta = DAY) -> date:
    """Return the first day from ``day`` on, or back, that is neither at a weekend nor off."""
    while day.weekday() in _WEEKEND or day in off:
        day += step
    return day


def half_way(cohort: Cohort) -> date:
    """Return the working day in the middle of a cohort, on which to ask how it goes (practice 101)."""
    return working_day(cohort.starts + (cohort.ends - cohort.starts) // 2, days_off(cohort))
