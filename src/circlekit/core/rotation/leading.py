"""Who looks after a new circle, and why they do: asked to again, after a rest, for the first time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.text import listed
from circlekit.core.willing import due_a_rest, may_lead


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
        yield "nobody leads yet"
    else:
        yield f"{name[circle.lead]} {_leads(circle.lead, circle.members, known)}"
    if circle.deputy is not None:
        led = ", who has just led," if circle.deputy in known.just else ""
        yield f"{name[circle.deputy]}{led} is deputy"
    rest = [name[who] for who in circle.members if who in known.just - {circle.lead, circle.deputy}]
    if rest:
        yield f"{listed(rest)} {'rests' if len(rest) == 1 else 'rest'} after leading"


def _leads(lead: str, members: Collection[str], known: Leading) -> str:
    if lead not in known.ever:
        return "leads for the first time"
    if lead not in known.just:
        return "leads again, after a rest"
    if lead not in known.resting:
        return "leads again, as they asked"
    others = any(may_lead(known.people[who]) for who in members if who not in known.resting)
    return "leads a second time running" + ("" if others else ", because nobody else here has offered to")
