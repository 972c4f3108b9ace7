"""Who looks after a new circle, and why they do: asked to again, after a rest, for the first time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import counted, listed
from circlekit.core.willing import due_a_rest, may_lead

NAMED = 6
"""So many people who lead twice running are named together; more of them are counted."""


class How(StrEnum):
    """How somebody comes to lead, as it is said."""

    FIRST = "for the first time"
    RESTED = "again, after a rest"
    ASKED = "again, as they asked"
    TWICE = "a second time running"


class Leading(NamedTuple):
    """What is known of leads: who has just led, who led in any cohort, and who is due a rest."""

    just: frozenset[str]
    ever: frozenset[str]
    resting: frozenset[str]
    people: Mapping[str, Participant]


def leading(cohort: Cohort) -> Leading:
    """Return what the history of a cohort says of its leads."""
    return Leading(
        just=frozenset(handle for past in cohort.past[-1:] for handle in past.leads),
        ever=frozenset(handle for past in cohort.past for handle in past.leads),
        resting=due_a_rest(cohort),
        people={person.id: person for person in cohort.participants},
    )


def roles(circle: Circle, known: Leading) -> Iterator[str]:
    """Yield who looks after a circle and why, in parts of a sentence; a lead may rest (practices 66, 70)."""
    name = {handle: known.people[handle].name for handle in circle.members}
    if circle.lead is None:
        yield "Nobody leads yet"
    else:
        came = how(circle.lead, known)
        why = _why_twice(circle.lead, circle.members, known) if came is How.TWICE else ""
        yield f"{name[circle.lead]} leads {came}{why}"
    if circle.deputy is not None:
        led = ", who has just led," if circle.deputy in known.just else ""
        yield f"{name[circle.deputy]}{led} is deputy"
    rest = [name[who] for who in circle.members if who in known.just - {circle.lead, circle.deputy}]
    if rest:
        yield f"{listed(rest)} {'rests' if len(rest) == 1 else 'rest'} after leading"


def how(lead: str, known: Leading) -> How:
    """Return how a lead comes to lead."""
    if lead not in known.ever:
        return How.FIRST
    if lead not in known.just:
        return How.RESTED
    return How.TWICE if lead in known.resting else How.ASKED


def _why_twice(lead: str, members: Collection[str], known: Leading) -> str:
    """Return why somebody leads who is due a rest; nothing where somebody else could as well."""
    others = [who for who in members if who != lead and may_lead(known.people[who])]
    if not others:
        return ", because nobody else here has offered to"
    all_led = known.resting.issuperset(others)
    return ", because everybody here who has offered to has just led" if all_led else ""


def in_short(circles: Sequence[Circle], known: Leading) -> str:
    """Return how all leads come to lead, in a sentence; who leads twice running is named."""
    leads = [circle.lead for circle in circles if circle.lead is not None]
    by_how = {one: [lead for lead in leads if how(lead, known) is one] for one in How}
    parts = [f"{len(who):,} {one}{_named(one, who, known)}" for one, who in by_how.items() if who]
    unled = len(circles) - len(leads)
    if unled:
        parts.append(f"{counted(unled, 'circle has', 'circles have')} nobody yet")
    return f"Leads: {'; '.join(parts)}."


def _named(one: How, who: Sequence[str], known: Leading) -> str:
    if one is not How.TWICE or len(who) > NAMED:
        return ""
    return f" ({listed(known.people[handle].name for handle in who)})"
