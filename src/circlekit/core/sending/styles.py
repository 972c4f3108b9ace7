"""Whether a circle's meetings repeat in calendars, or are single entries that need no rule of any zone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import Literal, NamedTuple

from circlekit.core.calendars.outlook import outlook_knows
from circlekit.core.clock_words import city
from circlekit.core.model import Cohort, Slot
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.meetings import meetings
from circlekit.core.scheduling.rhythms import LAST
from circlekit.core.scheduling.words import say_date
from circlekit.core.sending.sent import Sent, Style
from circlekit.core.text import listed
from circlekit.core.windows import clock
from circlekit.core.zone_changes import fresh_change
from circlekit.core.zones import zone

Wish = Literal["auto", "series", "instances"]


class Choice(NamedTuple):
    """A style, and where there is something to know about it, a warning and a hint."""

    style: Style
    warning: str = ""
    hint: str = ""


def choose_style(
    plan: Arrangement, cohort: Cohort, today: date, before: Sent | None, wish: Wish | None
) -> Choice:
    """Return how to write a circle's meetings.

    Without a ``wish`` a circle keeps the style it was first written with. A new one, and with ``auto`` every
    one, is written as single entries where some programs would show a series at a wrong hour. So is one
    that meets at two times in turn, which no single series can say.
    """
    doubts, in_turn = _doubts(plan, cohort, today), plan.slot.alternate is not None
    if wish in ("series", "instances"):
        style: Style = wish
    elif before is not None and wish is None and not in_turn:
        style = before.style
    else:
        style = "instances" if doubts or in_turn else "series"
    if style == "instances" and in_turn:
        doubts = ("two times take turns", *doubts)
    said_before = before is not None and before.style == style
    if not doubts or (style == "instances" and (said_before or wish == "instances")):
        return Choice(style)
    return _warned(plan, cohort, style, doubts, today)


def _warned(plan: Arrangement, cohort: Cohort, style: Style, doubts: Sequence[str], today: date) -> Choice:
    anchor = other_anchor(plan, cohort, today)
    also = f"; or write {anchor} in schedule.yaml, which is the same on every date" if anchor else ""
    why = f"{plan.circle.name}: {listed(doubts)}"
    if style == "series":
        return Choice(
            style, f"{why}; a series can be an hour wrong there", f"--style instances is safe{also}"
        )
    return Choice(
        style, f"{why}, so each of its meetings is an entry of its own", f"--style series repeats one{also}"
    )


def _doubts(plan: Arrangement, cohort: Cohort, today: date) -> tuple[str, ...]:
    """Return why programs could show a series of this circle at a wrong hour."""
    zones = dict.fromkeys(part.timezone for part in plan.dates.parts)
    return tuple(doubt for name in zones for doubt in _zone_doubts(name, cohort.starts, cohort.ends, today))


@cache  # every circle of a cohort asks for the same few
def _zone_doubts(name: str, first: date, last: date, today: date) -> tuple[str, ...]:
    found = []
    changed = fresh_change(name, today, last=max(last, today))
    if changed is not None:
        found.append(f"the clocks of {city(name)} follow a new rule from {say_date(changed)} on")
    if not outlook_knows(name, first, last):
        found.append(f"Outlook cannot follow the clocks of {city(name)}")
    return tuple(found)


def other_anchor(plan: Arrangement, cohort: Cohort, today: date) -> str:
    """Return a time in a member's zone at which the same meetings follow a sound rule; or nothing."""
    if plan.slot.alternate is not None or not plan.dates.parts:
        return ""
    for name in dict.fromkeys(one.person.timezone for one in plan.attendance):
        if name != plan.slot.timezone and not _zone_doubts(name, cohort.starts, cohort.ends, today):
            slot = _seen_from(plan, name)
            if slot is not None and _starts(slot, cohort) == _starts(plan.slot, cohort):
                return f"{clock(slot.start)} {name}"
    return ""


def _seen_from(plan: Arrangement, name: str) -> Slot | None:
    """Return the slot as clocks in another zone show it at its first start; None where no rule could be."""
    first = plan.dates.parts[0].occurrences[0].start.astimezone(zone(name))
    week = plan.slot.week
    if week is not None and week != LAST:
        week = (first.day - 1) // 7 + 1
        if week > 4:
            return None
    return plan.slot.model_copy(
        update={
            "first": first.date(),
            "weekday": first.weekday(),
            "week": week,
            "start": first.hour * 60 + first.minute,
            "timezone": name,
        }
    )


def _starts(slot: Slot, cohort: Cohort) -> list[datetime]:
    return [meeting.start for meeting in meetings(slot, cohort)]
