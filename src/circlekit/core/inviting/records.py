"""What is remembered of the invitations that were written: which entry each person has in which version.

No address and nobody's name is kept, only handles, hashes and instants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from circlekit.core.calendars.stamps import Stamp, as_data, from_data
from circlekit.core.remembered import sound, texts


class Kind(StrEnum):
    """Why somebody gets a message; the names are those of the template files."""

    INVITED = "invited"
    UPDATED = "updated"
    ENDED = "ended"
    LEFT = "left"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


OVER = frozenset({Kind.LEFT, Kind.CANCELLED, Kind.WITHDRAWN})
"""The kinds that take an entry out of a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a message may say has changed; ``starts`` in UTC; ``link``, ``place`` and ``text`` are hashes."""

    starts: tuple[datetime, ...] = ()
    minutes: int = 0
    lead: str = ""
    members: tuple[str, ...] = ()
    link: str = ""
    place: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one person has of an entry."""

    kind: Kind
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry: how it began (``first`` in UTC), what it says and said before, and what each person has.

    ``was`` is None until something changes.
    """

    circle: str
    title: str
    first: datetime
    minutes: int
    facts: Facts = Facts()
    was: Facts | None = None
    people: Mapping[str, Sent] = field(default_factory=dict)


def as_state(records: Mapping[str, Record], hidden: bool) -> dict[str, Any]:
    """Return records by UID, and whether members are hidden, as plain data that a JSON file holds."""
    entries = {uid: _record_data(record) for uid, record in sorted(records.items())}
    return {"hidden": hidden, "entries": entries}


def from_state(data: object) -> tuple[dict[str, Record], bool]:
    """Return what ``as_state`` was given; what is damaged is left out, so that its entry is new to all."""
    state = data if isinstance(data, Mapping) else {}
    return sound(state.get("entries"), _record), state.get("hidden") is True


def _record_data(record: Record) -> dict[str, Any]:
    stamps = as_data({handle: sent.stamp for handle, sent in record.people.items()})
    return {
        "circle": record.circle,
        "title": record.title,
        "first": record.first.isoformat(),
        "minutes": record.minutes,
        "facts": _facts_data(record.facts),
        "was": _facts_data(record.was) if record.was else None,
        "people": {handle: {**stamps[handle], "kind": str(record.people[handle].kind)} for handle in stamps},
    }


def _facts_data(facts: Facts) -> dict[str, Any]:
    starts = [start.isoformat() for start in facts.starts]
    return {**asdict(facts), "starts": starts, "members": list(facts.members)}


def _record(data: Mapping[str, Any]) -> Record:
    stamps = from_data(data["people"])
    return Record(
        circle=str(data["circle"]),
        title=str(data["title"]),
        first=_instant(data["first"]),
        minutes=int(data["minutes"]),
        facts=_facts(data["facts"]),
        was=_facts(data["was"]) if data["was"] else None,
        people={
            handle: Sent(Kind(data["people"][handle]["kind"]), stamp) for handle, stamp in stamps.items()
        },
    )


def _facts(data: Mapping[str, Any]) -> Facts:
    if not data["starts"]:
        raise ValueError("an entry has at least one meeting")
    return Facts(
        starts=tuple(map(_instant, data["starts"])),
        minutes=int(data["minutes"]),
        lead=str(data["lead"]),
        members=texts(data["members"]),
        link=str(data["link"]),
        place=str(data["place"]),
        text=str(data["text"]),
    )


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
