"""A cohort of 300 people in 43 circles with everything written down: for figures of what follows matching.

Circles meet for a year; ``write(folder, every="month")`` writes cohort, people, circles, schedule and log. In
the log every meeting before ``TODAY`` has replies, attendance, turns and a pulse of everybody who came; most
members committed themselves, some come rarely, and some meetings did not take place. The same arguments give
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from circlekit.core.windows import DAY_NAMES

PEOPLE, CIRCLES = 300, 43
STARTS, ENDS = date(2027, 1, 4), date(2027, 12, 31)
TODAY = "2027-12-01"
"""A day near the end, when nearly all meetings have been."""
LOGGED = {"week": 47, "2 weeks": 24, "4 weeks": 12, "month": 11}
"""How many meetings every circle has had before that day, by rhythm; all of them are written down."""
CHANNELS = ("email", "email", "whatsapp", "sms")
LANGUAGES = ("en", "en", "fr", "es", "pt", "de")

Members = Sequence[Sequence[str]]


def write(folder: Path, every: str = "month", people: int = PEOPLE, circles: int = CIRCLES) -> Path:
    """Write a cohort into a folder and return its file; ``every`` is a rhythm of ``LOGGED``."""
    chance = Random(0)
    members = [[f"p{number}" for number in range(at, people, circles)] for at in range(circles)]
    files = {
        "cohort.yaml": _cohort(every),
        "people.csv": _people(people),
        "circles.yaml": _circles(members),
        "schedule.yaml": _schedule(members, monthly=every == "month"),
        "log.yaml": "".join(_log(members, LOGGED[every], chance)),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "cohort.yaml"


def _cohort(every: str) -> str:
    return f"""\
cohort: A full year
starts: {STARTS}
ends: {ENDS}
timezone: Europe/London
meeting: {{every: {every}, minutes: 60, video: https://meet.example.org/year}}
coordinator: {{name: Noor Haddad, email: noor@example.org}}
participants: people.csv
"""


def _people(count: int) -> str:
    rows = ["id,name,email,timezone,available,lead,channel,language\n"]
    for number in range(count):
        channel, language = CHANNELS[number % len(CHANNELS)], LANGUAGES[number % len(LANGUAGES)]
        lead = "yes" if number < CIRCLES else "no"
        rows.append(
            f"p{number},Person {number},p{number}@example.org,Europe/London,Mon-Fri 09:00-18:00,"
            f"{lead},{channel},{language}\n"
        )
    return "".join(rows)


def _circles(members: Members) -> str:
    lines = ["cohort: a-full-year\ncircles:\n"]
    for number, people in enumerate(members, 1):
        who = f"lead: {people[0]}, deputy: {people[1]}, members: [{', '.join(people)}]"
        lines.append(f"  c{number}: {{name: Circle {number}, {who}}}\n")
    return "".join(lines)


def _schedule(members: Members, monthly: bool) -> str:
    lines = ["cohort: a-full-year\nslots:\n"]
    for number in range(len(members)):
        day, hour = number % 5, 9 + number // 5 % 8
        when = f"first: {STARTS.replace(day=STARTS.day + day)}, weekday: {DAY_NAMES[day][:3]}"
        week = f"week: {1 + (STARTS.day + day - 1) // 7}, " if monthly else ""
        start = f'start: "{hour:02}:00", minutes: 60, timezone: Europe/London'
        lines.append(f"  c{number + 1}: {{{when}, {week}{start}}}\n")
    return "".join(lines)


def _log(members: Members, meetings: int, chance: Random) -> Iterator[str]:
    sections: dict[str, list[str]] = {
        name: [] for name in ("commitments", "rsvps", "attendance", "turns", "pulse")
    }
    for number, people in enumerate(members, 1):
        for lines in sections.values():
            lines.append(f"  c{number}:\n")
        sections["commitments"] += [f"    {one}: {STARTS}\n" for one in people if chance.random() < 0.9]
        habits = {one: chance.choice((0.3, 0.7, 0.8, 0.9, 1.0)) for one in people}
        for meeting in range(1, meetings + 1):
            for name, line in _meeting(people, habits, meeting, chance):
                sections[name].append(line)
    yield "cohort: a-full-year\n"
    for name, lines in sections.items():
        yield f"{name}:\n"
        yield from lines


def _meeting(
    people: Sequence[str], habits: dict[str, float], meeting: int, chance: Random
) -> Iterator[tuple[str, str]]:
    """Yield what is written down of one meeting: the section, and its line."""
    replies = (f"{one}: {chance.choice(('yes', 'yes', 'maybe', 'no'))}" for one in people)
    yield "rsvps", f"    {meeting}: {{{', '.join(replies)}}}\n"
    if chance.random() < 0.02:
        yield "attendance", f"    {meeting}: did not meet\n"
        return
    came = [one for one in people if chance.random() < habits[one]]
    away = [one for one in people if one not in came]
    apologies, no_word = away[::2], away[1::2]
    lists = {"present": came, "apologies": apologies, "no_word": no_word}
    said = ", ".join(f"{key}: [{', '.join(who)}]" for key, who in lists.items() if who)
    yield "attendance", f"    {meeting}: {{{said}}}\n"
    turn = [people[(meeting + step) % len(people)] for step in range(5)]
    roles = ("opener", "facilitator", "timekeeper", "note_taker")
    held = ", ".join(f"{role}: {one}" for role, one in zip(roles, turn[1:], strict=True))
    yield "turns", f"    {meeting}: {{case_giver: [{turn[0]}], {held}}}\n"
    scores = ", ".join(f"{one}: {chance.randint(2, 5)}" for one in came)
    yield "pulse", f"    {meeting}: {{{scores}}}\n"
