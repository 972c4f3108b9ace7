"""Forty people in nine time zones who filled in a form; two of them work when all others sleep."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import handle, names
from tests.cohorts.invent.tables import hours, some, table, week

SEED = 4

PLACES = {
    "America/Mexico_City": ("es", "Latin America", 4),
    "America/Toronto": ("fr", "North America", 5),
    "America/Sao_Paulo": ("pt", "Latin America", 5),
    "Africa/Accra": ("yo", "West Africa", 5),
    "Europe/Athens": ("el", "Europe", 5),
    "Africa/Addis_Ababa": ("am", "East Africa", 4),
    "Asia/Karachi": ("ar", "Asia", 4),
    "Asia/Dhaka": ("bn", "Asia", 4),
    "Asia/Jakarta": ("id", "Asia", 4),
}
"""Names, region and how many people, by time zone: forty in nine."""

TIMES = week("Mon Tue Wed Thu", {"09:00-12:00": 2, "13:00-16:00": 2, "16:00-19:00": 3, "19:00-21:30": 3})
NIGHTS = {"Africa/Accra": "Sat 03:00-05:00", "Asia/Jakarta": "Sun 02:00-04:00"}
"""The first person of these zones is free at no other time."""

LEADS = 7
TOPICS = "boards budgets evaluation fundraising hiring partnerships rest storytelling"
ROLES = "organiser director facilitator teacher"


def files() -> dict[str, bytes]:
    """Return the tables of the folder by their path."""
    rng = Random(SEED)
    rows = [row for zone in PLACES for row in _people_of(zone, rng)]
    for row in rng.sample([row for row in rows if row["timezone"] not in NIGHTS], LEADS):
        row["lead"] = "yes"
    return {"people.csv": table(rows)}


def _people_of(zone: str, rng: Random) -> list[dict[str, str]]:
    language, region, count = PLACES[zone]
    rows = [_person(name, zone, region, rng) for name in names(language, rng)[:count]]
    rows[0]["available"] = NIGHTS.get(zone, rows[0]["available"])
    return rows


def _person(name: str, zone: str, region: str, rng: Random) -> dict[str, str]:
    return {
        "id": handle(name),
        "name": name,
        "email": f"{zone.partition('/')[2].casefold()}-{rng.randrange(10**6):06}@example.org",
        "timezone": zone,
        "available": hours(rng, TIMES, 8),
        "lead": "no",
        "languages": "en; " + some(rng, "fr pt ar", 1) if rng.random() < 0.5 else "en",
        "needs": some(rng, TOPICS, 2, 1),
        "offers": some(rng, TOPICS, 3, 1),
        "region": region,
        "role": rng.choice(ROLES.split()),
        "level": str(rng.randint(1, 4)),
    }
