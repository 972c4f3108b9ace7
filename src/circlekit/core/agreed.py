"""What a cohort agreed, in the language of whoever reads: its own words, else ours in that language.

The coordinator's words are never translated; only where a cohort says nothing of its own, what is assumed for
it is said in the reader's language.
"""

from __future__ import annotations

from circlekit.core.agenda.words import AgendaWords
from circlekit.core.model import DEFAULT_COMMITMENT, DEFAULT_PRINCIPLES, DEFAULT_PURPOSE, Cohort


def purpose(cohort: Cohort, words: AgendaWords) -> str:
    """Return what the cohort is for."""
    return words.purpose if cohort.purpose == DEFAULT_PURPOSE else cohort.purpose


def principles(cohort: Cohort, words: AgendaWords) -> tuple[str, ...]:
    """Return how people are with each other."""
    return words.principles if cohort.principles == DEFAULT_PRINCIPLES else cohort.principles


def commitment(cohort: Cohort, words: AgendaWords) -> str:
    """Return what people promise each other."""
    return words.commitment if cohort.commitment == DEFAULT_COMMITMENT else cohort.commitment
