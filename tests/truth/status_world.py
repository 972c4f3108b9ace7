"""Random circles and what was written down of them, as the files that people have."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class World(NamedTuple):
    """What was invented: members by circle, the first of whom leads; days of the meetings; the log; today.

    ``log`` is section by circle by meeting: replies, lists of people or None, and scores.
    """

    starts: date
    ends: date
    today: date
    members: dict[str, list[str]]
    days: dict[str, list[date]]
    rsvps: dict[str, dict[int, dict[str, str]]]
    attendance: dict[str, dict[int, dict[str, list[str]] | None]]
    pulse: dict[str, dict[int, dict[str, int]]]
    commitments: dict[str, list[str]]


def invent(seed: int) -> World:
    """Return a world in which circles meet every week for some weeks."""
    chance = Random(seed)
    starts = date(2027, 1, 4)
    weeks = chance.randint(3, 10)
    ends = starts + timedelta(weeks=weeks, days=-1)
    members, days = {}, {}
    for number in range(1, chance.randint(2, 5)):
        handle = f"c{number}"
        members[handle] = [f"{handle}p{place}" for place in range(chance.randint(3, 8))]
        first = starts + timedelta(days=chance.randrange(7))
        days[handle] = [first + timedelta(weeks=week) for week in range(weeks)]
    today = starts + timedelta(days=chance.randint(-3, 7 * weeks + 3))
    world = World(starts, ends, today, members, days, {}, {}, {}, {})
    silent = chance.random() < 0.1
    for handle, people in members.items():
        _write_down(world, handle, people, chance, 0.0 if silent else chance.choice((0.3, 0.8, 1.0)))
    return world


def _write_down(world: World, circle: str, people: list[str], chance: Random, diligence: float) -> None:
    habits = {one: chance.choice((0.1, 0.5, 0.8, 0.9, 1.0)) for one in people}
    rsvps, attendance, pulse = {}, {}, {}
    for number in range(1, len(world.days[circle]) + 1):
        rsvps[number] = {
            one: chance.choice(("yes", "no", "maybe")) for one in people if chance.random() < 0.3
        }
        if chance.random() < diligence:
            attendance[number] = None if chance.random() < 0.1 else _lists(people, habits, chance)
        scores = {one: chance.randint(1, 5) for one in people if chance.random() < 0.4}
        if scores and chance.random() < 0.5:
            pulse[number] = scores
    world.rsvps[circle], world.attendance[circle], world.pulse[circle] = rsvps, attendance, pulse
    world.commitments[circle] = [one for one in people if chance.random() < 0.6]


def _lists(people: list[str], habits: dict[str, float], chance: Random) -> dict[str, list[str]]:
    """Return who was there and who was not; somebody may have been left out of every list."""
    found: dict[str, list[str]] = {"present": [], "apologies": [], "no_word": []}
    for one in people:
        if chance.random() < 0.95:
            away = chance.choice(("apologies", "no_word"))
            found["present" if chance.random() < habits[one] else away].append(one)
    return found


def write(world: World, folder: Path) -> None:
    """Write the files of a world."""
    people = [one for own in world.members.values() for one in own]
    texts = {
        "cohort": f"cohort: W\nstarts: {world.starts}\nends: {world.ends}\ntimezone: Etc/UTC\n"
        "size: 3-8\nmeeting: {every: week}\nparticipants:\n"
        + "".join(f"  {one}: {{name: {one.upper()}}}\n" for one in people),
        "circles": "cohort: w\ncircles:\n"
        + "".join(
            f"  {circle}: {{name: {circle.upper()}, lead: {own[0]}, members: [{', '.join(own)}]}}\n"
            for circle, own in world.members.items()
        ),
        "schedule": "cohort: w\nslots:\n"
        + "".join(
            f"  {circle}: {{first: {days[0]}, weekday: {WEEKDAYS[days[0].weekday()]}, start: '12:00', "
            "minutes: 60, timezone: Etc/UTC}\n"
            for circle, days in world.days.items()
        ),
        "log": "".join(_log(world)),
    }
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _log(world: World) -> list[str]:
    lines = ["cohort: w\n"]
    for section in ("rsvps", "attendance", "pulse"):
        lines.append(f"{section}:\n")
        for circle, meetings in getattr(world, section).items():
            lines.append(f"  {circle}:\n")
            lines += [f"    {number}: {_flow(what)}\n" for number, what in meetings.items()]
    lines.append("commitments:\n")
    for circle, people in world.commitments.items():
        lines.append(f"  {circle}:\n")
        lines += [f"    {one}: {world.starts}\n" for one in people]
    return lines


def _flow(what: dict[str, list[str]] | dict[str, str] | dict[str, int] | None) -> str:
    if what is None:
        return "did not meet"
    parts = (f"{key}: [{', '.join(v)}]" if isinstance(v, list) else f"{key}: {v}" for key, v in what.items())
    return f"{{{', '.join(parts)}}}"
