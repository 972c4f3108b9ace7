"""Signs that nothing is heard: meetings of which nothing is written, no next date, a lead who is away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from circlekit.core.clock_words import clock_time, short_date
from circlekit.core.health.facts import Ahead, Facts, Held
from circlekit.core.health.signs import Care, Concern, Sign
from circlekit.core.nudging.draft import Moment
from circlekit.core.text import listed

DAYS_TO_REPORT = 3
"""Before so many days after a meeting nobody is asked how it went."""
QUIET, LONG_QUIET = 2, 3
"""After so many meetings in a row without a word the lead is asked, or the coordinator calls."""
AWAY = 2
"""So many meetings in a row without its lead are a reason to ask."""


def silent(facts: Facts) -> Iterator[Sign]:
    """See the last meetings of which nothing is written down.

    Circles of a cohort of which nothing at all is written are passed over: that says nothing of them.
    """
    missing: list[int] = []
    for one in reversed(facts.past):
        if one.held is not Held.UNWRITTEN:
            break
        if one.day and (facts.today - one.day).days >= DAYS_TO_REPORT:
            missing.insert(0, one.number)
    if not missing:
        return
    command = f"circlekit log {facts.circle.id} {missing[-1]} --form"
    if len(missing) < QUIET:
        says = f"Nothing is written down of meeting {missing[0]} yet."
        do = f"Ask {facts.lead} who was there"
        yield Sign(Concern.UNWRITTEN, Care.WATCH, says, do, Moment.REPORT, command)
        return
    care = Care.NOW if len(missing) >= LONG_QUIET else Care.WORD
    says = f"Nothing is heard of meetings {listed(map(str, missing))}."
    yield Sign(Concern.SILENT, care, says, f"Ask {facts.lead} how it goes", Moment.LEAD_QUIET, command)


def next_date(facts: Facts) -> Iterator[Sign]:
    """See a circle without a next date (practice 91), or with another than the schedule has."""
    said = facts.next_date
    agreed = said.day if said and said.day and said.day >= facts.today else None
    if facts.ahead:
        yield from _beside_schedule(facts, facts.ahead[0], agreed, said is not None and said.day is None)
    elif agreed:
        says = f"The circle says that it meets on {short_date(agreed)}, which is not in the schedule."
        yield Sign(Concern.OTHER_DATE, Care.WATCH, says, "Write to members when and where")
    elif not facts.has_times:
        command = "circlekit schedule"
        care = Care.NOW if facts.today >= facts.cohort.starts else Care.WATCH
        yield Sign(Concern.NO_DATE, care, "The circle has no times yet.", "Find its time", "", command)
    else:
        command = f"circlekit log {facts.circle.id} --next DATE"
        do = "Offer two dates"
        yield Sign(Concern.NO_DATE, Care.NOW, "No next date is set.", do, Moment.CIRCLE_QUIET, command)


def _beside_schedule(facts: Facts, first: Ahead, agreed: date | None, none_agreed: bool) -> Iterator[Sign]:
    if none_agreed:
        says = f"The circle has agreed on no date; the schedule has {short_date(first.day)}."
        yield Sign(Concern.OTHER_DATE, Care.WORD, says, "Ask whether that day holds", Moment.CIRCLE_QUIET)
    elif agreed and agreed not in {first.day, first.meeting.start.date()}:
        says = f"The circle says {short_date(agreed)}, the schedule {short_date(first.day)}."
        do = "Change the schedule, or tell the circle"
        yield Sign(Concern.OTHER_DATE, Care.WORD, says, do, "", _change(facts, first, agreed))


def _change(facts: Facts, first: Ahead, agreed: date) -> str:
    """Return the command that makes the schedule say what the circle says."""
    by_rhythm = (first.meeting.was or first.meeting.start).date()
    if any(agreed in {one.day, one.meeting.start.date()} for one in facts.ahead):
        return f"circlekit schedule --skip {facts.circle.id} {by_rhythm}"
    clock = clock_time(first.meeting.start)
    return f"circlekit schedule --move {facts.circle.id} {by_rhythm} '{agreed} {clock}'"


def lead_away(facts: Facts) -> Iterator[Sign]:
    """See a lead who was not at the last meetings."""
    lead = facts.circle.lead
    if lead is None or facts.record(lead).missed_in_a_row < AWAY:
        return
    deputy = facts.names.get(facts.circle.deputy or "")
    do = f"Call them; {deputy} could stand in" if deputy else "Call them; ask who could stand in"
    says = f"{facts.lead} could not be at the last {facts.record(lead).missed_in_a_row} meetings."
    yield Sign(Concern.LEAD_AWAY, Care.WORD, says, do, Moment.LEAD_QUIET)
