"""Random terms of a circle, lived through meeting by meeting, beside a plain count of who did what.

People come or stay away by chance, say so beforehand or not, and somebody writes down what happened, all of
it or only who came. Nothing here uses circlekit but for the rota that is being judged, and for the log that
it is given. ``python -m tests.truth.turns --terms 2000`` prints what disagrees.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from circlekit.core.log import Attendance, Coming, Log, Role, Rsvp, Turn
from circlekit.core.model import Circle
from circlekit.core.turns.need import Need
from circlekit.core.turns.roles import MeetingRoles
from circlekit.core.turns.rota import rota

NAMES = ("amina", "ben", "chi", "dan", "eli", "fay", "gus", "hana")
ROLES = ("case giver", "facilitator", "note-taker", "timekeeper", "opener")

Rota = Callable[..., tuple[MeetingRoles, ...]]


@dataclass
class Life:
    """A term that goes on: what is fixed, what was written down, and a plain count of turns."""

    people: tuple[str, ...]
    cases: int
    halves: int
    of: int
    lead: str
    coming: float
    attendance: list[Attendance] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=list)
    rsvps: list[Rsvp] = field(default_factory=list)
    had: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def log(self) -> Log:
        """Everything written down so far."""
        return Log(attendance=tuple(self.attendance), turns=tuple(self.turns), rsvps=tuple(self.rsvps))

    def working(self, number: int) -> bool:
        """Tell whether a meeting has questions."""
        return 1 < number < self.of


def begin(chance: Random) -> Life:
    """Invent a circle of five to eight and its term."""
    people = NAMES[: chance.randint(5, 8)]
    cases = chance.choice((1, 1, 2, 2, 3))
    cases = min(cases, len(people) // 2)
    halves = chance.randint(1, min(2, cases))
    return Life(
        people, cases, halves, chance.randint(4, 14), chance.choice(people), chance.choice((0.6, 0.8, 1))
    )


def disagreements(seed: int, judged: Rota = rota) -> Iterator[str]:
    """Yield every rule that is broken in one term."""
    chance = Random(seed)
    life = begin(chance)
    circle = Circle(id="c1", name="Circle 1", lead=life.lead, members=life.people)
    need = Need(len(life.people), (len(life.people),), life.cases, life.halves)
    for number in range(1, life.of + 1):
        away = [person for person in life.people if chance.random() > max(life.coming, 0.75)]
        life.rsvps += [Rsvp(circle="c1", meeting=number, person=person, coming=Coming.NO) for person in away]
        (roles,) = judged(circle, [number], life.of, need, life.log)
        for rule, look in RULES.items():
            yield from (f"{rule}: meeting {number} of {life.of}, {text}" for text in look(life, roles, away))
        _live(life, roles, away, chance)
    yield from (f"fairness: {text}" for text in fairness(life))


def held(roles: MeetingRoles) -> dict[str, list[str]]:
    """Return who has which role, by its name."""
    ones = (roles.note_taker, roles.timekeeper, roles.opener)
    lists = ([*roles.case_givers], [*roles.facilitators], *([one] if one else [] for one in ones))
    return dict(zip(ROLES, lists, strict=True))


def complete(life: Life, roles: MeetingRoles, away: Sequence[str]) -> Iterator[str]:
    """Rule 1: every role is given, to people who can come."""
    here = len(life.people) - len(away) or len(life.people)
    working = life.working(roles.meeting)
    cases = min(life.cases, here - 1) if working else 0
    wanted = (cases, min(life.halves if working else 1, here - cases), 1, 1, 1)
    for (role, who), number in zip(held(roles).items(), wanted, strict=True):
        spared = role == "case giver" and not any(life.had[one, role] for one in life.people)
        if len(set(who)) != number and not (spared and len(who) == number - 1):
            yield f"{number} of {role} needed, and there are {who}"
        if here < len(life.people) and set(who) & set(away):
            yield f"{role} is somebody who cannot come"


def apart(life: Life, roles: MeetingRoles, away: Sequence[str]) -> Iterator[str]:
    """Rule 2: who brings a question neither facilitates nor takes notes; the lead does not begin."""
    who = held(roles)
    if set(who["case giver"]) & {*who["facilitator"], *who["note-taker"], *roles.reserve}:
        yield "somebody who brings a question is busy"
    if life.lead in roles.case_givers and not any(life.had[one, "case giver"] for one in life.people):
        yield "the lead brings the first question"
    taken = [person for people in who.values() for person in people]
    if len(taken) <= len(life.people) - len(away) and len(set(taken)) < len(taken):
        yield "somebody has two roles though people suffice"


def in_line(life: Life, roles: MeetingRoles, away: Sequence[str]) -> Iterator[str]:
    """Rules 3 and 4: those with fewest questions bring the next ones; who was away has kept the place."""
    if not life.working(roles.meeting) or len(away) == len(life.people):
        return
    begun = any(life.had[one, "case giver"] for one in life.people)
    line = sorted(life.people, key=lambda one: (life.had[one, "case giver"], life.people.index(one)))
    if not begun:
        line = [one for one in line if one != life.lead]
    room = min(life.cases, len(life.people) - len(away) - 1)
    for person in [one for one in line[: life.cases] if one not in away][:room]:
        if person not in roles.case_givers:
            yield f"{person} is next in line, and {roles.case_givers} come first"


def fairness(life: Life) -> Iterator[str]:
    """Rule 3 over the term: where everybody always came, no count differs by more than one."""
    if any(len(one.present) < len(life.people) for one in life.attendance):
        return
    for role in ROLES:
        counts = [life.had[person, role] for person in life.people]
        if max(counts) - min(counts) > 1:
            yield f"{role} came to people {counts} times"


RULES = {"complete": complete, "apart": apart, "in line": in_line}


def _live(life: Life, roles: MeetingRoles, away: Sequence[str], chance: Random) -> None:
    """Hold a meeting, count what happened, and write it down."""
    number = roles.meeting
    if life.coming < 1 and chance.random() < 0.05:
        life.attendance.append(Attendance(circle="c1", meeting=number, met=False))
        return
    here = [person for person in life.people if person not in away and chance.random() <= life.coming]
    missing = tuple(person for person in life.people if person not in here)
    life.attendance.append(Attendance(circle="c1", meeting=number, present=tuple(here), no_word=missing))
    for role, planned in held(roles).items():
        did = [person for person in planned if person in here]
        if role == "case giver":
            did += [person for person in roles.reserve if person in here][: len(planned) - len(did)]
        elif not did:
            did = here[:1]
        life.had.update((person, role) for person in did)
        if did:
            life.turns.append(Turn(circle="c1", meeting=number, role=Role(role), people=tuple(did)))


def main() -> int:
    """Judge so many terms; 1 where anything disagrees."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth.turns")
    parser.add_argument("--terms", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0, help="the first of them")
    wanted = parser.parse_args()
    wrong = 0
    for seed in range(wanted.seed, wanted.seed + wanted.terms):
        for text in disagreements(seed):
            wrong += 1
            print(f"seed {seed}: {text}", flush=True)
    print(f"{wanted.terms} terms from seed {wanted.seed}; disagreements: {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
