"""Tables as they are written, and the weekly hours people give in them."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from random import Random

Row = Mapping[str, str]


def table(rows: Sequence[Row]) -> bytes:
    """Return rows as a CSV file; the first one has every column."""
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8")


def some(rng: Random, choices: str, most: int, least: int = 0) -> str:
    """Return some of the words, joined as a table joins a list."""
    return "; ".join(rng.sample(choices.split(), rng.randint(least, most)))


def hours(rng: Random, favourites: Mapping[str, int], count: int) -> str:
    """Return so many different windows, those with larger weights likelier, in the order of the week."""
    left, drawn = dict(favourites), []
    for _ in range(min(count, len(left))):
        window = rng.choices(list(left), list(left.values()))[0]
        drawn.append(window)
        del left[window]
    order = list(favourites)
    return "; ".join(sorted(drawn, key=order.index))


def week(days: str, parts: Mapping[str, int]) -> dict[str, int]:
    """Return the windows of a week: each part of the day, such as ``17:00-19:00``, on each day."""
    return {f"{day} {part}": weight for day in days.split() for part, weight in parts.items()}
