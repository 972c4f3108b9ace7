"""What the placeholders of an invitation's text stand for: plain text, on the member's own clock."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from circlekit.core.calendars.series import Series, held
from circlekit.core.clock_words import clock_time, local, long_date, short_date, where
from circlekit.core.inviting.messages import Message, Recipient
from circlekit.core.inviting.records import Facts, Kind, Record
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import as_sentence, counted, listed

PLACEHOLDERS = frozenset(
    [
        "changes", "circle", "cohort", "coordinator", "count", "dates", "day", "deputy", "last", "lead",
        "minutes", "name", "time", "video", "when",
    ]
)  # fmt: skip
"""The placeholders of an invitation."""

_MOST_NAMED = 4
"""So many changed dates are named one by one; of more than that, the list of all says enough."""

_OTHERWISE = "Some details of the entry are new; its times are not."


def values(
    message: Message,
    to: Recipient,
    circle: Circle | None,
    record: Record,
    cohort: Cohort,
    names: Mapping[str, str],
) -> dict[str, str]:
    """Return the values of ``PLACEHOLDERS`` for one member; of a circle that is gone, little is known.

    ``names`` are those of all participants by their handles.

    Dates before the day on which the entry was last written, or on which the person joins, are left out;
    where none is left there is no ``when``.
    """
    person, starts = to.person, held(message.series)
    new = to.kind is Kind.UPDATED
    coming = [start for start in starts if start >= message.stamp.at]
    lead, deputy = (circle.lead, circle.deputy) if circle else (None, None)
    return _times_of(starts, coming, person) | {
        "changes": _block(list(changes(record, message.series, person, names)) if new else []),
        "circle": circle.name if circle else record.title,
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "deputy": names.get(deputy or "", ""),
        "lead": names.get(lead or "", ""),
        "minutes": str(message.series.minutes),
        "name": person.name,
        "video": message.series.link or "",
    }


def _times_of(starts: Sequence[datetime], coming: Sequence[datetime], person: Participant) -> dict[str, str]:
    here = local(coming[0], person.timezone) if coming else None
    return {
        "count": str(len(coming)),
        "dates": _block([_dated(start, person) for start in coming]) if len(coming) > 1 else "",
        "day": short_date(here) if here else "",
        "last": _dated(starts[-1], person),
        "time": clock_time(here) if here else "",
        "when": _dated(coming[0], person) if coming else "",
    }


def _dated(start: datetime, person: Participant) -> str:
    here = local(start, person.timezone)
    return f"{long_date(here)}, {clock_time(here)} ({where(here, person.timezone)})"


def _block(lines: Sequence[str]) -> str:
    """Return a list that begins on a line of its own, after whatever introduces it."""
    return "".join(f"\n- {line}" for line in lines)


def changes(record: Record, series: Series, person: Participant, names: Mapping[str, str]) -> Iterator[str]:
    """Yield what last changed in an entry, as sentences for one member."""
    was, now = record.was or record.facts, record.facts
    said = (*_times(was, now, series, person), *_people(was, now, names), *_places(was, now))
    yield from said or (_OTHERWISE,)


def _times(was: Facts, now: Facts, series: Series, person: Participant) -> Iterator[str]:
    gone = [start for start in was.starts if start not in now.starts]
    new = [start for start in now.starts if start not in was.starts]
    if gone and now.starts == was.starts[: len(now.starts)]:
        yield f"The last meeting is on {_dated(now.starts[-1], person)}."
    elif len(gone) + len(new) > _MOST_NAMED:
        yield "The times are new."
    else:
        yield from _named_times(gone, new, series, person)
    if was.minutes != now.minutes:
        yield f"A meeting now lasts {counted(now.minutes, 'minute')}."


def _named_times(
    gone: Sequence[datetime], new: Sequence[datetime], series: Series, person: Participant
) -> Iterator[str]:
    """Say each changed date; a meeting that is one of the entry's moved ones belongs to its old date."""
    moved = {one.was: one.start for one in series.variants if one.was in gone and one.start in new}
    dropped = [start for start in gone if start not in moved]
    added = [start for start in new if start not in moved.values()]
    if len(dropped) == len(added):
        moved |= dict(zip(dropped, added, strict=True))
        dropped, added = [], []
    for before, after in sorted(moved.items()):
        yield f"The meeting of {_dated(before, person)} is now on {_dated(after, person)}."
    for start in dropped:
        yield f"There is no meeting on {_dated(start, person)}."
    for start in added:
        yield f"There is a meeting on {_dated(start, person)} as well."


def _people(was: Facts, now: Facts, names: Mapping[str, str]) -> Iterator[str]:
    if now.lead != was.lead and now.lead in names:
        yield f"{names[now.lead]} now looks after the circle."
    joined = [names[handle] for handle in now.members if handle in names and handle not in was.members]
    if joined:
        yield as_sentence(f"New with you: {listed(joined)}")
    elif set(was.members) != set(now.members):
        yield "The members of the circle have changed."


def _places(was: Facts, now: Facts) -> Iterator[str]:
    if now.link != was.link:
        yield "The link to join is new." if now.link else "There is no link to join any more."
    if now.place != was.place:
        yield "Where you meet in person is new; the entry says it."
