"""Circles of a large cohort, numbered and named, with what is said of them all together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core.matching.blocks.solve import Seated
from circlekit.core.matching.blocks.totals import Totals, quality_of
from circlekit.core.model import Circle, Cohort, Matching, NotServed, Unplaced

STOPPED = "matching was stopped before it came to them; run it again."


class Home(NamedTuple):
    """A circle as it was solved, its members as rows of the cohort."""

    rows: tuple[int, ...]
    away: tuple[tuple[int, str], ...]
    seated: Seated


def as_matching(
    cohort: Cohort, homes: Sequence[Home], could: int, unplaced: tuple[Unplaced, ...]
) -> Matching:
    """Return circles in the order of their first members; whoever is in none is unplaced too.

    ``could`` people can come to some slot.
    """
    people = cohort.participants
    ordered = sorted(homes, key=lambda home: home.rows)
    totals = Totals()
    circles = []
    away = []
    for number, home in enumerate(ordered, 1):
        circle = _circle(cohort, number, home)
        circles.append(circle)
        away += [_not_served(people[row].id, circle, hour) for row, hour in home.away]
        totals.add(home.seated.figures)
    seated = {row for home in ordered for row in home.rows}
    waiting = (person.id for row, person in enumerate(people) if row not in seated)
    return Matching.model_construct(
        circles=tuple(circles),
        unplaced=(*unplaced, *(Unplaced(id=handle, reason=STOPPED) for handle in waiting)),
        quality=quality_of(_of_those(cohort, seated), circles, totals, could) if circles else {},
        standings=(),
        not_served=tuple(away),
    )


def _of_those(cohort: Cohort, seated: set[int]) -> Cohort:
    """Return a cohort of the seated rows only, for bounds that are about them."""
    if len(seated) == len(cohort.participants):
        return cohort
    people = tuple(cohort.participants[row] for row in sorted(seated))
    return cohort.model_copy(update={"participants": people})


def _circle(cohort: Cohort, number: int, home: Home) -> Circle:
    # Everything has been a circle before, in its block: validating it again would only cost time.
    return Circle.model_construct(
        None,
        id=f"c{number}",
        name=f"Circle {number}",
        lead=home.seated.lead,
        deputy=home.seated.deputy,
        members=tuple(cohort.participants[row].id for row in home.rows),
        because=home.seated.because,
    )


def _not_served(handle: str, circle: Circle, hour: str) -> NotServed:
    helps = f"; {hour} would help most" if hour else ""
    says = f"cannot come to {circle.name}'s hour{helps}."
    return NotServed(id=handle, circle=circle.id, hour=hour, says=says)
