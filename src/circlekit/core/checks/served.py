"""Keys that have a meaning in the format but that this version does not act on yet: said, never ignored."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted

SERVED_LANGUAGE = "en"

OF_COHORT = ("focus", "format")
OF_PARTICIPANT = ("channel", "consent", "pronouns")


def kept_for_later(draft: Draft) -> Iterator[Problem]:
    """Each key that nothing acts on yet is reported once, where it stands first."""
    yield from _of_cohort(draft.cohort)
    for key in OF_PARTICIPANT:
        yield from _of_people(key, [person for person in draft.cohort.participants if getattr(person, key)])
    others = [person for person in draft.cohort.participants if not _is_served(person.language)]
    yield from _of_people("language", others)


def _of_cohort(cohort: Cohort) -> Iterator[Problem]:
    for key in OF_COHORT:
        if getattr(cohort, key):
            yield _later((key,), f"«{key}»")
    if not _is_served(cohort.language):
        yield _later(("language",), f"language «{cohort.language}»", "texts will be in English")


def _of_people(key: str, people: list[Participant]) -> Iterator[Problem]:
    if people:
        yield _later((PEOPLE, people[0].id, key), f"«{key}» of {counted(len(people), 'person', 'people')}")


def _is_served(language: str | None) -> bool:
    return language is None or language.casefold().partition("-")[0] == SERVED_LANGUAGE


def _later(path: Path, what: str, hint: str = "it is kept, and changes nothing for now") -> Problem:
    return Problem(path, f"this version does not act on {what} yet", hint, "warning", on_key=True)
