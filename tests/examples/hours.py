"""Who can come when, worked out minute by minute: plain code that shares nothing with circlekit."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from tests.examples.rules import Person, circles, people, plain

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WINDOW = re.compile(r"(?P<day>\w{3}) (?P<from>\d\d:\d\d)-(?P<to>\d\d:\d\d)")
STEPS = {"week": 1, "2 weeks": 2, "4 weeks": 4}


def starts(folder: Path) -> dict[str, list[datetime]]:
    """Return the UTC starts of each circle's meetings, from schedule.yaml alone."""
    cohort = plain(folder / "cohort.yaml")
    return {
        name: [_instant(day, slot) for day in _dates(slot, cohort)]
        for name, slot in plain(folder / "schedule.yaml")["slots"].items()
    }


def served(folder: Path, quorum: int = 6) -> set[str]:
    """Return everybody who can come to every meeting of their circle, with enough others and a lead."""
    who, minutes = people(folder), int(plain(folder / "cohort.yaml")["meeting"]["minutes"])
    zone = plain(folder / "cohort.yaml")["timezone"]
    found: set[str] = set()
    for name, meetings in starts(folder).items():
        members = circles(folder)[name]["members"]
        come = {m for m in members if all(_can(who[m], zone, start, minutes) for start in meetings)}
        if len(come) >= quorum and any(who[member].get("lead", "no") != "no" for member in come):
            found |= come
    return found


def _instant(day: date, slot: dict[str, str]) -> datetime:
    wall = datetime.combine(day, time.fromisoformat(slot["start"]), ZoneInfo(slot["timezone"]))
    return wall.astimezone(UTC)


def _dates(slot: dict[str, str], cohort: dict[str, Any]) -> Iterator[date]:
    off = cohort.get("holidays", {}).get("dates", [])
    day, last = date.fromisoformat(slot["first"]), date.fromisoformat(cohort["ends"])
    while day <= last:
        if str(day) not in off:
            yield day
        day = _next(day, slot, cohort["meeting"]["every"])


def _next(day: date, slot: dict[str, str], every: str) -> date:
    if every in STEPS:
        return day + timedelta(weeks=STEPS[every])
    year, month = (day.year, day.month + 1) if day.month < 12 else (day.year + 1, 1)
    days = [date(year, month, number) for number in range(1, monthrange(year, month)[1] + 1)]
    right = [one for one in days if DAYS[one.weekday()] == slot["weekday"]]
    return right[-1] if slot["week"] == "last" else right[int(slot["week"]) - 1]


def _can(person: Person, zone: str, start: datetime, minutes: int) -> bool:
    local = ZoneInfo(str(person.get("timezone") or zone))
    windows = [*person.get("available", []), *person.get("if_needed", [])]
    moments = [(start + timedelta(minutes=minute)).astimezone(local) for minute in range(minutes)]
    return any(all(_inside(moment, window) for moment in moments) for window in windows)


def _inside(moment: datetime, window: str) -> bool:
    found = WINDOW.fullmatch(window)
    assert found, window
    return found["day"] == DAYS[moment.weekday()] and found["from"] <= f"{moment:%H:%M}" < found["to"]
