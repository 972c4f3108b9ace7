"""Ninety-six people of a hospital in eight units; one head alone has twenty who report to them."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import handle, names
from tests.cohorts.invent.tables import hours, some, table

SEED = 1

UNITS = {
    "emergency": 21, "surgery": 15, "children": 14, "cancer care": 12,
    "pharmacy": 10, "laboratory": 10, "radiology": 8, "office": 6,
}  # fmt: skip
"""People by unit, its head among them. The head of the office is everybody's director."""

LANGUAGES = "en hi pl yo pt vi ta"
ROTAS = {
    "early": {"Mon 15:30-18:00": 2, "Tue 15:30-18:00": 2, "Wed 15:30-18:00": 1, "Thu 15:30-18:00": 2},
    "late": {"Mon 10:00-13:30": 2, "Tue 10:00-13:30": 1, "Wed 10:00-13:30": 2, "Thu 10:00-13:30": 2},
    "office": {"Mon 12:00-17:00": 1, "Tue 12:00-17:00": 1, "Wed 12:00-17:00": 1, "Thu 12:00-17:00": 1},
}
LEADS = 18
"""So many would lead a circle, and two of the heads would as well."""
PROFESSIONS = "administrator nurse physician technician therapist"
TOPICS = "burnout delegation feedback interruptions mistakes research staffing training"
DIRECTOR, HEAD = "6", "5"


def files() -> dict[str, bytes]:
    """Return the tables of the folder by their path."""
    rng = Random(SEED)
    people = iter(rng.sample([name for language in LANGUAGES.split() for name in names(language, rng)], 96))
    units = [[_person(next(people), unit, rng) for _ in range(count)] for unit, count in UNITS.items()]
    heads = [members[0] for members in units]
    for head, *reports in units:
        head["grade"], head["manager"] = HEAD, heads[-1]["id"]
        for row in reports:
            row["manager"] = head["id"]
    heads[-1]["grade"], heads[-1]["manager"] = DIRECTOR, ""
    rows = [row for members in units for row in members]
    for row in rng.sample([row for row in rows if row not in heads], LEADS):
        row["lead"] = "yes"
    for head in heads[1:3]:
        head["lead"] = "yes"
    return {"people.csv": table(rows)}


def _person(name: str, unit: str, rng: Random) -> dict[str, str]:
    return {
        "id": handle(name),
        "name": name,
        "email": f"staff-{rng.randrange(10**6):06}@example.org",
        "timezone": "Europe/London",
        "available": hours(rng, ROTAS[rng.choice(list(ROTAS))], 3),
        "lead": "no",
        "needs": some(rng, TOPICS, 2, 1),
        "offers": some(rng, TOPICS, 2, 1),
        "team": unit,
        "profession": rng.choice(PROFESSIONS.split()),
        "grade": rng.choice("1223334"),
        "manager": "",
    }
