"""Exports of poll tools beside a form, written by hand: one week of dates, an hour each, on one clock."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from . import intake_words as words
from .intake_check import TODAY, read_people, spans_of
from .rotation_command import command

YES, MAYBE, NO = "yes", "maybe", "no"
WEEK = 7 * 96
COHORT = "cohort: Truth\nstarts: 2027-01-11\nends: 2027-06-30\nparticipants: people.csv\n"

Quarters = frozenset[int]
"""Quarters of an hour of somebody's own week."""


@dataclass(frozen=True)
class Poll:
    """What was asked on the clock of ``zone``, and who said what: by name, a level for each option."""

    seed: int
    tool: str
    zone: str
    options: tuple[datetime, ...]
    people: Mapping[str, tuple[str, str]]
    votes: Mapping[str, tuple[str, ...]]


def invent(seed: int) -> Poll:
    """Return one poll, always the same for one seed."""
    chance = Random(f"poll {seed}")
    tool = list(TOOLS)[seed % len(TOOLS)]
    monday = date(2026, 11, 16) if chance.random() < 0.5 else date(2026, 7, 13)
    first = chance.choice((7, 10, 16))
    days = chance.sample(range(7), chance.randint(2, 6))
    options = tuple(
        datetime.combine(monday + timedelta(days=day), datetime.min.time()) + timedelta(hours=hour)
        for day in sorted(days)
        for hour in range(first, first + 4)
    )
    names = chance.sample(words.NAMES, chance.randint(3, 8))
    people = {
        f"{a} {b}": (f"p{n}@example.org", chance.choice(words.ZONES)[0]) for n, (a, b) in enumerate(names)
    }
    levels = (YES, NO) if tool in PLAIN else (YES, MAYBE, NO)
    votes = {}
    for name in people:
        vote = [chance.choice(levels) for _ in options]
        vote[chance.randrange(len(vote))] = YES
        votes[name] = tuple(vote)
    return Poll(
        seed,
        tool,
        chance.choice(("Europe/Berlin", "America/New_York", "Asia/Kolkata")),
        options,
        people,
        votes,
    )


def expected(poll: Poll, name: str, level: str) -> Quarters:
    """Return when somebody can come on their own clock, as the clocks stood on those dates."""
    home = ZoneInfo(poll.people[name][1])
    found = set()
    for option, said in zip(poll.options, poll.votes[name], strict=True):
        if said == level:
            when = option
            if poll.tool == "bookmarklet":  # weekdays, as in the week in which the cohort starts
                when = datetime.combine(date(2027, 1, 11) + timedelta(days=option.weekday()), option.time())
            own = when.replace(tzinfo=ZoneInfo(poll.zone)).astimezone(home)
            start = own.weekday() * 96 + (own.hour * 60 + own.minute) // 15
            found |= {(start + quarter) % WEEK for quarter in range(4)}
    return frozenset(found)


