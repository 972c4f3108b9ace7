"""Explanations that were asked for: why a person or a circle is as it is, and what another seat would cost.

Without ``private`` the private wishes are taken out of the cohort before anything is looked at, so that they
cannot show by their effect either; rules that may not be broken are kept, and never named.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.alternatives import Alternative, after, best_alternative, weakest_seat
from circlekit.core.matching.reasons.differences import differences
from circlekit.core.matching.reasons.explain import best_hour, reasons
from circlekit.core.matching.reasons.figures import figures
from circlekit.core.matching.reasons.private import private_rules
from circlekit.core.matching.reasons.seat import why_here
from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import Circle, Cohort, Matching

COMPARED = 100
"""So many circles are looked at, those next to the one in question: more would take long and help little."""

OPEN_WISHES = {"prefer": (), "avoid": (), "not_alone": ()}


class Seat(NamedTuple):
    """Another seat for ``person``: in ``circle``, in exchange with ``other`` (None: it is free), by handles.

    ``comes`` says whether they can come to the best hour there, ``gain`` by how much the worth of all circles
    would grow.
    """

    person: str
    circle: str
    other: str | None
    comes: bool
    costs: tuple[str, ...]
    brings: tuple[str, ...]
    gain: int


class Explanation(NamedTuple):
    """Why somebody sits in a circle, or a circle is as it is (``person`` is None then).

    ``circle`` is None for somebody who has none. ``private`` is for the coordinator only.
    """

    person: str | None
    circle: str | None
    because: tuple[str, ...]
    alternative: Seat | None
    private: tuple[str, ...] = ()


class _Room(NamedTuple):
    """Some circles of a matching as rows, with everything they are explained from."""

    cohort: Cohort
    circles: tuple[Circle, ...]
    formed: Formed
    private: bool


def explain_person(cohort: Cohort, matching: Matching, handle: str, private: bool = False) -> Explanation:
    """Return why somebody sits where they do, and their best alternative."""
    home = next((n for n, circle in enumerate(matching.circles) if handle in circle.members), None)
    room = _room(cohort, matching.circles, home or 0, [handle], private)
    row = next(row for row, person in enumerate(room.cohort.participants) if person.id == handle)
    own = tuple(said.reason for said in matching.unplaced if said.id == handle)
    for group in room.formed.groups if home is not None else ():
        if row in group:
            own = why_here(room.formed, group, group.index(row))
    return Explanation(
        person=handle,
        circle=matching.circles[home].id if home is not None else None,
        because=own,
        alternative=_seat(room, best_alternative(room.formed, row)),
        private=private_rules(cohort, matching.circles, [handle]) if private else (),
    )


def explain_circle(cohort: Cohort, matching: Matching, number: int, private: bool = False) -> Explanation:
    """Return why a circle, given by its place in the matching, is as it is, and its weakest seat."""
    circle = matching.circles[number]
    room = _room(cohort, matching.circles, number, [], private)
    own = room.circles.index(circle)
    return Explanation(
        person=None,
        circle=circle.id,
        because=reasons(room.formed, room.formed.groups[own]),
        alternative=_seat(room, weakest_seat(room.formed, own)),
        private=private_rules(cohort, matching.circles, circle.members) if private else (),
    )


def _room(
    cohort: Cohort, circles: Sequence[Circle], number: int, also: Sequence[str], private: bool
) -> _Room:
    """Return the circles around one, and those who sit in them, as arrays."""
    start = max(min(number - COMPARED // 2, len(circles) - COMPARED), 0)
    near = tuple(circles[start : start + COMPARED])
    seated = {handle for circle in near for handle in circle.members}.union(also)
    people = tuple(person for person in cohort.participants if person.id in seated)
    rules = cohort.matching if private else cohort.matching.model_copy(update=OPEN_WISHES)
    part = cohort.model_copy(update={"participants": people, "matching": rules})
    row = {person.id: index for index, person in enumerate(people)}
    groups = tuple(tuple(row[handle] for handle in circle.members) for circle in near)
    return _Room(part, near, Formed(groups, *lay_out(part)), private)


def _seat(room: _Room, found: Alternative | None) -> Seat | None:
    if found is None:
        return None
    people, formed = room.cohort.participants, room.formed
    then = formed._replace(groups=after(formed, found))
    touched = [number for number in (found.source, found.target) if number is not None]
    was, will = (figures(one, [one.groups[number] for number in touched]) for one in (formed, then))
    changes = differences(was, will, room.cohort.matching, room.private)
    there = then.groups[found.target]
    return Seat(
        person=people[found.mover].id,
        circle=room.circles[found.target].id,
        other=None if found.other is None else people[found.other].id,
        comes=bool(best_hour(then, there)[there.index(found.mover)]),
        costs=tuple(change.says for change in changes if not change.better),
        brings=tuple(change.says for change in changes if change.better),
        gain=found.gain,
    )
