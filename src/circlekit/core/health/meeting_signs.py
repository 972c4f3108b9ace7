"""Signs in how a circle meets: meetings that did not take place, few people, and fewer to come."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.clock_words import short_date
from circlekit.core.health.coming import at_least, chance
from circlekit.core.health.facts import Facts, Held, Past
from circlekit.core.health.signs import Care, Concern, Sign
from circlekit.core.log import Coming
from circlekit.core.nudging.draft import Moment
from circlekit.core.text import counted, listed

LAST = 3
"""So many of the last meetings tell how a circle is now."""
THIN_TWICE = 2
RATHER_NOT, SHAKY = 0.5, 0.8
"""Below these odds of enough people a meeting needs care at once, or is worth watching."""
LATE, MANY_LATE = 2, 3
"""So many who had said yes and did not come at the last two meetings."""


def cancelled(facts: Facts) -> Iterator[Sign]:
    """See a meeting that did not take place, until enough have met again (practice 91)."""
    gone = [one for one in _since_enough(facts) if one.held is Held.NOT_MET]
    if gone:
        last = gone[-1]
        says = f"Meeting {last.number}{_on(last)} did not take place."
        yield Sign(
            Concern.CANCELLED, Care.NOW, says, f"Call {facts.lead}; offer two dates", Moment.CIRCLE_QUIET
        )


def thin(facts: Facts) -> Iterator[Sign]:
    """See few people at one of the last meetings, or at two of the last three (practice 91)."""
    few = [one for one in facts.written[-LAST:] if one.held is Held.FEW]
    if len(few) >= THIN_TWICE:
        numbers = listed(str(one.number) for one in few)
        says = f"Fewer than {facts.least} came to meetings {numbers}."
        yield Sign(Concern.THIN, Care.NOW, says, "Ask the circle what would help", Moment.CIRCLE_QUIET)
    elif few and few[-1] == facts.written[-1]:
        says = f"{few[-1].present} of {len(facts.circle.members)} came to meeting {few[-1].number}."
        do = "Send the notes to whoever was away"
        yield Sign(Concern.THIN, Care.WATCH, says, do, Moment.MISSED)


def falling(facts: Facts) -> Iterator[Sign]:
    """See that fewer came each time of the last three, by two people or more."""
    counts = [one.present or 0 for one in facts.written if one.held is not Held.NOT_MET][-LAST:]
    if len(counts) == LAST and counts[0] >= counts[1] >= counts[2] and counts[0] - counts[2] >= 2:
        says = f"Fewer come each time: {', '.join(map(str, counts))} of {len(facts.circle.members)}."
        do = f"Ask {facts.lead} what has changed"
        yield Sign(Concern.FALLING, Care.WORD, says, do, Moment.CIRCLE_QUIET)


def late_cancels(facts: Facts) -> Iterator[Sign]:
    """See who said yes and then did not come, at the last two meetings."""
    late: dict[str, None] = {}
    count = 0
    for one in facts.written[-2:]:
        attendance, said = facts.attendance[one.number], facts.rsvps.get(one.number, {})
        away = [*attendance.apologies, *attendance.no_word] if attendance.met else []
        found = [handle for handle in away if said.get(handle) is Coming.YES]
        late |= dict.fromkeys(found)
        count += len(found)
    if count >= LATE:
        who = listed(facts.names.get(handle, handle) for handle in late)
        says = f"Something came up late for {who}."
        do = "Ask early who comes, and say that a «no» helps too"
        yield Sign(
            Concern.LATE_CANCELS, Care.WORD if count >= MANY_LATE else Care.WATCH, says, do, Moment.RSVP
        )


def odds(facts: Facts) -> float | None:
    """Return how likely enough come to the next meeting; None without one, or where nothing is known."""
    if not facts.ahead or facts.over:
        return None
    said = facts.rsvps.get(facts.ahead[0].meeting.number, {})
    known = [bool(facts.record(handle).meetings) or handle in said for handle in facts.circle.members]
    if not any(known):
        return None
    return at_least(
        facts.least, (chance(facts.record(handle), said.get(handle)) for handle in facts.circle.members)
    )


def few_expected(facts: Facts) -> Iterator[Sign]:
    """See that fewer than four may come to the next meeting."""
    found = odds(facts)
    if found is None or found >= SHAKY:
        return
    day = short_date(facts.ahead[0].day)
    says = f"The odds that at least {facts.least} come on {day} are {in_hundred(found)}."
    care = Care.NOW if found < RATHER_NOT else Care.WATCH
    said = facts.rsvps.get(facts.ahead[0].meeting.number, {})
    silent = sum(handle not in said for handle in facts.circle.members)
    do = f"Ask the {counted(silent, 'member')} who have not replied" if silent else "Offer another date"
    yield Sign(Concern.FEW_EXPECTED, care, says, do, Moment.RSVP)


def in_hundred(share: float) -> str:
    """Return odds in words: ``86 in 100``; what is not certain is never said to be."""
    return f"{whole_percent(share)} in 100"


def whole_percent(share: float) -> int:
    """Return odds as a whole number of hundredths, 0 and 100 only where they are exact."""
    return round(100 * share) if share in {0.0, 1.0} else min(99, max(1, round(100 * share)))


def _since_enough(facts: Facts) -> list[Past]:
    """Return the meetings that were written down after the last to which enough came."""
    found: list[Past] = []
    for one in reversed(facts.written):
        if one.held is Held.ENOUGH:
            break
        found.insert(0, one)
    return found


def _on(one: Past) -> str:
    return f" on {short_date(one.day)}" if one.day else ""