def quarters(cell: str) -> Quarters:
    """Return the quarters of an hour in a cell of windows."""
    return frozenset(minute // 15 % WEEK for start, end in spans_of(cell) for minute in range(start, end, 15))


def _rows(*rows: list[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _am(when: datetime, seconds: str = "") -> str:
    return f"{(when.hour + 11) % 12 + 1}:{when:%M}{seconds} {when:%p}"


def _doodle(poll: Poll) -> dict[str, bytes]:
    size = len(poll.options)
    says = {YES: "OK", MAYBE: "(OK)", NO: ""}
    blank = [""] * size
    months = [f"{one:%b %Y}" if n == 0 else "" for n, one in enumerate(poll.options)]
    days = [
        f"{one:%a} {one.day}" if n == 0 or poll.options[n - 1].date() != one.date() else ""
        for n, one in enumerate(poll.options)
    ]
    hours = [f"{_am(one)} – {_am(one + timedelta(hours=1))}" for one in poll.options]
    head = [['Poll "Truth"', *blank], ["https://doodle.com/poll/x", *blank], ["", *blank]]
    people = [[name, *(says[one] for one in vote)] for name, vote in poll.votes.items()]
    counts = [str(sum(vote[n] != NO for vote in poll.votes.values())) for n in range(size)]
    return {"poll.csv": _rows(*head, ["", *months], ["", *days], ["", *hours], *people, ["Count", *counts])}


def _rallly(poll: Poll) -> dict[str, bytes]:
    says = {YES: "Yes", MAYBE: "If need be", NO: "No"}
    heads = [
        f"{one:%a} {one.day} {one:%B %Y %H:%M} - {one + timedelta(hours=1):%H:%M}" for one in poll.options
    ]
    lines = [",".join(("Name", "Email", f"Responded on ({poll.zone})", *heads))]
    for name, vote in poll.votes.items():
        said = (says[one] for one in vote)
        lines.append(",".join((name, poll.people[name][0], "2026-06-20 09:12:00", *said)))
    return {"poll.csv": "\n".join(lines).encode()}


def _framadate(poll: Poll) -> dict[str, bytes]:
    says = {YES: "Yes", MAYBE: "Ifneedbe", NO: "No"}
    lines = ["," + "".join(f'"{one:%Y-%m-%d}",' for one in poll.options)]
    lines.append("," + "".join(f'"{one.hour}h-{one.hour + 1}h",' for one in poll.options))
    lines += [f'"{name}",' + "".join(f'"{says[one]}",' for one in vote) for name, vote in poll.votes.items()]
    return {"poll.csv": "\n".join(lines).encode()}


def _in_quarters(poll: Poll) -> Iterator[tuple[int, datetime]]:
    for number, option in enumerate(poll.options):
        for quarter in range(4):
            yield number, option + timedelta(minutes=15 * quarter)


def _bookmarklet(poll: Poll) -> dict[str, bytes]:
    rows = [
        [f"{when:%a}", f"{when:%I:%M %p}", *("1" if vote[n] == YES else "0" for vote in poll.votes.values())]
        for n, when in _in_quarters(poll)
    ]
    return {"poll.csv": _rows(["Day", "Time", *poll.votes], *rows)}


def _timeful(poll: Poll) -> dict[str, bytes]:
    says = {YES: "Available", MAYBE: "If needed", NO: ""}
    rows = [
        [
            f"{when.month}/{when.day}/{when.year}, {_am(when, ':00')}",
            *(says[vote[n]] for vote in poll.votes.values()),
        ]
        for n, when in _in_quarters(poll)
    ]
    return {"poll.csv": _rows(["Date / Time", *poll.votes], *rows)}


def _when2meet(poll: Poll) -> dict[str, bytes]:
    script = [
        f"PeopleNames[{n}] = {json.dumps(name, ensure_ascii=False)};PeopleIDs[{n}] = {9000 + n};"
        for n, name in enumerate(poll.votes)
    ]
    for slot, (n, when) in enumerate(_in_quarters(poll)):
        script.append(f"TimeOfSlot[{slot}] = {int(when.replace(tzinfo=ZoneInfo(poll.zone)).timestamp())};")
        free = (9000 + person for person, vote in enumerate(poll.votes.values()) if vote[n] == YES)
        script += [f"AvailableAtSlot[{slot}].push({one});" for one in free]
    page = "<html><head><title>Truth - When2meet</title></head><body><script>" + "\n".join(script)
    return {"poll.html": f"{page}</script></body></html>".encode()}


def _lettucemeet(poll: Poll) -> dict[str, bytes]:
    answers = [
        {
            "user": {"name": name},
            "availabilities": [
                {
                    "start": f"{one:%Y-%m-%dT%H:%M}:00.000Z",
                    "end": f"{one + timedelta(hours=1):%Y-%m-%dT%H:%M}:00.000Z",
                }
                for one, said in zip(poll.options, vote, strict=True)
                if said == YES
            ],
        }
        for name, vote in poll.votes.items()
    ]
    event = {
        "title": "Truth",
        "pollStartTime": f"{poll.options[0]:%H:%M}:00.000Z",
        "pollEndTime": f"{poll.options[-1] + timedelta(hours=1):%H:%M}:00.000Z",
        "timeZone": poll.zone,
        "pollDates": sorted({f"{one:%Y-%m-%d}" for one in poll.options}),
        "pollResponses": answers,
    }
    return {"poll.json": json.dumps({"data": {"event": event}}).encode()}


def _crabfit(poll: Poll) -> dict[str, bytes]:
    def slots(vote: tuple[str, ...]) -> list[str]:
        every = (when for n, when in _in_quarters(poll) if vote[n] == YES)
        return [f"{w.replace(tzinfo=ZoneInfo(poll.zone)).astimezone(UTC):%H%M-%d%m%Y}" for w in every]

    times = slots((YES,) * len(poll.options))
    people = [{"name": name, "availability": slots(vote)} for name, vote in poll.votes.items()]
    event = {
        "id": "truth-1",
        "name": "Truth",
        "times": times,
        "timezone": poll.zone,
        "created_at": 1780000000,
    }
    return {"event.json": json.dumps(event).encode(), "people.json": json.dumps(people).encode()}


TOOLS: dict[str, Callable[[Poll], dict[str, bytes]]] = {
    "doodle": _doodle,
    "rallly": _rallly,
    "framadate": _framadate,
    "bookmarklet": _bookmarklet,
    "timeful": _timeful,
    "when2meet": _when2meet,
    "lettucemeet": _lettucemeet,
    "crabfit": _crabfit,
}
PLAIN = {"bookmarklet", "when2meet", "lettucemeet", "crabfit"}
"""Tools that ask for yes or no."""


def disagreements(seed: int, folder: Path) -> Iterator[str]:
    """Yield what import makes of a form and a poll that nobody said."""
    poll = invent(seed)
    form = [[name, email, zone] for name, (email, zone) in poll.people.items()]
    files = {"form.csv": _rows(["Name", "Email", "Time zone"], *form), **TOOLS[poll.tool](poll)}
    for name, content in {**files, "cohort.yaml": COHORT.encode()}.items():
        (folder / name).write_bytes(content)
    paths = [str(folder / name) for name in files]
    line = ["import", *paths, "--to", str(folder / "people.csv"), "--yes", "--today", TODAY, "--json"]
    done = command(*line)
    if done.code == 1:
        line += ["--poll-zone", poll.zone]
        if "--date-order" in done.out:
            line += ["--date-order", "mdy"]
        done = command(*line)
    if done.code:
        yield f"{poll.tool} exit {done.code}: {' '.join(done.out[:600].split())}"
        return
    rows = {row["name"]: row for row in read_people(folder)}
    if set(rows) != set(poll.people):
        yield f"{poll.tool} people: {sorted(rows)} and not {sorted(poll.people)}"
        return
    for key, level in (("available", YES), ("if_needed", MAYBE)):
        wrong = [n for n in poll.people if quarters(rows[n].get(key) or "") != expected(poll, n, level)]
        if wrong:
            cell, (_, zone) = rows[wrong[0]].get(key), poll.people[wrong[0]]
            meant = [
                str(one)
                for one, said in zip(poll.options, poll.votes[wrong[0]], strict=True)
                if said == level
            ]
            where = f"in {zone} {cell!r}, on the clock of {poll.zone} {meant}"
            yield f"{poll.tool} {key}: {len(wrong)} people; {where}"
