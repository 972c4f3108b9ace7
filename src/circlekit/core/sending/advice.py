"""What is different, and what to do with it, in plain words: which file goes to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from circlekit.core.clock_words import city, clock_time, long_date
from circlekit.core.model import Cohort
from circlekit.core.scheduling.arrange import Arrangement
from circlekit.core.scheduling.gatherings import LEADS
from circlekit.core.scheduling.words import say_date, say_slot
from circlekit.core.sending.clock_laws import say_shifts
from circlekit.core.sending.sent import Held
from circlekit.core.sending.updates import Kind, Update
from circlekit.core.text import counted, listed, quoted

NAMED = 4
"""So many circles are named together before they are only counted."""

EACH = "each circle's own file in calendar/"
OF_PEOPLE: frozenset[Kind] = frozenset({"joined", "left"})

IMPORTED = (
    "Thunderbird and Apple Calendar replace an entry when its file is imported again; "
    "in Google Calendar and Outlook delete the old one first."
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What to say of one or several circles: a ``heading``, then ``changes`` and ``steps`` as sentences."""

    heading: str
    changes: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """What advice needs to know: plans and files by circle, and whether members have files of their own.

    ``single`` are the circles whose meetings are entries of their own.
    """

    cohort: Cohort
    plans: Mapping[str, Arrangement]
    files: Mapping[str, str]
    single: Collection[str] = ()
    per_member: bool = False

    def name(self, handle: str | None) -> str:
        """Return how people call somebody; somebody who takes part no more has only a handle."""
        names = {person.id: person.name for person in self.cohort.participants}
        return names.get(handle or "") or quoted(handle or "")


def news(found: Iterable[Update], sending: Sending) -> tuple[Advice, ...]:
    """Return what to say of all circles, in their order; circles with the same changes are one."""
    own: dict[str, list[Update]] = defaultdict(list)
    for one in found:
        own[one.circle].append(one)
    alike: dict[object, list[str]] = defaultdict(list)
    for circle, some in own.items():
        alike[_verb(some, 1), advice(circle, some, sending).changes].append(circle)
    return tuple(_together(circles, own[circles[0]], sending) for circles in alike.values())


def _together(circles: Sequence[str], found: Sequence[Update], sending: Sending) -> Advice:
    if len(circles) == 1:
        return advice(circles[0], found, sending)
    said = advice(circles[0], found, replace(sending, files=dict.fromkeys(circles, EACH)))
    titles = [_title(circle, sending) for circle in circles]
    named = listed(titles) if len(titles) <= NAMED else counted(len(titles), "circle")
    return replace(said, heading=f"{named} {_verb(found, len(circles))}:")


def advice(circle: str, found: Sequence[Update], sending: Sending) -> Advice:
    """Return what to say of one circle and its updates."""
    changes = tuple(_SAYS[one.kind](one, sending) for one in found if one.kind in _SAYS)
    heading = f"{_title(circle, sending)} {_verb(found, 1)}:"
    return Advice(heading, changes, tuple(_steps(circle, found, sending)))


def _title(circle: str, sending: Sending) -> str:
    plan = sending.plans.get(circle)
    if circle == LEADS and (plan is None or plan.circle.name == "Leads"):
        return "The circle of leads"
    return plan.circle.name if plan else f"Circle {quoted(circle)}"


def _verb(found: Sequence[Update], count: int) -> str:
    kinds, one = {update.kind for update in found}, count == 1
    if "new" in kinds:
        return "is new" if one else "are new"
    if "gone" in kinds:
        return "is no more" if one else "are no more"
    if one:
        return "has changed since its calendar was written"
    return "have changed since their calendars were written"


def _lead(update: Update, sending: Sending) -> str:
    return f"{sending.name(update.person)} leads it now." if update.person else "Nobody leads it any more."


def _deputy(update: Update, sending: Sending) -> str:
    return f"{sending.name(update.person)} stands in now." if update.person else "Nobody stands in any more."


def _time(update: Update, sending: Sending) -> str:
    plan, cohort = _plan(update, sending), sending.cohort
    rhythm = cohort.meeting.every
    if plan.circle.id == LEADS and cohort.leads_meetings.every is not None:
        rhythm = cohort.leads_meetings.every
    return f"It meets at another time: {say_slot(plan.slot, rhythm)}, for {plan.slot.minutes} minutes."


def _moved(update: Update, sending: Sending) -> str:
    was, now = _held(update.was), _held(update.now)
    if was.wall.date() == now.wall.date():
        return f"{long_date(was.wall.date())} begins at {_hour(update, sending)}, not {clock_time(was.wall)}."
    return f"{say_date(was.wall.date())} is moved to {long_date(now.wall.date())}, {_hour(update, sending)}."


def _skipped(update: Update, _: Sending) -> str:
    return f"There is no meeting on {say_date(_held(update.was).wall.date())}."


def _added(update: Update, sending: Sending) -> str:
    return f"There is a meeting on {long_date(_held(update.now).wall.date())}, {_hour(update, sending)}."


def _place(update: Update, sending: Sending) -> str:
    now = _held(update.now)
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
    return f"{clock_time(_held(update.now).wall)} {city(_plan(update, sending).slot.timezone)}"


def _held(one: Held | None) -> Held:
    if one is None:
        raise ValueError("an update of a meeting lacks it")
    return one


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


def _steps(circle: str, found: Sequence[Update], sending: Sending) -> Iterator[str]:
    kinds = {one.kind for one in found}
    left, joined = (
        listed(sending.name(one.person) for one in found if one.kind == kind) for kind in ("left", "joined")
    )
    if "gone" in kinds:
        yield "Ask those who were in it to delete it from their calendars."
        return
    whom = "everybody in it" if kinds - OF_PEOPLE else joined
    if whom and "style" in kinds:
        yield f"Everybody deletes the earlier entries first; then send {_what(circle, sending)} to {whom}."
    elif whom:
        yield f"Send {_what(circle, sending)} to {whom}."
        yield from _deletions(circle, found, sending)
    if left:
        yield f"Ask {left} to delete the circle from their calendar."


def _deletions(circle: str, found: Sequence[Update], sending: Sending) -> Iterator[str]:
    """Yield what no file takes away: an entry that is missing in it, and in some programs a cancelled one."""
    ended = next((one.day for one in found if one.kind == "cancelled"), None)
    skipped = [say_date(_held(one.was).wall.date()) for one in found if one.kind == "skipped"]
    if circle in sending.single and skipped:
        yield f"Ask everybody to delete {listed(skipped)}: importing takes no entry away."
    if ended and circle in sending.single:
        yield f"Ask everybody to delete all from {say_date(ended)} on: importing takes no entry away."
    elif ended and not sending.plans[circle].meetings:
        yield "Ask everybody to delete it where their calendar still shows it."


def _what(circle: str, sending: Sending) -> str:
    return "the new files in calendar/members/" if sending.per_member else sending.files[circle]
