"""Circles, needs and logs that the tests of turns share, and the counts that come of a rota."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from circlekit.core.log import Attendance, Coming, Log, Role, Rsvp, Turn
from circlekit.core.model import Circle
from circlekit.core.turns.need import Need
from circlekit.core.turns.roles import MeetingRoles

NAMES = ("amina", "ben", "chi", "dan", "eli", "fay", "gus", "hana", "ines", "jo", "kim", "lea")


def circle(people: int = 7) -> Circle:
    """Return a circle whose first member leads it."""
    return Circle(id="c1", name="Circle 1", lead=NAMES[0], members=NAMES[:people])


def need(people: int = 7, cases: int = 1, facilitators: int = 1) -> Need:
    """Return what a meeting of so many takes."""
    return Need(people, (people,), cases, facilitators)


def came(meeting: int, missing: Iterable[str], people: int = 7) -> Attendance:
    """Return the attendance of a meeting at which some were missing."""
    away = tuple(missing)
    present = tuple(person for person in NAMES[:people] if person not in away)
    return Attendance(circle="c1", meeting=meeting, present=present, no_word=away)


def log_of(*entries: Attendance | Turn | Rsvp) -> Log:
    """Return a log of these entries."""
    return Log(
        attendance=tuple(one for one in entries if isinstance(one, Attendance)),
        turns=tuple(one for one in entries if isinstance(one, Turn)),
        rsvps=tuple(one for one in entries if isinstance(one, Rsvp)),
    )


def turn(meeting: int, role: Role, *people: str) -> Turn:
    """Return that people had a role at a meeting."""
    return Turn(circle="c1", meeting=meeting, role=role, people=people)


def no(meeting: int, person: str) -> Rsvp:
    """Return that somebody cannot come."""
    return Rsvp(circle="c1", meeting=meeting, person=person, coming=Coming.NO)


def held(roles: MeetingRoles) -> dict[Role, tuple[str, ...]]:
    """Return everybody who has a role at a meeting, the reserve apart."""
    one = {
        Role.TIMEKEEPER: roles.timekeeper,
        Role.NOTE_TAKER: roles.note_taker,
        Role.OPENER: roles.opener,
    }
    return {
        Role.CASE_GIVER: roles.case_givers,
        Role.FACILITATOR: roles.facilitators,
        **{role: (person,) if person else () for role, person in one.items()},
    }


def counts(rota: Iterable[MeetingRoles], people: Sequence[str]) -> dict[Role, Counter[str]]:
    """Return how often each person had each role."""
    found = {role: Counter(dict.fromkeys(people, 0)) for role in Role}
    for roles in rota:
        for role, who in held(roles).items():
            found[role].update(who)
    return found


def uneven(rota: Iterable[MeetingRoles], people: Sequence[str]) -> dict[Role, int]:
    """Return by how much the counts of a role differ, where it is by more than one."""
    spread = {role: max(c.values()) - min(c.values()) for role, c in counts(rota, people).items()}
    return {role: difference for role, difference in spread.items() if difference > 1}
