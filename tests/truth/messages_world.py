"""Random cohorts, their circles and dates, and what comes to be known of them, as the files that people have.

A fact is known from a day on, so that each day of a term has a log of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from .count import every_day, instant, on_rhythm

FIRST_NAMES = (
    "Amina", "Ben", "Chi", "Dana", "Eli", "Farid", "Gül", "Hana", "Iker", "João", "Kofi", "Léa", "Mara",
    "Ngozi", "Olga", "Pia", "Quinn", "Rosa", "Søren", "Tomás", "Uma", "Vera", "Wambui", "Ximena", "Yara",
    "Zoë", "明", "ليلى", "Nguyễn", "Anne-Marie",
)  # fmt: skip
LAST_NAMES = (
    "Diallo", "O'Neill", "Okafor", "Lima", "Roth", "Nasser", "Yılmaz", "Sato", "Etxeberria", "Sousa",
    "Mensah", "Blanc", "Keller", "Nwosu", "Ivanova", "Lund", "Reyes_Paz", "Costa", "Holm", "Vega",
)  # fmt: skip
ZONES = (
    "Europe/London", "Europe/Paris", "America/New_York", "America/Los_Angeles", "America/Sao_Paulo",
    "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland", "Africa/Dakar", "Africa/Cairo",
)  # fmt: skip
LANGUAGES = ("en", "de", "es", "fr", "pt", "fr-CA", "pt-BR")
CHANNELS = ("", "", "", "email", "chat", "WhatsApp", "SMS")
PROCESSES = ("troika-consulting", "wise-crowds", "case-clinic-short", "peer-assist-25")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
COORDINATOR = "noor@example.org"


class Person(NamedTuple):
    """A participant as invented; what is empty or None stays unsaid in the file."""

    handle: str
    name: str
    email: str | None
    zone: str
    channel: str
    language: str | None
    tone: str | None
    joins: date | None

    @property
    def way(self) -> str:
        """How they are reached: email, chat or sms; empty where nobody can."""
        if self.channel in ("", "email"):
            return "email" if self.email else ""
        return "sms" if self.channel == "SMS" else "chat"


class Meeting(NamedTuple):
    """A meeting by its number: when it is (UTC), on which day for the coordinator, and when it was to be."""

    number: int
    start: datetime
    day: date
    was: datetime | None


class Group(NamedTuple):
    """A circle, its members' handles, its lead and deputy, its slot in plain data, and its meetings."""

    handle: str
    name: str
    members: tuple[str, ...]
    lead: str | None
    deputy: str | None
    slot: dict[str, Any]
    changes: dict[str, Any]
    meetings: tuple[Meeting, ...]


class Fact(NamedTuple):
    """Something that the log holds from the day ``known`` on, below ``path``; a later fact replaces it."""

    known: date
    path: tuple[str | int, ...]
    value: Any


@dataclass(frozen=True)
class World:
    """What was invented. ``nudges`` holds the days of messages that differ from the usual, None for no."""

    seed: int
    starts: date
    ends: date
    zone: str
    language: str
    tone: str
    every: str
    minutes: int
    process: str
    nudges: dict[str, int | None]
    off: tuple[date, ...]
    people: dict[str, Person]
    groups: tuple[Group, ...] = ()
    facts: list[Fact] = field(default_factory=list)

    def log(self, today: date) -> dict[str, Any]:
        """Return what is known by the end of a day, as ``log.yaml`` has it."""
        found: dict[str, Any] = {}
        for fact in sorted((one for one in self.facts if one.known <= today), key=lambda one: one.known):
            place = found
            for key in fact.path[:-1]:
                place = place.setdefault(key, {})
            place[fact.path[-1]] = fact.value
        return found


def invent(seed: int) -> World:
    """Return a world of one to four circles of three to seven members."""
    chance = Random(seed)
    starts = date(2027, 1, 4) + timedelta(days=chance.randrange(300))
    every = chance.choice(("week", "2 weeks", "2 weeks", "4 weeks", "month"))
    weeks = {"week": (3, 6), "2 weeks": (5, 12), "4 weeks": (12, 22), "month": (14, 24)}[every]
    ends = starts + timedelta(weeks=chance.randint(*weeks))
    sizes = [chance.randint(3, 7) for _ in range(chance.randint(2 if chance.random() < 0.7 else 1, 4))]
    sizes = sizes if sum(sizes) > 5 else [6]
    people = _people(chance, sum(sizes), starts, ends)
    world = World(
        seed=seed,
        starts=starts,
        ends=ends,
        zone=chance.choice(ZONES),
        language=chance.choice(LANGUAGES),
        tone=chance.choice(("informal", "formal")),
        every=every,
        minutes=chance.choice((60, 75, 90)),
        process=chance.choice(PROCESSES),
        nudges=_nudges(chance),
        off=_off(chance, starts, ends),
        people={one.handle: one for one in people},
    )
    handles = [one.handle for one in people]
    groups = []
    for number, size in enumerate(sizes, 1):
        members, handles = handles[:size], handles[size:]
        groups.append(_group(chance, world, number, members))
    lived = _with_leads_there(world, tuple(groups))
    for group in lived.groups:
        _live(chance, lived, group)
    return lived


