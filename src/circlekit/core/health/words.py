"""How a circle is, in the few words and marks of a table; the same at the terminal and on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from circlekit.core.attending import Lapse, Record
from circlekit.core.clock_words import MONTHS
from circlekit.core.health.facts import Ahead, Held, Past
from circlekit.core.health.look import CircleHealth
from circlekit.core.health.meeting_signs import whole_percent
from circlekit.core.health.signs import Care
from circlekit.core.log import Presence
from circlekit.core.text import counted
from circlekit.core.windows import DAY_NAMES

CARES: Mapping[Care, str] = MappingProxyType(
    {Care.NOW: "needs you now", Care.WORD: "needs a word", Care.WATCH: "to watch", Care.WELL: "going well"}
)

MARKS: Mapping[Held, str] = MappingProxyType(
    {Held.ENOUGH: "●", Held.FEW: "◐", Held.NOT_MET: "○", Held.UNWRITTEN: "·"}
)
"""A meeting in one sign: enough came, few came, it did not take place, nothing is written down."""

TOOK_PLACE = frozenset({Held.ENOUGH, Held.FEW})

PRESENCE_MARKS: Mapping[Presence, str] = MappingProxyType(
    {Presence.PRESENT: "●", Presence.APOLOGIES: "◐", Presence.NO_WORD: "○"}
)

LAPSES: Mapping[Lapse, str] = MappingProxyType(
    {
        Lapse.NONE: "",
        Lapse.ONCE: "missed the last one: the notes, nothing else",
        Lapse.TWICE: "missed the last two: a hello",
        Lapse.LONG: "often away: a kind offer to rest",
    }
)

SHOWN, PAGE = 8, 16
"""So many of the last meetings are shown in a row of a table, and on the page."""


def care(health: CircleHealth) -> str:
    """Return how a circle is in two or three words; what is not known is not called well."""
    if health.over:
        return "has ended"
    if health.care is Care.WELL and not any(one.held is not Held.UNWRITTEN for one in health.past):
        return "nothing known yet" if health.past else "not begun"
    return CARES[health.care]


def marks(past: Sequence[Past], members: int) -> str:
    """Return the last meetings as marks, and how many came to the last that took place: ``●●◐ 3/7``."""
    row = "".join(MARKS[one.held] for one in past[-SHOWN:])
    counts = [one.present or 0 for one in past if one.held in TOOK_PLACE]
    return f"{row} {counts[-1]}/{max(members, counts[-1])}" if counts else row


def told(past: Sequence[Past], members: int) -> str:
    """Return what the marks or bars show, for whoever cannot see them: ``7 of 7, 3 of 7, did not meet``."""
    return ", ".join(
        f"{one.present} of {max(members, one.present or 0)}" if one.held in TOOK_PLACE else str(one.held)
        for one in past
    )


def record_marks(record: Record, past: Sequence[Past]) -> str:
    """Return a member's way through the past meetings as marks; ``·`` where nothing is written of them."""
    known = dict(record.meetings)
    return "".join(PRESENCE_MARKS[known[one.number]] if one.number in known else "·" for one in past[-SHOWN:])


def when(ahead: Ahead | None, odds: float | None) -> str:
    """Return the next meeting's day and odds: ``Tue 9 Mar, 86%``; empty without one."""
    if ahead is None:
        return ""
    return short_day(ahead.day) + (f", {whole_percent(odds)}%" if odds is not None else "")


def short_day(day: date) -> str:
    """Return ``Tue 9 Mar``."""
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def duration(minutes: float) -> str:
    """Return ``35 minutes``, or hours from two on: ``3 hours``; whole ones, as all of it is assumed."""
    if minutes >= 120:
        return f"{round(minutes / 60):,} hours"
    return counted(round(minutes), "minute")
