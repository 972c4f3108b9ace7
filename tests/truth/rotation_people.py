"""Random people for chains of cohorts, whose every word is found again wherever it is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

COLUMNS = (
    "id", "name", "email", "timezone", "available", "lead", "lead_again", "needs", "offers", "knows",
    "share_email", "pause_until", "was", "team", "gender", "manager",
)  # fmt: skip
LISTS = ("needs", "offers", "knows", "was")
TOPICS = ("law", "funding", "speaking", "data", "teams")
ZONES = ("Europe/London", "Europe/Berlin", "Africa/Dakar", "America/Recife", "Asia/Kolkata")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@dataclass
class Person:
    """Somebody, whatever their handle is just now; ``key`` never changes. ``secret`` is a need of theirs."""

    key: int
    handle: str
    name: str
    email: str
    secret: str
    timezone: str
    available: str
    lead: str
    offers: list[str]
    needs: list[str]
    team: str
    gender: str
    manager: str
    share_email: bool
    knows: list[str] = field(default_factory=list)
    handles: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    until: date | None = None

    def row(self, was: Sequence[str] = (), until: date | None = None) -> dict[str, object]:
        """Return them as a participant; what is empty is left out."""
        found: dict[str, object] = {
            "name": self.name, "email": self.email, "timezone": self.timezone, "available": self.available,
            "lead": self.lead, "needs": [*self.needs, self.secret], "offers": self.offers,
            "knows": self.knows, "share_email": "yes" if self.share_email else "",
            "pause_until": str(until) if until else "", "was": list(was), "team": self.team,
            "gender": self.gender, "manager": self.manager,
        }  # fmt: skip
        return {key: value for key, value in found.items() if value}


class Inventor:
    """Invents people, no two with a word in common; ``plain`` people differ in nothing but who leads."""

    def __init__(self, rng: Random, wide: bool, plain: bool) -> None:
        self.rng, self.wide, self.plain = rng, wide, plain
        self._used: set[str] = set()
        self.everybody: dict[int, Person] = {}
        self.around: list[str] = []

    def word(self, syllables: int) -> str:
        """Return a word that nobody has yet."""
        while True:
            letters = (self.rng.choice("bdfgklmnprstvz") + self.rng.choice("aeiou") for _ in range(syllables))
            found = "".join(letters)
            if found not in self._used:
                self._used.add(found)
                return found

    def handle(self) -> str:
        """Return a handle that nobody ever had."""
        return f"{self.word(3)}x"

    def name(self) -> str:
        """Return a name that nobody has."""
        return f"{self.word(4).title()} {self.word(4).title()}"

    def person(self) -> Person:
        """Return somebody new."""
        rng, handle, name = self.rng, self.handle(), self.name()
        managers = self.around
        wishes = () if self.plain else TOPICS
        found = Person(
            key=len(self.everybody), handle=handle, name=name, handles=[handle], names=[name],
            email=f"{self.word(5)}@example.org" if rng.random() < 0.85 else "",
            secret=f"{self.word(4)}q", timezone="Europe/London" if self.wide else rng.choice(ZONES),
            available="Mon 09:00-17:00" if self.wide else self._hours(),
            lead=rng.choice(["yes", "yes", "if needed", "no", "no"]),
            offers=rng.sample(wishes, 1) if wishes else [], needs=rng.sample(wishes, 2) if wishes else [],
            team=rng.choice(["north", "south", "east"]), gender=rng.choice(["zwazwa", "zwezwe", "zwizwi"]),
            manager=rng.choice(managers) if managers and rng.random() < 0.2 else "",
            share_email=rng.random() < 0.2,
            knows=rng.sample(managers, min(2, len(managers))) if rng.random() < 0.1 * bool(wishes) else [],
        )  # fmt: skip
        self.everybody[found.key] = found
        return found

    def _hours(self) -> str:
        days = self.rng.sample(DAYS, self.rng.choice([2, 3]))
        begins = [self.rng.choice([8, 9, 10, 13, 16]) for _ in days]
        return "; ".join(
            f"{day} {begin:02}:00-{begin + 4:02}:00" for day, begin in zip(days, begins, strict=True)
        )


def as_yaml(rows: dict[str, dict[str, object]]) -> str:
    """Return people as a YAML mapping; no word in them needs a quote but times."""
    return "".join(f"  {handle}: {{{_flow(row)}}}\n" for handle, row in rows.items())


def _flow(row: dict[str, object]) -> str:
    return ", ".join(
        f"{key}: [{', '.join(value)}]" if isinstance(value, list) else f'{key}: "{value}"'
        for key, value in row.items()
    )


def as_csv(rows: Iterable[dict[str, object]], columns: Sequence[str] = COLUMNS) -> str:
    """Return people as a table."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {key: "; ".join(value) if isinstance(value, list) else value for key, value in row.items()}
        )
    return text.getvalue()
