"""Sixty-four people whose first language is French, Spanish or English; some speak a second one."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import handle, names
from tests.cohorts.invent.tables import hours, some, table, week

SEED = 1

PLACES = {
    "America/Toronto": ("fr", "Québec", 9),
    "Africa/Kinshasa": ("fr", "Kinshasa", 9),
    "Europe/Paris": ("fr", "France", 8),
    "America/La_Paz": ("es", "La Paz", 9),
    "America/Bogota": ("es", "Bogotá", 7),
    "Europe/Madrid": ("es", "Castilla", 7),
    "Europe/London": ("en", "England", 8),
    "Africa/Lagos": ("en", "Lagos", 7),
}
"""First language, region and how many people, by time zone: 26 French, 23 Spanish, 15 English."""

NAMED_IN = {"Africa/Lagos": "yo"}
SECOND = {"fr": "en", "es": "en", "en": "fr"}
BILINGUAL = 4
"""Every fourth person speaks a second language."""

TIMES = week("Mon Tue Wed Thu", {"09:00-12:00": 3, "13:00-16:00": 3, "16:00-18:00": 2, "18:00-21:00": 3})
LEADS = 14
TOPICS = "conflict funding housing law media memory schools water"


def files() -> dict[str, bytes]:
    """Return the tables of the folder by their path."""
    rng, used = Random(SEED), set[str]()
    rows: list[dict[str, str]] = []
    for zone, (language, region, count) in PLACES.items():
        fresh = [name for name in names(NAMED_IN.get(zone, language), rng) if name not in used][:count]
        used.update(fresh)
        rows += [_person(name, zone, language, region, rng) for name in fresh]
    for row in rows[::BILINGUAL]:
        row["languages"] += f"; {SECOND[row['languages']]}"
    for row in rng.sample(rows, LEADS):
        row["lead"] = "yes"
    return {"people.csv": table(rows)}


def _person(name: str, zone: str, language: str, region: str, rng: Random) -> dict[str, str]:
    return {
        "id": handle(name),
        "name": name,
        "email": f"{language}-{rng.randrange(10**6):06}@example.org",
        "timezone": zone,
        "available": hours(rng, TIMES, 8),
        "lead": "no",
        "languages": language,
        "first_language": language,
        "needs": some(rng, TOPICS, 2, 1),
        "offers": some(rng, TOPICS, 2, 1),
        "region": region,
    }
