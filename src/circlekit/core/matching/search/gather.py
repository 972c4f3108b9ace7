"""People gathered at hours: a few circles, each at an hour that all of its people can come to.

Sets of people are the bits of whole numbers, which Python compares faster than anything else of this size.
A circle is filled along chains: somebody free takes the seat of somebody who can come to another circle as
well, who takes the seat of a third, and so on. So the most people that a choice of hours can seat are found
exactly, but for who leads, who stays (augmenting paths; Ford and Fulkerson 1956).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

import numpy as np

from circlekit.core.matching.score.hours import Flags

People = int
"""A set of people: bit ``row`` is set for each of them."""


def people_sets(columns: Flags) -> list[People]:
    """Return the set of people in each column of (P, H) flags."""
    packed = np.packbits(columns.T, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


def one_of(people: People) -> People:
    """Return the first person of a set, as a set of one."""
    return people & -people


class Gathering:
    """Circles, each with the set of people who can come to its hour, its members, and its lead.

    ``free`` are the people in no circle. The first of a circle is one of the first set of ``leads`` from
    which anybody can come, the rest are from ``others``; without ``leads`` nobody leads. ``quorum`` is how
    many make a circle, ``seats`` how many fill it.
    """

    def __init__(
        self, free: People, leads: Sequence[People], others: People, quorum: int, seats: int
    ) -> None:
        self.free = free
        self.leads = leads
        self.others = others
        self.quorum = quorum
        self.seats = seats
        self.able: list[People] = []
        self.members: list[People] = []
        self.lead: list[People] = []

    def copy(self) -> Gathering:
        """Return the same circles, to be changed on their own."""
        other = Gathering(self.free, self.leads, self.others, self.quorum, self.seats)
        other.able, other.members, other.lead = self.able.copy(), self.members.copy(), self.lead.copy()
        return other

    def served(self) -> int:
        """Return how many people have a seat."""
        return sum(members.bit_count() for members in self.members)

    def end(self, circle: int) -> None:
        """End a circle; its people are free."""
        self.free |= self.members[circle]
        for each in (self.able, self.members, self.lead):
            del each[circle]

    def begin(self, able: People) -> bool:
        """Begin a circle of people who can come to its hour; False, half done, when a quorum cannot."""
        circle = len(self.able)
        for each, people in ((self.able, able), (self.members, 0), (self.lead, 0)):
            each.append(people)
        if self.leads:
            if not any(self._chain([circle], leads, spare=True) for leads in self.leads):
                return False
            self.lead[circle] = self.members[circle]
        more = self.quorum - self.members[circle].bit_count()
        return all(self._chain([circle], self.others, spare=True) for _ in range(more))

    def fill(self) -> None:
        """Seat as many free people as there is any way to."""
        seated = True
        while seated:
            room = [circle for circle, people in enumerate(self.members) if people.bit_count() < self.seats]
            can = self.free & self.others & reduce(or_, self.able, 0)
            seated = bool(can and room) and self._chain(room, self.others, spare=False)

    def _chain(self, starts: Sequence[int], who: People, spare: bool) -> bool:
        """Seat one of ``who`` in one of the circles, at the end of the shortest chain of moves there is.

        The chain begins with somebody free or, where ``spare`` says so, in a circle above its quorum.
        """
        moves: dict[int, tuple[int, People]] = dict.fromkeys(starts, (-1, 0))
        movable = [
            (circle, self.members[circle] & ~self.lead[circle])
            for circle in range(len(self.able))
            if circle not in moves
        ]
        queue = list(starts)
        for circle in queue:
            wanted = self.able[circle] & (self.others if moves[circle][1] else who)
            person = one_of(self.free & wanted)
            if person:
                self.free ^= person
                self._move_along(moves, circle, person)
                return True
            following = [(other, people & wanted) for other, people in movable if people & wanted]
            for other, people in following:
                person = one_of(people)
                if spare and self.members[other].bit_count() > self.quorum:
                    self.members[other] ^= person
                    self._move_along(moves, circle, person)
                    return True
                moves[other] = (circle, person)
                queue.append(other)
            if following:
                movable = [each for each in movable if each[0] not in moves]
        return False

    def _move_along(self, moves: dict[int, tuple[int, People]], circle: int, person: People) -> None:
        """Seat a person, and each one whose seat is taken where they were wanted."""
        self.members[circle] |= person
        following, moving = moves[circle]
        while moving:
            self.members[circle] ^= moving
            self.members[following] |= moving
            circle = following
            following, moving = moves[circle]


def rows_of(people: People) -> Iterable[int]:
    """Yield the row of each person of a set."""
    while people:
        person = one_of(people)
        yield person.bit_length() - 1
        people ^= person
