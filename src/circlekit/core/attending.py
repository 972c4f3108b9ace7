"""How members have come so far: what the log says of each meeting, how many are enough, who fell behind.

One missed meeting is normal (practice 87). Two in a row are worth a hello of the lead, and three in a row, or
fewer than half of at least four, a kind word about the right season (practice 88).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from circlekit.core.log import Attendance, Presence

ENOUGH = 4
"""With three people a meeting is called off (practice 56), and a circle with two such meetings in a row may
fall silent (practice 91); four hold a conversation without splitting up (Dunbar, Duncan and Nettle 1995)."""

HELLO_AFTER, LONG_AFTER = 2, 3
ENOUGH_TO_JUDGE = 4
"""So many meetings must be written down before fewer than half of them says something."""


def enough(members: int) -> int:
    """Return how many a circle needs for a meeting: four, or all but one where it has fewer than five."""
    return min(ENOUGH, max(2, members - 1))


class Lapse(IntEnum):
    """How long somebody has been away; the higher, the more care it needs."""

    NONE = 0
    ONCE = 1
    TWICE = 2
    LONG = 3


class Record(NamedTuple):
    """What is known of one member's meetings that took place, in order: (meeting, presence)."""

    meetings: tuple[tuple[int, Presence], ...] = ()

    @property
    def missed_in_a_row(self) -> int:
        """How many of the last meetings they missed without a break."""
        count = 0
        for _, presence in reversed(self.meetings):
            if presence is Presence.PRESENT:
                break
            count += 1
        return count

    @property
    def came(self) -> int:
        """To how many meetings they came."""
        return sum(presence is Presence.PRESENT for _, presence in self.meetings)


def records(attendance: Iterable[Attendance]) -> Mapping[tuple[str, str], Record]:
    """Return the record of each member by circle and handle, of the meetings that took place."""
    found: dict[tuple[str, str], list[tuple[int, Presence]]] = {}
    for one in sorted((one for one in attendance if one.met), key=lambda one: one.meeting):
        for presence, people in _by_presence(one):
            for person in people:
                found.setdefault((one.circle, person), []).append((one.meeting, presence))
    return {key: Record(tuple(meetings)) for key, meetings in found.items()}


def _by_presence(one: Attendance) -> Sequence[tuple[Presence, Sequence[str]]]:
    return (
        (Presence.PRESENT, one.present),
        (Presence.APOLOGIES, one.apologies),
        (Presence.NO_WORD, one.no_word),
    )


def lapse(record: Record) -> Lapse:
    """Return how long somebody has been away."""
    missed = record.missed_in_a_row
    held = len(record.meetings)
    rarely = held >= ENOUGH_TO_JUDGE and 2 * record.came < held and missed > 0
    if missed >= LONG_AFTER or rarely:
        return Lapse.LONG
    if missed >= HELLO_AFTER:
        return Lapse.TWICE
    return Lapse.ONCE if missed else Lapse.NONE
