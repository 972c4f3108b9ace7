"""What each VEVENT of a file must say, worked out from the entries a second time, to compare it with.

Of the code that writes them only what makes texts, people and alarms fit is used here too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from circlekit.core.calendars.description import body
from circlekit.core.calendars.invitations import Invitation, alarms, differing, people
from circlekit.core.calendars.plain import headline, one_line, web_link
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series, Variant, merged
from circlekit.core.calendars.stamps import Entry

_ALWAYS = (
    "UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """One VEVENT: its property names, the values of its texts, its people as ``people`` has them, its times.

    ``starts`` and ``was`` are UTC, or one date. Of RRULE and EXDATE nothing is said: what counts is which
    starts they come to.
    """

    uid: str
    title: str
    names: Counter[str]
    texts: dict[str, str]
    people: tuple[tuple[str, str, dict[str, str]], ...]
    alarms: tuple[timedelta, ...]
    was: datetime | None
    starts: tuple[datetime | date, ...]
    lasts: timedelta


def meant(entry: Entry, invitation: Invitation | None) -> Iterator[Meant]:
    """Yield what the VEVENTs of an entry must be, in their order."""
    if isinstance(entry, Reminder):
        yield _day(entry)
        return
    series = merged(entry)
    yield _meeting(series, None, invitation)
    for variant in differing(series, invitation):
        yield _meeting(series, variant, invitation)


def _day(reminder: Reminder) -> Meant:
    texts = {
        "SUMMARY": headline(reminder.summary),
        "DESCRIPTION": body(reminder.description),
        "STATUS": "CONFIRMED",
        "TRANSP": "TRANSPARENT",
    }
    rings = () if reminder.alarm is None else (reminder.alarm,)
    names = Counter({*_ALWAYS, *texts})
    day = timedelta(days=1)
    return Meant(reminder.uid, reminder.summary, names, texts, (), rings, None, (reminder.day,), day)


def _meeting(series: Series, variant: Variant | None, invitation: Invitation | None) -> Meant:
    texts = dict(_texts(series, variant, invitation))
    invited = tuple(people(invitation)) if invitation else ()
    names = Counter({*_ALWAYS, *texts}) + Counter(label for label, _, _ in invited)
    starts = (variant.start,) if variant else series.starts
    return Meant(
        uid=series.uid,
        title=series.summary,
        names=names + Counter(["RECURRENCE-ID"] if variant else []),
        texts=texts,
        people=invited,
        alarms=alarms(series, invitation),
        was=variant.was.astimezone(UTC) if variant else None,
        starts=tuple(start.astimezone(UTC) for start in starts),
        lasts=timedelta(minutes=series.minutes),
    )


def _texts(
    series: Series, variant: Variant | None, invitation: Invitation | None
) -> Iterator[tuple[str, str]]:
    said = variant or series
    yield "SUMMARY", headline(said.summary)
    yield "DESCRIPTION", body(said.description, cancelled=series.cancelled)
    yield "TRANSP", "TRANSPARENT" if series.cancelled else "OPAQUE"
    if series.cancelled or not invitation or invitation.method == "REQUEST":
        yield "STATUS", "CANCELLED" if series.cancelled else "CONFIRMED"
    if series.contact:
        yield "CONTACT", one_line(series.contact)
    link = web_link(series.link)
    location = one_line(said.place or series.place) or link
    if location:
        yield "LOCATION", location
    if link:
        yield "URL", link
        yield "CONFERENCE", link
