"""A small cohort with one circle on second Tuesdays, 16:00 in London, and what is sent to whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from circlekit.core.announce import series
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.invitations import Organizer
from circlekit.core.calendars.series import Series
from circlekit.core.inviting.messages import Desk, Message, Planned, Post
from circlekit.core.inviting.posting import post
from circlekit.core.inviting.records import Record
from circlekit.core.model import Changes, Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import arrange

NOOR = Organizer("Noor Haddad", "noor@example.org")


def person(handle: str, zone: str = "Europe/London", **more: Any) -> Participant:
    """Return somebody with an address, who lets the others see it unless told otherwise."""
    return Participant(
        **{
            "id": handle, "name": handle.title(), "timezone": zone, "email": f"{handle}@example.org",
            "share_email": True, **more,
        }
    )  # fmt: skip


ANA, BEN, CEM = person("ana"), person("ben", "Europe/Berlin"), person("cem", "Europe/Istanbul")


def cohort(*people: Participant, **more: Any) -> Cohort:
    """Return a cohort from January to July 2027."""
    known = {
        "cohort": "Spring 2027", "id": "spring-2027", "starts": "2027-01-11", "ends": "2027-07-09",
        "coordinator": {"name": "Noor Haddad", "email": "noor@example.org"},
        "meeting": {"video": "https://meet.example.org/x"}, "participants": people or (ANA, BEN, CEM),
    }  # fmt: skip
    return Cohort(**{**known, **more})


def circle(*members: str, lead: str | None = "ana", **more: Any) -> Circle:
    """Return Circle 1; without members it has all three."""
    return Circle(
        **{"id": "c1", "name": "Circle 1", "lead": lead, "members": members or ("ana", "ben", "cem"), **more}
    )


def slot(circle_id: str = "c1", start: int = 960, **changes: Any) -> Slot:
    """Return the time of a circle, with what was changed by hand."""
    return Slot(
        circle=circle_id, first="2027-01-12", weekday=1, week=2, start=start, minutes=60,
        timezone="Europe/London", changes=Changes(**changes),
    )  # fmt: skip


def planned(about: Circle, whole: Cohort, time_of: Slot | None = None) -> Planned:
    """Return a circle with its entries."""
    when = time_of or slot(about.id)
    return Planned(about, series(arrange(about, when, whole), whole, "Troika", None))


def singly(plan: Planned) -> Planned:
    """Return a circle with an entry for each of its meetings."""
    return plan._replace(entries=tuple(one for entry in plan.entries for one in instances(entry)))


def desk(whole: Cohort, day: str = "2026-12-22", hide: bool = False, **least: int) -> Desk:
    """Return what the messages of a day have in common."""
    return Desk(
        cohort=whole,
        organizer=NOOR,
        people={one.id: one for one in whole.participants},
        least=least,
        now=datetime.combine(date.fromisoformat(day), time(), UTC),
        hide=hide,
    )


def sent(
    plans: Sequence[Planned],
    whole: Cohort,
    before: Mapping[str, Record] | None = None,
    day: str = "2026-12-22",
    hide: bool = False,
) -> Post:
    """Return what is to be sent on a day."""
    return post(plans, before or {}, desk(whole, day, hide))


def by_person(found: Post) -> dict[str, Message]:
    """Return the one message of each recipient."""
    return {to.person.id: message for message in found.messages for to in message.to}


def kinds(found: Post) -> dict[str, str]:
    """Return why each recipient gets a message."""
    return {to.person.id: str(to.kind) for message in found.messages for to in message.to}


def fresh(found: Post) -> set[str]:
    """Return who gets something that they do not have yet."""
    return {to.person.id for message in found.messages for to in message.to if to.fresh}


def named(message: Message) -> list[str]:
    """Return the addresses that a message shows, without their domain."""
    return [one.address.partition("@")[0] for one in message.invitation.attendees]


def starts(entry: Series) -> list[str]:
    """Return the dates that the rule of an entry gives."""
    return [f"{start:%m-%d}" for start in entry.starts]
