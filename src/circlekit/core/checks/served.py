"""What has a meaning in the format but is not acted on as it stands: said, never ignored."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.model import Cohort, Participant
from circlekit.core.nudging.channels import named
from circlekit.core.problems import Path, Problem
from circlekit.core.text import counted

SERVED_LANGUAGES = frozenset({"de", "en", "es", "fr", "pt"})
"""What the library has texts in."""

OF_COHORT = ("focus", "format")
OF_PARTICIPANT = ("pronouns",)


def kept_for_later(draft: Draft) -> Iterator[Problem]:
    """Each key that nothing acts on yet is reported once, where it stands first; so is each unknown value."""
    people = draft.cohort.participants
    yield from _of_cohort(draft.cohort)
    for key in OF_PARTICIPANT:
        yield from _of_people(key, [person for person in people if getattr(person, key)])
    yield from _channels(people)
    yield from _languages(people)


def _of_cohort(cohort: Cohort) -> Iterator[Problem]:
    for key in OF_COHORT:
        if getattr(cohort, key):
            yield _later((key,), f"«{key}»")
    if not _is_served(cohort.language):
        yield _not_spoken(("language",), cohort.language)


def _of_people(key: str, people: list[Participant]) -> Iterator[Problem]:
    if people:
        yield _later((PEOPLE, people[0].id, key), f"«{key}» of {counted(len(people), 'person', 'people')}")


def _channels(people: tuple[Participant, ...]) -> Iterator[Problem]:
    """Yield one warning about words that name no channel; they are not repeated, some type a number."""
    unknown = [person for person in people if person.channel and named(person.channel) is None]
    if unknown:
        who = counted(len(unknown), "person", "people")
        message = f"the channel of {who} is none that messages are written for: they get e-mails"
        hint = "write email, chat or sms, or the name of a chat such as Signal or WhatsApp"
        yield Problem((PEOPLE, unknown[0].id, "channel"), message, hint, "warning")


def _languages(people: tuple[Participant, ...]) -> Iterator[Problem]:
    spoken = {person.language: person for person in reversed(people) if not _is_served(person.language)}
    for language, person in reversed(spoken.items()):
        yield _not_spoken((PEOPLE, person.id, "language"), language or "")


def _not_spoken(path: Path, language: str) -> Problem:
    message = f"there are no texts in «{language}» yet: they will be in English"
    hint = f"put texts of your own into library/nudges/{language}/ beside the cohort"
    return Problem(path, message, hint, "warning")


def _is_served(language: str | None) -> bool:
    return language is None or language.casefold().partition("-")[0] in SERVED_LANGUAGES


def _later(path: Path, what: str, hint: str = "it is kept, and changes nothing for now") -> Problem:
    return Problem(path, f"this version does not act on {what} yet", hint, "warning", on_key=True)
