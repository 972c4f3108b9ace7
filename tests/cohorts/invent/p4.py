"""Forty-eight people whose term ends; nine opt out and thirteen join. Two old circles lose nobody."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import handle, names
from tests.cohorts.invent.tables import hours, some, table, week

SEED = 1

STAYING = {"Europe/Lisbon": ("pt", 26), "Europe/Belgrade": ("sr", 14), "America/Bogota": ("es", 8)}
JOINING = {"Europe/Lisbon": ("pt", 6), "Europe/Warsaw": ("pl", 4), "Europe/Athens": ("el", 3)}
TIMES = week("Mon Tue Wed Thu", {"09:00-12:00": 1, "12:00-14:00": 1, "14:00-17:00": 3, "17:00-20:00": 3})
CIRCLES, SEATS = 6, 8
LOSSES = (0, 0, 2, 2, 2, 3)
"""How many opt out of each old circle: nine of forty-eight."""

TOPICS = "archives budgets coaching festivals grants hiring outreach press"
FIELDS = "dance film music theatre"


def files() -> dict[str, bytes]:
    """Return the tables and lists of the folder by their path."""
    rng = Random(SEED)
    used: set[str] = set()
    people, joiners = _people(STAYING, used, rng), _people(JOINING, used, rng)
    for row in (*people[::3], *joiners[::4]):
        row["lead"] = "yes"
    circles = _circles(people, rng)
    earlier = _circles(people[:24], rng)
    return {
        "people.csv": table(people),
        "joiners.csv": table(joiners),
        "circles.yaml": _listed("autumn-term", circles),
        "history/summer.yaml": _listed("summer-term", earlier),
        "answers.yaml": _answers(circles, rng),
    }


def _people(places: dict[str, tuple[str, int]], used: set[str], rng: Random) -> list[dict[str, str]]:
    rows = []
    for zone, (language, count) in places.items():
        fresh = [name for name in names(language, rng) if name not in used][:count]
        used.update(fresh)
        rows += [_person(name, zone, rng) for name in fresh]
    return rows


def _person(name: str, zone: str, rng: Random) -> dict[str, str]:
    return {
        "id": handle(name),
        "name": name,
        "email": f"{handle(name)[:1].encode('utf-8').hex()}{rng.randrange(10**6):06}@example.org",
        "timezone": zone,
        "available": hours(rng, TIMES, 9),
        "lead": "no",
        "needs": some(rng, TOPICS, 2, 1),
        "offers": some(rng, TOPICS, 2, 1),
        "field": rng.choice(FIELDS.split()),
    }


def _circles(people: list[dict[str, str]], rng: Random) -> list[list[dict[str, str]]]:
    """Return full circles of these people, somebody who would lead first in each."""
    leads = [row for row in people if row["lead"] == "yes"]
    others = [row for row in people if row["lead"] == "no"]
    seats = [*rng.sample(leads, len(leads)), *rng.sample(others, len(others))]
    count = len(people) // SEATS
    return [seats[number::count] for number in range(count)]


def _listed(cohort: str, circles: list[list[dict[str, str]]]) -> bytes:
    lines = [f"cohort: {cohort}", "circles:"]
    for number, members in enumerate(circles, 1):
        seats = ", ".join(row["id"] for row in members)
        lines.append(f"  c{number}: {{name: Circle {number}, lead: {members[0]['id']}, members: [{seats}]}}")
    return "\n".join([*lines, ""]).encode("utf-8")


def _answers(circles: list[list[dict[str, str]]], rng: Random) -> bytes:
    gone = [
        row["id"] for members, loss in zip(circles, LOSSES, strict=True) for row in rng.sample(members, loss)
    ]
    lines = [f"leave: [{', '.join(gone[:6])}]", f"defer: [{', '.join(gone[6:])}]", "join: joiners.csv", ""]
    return "\n".join(lines).encode("utf-8")
