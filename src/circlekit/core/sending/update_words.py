"""What is different in a circle's calendar, in plain words: a sentence for each update."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from circlekit.core.clock_words import city, clock_time, long_date
from circlekit.core.leading.circles import is_of_leads
from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.words import say_date, say_slot, say_span
from circlekit.core.sending.clock_laws import say_shifts
from circlekit.core.sending.sent import Held
from circlekit.core.sending.updates import Kind, Update
from circlekit.core.text import quoted


@dataclass(frozen=True, kw_only=True)
class Sending:
    """What is to be known to speak of updates: plans and files by circle.

    ``single`` are the circles whose meetings are entries of their own; ``per_member`` tells that members
    have files of their own.
    """

    cohort: Cohort
    plans: Mapping[str, Arrangement]
    files: Mapping[str, str]
    single: Collection[str] = ()
    per_member: bool = False

    def name(self, handle: str | None) -> str:
        """Return how people call somebody; somebody who takes part no more has only a handle."""
        return self._names.get(handle or "") or quoted(handle or "")

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {person.id: person.name for person in self.cohort.participants}


def say_update(update: Update, sending: Sending) -> str:
    """Return the sentence of an update; empty where its circle's being new or gone says it all."""
    say = _SAYS.get(update.kind)
    return say(update, sending) if say else ""


def held(one: Held | None) -> Held:
    """Return the meeting that an update is about."""
    if one is None:
        raise ValueError("an update of a meeting lacks it")
    return one


def _lead(update: Update, sending: Sending) -> str:
    return f"{sending.name(update.person)} leads it now." if update.person else "Nobody leads it any more."


def _deputy(update: Update, sending: Sending) -> str:
    return f"{sending.name(update.person)} stands in now." if update.person else "Nobody stands in any more."


def _time(update: Update, sending: Sending) -> str:
    plan, cohort = _plan(update, sending), sending.cohort
    rhythm = cohort.meeting.every
    if is_of_leads(plan.circle) and cohort.leads_meetings.every is not None:
        rhythm = cohort.leads_meetings.every
    when = f"{say_slot(plan.slot, rhythm)}, for {plan.slot.minutes} minutes"
    return f"When it meets is new: {when}; {say_span(plan)}."


def _moved(update: Update, sending: Sending) -> str:
    was, now = held(update.was), held(update.now)
    if was.wall.date() == now.wall.date():
        return f"{long_date(was.wall.date())} begins at {_hour(update, sending)}, not {clock_time(was.wall)}."
    return f"{say_date(was.wall.date())} is moved to {long_date(now.wall.date())}, {_hour(update, sending)}."


def _skipped(update: Update, _: Sending) -> str:
    return f"There is no meeting on {say_date(held(update.was).wall.date())}."


def _added(update: Update, sending: Sending) -> str:
    return f"There is a meeting on {long_date(held(update.now).wall.date())}, {_hour(update, sending)}."


def _place(update: Update, sending: Sending) -> str:
    now = held(update.now)
    meetings = _plan(update, sending).meetings
    place = next((one.place for one in meetings if one.start == now.start), "")
    when = long_date(now.wall.date())
    return f"{when} is in person: {place}." if place else f"{when} is not in person any more."


def _cancelled(update: Update, _: Sending) -> str:
    return f"It is cancelled: no meetings from {say_date(update.day or date.max)} on."


def _style(update: Update, _: Sending) -> str:
    if update.style == "instances":
        return "Each of its meetings is an entry of its own now."
    return "Its meetings are entries that repeat now."


def _clocks(update: Update, sending: Sending) -> str:
    was, now = update.databases
    people = [one.person for one in _plan(update, sending).attendance]
    first = f"A government changed its clocks (time zones of {was}, now {now})."
    return " ".join([first, *say_shifts(update.shifts, people)])


def _hour(update: Update, sending: Sending) -> str:
    return f"{clock_time(held(update.now).wall)} {city(_plan(update, sending).slot.timezone)}"


def _plan(update: Update, sending: Sending) -> Arrangement:
    return sending.plans[update.circle]


_SAYS: Mapping[Kind, Callable[[Update, Sending], str]] = {
    "joined": lambda update, sending: f"{sending.name(update.person)} joined.",
    "left": lambda update, sending: f"{sending.name(update.person)} left.",
    "lead": _lead,
    "deputy": _deputy,
    "link": lambda _, __: "The link to join is new.",
    "text": lambda _, __: "Its text is new.",
    "time": _time,
    "moved": _moved,
    "skipped": _skipped,
    "added": _added,
    "place": _place,
    "cancelled": _cancelled,
    "style": _style,
    "clocks": _clocks,
}