def _off(chance: Random, starts: date, ends: date) -> tuple[date, ...]:
    return tuple(chance.sample(list(every_day(starts, ends)), chance.choice((0, 0, 2, 5))))


def _people(chance: Random, count: int, starts: date, ends: date) -> list[Person]:
    names = chance.sample([f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES], count)
    zones = chance.sample(ZONES, chance.randint(1, 5))
    found = []
    for number, name in enumerate(names):
        handle = f"p{number}{chance.choice('abcxyz')}"
        late = starts + timedelta(days=chance.randrange((ends - starts).days))
        person = Person(
            handle,
            name,
            f"{handle}@{chance.choice(('example.org', 'example.com'))}" if chance.random() < 0.85 else None,
            chance.choice(zones),
            chance.choice(CHANNELS),
            chance.choice((None, *LANGUAGES)),
            chance.choice((None, None, "informal", "formal")),
            late if chance.random() < 0.1 else None,
        )
        found.append(person)
    return found


def _nudges(chance: Random) -> dict[str, int | None]:
    if chance.random() < 0.4:
        return {}
    days: dict[str, tuple[int | None, ...]] = {
        "lead_welcome": (21, None), "welcome": (12, None), "commitment": (8, None),
        "week_before": (5, 9, None), "rsvp": (2, 4, None), "day_before": (0, 2, None), "report": (1, None),
        "after": (0, 3, None), "missed": (1, 4, None), "commitment_again": (3, 9, None),
        "thanks_lead": (1, None),
    }  # fmt: skip
    return {name: chance.choice(values) for name, values in days.items() if chance.random() < 0.3}


