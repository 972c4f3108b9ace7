"""What Outlook makes of a zone: it keeps one rule for winter and one for summer, or one offset."""

from __future__ import annotations

from datetime import date

from circlekit.core.calendars.vtimezone import vtimezone


def outlook_knows(name: str, first: date, last: date) -> bool:
    """Tell whether Outlook shows a zone's clocks right on the days ``first`` to ``last``.

    Of a VTIMEZONE it takes one STANDARD and at most one DAYLIGHT, each with a yearly rule of one weekday
    (MS-OXCICAL 2.1.3.1.1.19.2); changes that were dated one by one it repeats every year.
    """
    observances = vtimezone(name, first, last).subcomponents
    return len(observances) == 1 or all("RRULE" in observance for observance in observances)
