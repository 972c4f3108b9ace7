"""People who take part again later: in no circle now, and nothing but the rotation asks for them."""

from __future__ import annotations

from datetime import date

from circlekit.core.model import Cohort, Participant


def waits(person: Participant, starts: date) -> bool:
    """Return whether somebody pauses until after the day on which a cohort starts."""
    return person.pause_until is not None and person.pause_until > starts


def with_those_who_wait(cohort: Cohort) -> Cohort:
    """Return a cohort in which those who pause are not among the participants, but wait."""
    waiting = tuple(person for person in cohort.participants if waits(person, cohort.starts))
    if not waiting:
        return cohort
    here = tuple(person for person in cohort.participants if not waits(person, cohort.starts))
    return cohort.model_copy(update={"participants": here, "waiting": (*cohort.waiting, *waiting)})
