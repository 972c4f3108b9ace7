"""In which language and tone somebody is written to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from circlekit.core.languages import DEFAULT
from circlekit.core.model import Cohort, Participant
from circlekit.core.sections import Tone


class Tongue(NamedTuple):
    """A language code (BCP 47), and how it speaks to one person."""

    language: str = DEFAULT
    tone: Tone = Tone.INFORMAL


ENGLISH = Tongue()


def of_cohort(cohort: Cohort) -> Tongue:
    """Return how a cohort is written to as a whole."""
    return Tongue(cohort.language, cohort.tone)


def tongue_of(person: Participant, cohort: Cohort) -> Tongue:
    """Return how somebody is written to: as they wish, or else as the cohort is."""
    return Tongue(person.language or cohort.language, person.tone or cohort.tone)


def tongues(people: Iterable[Participant], cohort: Cohort) -> tuple[Tongue, ...]:
    """Return every tongue among people, each once, with the cohort's own first."""
    return tuple(dict.fromkeys([of_cohort(cohort), *(tongue_of(person, cohort) for person in people)]))
