"""What a change of circles would change: each term before and after, and the rules it would break.

Without ``private`` the wishes that only the coordinator may know are taken out before anything is looked at,
so that they cannot show by their effect either; a private rule is never named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from circlekit.core.matching.form import Formed
from circlekit.core.matching.reasons.explaining import OPEN_WISHES
from circlekit.core.matching.reasons.figures import Figures, figures
from circlekit.core.matching.rules import Broken, broken_rules
from circlekit.core.matching.score.board import lay_out
from circlekit.core.matching.score.rotating import InTwos, Newcomers
from circlekit.core.matching.stay.stay import total
from circlekit.core.matching.whatif.words import Change
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.sizes import says

PRIVATE_RULES = frozenset({"apart", "separate"})

Seats = dict[str, list[str]]
"""Who is in which circle, by id."""


class Side(NamedTuple):
    """How it is before or after: terms by name, of each circle that changes and of all; the worth of all."""

    circles: Mapping[str, Mapping[str, int]]
    in_all: Mapping[str, int]
    worth: int


class Rule(NamedTuple):
    """A rule in words, and the circle that does not keep it; ``says`` is None for a private one."""

    circle: str
    says: str | None


class WhatIf(NamedTuple):
    """What some changes would change, and which rules they would break or mend."""

    before: Side
    after: Side
    breaks: tuple[Rule, ...]
    mends: tuple[Rule, ...]


def what_if(cohort: Cohort, matching: Matching, changes: Sequence[Change], private: bool = False) -> WhatIf:
    """Return what ``changes``, made one after the other, would change of circles as they stand.

    Raises:
        WrongUse: when one of them cannot be made.
    """
    if not private:
        open_rules = cohort.matching.model_copy(update=OPEN_WISHES)
        cohort = cohort.model_copy(update={"matching": open_rules})
    people = {person.id for person in cohort.participants}
    now = {circle.id: [one for one in circle.members if one in people] for circle in matching.circles}
    then = {circle: list(members) for circle, members in now.items()}
    for change in changes:
        make(then, change)
    touched = [circle for circle in now if set(now[circle]) != set(then[circle])]
    sides = _Sides(cohort, touched, private)
    before, after = sides.broken(now), sides.broken(then)
    return WhatIf(
        sides.side(now),
        sides.side(then),
        tuple(one for one in after if one not in before),
        tuple(one for one in before if one not in after),
    )


def make(seats: Seats, change: Change) -> None:
    """Make a change.

    Raises:
        WrongUse: when somebody is not where the change needs them to be.
    """
    home = _home(seats, change.person)
    if change.verb == "swap":
        _swap(seats, change, home)
        return
    if change.verb == "add" and home:
        hint = f"to move them, write «move {change.person} {change.circle}»"
        raise WrongUse([Problem((), f"«{change.person}» is in {home} already", hint)])
    if change.verb == "drop" and home is None:
        raise _without_circle(change.person)
    if home is not None and home == change.circle:
        raise WrongUse([Problem((), f"«{change.person}» is in {home} already", "name another circle")])
    if home is not None:
        seats[home].remove(change.person)
    if change.circle is not None:
        seats[change.circle].append(change.person)


def _home(seats: Seats, handle: str) -> str | None:
    return next((circle for circle, members in seats.items() if handle in members), None)


def _swap(seats: Seats, change: Change, home: str | None) -> None:
    other = change.other or ""
    there = _home(seats, other)
    for handle, circle in ((change.person, home), (other, there)):
        if circle is None:
            raise _without_circle(handle)
    if home is None or there is None or home == there:
        message = f"«{change.person}» and «{other}» are both in {home}"
        raise WrongUse([Problem((), message, "name two people of different circles")])
    seats[home][seats[home].index(change.person)] = other
    seats[there][seats[there].index(other)] = change.person


def _without_circle(handle: str) -> WrongUse:
    hint = f"to give them one, write «add {handle} c1»"
    return WrongUse([Problem((), f"«{handle}» is in no circle", hint)])


class _Sides:
    """Looks at the circles that change, and at all, before and after."""

    def __init__(self, cohort: Cohort, touched: Sequence[str], private: bool) -> None:
        self._cohort, self._touched, self._private = cohort, touched, private
        self._row = {person.id: row for row, person in enumerate(cohort.participants)}
        self._formed = Formed((), *lay_out(cohort))

    def side(self, seats: Seats) -> Side:
        """Return the terms of the circles that change, and of all."""
        rows = {circle: [self._row[one] for one in members] for circle, members in seats.items() if members}
        return Side(
            {circle: self._terms([rows[circle]] if circle in rows else []) for circle in self._touched},
            self._terms(list(rows.values())),
            total(self._formed.board, list(rows.values())),
        )

    def _terms(self, groups: Sequence[Sequence[int]]) -> dict[str, int]:
        return dict(self._named(figures(self._formed, groups)))

    def _named(self, found: Figures) -> Iterator[tuple[str, int]]:
        cohort = self._cohort
        yield from (("people", found.members), ("well_served", found.served), ("if_needed", found.stretched))
        yield "without_lead", found.unled
        kinds = {type(term) for term in self._formed.board.terms}
        if Newcomers in kinds:
            yield "newcomers", found.newcomers
        if InTwos in kinds:
            yield "in_twos", found.without_old
        if cohort.past:
            yield "met_before", found.met
        if self._formed.facts.pairs.knows.any():
            yield "known", found.knows
        yield "needs_met", found.needs
        yield from ((f"same {field}", alike) for field, alike in found.alike.items())
        if self._private:
            yield from (("alone", found.alone), ("avoided", found.avoided), ("preferred", found.preferred))

    def broken(self, seats: Seats) -> list[Rule]:
        """Return the rules that the circles which change do not keep."""
        people = {person.id: person for person in self._cohort.participants}
        found = [
            Rule(circle, self._said(broken))
            for circle in self._touched
            if seats[circle]
            for broken in broken_rules(self._cohort, [people[one] for one in seats[circle]])
        ]
        return list(dict.fromkeys(found))

    def _said(self, broken: Broken) -> str | None:
        if broken.path == ("size",):
            return f"every circle has {says(self._cohort.size)} people"
        secret = not self._private and not PRIVATE_RULES.isdisjoint(broken.path)
        return None if secret else broken.rule
