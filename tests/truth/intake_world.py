"""Invented worlds: who answers, in which words, when they can meet on their clock, and what they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from . import intake_words as words

Span = tuple[int, int]
"""Minutes of the week, from Monday 00:00 of somebody's own clock; the end is not in it."""

Hour = tuple[int, int]
"""A weekday from 0 and an option of the form: the hour, or the number of a part of the day."""

ROLES = ("needs", "offers", "languages", "lead", "share_email", "consent", "region", "if_needed")
UNSAID = {"busy", "across"}
"""Layouts that Typeform's export does not tell from others: its columns have the options alone."""

LAYOUTS = ("days", "across", "busy", "from-to", "list", "text", "none")


@dataclass(frozen=True)
class Person:
    """One person, as they answered at one time; ``hours`` are the options they ticked."""

    number: int
    first: str
    last: str
    email: str
    zone: str
    zone_said: str
    hours: frozenset[Hour]
    if_needed: frozenset[Hour]
    needs: tuple[str, ...]
    offers: tuple[str, ...]
    languages: tuple[str, ...]
    lead: str
    share_email: bool
    consent: bool
    region: str

    @property
    def name(self) -> str:
        return f"{self.first} {self.last}"


@dataclass(frozen=True)
class World:
    """A form, those who answered it, and when."""

    seed: int
    language: str
    tool: str
    layout: str
    style: str
    roles: frozenset[str]
    two_names: bool
    days: tuple[int, ...]
    slots: tuple[tuple[str, int, int], ...]
    topics: dict[str, tuple[str, ...]]
    commas: bool
    answers: tuple[tuple[Person, datetime], ...]
    later: tuple[tuple[Person, datetime], ...]

    def people(self, answers: Iterable[tuple[Person, datetime]]) -> list[Person]:
        """Return the newest answer of each person who agrees, in the order of their first answer."""
        newest: dict[int, tuple[Person, datetime]] = {}
        for person, when in answers:
            if person.number not in newest or when > newest[person.number][1]:
                newest[person.number] = (person, when)
        return [one for one, _ in newest.values() if one.consent or "consent" not in self.roles]

    def spans(self, hours: Iterable[Hour]) -> frozenset[Span]:
        """Return what the ticked options are in minutes of the week, touching ones joined."""
        return joined(
            (day * 1440 + self.slots[slot][1], day * 1440 + self.slots[slot][2]) for day, slot in hours
        )


def joined(spans: Iterable[Span]) -> frozenset[Span]:
    """Return the same minutes in as few spans as can be; the week does not go round."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return frozenset(found)


def slots_of(style: str, language: str, first: int, count: int) -> tuple[tuple[str, int, int], ...]:
    """Return the options of a day: what the form calls each, and its minutes."""
    if style == "parts":
        return tuple((name, start * 60, end * 60) for name, (start, end) in words.PARTS[language].items())
    return tuple((said(style, hour), hour * 60, hour * 60 + 60) for hour in range(first, first + count))


def clock(hour: int, style: str) -> str:
    """Return an hour as the form writes it."""
    if style in {"12", "12start"}:
        return f"{(hour + 11) % 12 + 1}{':00 ' if style == '12' else ''}{'AM' if hour < 12 else 'PM'}"
    if style == "h":
        return f"{hour}h"
    return f"{hour:02}:00" if style in {"24", "dash"} else f"{hour}"


def said(style: str, hour: int) -> str:
    """Return an hour's option."""
    if style == "12start":
        return clock(hour, style)
    dash = " – " if style == "dash" else "-"
    return f"{clock(hour, style)}{dash}{clock(hour + 1, style)}{' Uhr' if style == 'Uhr' else ''}"


STYLES = {
    "en": ("24", "dash", "12", "12start", "parts"),
    "de": ("24", "dash", "Uhr", "parts"),
    "fr": ("24", "h", "parts"),
    "es": ("24", "dash", "parts"),
    "pt": ("24", "h", "parts"),
}


def invent(seed: int, tools: tuple[str, ...]) -> World:
    """Return one world, always the same for one seed."""
    chance = Random(f"intake {seed}")
    language = chance.choice(("en", "en", "de", "fr", "es", "pt"))
    tool = tools[seed % len(tools)]
    layout = chance.choice([one for one in LAYOUTS if tool != "typeform" or one not in UNSAID])
    styles = [one for one in STYLES[language] if layout != "text" or one not in {"12start", "parts"}]
    style = chance.choice(styles)
    if layout == "from-to":
        style = "24"
    commas = chance.random() < 0.4
    offered = words.TOPICS[language] + (words.COMMAS[language] if commas else ())
    world = World(
        seed,
        language,
        tool,
        layout,
        style,
        frozenset(one for one in ROLES if chance.random() < 0.75),
        chance.random() < 0.3,
        tuple(range(chance.choice((5, 5, 7)))),
        slots_of(style, language, chance.choice((8, 9, 16)), chance.choice((3, 4, 6))),
        {"needs": offered, "offers": offered},
        commas,
        (),
        (),
    )
    return _peopled(world, chance)


