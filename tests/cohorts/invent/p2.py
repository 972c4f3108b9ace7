"""Three hundred people of one organisation who opted in, as the personnel office knows them."""

from __future__ import annotations

from random import Random

from tests.cohorts.invent.names import names
from tests.cohorts.invent.tables import hours, some, table, week

SEED = 1

SITES = {
    "Leeds": ("en", "Europe/London", 36),
    "Stuttgart": ("de", "Europe/Berlin", 24),
    "Kraków": ("pl", "Europe/Warsaw", 24),
    "Lyon": ("fr", "Europe/Paris", 60),
    "Porto": ("pt", "Europe/Lisbon", 52),
    "Sevilla": ("es", "Europe/Madrid", 46),
    "İzmir": ("tr", "Europe/Istanbul", 20),
    "Nairobi": ("sw", "Africa/Nairobi", 20),
    "Pune": ("hi", "Asia/Kolkata", 18),
}
"""Names, time zone and how many people, by site: three hundred at nine."""

TIMES = week("Mon Tue Wed Thu Fri", {"09:00-11:00": 2, "10:00-12:30": 3, "13:30-16:00": 3, "15:00-17:30": 2})
LEADS = 43
FUNCTIONS = "design finance legal logistics marketing production research sales"
TOPICS = "budgets conflict delegation feedback focus hiring meetings negotiation priorities writing"
STAFF = 1_200
"""So many were invited; most managers are not among those who opted in."""


def files() -> dict[str, bytes]:
    """Return the tables of the folder by their path."""
    rng = Random(SEED)
    numbers = iter(rng.sample(range(STAFF), 300))
    rows = [
        _person(f"h{next(numbers):04}", name, site, rng)
        for site, (language, _, count) in SITES.items()
        for name in names(language, rng)[:count]
    ]
    for row in rng.sample(rows, LEADS):
        row["lead"] = "yes"
    return {"people.csv": table(rows)}


def _person(number: str, name: str, site: str, rng: Random) -> dict[str, str]:
    return {
        "id": number,
        "name": name,
        "email": f"{number}@example.org",
        "timezone": SITES[site][1],
        "available": hours(rng, TIMES, 5),
        "lead": "no",
        "needs": some(rng, TOPICS, 2, 1),
        "offers": some(rng, TOPICS, 2, 1),
        "manager": f"h{rng.randrange(STAFF) // 12 * 12:04}",
        "site": site,
        "function": rng.choice(FUNCTIONS.split()),
        "grade": str(rng.randint(1, 6)),
    }
