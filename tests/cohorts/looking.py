"""Cohort folders read and changed by plain code, and what a command says about them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path
from typing import Any

from tests.examples.making import circlekit
from tests.examples.rules import Person, circles, people

Row = dict[str, str]


def document(folder: Path, *argv: str) -> dict[str, Any]:
    """Run a command that must succeed and return its JSON document."""
    outcome = circlekit(folder, *argv, "--json")
    assert outcome.code == 0, outcome.err
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def members(folder: Path) -> dict[str, list[Person]]:
    """Return the people of each circle in circles.yaml, as the table has them."""
    who = people(folder)
    return {name: [who[one] for one in circle["members"]] for name, circle in circles(folder).items()}


def pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Return every pair of handles that share a group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def together(folder: Path) -> set[tuple[str, str]]:
    """Return every pair of handles that share a circle in circles.yaml."""
    return pairs(circle["members"] for circle in circles(folder).values())


def change_people(folder: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    """Write the table again as ``change`` returns it."""
    path = folder / "people.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = change(list(csv.DictReader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def replace(path: Path, before: str, after: str) -> None:
    """Change a line of a file, which must be there."""
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def chance_of_four(seats: int, come: Fraction) -> Fraction:
    """Return how likely four of a circle come, by going through everything that could happen on the day."""
    return sum(
        (
            come ** sum(day) * (1 - come) ** (seats - sum(day))
            for day in product((0, 1), repeat=seats)
            if sum(day) >= 4
        ),
        Fraction(),
    )