def _group(chance: Random, world: World, number: int, members: Sequence[str]) -> Group:
    handle, zone = f"c{number}", chance.choice(ZONES)
    first = world.starts + timedelta(days=chance.randrange(14))
    week = min(4, (first.day + 6) // 7) if world.every == "month" else None
    if week == 4 and first.day > 28:
        first -= timedelta(days=7)
    first = max(first, world.starts) if world.every != "month" else first
    if first < world.starts:
        first = next(
            day
            for day in every_day(world.starts, world.ends)
            if on_rhythm(day, "month", first.weekday(), week)
        )
    start = chance.randrange(0, 1440, 15)
    slot = {
        "first": first, "weekday": WEEKDAYS[first.weekday()], **({"week": week} if week else {}),
        "start": f"{start // 60:02}:{start % 60:02}", "minutes": world.minutes, "timezone": zone,
    }  # fmt: skip
    days = [
        day
        for day in every_day(first, world.ends)
        if on_rhythm(day, world.every, first.weekday(), week, first) and day not in world.off
    ]
    changes = _changes(chance, world, days) if chance.random() < 0.6 else {}
    meetings = _meetings(world, days, start, zone, changes)
    lead = chance.choice(members) if chance.random() < 0.95 else None
    others = [one for one in members if one != lead]
    deputy = chance.choice(others) if chance.random() < 0.5 else None
    return Group(handle, f"Circle {number}", tuple(members), lead, deputy, slot, changes, meetings)


def _changes(chance: Random, world: World, days: Sequence[date]) -> dict[str, Any]:
    """Skip or move single meetings, by less than half of the shortest rhythm; or end the circle early."""
    skipped = [day for day in days if chance.random() < 0.1]
    moved = {}
    for day in days:
        to = day + timedelta(days=chance.choice((-1, 1, 2)))
        if day not in skipped and world.starts <= to <= world.ends and chance.random() < 0.12:
            moved[day] = f"{to} {chance.randrange(6, 22):02}:{chance.choice(('00', '30'))}"
    changes: dict[str, Any] = {"skipped": skipped, "moved": moved}
    if chance.random() < 0.1:
        changes["cancelled"] = world.starts + timedelta(
            days=chance.randrange((world.ends - world.starts).days)
        )
    return {key: value for key, value in changes.items() if value}


def _meetings(
    world: World, days: Sequence[date], start: int, zone: str, changes: dict[str, Any]
) -> tuple[Meeting, ...]:
    found: list[tuple[datetime, datetime | None]] = []
    for day in days:
        usual, wall, at = instant(day, start, zone), day, None
        if day in changes.get("skipped", ()):
            continue
        if day in changes.get("moved", {}):
            to = datetime.fromisoformat(changes["moved"][day])
            wall, at = to.date(), instant(to.date(), to.hour * 60 + to.minute, zone)
        if wall < changes.get("cancelled", date.max):
            found.append((at or usual, usual if at else None))
    return tuple(
        Meeting(number, at, local(at, world.zone).date(), was)
        for number, (at, was) in enumerate(sorted(found), 1)
    )


def local(at: datetime, zone: str) -> datetime:
    """Return an instant as the clocks of a zone show it."""
    return at.astimezone(ZoneInfo(zone))


def _with_leads_there(world: World, groups: tuple[Group, ...]) -> World:
    """Return the world with its circles; whoever leads or stands in is there from the start."""
    busy = {one for group in groups for one in (group.lead, group.deputy)}
    people = {
        handle: person._replace(joins=None) if handle in busy else person
        for handle, person in world.people.items()
    }
    return World(**{**world.__dict__, "people": people, "groups": groups, "facts": []})


def _live(chance: Random, world: World, group: Group) -> None:
    """Let a circle live through its term, and note what somebody writes down of it, and when."""
    diligence = chance.choice((0.0, 0.5, 0.9, 1.0))
    habits = {one: chance.choice((0.1, 0.4, 0.7, 0.9, 1.0)) for one in group.members}
    first = group.meetings[0].day if group.meetings else world.starts
    for one in group.members:
        if chance.random() < 0.6 * bool(diligence):
            known = first + timedelta(days=chance.randint(-9, 8))
            world.facts.append(Fact(known, ("commitments", group.handle, one), first))
    for meeting in group.meetings:
        _reply(chance, world, group, meeting)
        known = meeting.day + timedelta(days=chance.randint(0, 4))
        path = (group.handle, meeting.number)
        if chance.random() >= diligence:
            continue
        if chance.random() < 0.1:
            world.facts.append(Fact(known, ("attendance", *path), "did not meet"))
            continue
        lists = _lists(chance, world, group, meeting, habits)
        if any(lists.values()):
            world.facts.append(Fact(known, ("attendance", *path), lists))
        scores = {one: chance.randint(1, 5) for one in group.members if chance.random() < 0.3}
        if scores:
            world.facts.append(Fact(known, ("pulse", *path), scores))


def _reply(chance: Random, world: World, group: Group, meeting: Meeting) -> None:
    for one in group.members:
        for _ in range(chance.choice((0, 0, 1, 1, 2))):
            known = meeting.day - timedelta(days=chance.randint(0, 8))
            said = chance.choice(("yes", "yes", "no", "maybe"))
            world.facts.append(Fact(known, ("rsvps", group.handle, meeting.number, one), said))


def _lists(
    chance: Random, world: World, group: Group, meeting: Meeting, habits: dict[str, float]
) -> dict[str, list[str]]:
    """Return who was there and who was not; somebody may have been left out of every list."""
    found: dict[str, list[str]] = {"present": [], "apologies": [], "no_word": []}
    for one in group.members:
        joins = world.people[one].joins
        if chance.random() < 0.05 or (joins and joins > meeting.day):
            continue
        away = chance.choice(("apologies", "no_word"))
        found["present" if chance.random() < habits[one] else away].append(one)
    return found


def write(world: World, folder: Path) -> None:
    """Write the files of a world, but for its log."""
    texts: dict[str, dict[str, Any]] = {
        "cohort": _cohort(world),
        "circles": {
            "cohort": "w",
            "circles": {
                group.handle: _said(
                    name=group.name, lead=group.lead, deputy=group.deputy, members=list(group.members)
                )
                for group in world.groups
            },
        },
        "schedule": {
            "cohort": "w",
            "slots": {group.handle: group.slot for group in world.groups},
            "changes": {group.handle: group.changes for group in world.groups if group.changes},
        },
    }
    for name, data in texts.items():
        if data.get("changes") == {}:
            del data["changes"]
        _dump(folder / f"{name}.yaml", data)


def write_log(world: World, folder: Path, today: date) -> None:
    """Write what is known on a day."""
    _dump(folder / "log.yaml", {"cohort": "w", **world.log(today)})


class _Plain(yaml.SafeDumper):
    """Writes a value anew wherever it stands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _dump(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _said(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None and value != ""}


def _cohort(world: World) -> dict[str, Any]:
    nudges = {name: "no" if days is None else days for name, days in world.nudges.items()}
    return {
        "cohort": "W", "starts": world.starts, "ends": world.ends, "timezone": world.zone, "size": "3-7",
        "language": world.language, "tone": world.tone, "process": world.process,
        "meeting": {"every": world.every, "minutes": world.minutes, "video": "https://meet.example.net/w"},
        "coordinator": {"name": "Noor Haddad", "email": COORDINATOR},
        **({"nudges": nudges} if nudges else {}),
        **({"holidays": {"dates": sorted(world.off)}} if world.off else {}),
        "participants": {
            one.handle: _said(
                name=one.name, email=one.email, timezone=one.zone, channel=one.channel, language=one.language,
                tone=one.tone, joins=one.joins, needs=[secret(one.handle)], lead="yes",
            )
            for one in world.people.values()
        },
    }  # fmt: skip


def secret(handle: str) -> str:
    """Return what somebody needs, which no message may tell."""
    return f"zq{handle}qz"
