"""A circle's entries for one of its members: from the day they join, with their own clock first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from circlekit.core.calendars.description import MOST_OCTETS, local_times
from circlekit.core.calendars.plain import cut
from circlekit.core.calendars.series import Series, Variant, held
from circlekit.core.calendars.stamps import Stamp, stamped
from circlekit.core.clock_words import city, clock_time, local, long_date
from circlekit.core.model import Participant


def for_member(entries: Iterable[Series], person: Participant) -> tuple[Series, ...]:
    """Return those of a person's entries that hold from the day they join, in their order.

    An entry keeps its UID, so that whoever takes up the circle's calendar too still has it once. Meetings
    before the day they join, on their own calendar, are left out; an entry without any is, too.
    """
    found = (_of_member(entry, person) for entry in entries)
    return tuple(entry for entry in found if entry is not None)


def member_stamps(
    handle: str,
    entries: Sequence[Series],
    shared: Mapping[str, Stamp],
    previous: Mapping[str, Stamp],
    now: datetime,
) -> dict[str, Stamp]:
    """Return the stamps of a person's own entries by their UIDs; ``shared`` are those of the circle's.

    The first time they go on from the circle's, so that no program that knows those takes these for older.
    """
    known = {entry.uid: previous.get(own_key(entry.uid, handle), shared[entry.uid]) for entry in entries}
    return stamped(entries, known, now)


def own_key(uid: str, handle: str) -> str:
    """Return under which key the stamp of a person's own entry is remembered."""
    return f"{uid} {handle}"


def with_own_time(text: str, timezone: str, starts: Sequence[datetime], anchor: str) -> str:
    """Return the text of an entry below a line with a person's own time: ``Your time (Dakar) 16:00``.

    A single meeting has its day there too. ``anchor`` is the zone in whose wall clock the meetings repeat.
    """
    if len(starts) == 1:
        here = local(starts[0], timezone)
        own = f"Your time ({city(timezone)}) {long_date(here)}, {clock_time(here)}"
    else:
        (own,) = local_times([("Your time", timezone)], starts, anchor)
    return cut(f"{own}\n{text}", MOST_OCTETS)


def _of_member(series: Series, person: Participant) -> Series | None:
    joins = person.joins or date.min
    meetings = [
        (was, start)
        for was, start in zip(series.starts, held(series), strict=True)
        if local(start, person.timezone).date() >= joins
    ]
    if not meetings:
        return None
    starts, own = tuple(was for was, _ in meetings), [start for _, start in meetings]
    return replace(
        series,
        description=with_own_time(series.description, person.timezone, own, series.timezone),
        starts=starts,
        variants=tuple(_variant(one, person, series) for one in series.variants if one.was in starts),
    )


def _variant(variant: Variant, person: Participant, series: Series) -> Variant:
    text = with_own_time(variant.description, person.timezone, [variant.start], series.timezone)
    return replace(variant, description=text)
