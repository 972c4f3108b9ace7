"""What the placeholders of an invitation's text stand for: plain text, on the member's own clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from circlekit.core.calendars.series import held
from circlekit.core.clock_words import clock_time, local, long_date, short_date, where
from circlekit.core.inviting.messages import Message
from circlekit.core.inviting.records import Facts, Record
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import counted, listed

PLACEHOLDERS = frozenset(
    [
        "changes", "circle", "cohort", "coordinator", "count", "dates", "day", "deputy", "lead", "minutes",
        "name", "time", "video", "when",
    ]
)  # fmt: skip
"""The placeholders of an invitation."""

_MOST_NAMED = 4
"""So many changed dates are named one by one; of more than that, the list of all says enough."""

_OTHERWISE = "Some words in the entry; no time is new."


def values(
    message: Message, person: Participant, circle: Circle | None, record: Record, cohort: Cohort
) -> dict[str, str]:
    """Return the values of ``PLACEHOLDERS`` for one member; of a circle that is gone, little is known.

    Dates before the day on which the entry was last written, or on which the person joins, are left out.
    """
    starts = [start.astimezone(message.stamp.at.tzinfo) for start in held(message.series)]
    coming = [start for start in starts if start >= message.stamp.at] or starts[-1:]
    here = local(coming[0], person.timezone)
    names = {one.id: one.name for one in cohort.participants}
    title = circle.name if circle else record.title
    return {
        "changes": _block(list(changes(record, person, cohort))),
        "circle": title,
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "count": str(len(coming)),
        "dates": _block([_dated(start, person) for start in coming]) if len(coming) > 1 else "",
        "day": short_date(here),
        "deputy": names.get((circle.deputy if circle else None) or "", ""),
        "lead": names.get((circle.lead if circle else None) or "", ""),
        "minutes": str(message.series.minutes),
        "name": person.name,
        "time": clock_time(here),
        "video": message.series.link or "",
        "when": _dated(coming[0], person),
    }


def _dated(start: datetime, person: Participant) -> str:
    here = local(start, person.timezone)
    return f"{long_date(here)}, {clock_time(here)} ({where(here, person.timezone)})"


def _block(lines: Sequence[str]) -> str:
    """Return a list that begins on a line of its own, after whatever introduces it."""
    return "".join(f"\n- {line}" for line in lines)


def changes(record: Record, person: Participant, cohort: Cohort) -> Iterator[str]:
    """Yield what changed in an entry, as sentences for one member; nothing where it is new."""
    if record.was is None:
        return
    said = [
        *_times(record.was, record.facts, person),
        *_people(record.was, record.facts, cohort),
        *_places(record.was, record.facts),
    ]
    yield from said or [_OTHERWISE]


def _times(was: Facts, now: Facts, person: Participant) -> Iterator[str]:
    gone = [start for start in was.starts if start not in now.starts]
    new = [start for start in now.starts if start not in was.starts]
    if len(gone) + len(new) > _MOST_NAMED:
        yield "The times are new."
    elif len(gone) == len(new):
        for before, after in zip(gone, new, strict=True):
            yield f"The meeting of {_dated(before, person)} is now on {_dated(after, person)}."
    else:
        for start in gone:
            yield f"There is no meeting on {_dated(start, person)}."
        for start in new:
            yield f"There is a meeting on {_dated(start, person)} as well."
    if was.minutes != now.minutes:
        yield f"A meeting now lasts {counted(now.minutes, 'minute')}."


def _people(was: Facts, now: Facts, cohort: Cohort) -> Iterator[str]:
    names = {one.id: one.name for one in cohort.participants}
    if now.lead != was.lead and now.lead in names:
        yield f"{names[now.lead]} now looks after the circle."
    joined = [names[handle] for handle in now.members if handle in names and handle not in was.members]
    if joined:
        yield f"New with you: {listed(joined)}."
    elif set(was.members) != set(now.members):
        yield "The members of the circle have changed."


def _places(was: Facts, now: Facts) -> Iterator[str]:
    if now.link != was.link:
        yield "The link to join is new." if now.link else "There is no link to join any more."
    if now.place != was.place:
        yield "Where you meet in person is new; the entry says it."
