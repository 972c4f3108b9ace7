"""Invented cohorts for the tests of rotation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.rotation.going_on.answers import Answers

ZONES = ("Europe/London", "Africa/Lagos", "America/Bogota", "Asia/Kolkata", "Africa/Nairobi", "Europe/Lisbon")
HOURS = (
    "Mon 08:00-11:00", "Mon 17:00-20:00", "Tue 09:00-12:00", "Tue 16:00-19:00", "Wed 08:00-11:00",
    "Wed 18:00-21:00", "Thu 12:00-15:00", "Thu 16:00-20:00", "Fri 09:00-12:00", "Fri 14:00-17:00",
)  # fmt: skip


def person(handle: str, **known: object) -> Participant:
    return Participant(**{"id": handle, "name": handle.title(), "timezone": "Europe/London", **known})


def cohort(people: Sequence[Participant], **known: object) -> Cohort:
    values = {
        "cohort": "Spring 2027", "id": "spring-2027", "starts": "2027-01-11", "ends": "2027-07-09",
        "participants": people,
    }  # fmt: skip
    return Cohort(**{**values, **known})


def circles_of(people: Sequence[Participant], size: int) -> tuple[Circle, ...]:
    """Return circles of so many people each, in the order of the file; the first of each leads."""
    handles = [one.id for one in people]
    groups = [handles[start : start + size] for start in range(0, len(handles), size)]
    return tuple(
        Circle(id=f"c{number}", name=f"Circle {number}", lead=group[0], members=group)
        for number, group in enumerate(groups, 1)
    )


def second_term(wide: bool) -> tuple[Cohort, tuple[Circle, ...], Answers]:
    """Return the second term of a network: 48 people in 6 circles of 8, of whom 9 leave, and 13 who join.

    Two people leave circles 1 to 3, one leaves circles 4 to 6. With ``wide`` availability everybody has
    decent hours in one zone; else each has three of ten spans in one of six zones.
    """
    draw = np.random.default_rng(4)
    handles = [f"p{number:02}" for number in range(61)]
    people = [_member(handle, number, wide, draw) for number, handle in enumerate(handles)]
    leaving = ["p00", "p01", "p08", "p09", "p16", "p17", "p24", "p32", "p40"]
    before = people[:48]
    return cohort(before), circles_of(before, 8), Answers(leave=leaving, join=tuple(people[48:]))


def _member(handle: str, number: int, wide: bool, draw: np.random.Generator) -> Participant:
    lead = "yes" if number % 3 == 0 else "if needed" if number % 7 == 0 else "no"
    hours = [HOURS[int(index)] for index in sorted(draw.choice(len(HOURS), 3, replace=False))]
    zone = ZONES[int(draw.integers(len(ZONES)))]
    return person(handle, lead=lead) if wide else person(handle, lead=lead, timezone=zone, available=hours)
