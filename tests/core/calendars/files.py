"""One file of each kind that a circle's calendar can be, as its coordinator would get it."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta

from circlekit.core.calendars.description import Agreement, describe
from circlekit.core.calendars.events import calendar_file
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.invitations import Attendee, Invitation, Organizer
from circlekit.core.calendars.reminders import Reminder
from circlekit.core.calendars.series import Series, Variant, uid
from circlekit.core.calendars.stamps import Stamp, stamped
from circlekit.core.scheduling.rhythms import recurrence
from circlekit.core.sections import Rhythm
from circlekit.core.zones import zone

MADE = datetime(2027, 1, 2, 9, tzinfo=UTC)
LONDON = zone("Europe/London")
STARTS = tuple(
    datetime(2027, month, day, 16, tzinfo=LONDON)
    for month, day in [(1, 12), (2, 9), (3, 9), (4, 13), (5, 11), (6, 8)]
)
AGREEMENT = Agreement(
    link="https://meet.example.org/room?a=1,2",
    members=(
        ("Amina Diallo", "Africa/Dakar"),
        ("Ben O'Hara, Jr.", "Europe/London"),
        ("मीरा", "Asia/Kolkata"),
    ),
    purpose="To get advice; to give it, and to laugh.",
    principles=("Everyone has a voice.", "What is said here stays here."),
    commitment="An hour a month.",
    process="Troika",
    lead="Amina Diallo",
)
PLAIN = Series(
    uid=uid("spring-2027", "c1"),
    circle="c1",
    summary="Circle 1 · Spring 2027",
    description=describe(AGREEMENT, STARTS, "Europe/London"),
    contact="Amina Diallo",
    link=AGREEMENT.link,
    timezone="Europe/London",
    start=16 * 60,
    minutes=60,
    rule=recurrence(Rhythm.MONTH, 1, 2),
    starts=STARTS,
)
SKIPPED = dataclasses.replace(PLAIN, starts=(*STARTS[:1], *STARTS[2:4], *STARTS[5:]))
MOVED = dataclasses.replace(
    SKIPPED,
    variants=(
        Variant(
            was=STARTS[2],
            start=datetime(2027, 3, 16, 17, tzinfo=LONDON),
            summary="Circle 1 · Spring 2027",
            description=PLAIN.description + "\n\nMoved from 9 March.",
        ),
    ),
)
WORDS = dataclasses.replace(
    PLAIN,
    variants=(
        Variant(was=STARTS[0], start=STARTS[0], summary="Circle 1 · first meeting", description="Welcome!"),
        Variant(
            was=STARTS[3],
            start=STARTS[3],
            summary="Circle 1 · in person",
            description="Bring a sandwich.",
            place="Town hall, room 2; first floor",
        ),
        Variant(was=STARTS[5], start=STARTS[5], summary="Circle 1 · last meeting", description="Goodbye!"),
    ),
)
ELSEWHERE = tuple(
    dataclasses.replace(
        PLAIN,
        uid=uid("spring-2027", name),
        timezone=name,
        starts=tuple(start.replace(tzinfo=zone(name)) for start in STARTS),
    )
    for name in ("America/New_York", "Asia/Kolkata", "America/Santiago", "Africa/Cairo", "Etc/UTC")
)
FORTNIGHT = dataclasses.replace(
    PLAIN,
    uid=uid("spring-2027", "c2"),
    rule=recurrence(Rhythm.TWO_WEEKS, 1, None),
    starts=tuple(STARTS[0] + timedelta(weeks=2 * number) for number in range(8)),
)
PEOPLE = (
    Attendee("Amina Diallo", "amina@example.org", chair=True),
    Attendee('Ben "B" O\'Hara, Jr.', "ben+circles@example.org"),
    Attendee("मीरा", "mira@example.org"),
)
FROM = Organizer("Co Ordinator", "co@example.org")
REQUEST = Invitation("REQUEST", FROM, PEOPLE)
CANCEL = Invitation("CANCEL", FROM, PEOPLE)
ENDED = dataclasses.replace(MOVED, cancelled=True)
REMINDER = Reminder(
    uid=uid("spring-2027", "nudge/c1/1"),
    day=date(2027, 1, 5),
    summary="Circle 1: a week before",
    description="Dear all,\n\nin a week we meet.",
    alarm=timedelta(hours=-9),
)

SENT = stamped([PLAIN], {}, MADE)


def file(*entries: Series | Reminder, invitation: Invitation | None = None, now: datetime = MADE) -> bytes:
    """Return the file of entries; whatever was sent before is the plain series."""
    return calendar_file("Spring 2027", entries, stamps(*entries, now=now), invitation)


def stamps(*entries: Series | Reminder, now: datetime = MADE) -> dict[str, Stamp]:
    return stamped(entries, SENT, now)


IMPORTED = {
    "plain": file(PLAIN),
    "skipped": file(SKIPPED),
    "moved": file(MOVED),
    "words": file(WORDS),
    "fortnight": file(FORTNIGHT),
    "instances": file(*instances(WORDS)),
    "reminder": file(REMINDER),
    "community": file(PLAIN, *ELSEWHERE, REMINDER),
    "cancelled": file(ENDED),
}
MAILED = {
    "request": file(PLAIN, invitation=REQUEST),
    "update": file(MOVED, invitation=REQUEST),
    "instance": file(instances(PLAIN)[3], invitation=REQUEST),
    "cancel": file(ENDED, invitation=CANCEL),
}
ALL = {**IMPORTED, **MAILED}
SERIES = ("plain", "skipped", "moved", "words", "fortnight", "request", "update", "cancel")
