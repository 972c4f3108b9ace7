"""What a week of who can when means, in words and numbers that need no colour."""

from __future__ import annotations

from circlekit.core.clock_words import city
from circlekit.core.scheduling.rhythms import is_monthly
from circlekit.core.scheduling.week import Cell, Week, shade
from circlekit.core.scheduling.words import ORDINALS
from circlekit.core.sections import Rhythm


def say_week(week: Week, rhythm: Rhythm) -> str:
    """Return what the numbers of a week mean."""
    begins = f"that began at this hour ({city(week.timezone)})"
    if week.week is not None and is_monthly(rhythm):
        month = "every second month" if rhythm is Rhythm.TWO_MONTHS else "the month"
        when = f"on the {ORDINALS[week.week]} such weekday of {month}"
    else:
        when = f"every {rhythm}"
    return f"How many of the {week.people} could come to every meeting {begins}, {when}."


def say_cell(cell: Cell) -> str:
    """Return who could come, counted: ``5 can come, 1 more if needed``."""
    if not cell.can:
        return "nobody can come"
    if not cell.free:
        return f"{len(cell.if_needed)} can come if needed"
    return f"{len(cell.free)} can come" + (
        f", {len(cell.if_needed)} more if needed" if cell.if_needed else ""
    )


def short_cell(cell: Cell) -> str:
    """Return ``6``, or ``5+1`` where one of six can come only if needed; nothing for nobody."""
    if cell.if_needed:
        return f"{len(cell.free)}+{len(cell.if_needed)}"
    return str(cell.can or "")


def shades(people: int) -> tuple[tuple[int, str], ...]:
    """Return the shades that a circle of so many can have, each with how many it stands for: ``3–5``."""
    found: dict[int, list[int]] = {}
    for count in range(people + 1):
        found.setdefault(shade(Cell(("",) * count), people), []).append(count)
    return tuple((look, _range(counts, people)) for look, counts in found.items())


def _range(counts: list[int], people: int) -> str:
    if counts == [people]:
        return f"all {people}"
    return "–".join(map(str, dict.fromkeys((counts[0], counts[-1]))))
