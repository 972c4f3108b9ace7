"""A chain of cohorts as a person knows it who wrote everything down, and the folder it is in just now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple

from .rotation_count import Past
from .rotation_people import Inventor

TERM = timedelta(days=81)
BEGINS = date(2027, 1, 4)


class Style(NamedTuple):
    """What holds for a whole chain. ``plain``: people differ in nothing, so that the best is known.

    ``spare``: all circles are of one size, and whoever is over has none.
    """

    people: int
    size: tuple[int, int]
    cohorts: int
    wide: bool
    plain: bool
    silent: str
    twos: bool
    ahead: int
    inside: bool
    spare: bool

    @property
    def tiny(self) -> bool:
        """Tell whether every partition can be tried."""
        return self.people <= 14


def style(rng: Random) -> Style:
    """Return a random style."""
    tiny = rng.random() < 0.5
    size = (6, 8) if tiny else rng.choice([(3, 4), (4, 5), (5, 6), (6, 8)])
    plain = rng.random() < 0.5
    spare = not tiny and rng.random() < 0.15
    ahead = rng.choice([0, 0, 3, 4])
    return Style(
        people=rng.randint(12, 14) if tiny else rng.randint(18, 60),
        size=(7, 7) if spare else size,
        cohorts=rng.randint(2, 4),
        wide=plain or rng.random() < 0.4,
        plain=plain,
        silent=rng.choice(["stay"] * 5 + ["leave", "defer"]),
        twos=not ahead and rng.random() < 0.3,
        ahead=ahead,
        inside=rng.random() < 0.3,
        spare=spare,
    )


class World:
    """Everybody who ever took part, by a key that never changes; the lists hold keys."""

    def __init__(self, seed: int, place: Path) -> None:
        self.rng = Random(seed)
        self.style = style(self.rng)
        self.place = place
        self.invent = Inventor(self.rng, self.style.wide, self.style.plain)
        self.people = self.invent.everybody
        self.past: list[Past] = []
        self.waiting: dict[int, date] = {}
        self.gone: list[int] = []
        self.alumni: set[int] = set()
        self.forgotten: set[int] = set()
        self.seated = False
        self.apart: list[list[int]] = []
        self.ids: list[str] = []
        self.here: list[int] = []
        self.path = place / "r0"
        self.starts, self.ends = BEGINS, BEGINS + TERM

    @property
    def key_of(self) -> dict[str, int]:
        """Everybody by every handle that they ever had."""
        return {handle: key for key, person in self.people.items() for handle in person.handles}

    def group(self, keys: Sequence[int]) -> str:
        return f"[{', '.join(self.people[one].handle for one in keys)}]"

    def write(self, name: str, text: str) -> None:
        (self.path / name).write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        path = self.path / name
        if path.exists():
            text = path.read_bytes().decode()
            path.write_bytes(re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text).encode())

    def report_to(self, renamed: dict[str, str]) -> None:
        """Let those who named somebody's handle name the new one."""
        for person in self.people.values():
            person.manager = renamed.get(person.manager, person.manager)
