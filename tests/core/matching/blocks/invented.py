"""Invented people for large cohorts: zones as the world has them, languages of their zone, working hours.

Windows are drawn for each person; no circle is planted in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

from circlekit.core.model import Cohort
from circlekit.files.reading import load

ZONES = {
    "Europe/London": (8, "en", "fr"),
    "Europe/Berlin": (10, "en", "fr"),
    "Africa/Lagos": (8, "en", "fr"),
    "Africa/Nairobi": (7, "en", "ar"),
    "Asia/Kolkata": (14, "en", "ar"),
    "Asia/Dubai": (4, "ar", "en"),
    "Asia/Singapore": (8, "en", "en"),
    "Australia/Sydney": (3, "en", "en"),
    "America/New_York": (12, "en", "es"),
    "America/Chicago": (6, "en", "es"),
    "America/Los_Angeles": (6, "en", "es"),
    "America/Sao_Paulo": (7, "es", "en"),
    "America/Mexico_City": (7, "es", "en"),
}
"""How many of a hundred live in each zone, the language that most speak there, and another one."""

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
ROLES = ("chair", "lead", "member", "staff", "trustee", "volunteer")
HEADER = "id,name,timezone,available,lead,languages,organisation,role,level\n"
HEAD = """\
cohort: Large
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
matching:
  mix: [organisation, role]
  align: [level]
  share: [languages]
  at_most: {organisation: 2}
participants: people.csv
"""


def rows(count: int, seed: int) -> Iterator[str]:
    """Yield a table of so many people, the names of its columns first."""
    chance = Random(seed)
    zones, weights = list(ZONES), [weight for weight, *_ in ZONES.values()]
    yield HEADER
    for number in range(count):
        zone = chance.choices(zones, weights)[0]
        answers = (
            f"p{number}", f"Person {number}", zone, ";".join(_windows(chance)),
            chance.choices(("yes", "if needed", "no"), (25, 10, 65))[0], _languages(zone, chance),
            f"org {chance.randrange(max(count // 40, 12))}", chance.choice(ROLES), str(chance.randint(1, 5)),
        )  # fmt: skip
        yield ",".join(answers) + "\n"


def _windows(chance: Random) -> Iterator[str]:
    """Yield three to five windows of two hours each, on working days."""
    for _ in range(chance.randint(3, 5)):
        hour, minute = chance.randint(8, 18), chance.choice(("00", "30"))
        yield f"{chance.choice(DAYS)} {hour:02}:{minute}-{hour + 2:02}:{minute}"


def _languages(zone: str, chance: Random) -> str:
    """Return the first language for half of a zone, both for a third, the second for the others."""
    _, first, second = ZONES[zone]
    return chance.choices((first, f"{first};{second}", second), (50, 35, 15))[0]


def write(folder: Path, count: int, seed: int, head: str = HEAD) -> Path:
    """Write a cohort of so many people into a folder, and return its file."""
    with (folder / "people.csv").open("w", encoding="utf-8") as table:
        table.writelines(rows(count, seed))
    (folder / "cohort.yaml").write_text(head, encoding="utf-8")
    return folder / "cohort.yaml"


def invented(folder: Path, count: int, seed: int, more: str = "") -> Cohort:
    """Return a cohort of so many people; ``more`` are further rules."""
    return load(write(folder, count, seed, HEAD.replace("participants", f"{more}participants")))
