"""One circle of six people and its meetings, for the tests of messages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from circlekit.core.log import Attendance, Coming, Commitment, Log, Rsvp
from circlekit.core.model import Circle, Cohort, Meeting, Participant
from circlekit.core.nudging.draft import Draft, Moment
from circlekit.core.nudging.facts import Facts, facts_of
from circlekit.core.processes import Process

PROCESS = Process(name="Talk", link="https://example.org/talk", steps={"Talk": "20"})

HANDLES = ("amina", "ben", "cem", "dia", "eva", "fay")
NAMES = ("Amina Diallo", "Ben O'Neill", "Cem Yılmaz", "Día Ruiz", "Eva Ngata", "Fay")
ZONES = (
    "Africa/Dakar", "Europe/Berlin", "Europe/Istanbul", "America/Bogota", "Pacific/Auckland", "Europe/London",
)  # fmt: skip

CIRCLE = Circle(id="c1", name="Circle 1", lead="amina", deputy="ben", members=HANDLES)

DAYS = (
    date(2027, 1, 12), date(2027, 2, 9), date(2027, 3, 9),
    date(2027, 4, 13), date(2027, 5, 11), date(2027, 6, 8),
)  # fmt: skip
"""The second Tuesday of each month."""


def people(**more: Mapping[str, Any]) -> tuple[Participant, ...]:
    """Return the six people; keywords add to one of them by their handle."""
    known = {
        handle: {"id": handle, "name": name, "email": f"{handle}@example.org", "timezone": zone}
        for handle, name, zone in zip(HANDLES, NAMES, ZONES, strict=True)
    }
    return tuple(Participant(**{**one, **more.get(handle, {})}) for handle, one in known.items())


def cohort(**more: Any) -> Cohort:
    """Return a cohort from Monday 11 January to Friday 9 July 2027 that meets at 16:00 in London."""
    given = {
        "cohort": "Spring 2027", "id": "spring", "starts": date(2027, 1, 11), "ends": date(2027, 7, 9),
        "timezone": "Europe/London", "coordinator": {"name": "Noor Haddad", "email": "noor@example.org"},
        "meeting": {"every": "month", "minutes": "60", "video": "https://meet.example.org/x"},
        "participants": people(),
    }  # fmt: skip
    return Cohort(**{**given, **more})


def meeting(number: int, day: date | None = None, zone: str = "Europe/London", hour: int = 16) -> Meeting:
    """Return a meeting of the circle by its number from 1, or on another day."""
    on = day or DAYS[number - 1]
    return Meeting(number, datetime(on.year, on.month, on.day, hour, tzinfo=ZoneInfo(zone)), 60)


def meetings(count: int = 6) -> tuple[Meeting, ...]:
    """Return the first meetings of the circle."""
    return tuple(meeting(number) for number in range(1, count + 1))


def draft(moment: Moment = Moment.WEEK_BEFORE, number: int = 2, **more: Any) -> Draft:
    """Return a message about a meeting."""
    given = Draft(date(2027, 2, 2), date(2027, 2, 5), moment, CIRCLE, meeting(number), 6, meetings())
    return given._replace(**more)


def came(number: int, who: Iterable[str], no_word: Iterable[str] | None = None) -> Attendance:
    """Return that some came to a meeting; of the others ``no_word`` said nothing, all unless it is given."""
    present = tuple(who)
    rest = tuple(one for one in HANDLES if one not in present)
    silent = rest if no_word is None else tuple(no_word)
    excused = tuple(one for one in rest if one not in silent)
    return Attendance(circle="c1", meeting=number, present=present, apologies=excused, no_word=silent)


def called_off(number: int) -> Attendance:
    """Return that a meeting did not take place."""
    return Attendance(circle="c1", meeting=number, met=False)


def log(
    *attendance: Attendance, replies: Mapping[str, str] | None = None, committed: Iterable[str] = ()
) -> Log:
    """Return a log; ``replies`` are to the second meeting."""
    return Log(
        attendance=attendance,
        rsvps=tuple(
            Rsvp(circle="c1", meeting=2, person=person, coming=Coming(word))
            for person, word in (replies or {}).items()
        ),
        commitments=tuple(
            Commitment(circle="c1", person=person, day=date(2027, 1, 10)) for person in committed
        ),
    )


def facts(known: Log | None = None, **more: Any) -> Facts:
    """Return what is known of the cohort."""
    return facts_of(cohort(**more), known or Log())
