"""Who would lead this time: what people offer in general, and what they wish for this cohort."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from circlekit.core.model import Cohort, Participant

NOT_AT_ALL, AGAIN, IF_NEEDED, GLADLY = range(4)
"""How gladly somebody leads. Whoever has just led rests (practice 66): everybody else who is willing goes
before, even «if needed»."""

_RANKS: Mapping[str, int] = {"yes": GLADLY, "if needed": IF_NEEDED, "no": NOT_AT_ALL}


def would_lead(person: Participant) -> str:
    """Return ``yes``, ``if needed`` or ``no``: the wish for this cohort if there is one, else the offer."""
    if person.lead_again is None:
        return person.lead
    return "yes" if person.lead_again else "no"


def may_lead(person: Participant) -> bool:
    """Tell whether somebody would lead at all."""
    return would_lead(person) != "no"


def due_a_rest(cohort: Cohort) -> frozenset[str]:
    """Return the handles of those who led in the cohort before, and do not ask to lead again."""
    asked = {person.id for person in cohort.participants if person.lead_again}
    return frozenset(handle for past in cohort.past[-1:] for handle in past.leads if handle not in asked)


def how_gladly(person: Participant, rests: bool) -> int:
    """Return GLADLY, IF_NEEDED, AGAIN or NOT_AT_ALL; ``rests`` says that somebody is due a rest."""
    rank = _RANKS[would_lead(person)]
    return min(rank, AGAIN) if rests else rank


def willingness(cohort: Cohort) -> Sequence[int]:
    """Return for each participant how gladly they lead."""
    resting = due_a_rest(cohort)
    return [how_gladly(person, person.id in resting) for person in cohort.participants]