def _peopled(world: World, chance: Random) -> World:
    """Return the world with its answers: the first ones, and those of a later export."""
    names = list(enumerate(words.NAMES))
    if world.tool.endswith("cp1252"):
        names = [one for one in names if one[0] in words.LATIN]
    picked = chance.sample(names, chance.randint(5, min(len(names), 12)))
    people = [_person(world, chance, number, name) for number, name in picked]
    begun = datetime(2026, 11, chance.randint(1, 28), 9, 5, 7)
    moments = [begun + timedelta(hours=7 * number, seconds=chance.randrange(3000)) for number in range(40)]
    fresh = people[:-2] if len(people) > 6 else people
    first = list(zip(fresh, moments, strict=False))
    for one in chance.sample(fresh, chance.choice((0, 0, 1, 2))):
        first.append((_changed(world, chance, one), moments[len(first)]))
    world = replace(world, answers=tuple(first))
    now = {one.number: one for one in (answer for answer, _ in first)}
    then = list(first)
    again = [_moved(world, chance, now[one.number]) for one in chance.sample(fresh, 2)]
    for one in (*again, *(one for one in people if one not in fresh)):
        then.append((one, moments[len(then)]))
    return replace(world, later=tuple(then))


def _person(world: World, chance: Random, number: int, name: tuple[str, str]) -> Person:
    """Return somebody's first answer."""
    zone, sayings = chance.choice(words.ZONES)
    said_zone = chance.choice(sayings)
    if chance.random() < 0.15:
        said_zone, zone = chance.choice(list(words.ASKED_ZONES.items()))
    if world.tool.endswith("cp1252"):
        said_zone = zone
    first, last = name
    person = Person(
        number, first, last, f"person{number}@example.org", zone, said_zone,
        frozenset(), frozenset(), (), (), (), "no", False, True, "",
    )  # fmt: skip
    return _changed(world, chance, replace(person, consent=chance.random() < 0.9))


def _changed(world: World, chance: Random, person: Person) -> Person:
    """Return a person with new answers; they never change who they are, where they live, and consent."""
    every = [(day, slot) for day in world.days for slot in range(len(world.slots))]
    hours = frozenset(chance.sample(every, chance.randint(2, len(every) - 2)))
    if world.layout == "from-to":
        hours = _one_span_a_day(world, chance)
    left = sorted({*every} - hours)
    spare = frozenset(chance.sample(left, chance.randint(0, len(left)))) if has_spare(world) else frozenset()
    topics = world.topics["needs"]
    tongues = list(words.LANGUAGES[world.language])
    most = 1 if world.tool == "typeform" else 3
    return replace(
        person,
        hours=hours if world.layout != "none" else frozenset(),
        if_needed=spare,
        needs=tuple(_some(chance, topics, most)),
        offers=tuple(_some(chance, topics, most)),
        languages=tuple(_some(chance, tuple(tongues), most)),
        lead=chance.choice(("yes", "no", "if needed")),
        share_email=chance.random() < 0.5,
        region=chance.choice(words.REGIONS),
    )


def has_spare(world: World) -> bool:
    """Tell whether the form asks which times would do if needed."""
    return "if_needed" in world.roles and world.layout in {"days", "list"} and world.tool != "typeform"


def _moved(world: World, chance: Random, person: Person) -> Person:
    """Return a person who may have moved, and may need nothing any more."""
    changed = _changed(world, chance, person)
    if chance.random() < 0.5:
        zone, sayings = chance.choice(words.ZONES)
        said_zone = zone if world.tool.endswith("cp1252") else chance.choice(sayings)
        changed = replace(changed, zone=zone, zone_said=said_zone)
    return replace(changed, needs=()) if chance.random() < 0.3 else changed


def _one_span_a_day(world: World, chance: Random) -> frozenset[Hour]:
    found: set[Hour] = set()
    for day in chance.sample(world.days, chance.randint(1, len(world.days))):
        start = chance.randrange(len(world.slots))
        found |= {(day, slot) for slot in range(start, chance.randint(start, len(world.slots) - 1) + 1)}
    return frozenset(found)


def _some(chance: Random, options: tuple[str, ...], most: int) -> list[str]:
    """Return one answer or more, in the order of the form, as tools write them."""
    picked = set(chance.sample(options, chance.randint(1, most)))
    return [one for one in options if one in picked]
