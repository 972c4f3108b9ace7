"""Twenty-four volunteers, free in the evenings; one in three gave an address, and three in ten stay away."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import handle, names
from tests.cohorts.invent.tables import hours, some, table, week

SEED = 1

PLACES = {"Africa/Cairo": ("ar", 14), "Europe/Istanbul": ("tr", 6), "Europe/Kyiv": ("uk", 4)}
EVENINGS = week("Sun Mon Tue Wed Thu", {"18:00-20:00": 1, "18:30-21:30": 2, "20:00-22:00": 1})
LEADS = 5
TASKS = "cooking driving phoning sorting"
TOPICS = "permits rest rotas storage volunteers"


def files() -> dict[str, bytes]:
    """Return the tables of the folder by their path."""
    rng = Random(SEED)
    people = [
        (name, zone) for zone, (language, count) in PLACES.items() for name in names(language, rng)[:count]
    ]
    rows = [_person(number, name, zone, rng) for number, (name, zone) in enumerate(people)]
    for row in rng.sample(rows, LEADS):
        row["lead"] = "yes"
    return {"people.csv": table(rows)}


def _person(number: int, name: str, zone: str, rng: Random) -> dict[str, str]:
    return {
        "id": handle(name),
        "name": name,
        "email": "" if number % 3 else f"volunteer-{number}@example.org",
        "timezone": zone,
        "available": hours(rng, EVENINGS, 6),
        "lead": "no",
        "needs": some(rng, TOPICS, 1),
        "offers": some(rng, TOPICS, 2, 1),
        "task": rng.choice(TASKS.split()),
    }
