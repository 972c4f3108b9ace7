"""What the log says of one meeting: who cannot come, who was away, who did what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from circlekit.core.log import Attendance, Coming, Log, Role, Rsvp, Turn


class Facts(NamedTuple):
    """What is known of a meeting of a circle; ``away`` said no, ``missing`` were not there.

    ``turns`` holds the roles that somebody wrote down. Without ``met`` the meeting did not take place.
    """

    away: frozenset[str] = frozenset()
    missing: frozenset[str] = frozenset()
    turns: Mapping[Role, tuple[str, ...]] = MappingProxyType({})
    met: bool = True


def of_circles(log: Log) -> dict[str, Log]:
    """Return of each circle what the log says of its turns: whoever asks for many goes through it once."""
    found: defaultdict[str, tuple[list[Rsvp], list[Attendance], list[Turn]]]
    found = defaultdict(lambda: ([], [], []))
    for reply in log.rsvps:
        found[reply.circle][0].append(reply)
    for one in log.attendance:
        found[one.circle][1].append(one)
    for turn in log.turns:
        found[turn.circle][2].append(turn)
    return {
        circle: Log.model_construct(rsvps=tuple(rsvps), attendance=tuple(attendance), turns=tuple(turns))
        for circle, (rsvps, attendance, turns) in found.items()
    }


def facts_of(circle: str, log: Log) -> dict[int, Facts]:
    """Return what is known of each meeting of a circle, by its number."""
    found: dict[int, Facts] = {}
    for reply in log.rsvps:
        if reply.circle == circle and reply.coming is Coming.NO:
            known = found.get(reply.meeting, Facts())
            found[reply.meeting] = known._replace(away=known.away | {reply.person})
    for one in log.attendance:
        if one.circle == circle:
            missing = frozenset((*one.apologies, *one.no_word))
            known = found.get(one.meeting, Facts())
            found[one.meeting] = known._replace(missing=missing, met=one.met)
    for turn in log.turns:
        if turn.circle == circle:
            known = found.get(turn.meeting, Facts())
            found[turn.meeting] = known._replace(turns={**known.turns, turn.role: turn.people})
    return found
