"""What the placeholders of the messages at a cohort's end stand for; of others, never an address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from circlekit.core import agreed
from circlekit.core.agenda.words import ENGLISH as ENGLISH_AGENDA
from circlekit.core.agenda.words import AgendaWords
from circlekit.core.clock_words import local
from circlekit.core.model import Circle, Cohort, PastCohort
from circlekit.core.nudging.styles import PLAIN, Style
from circlekit.core.nudging.templates import EmailWording, fill
from circlekit.core.rotation.ending.passages import Begun, Ended, Kind, Part, Passage
from circlekit.core.scheduling.wall_clocks import at_clock
from circlekit.core.speech import Speech

IN_PARTS = frozenset(
    [
        "alumni_dates", "before", "circle", "cohort", "commitment", "coordinator", "deputy", "ends", "lead",
        "met", "name", "newcomers", "old_circle", "others", "principles", "process", "purpose", "starts",
        "until",
    ]
)  # fmt: skip
"""The placeholders of a part."""

IN_LETTERS = IN_PARTS | frozenset(Part)
"""The placeholders of a message: those of its parts, and each part under its own name."""


ENGLISH = Speech()


class Words(NamedTuple):
    """The templates of all messages and of their parts; ``speech`` is that of their language.

    ``process`` is what that language calls the cohort's, or empty where it is called as everywhere, and
    ``agenda`` says in it what is assumed for a cohort.
    """

    letters: Mapping[Kind, EmailWording]
    parts: Mapping[Part, str]
    speech: Speech = ENGLISH
    process: str = ""
    agenda: AgendaWords = ENGLISH_AGENDA


class Desk(NamedTuple):
    """What all messages have in common: both cohorts, names and circles so far by handle, and the process."""

    ended: Ended
    begun: Begun
    names: Mapping[str, str]
    company: Mapping[str, frozenset[tuple[int, int]]]
    process: str


def desk(ended: Ended, begun: Begun, process: str) -> Desk:
    """Return what all messages have in common; ``process`` is how people call theirs, or empty."""
    names = {person.id: person.name for person in begun.cohort.participants}
    return Desk(ended, begun, names, _company(begun.cohort.past), process)


def _company(past: Sequence[PastCohort]) -> Mapping[str, frozenset[tuple[int, int]]]:
    """Return for each handle its circles, by the place of the cohort and of the circle in it."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for number, cohort in enumerate(past):
        for place, circle in enumerate(cohort.circles):
            for handle in circle:
                found[handle].add((number, place))
    return {handle: frozenset(circles) for handle, circles in found.items()}


def letter_values(passage: Passage, words: Words, about: Desk, style: Style = PLAIN) -> dict[str, str]:
    """Return the value of every placeholder of ``IN_LETTERS`` for one person."""
    spoken = about._replace(process=words.process or about.process)
    known = values(passage, spoken, style, words.speech, words.agenda)
    parts = {part: fill(words.parts[part], known).strip() if part in passage.parts else "" for part in Part}
    return {**known, **{str(part): text for part, text in parts.items()}}


def values(
    passage: Passage,
    about: Desk,
    style: Style,
    speech: Speech = ENGLISH,
    agenda: AgendaWords = ENGLISH_AGENDA,
) -> dict[str, str]:
    """Return the value of every placeholder of ``IN_PARTS`` for one person."""
    cohort, person = about.begun.cohort, passage.person
    texts = {
        "before": about.ended.cohort.cohort,
        "circle": passage.new.name if passage.new else "",
        "cohort": cohort.cohort,
        "commitment": agreed.commitment(cohort, agenda),
        "coordinator": cohort.coordinator.name,
        "ends": speech.long_date(cohort.ends),
        "name": person.name,
        "old_circle": passage.old.name if passage.old else "",
        "process": about.process,
        "purpose": agreed.purpose(cohort, agenda),
        "starts": speech.long_date(cohort.starts),
        "until": speech.long_date(passage.until) if passage.until else "",
        **_of_circle(passage.new, person.id, about, speech),
    }
    return {name: style.text(text) for name, text in texts.items()} | {
        "alumni_dates": alumni_dates(cohort, person.timezone, style, speech),
        "principles": _block(style, agreed.principles(cohort, agenda)),
    }


def _of_circle(circle: Circle | None, handle: str, about: Desk, speech: Speech) -> dict[str, str]:
    """Return who else is in a circle, as people know them; nothing where there is no circle."""
    if circle is None:
        return dict.fromkeys(("deputy", "lead", "met", "newcomers", "others"), "")
    others = [other for other in circle.members if other != handle]
    own = about.company.get(handle, frozenset())

    def named(handles: Iterable[str | None]) -> str:
        return speech.listed(about.names[one] for one in handles if one is not None and one in others)

    return {
        "deputy": named([circle.deputy]),
        "lead": named([circle.lead]),
        "met": named(other for other in others if own & about.company.get(other, frozenset())),
        "newcomers": named(other for other in others if other not in about.company),
        "others": named(others),
    }


def alumni_dates(cohort: Cohort, timezone: str, style: Style, speech: Speech = ENGLISH) -> str:
    """Return when former members meet after a cohort's start, as a list by the clocks of ``timezone``."""
    if cohort.timezone is None:
        return ""
    starts = [at_clock(at, cohort.timezone) for at in sorted(cohort.alumni.at) if at.date() >= cohort.starts]
    moments = [(start, local(start, timezone)) for start in starts]
    return _block(
        style,
        [
            f"{speech.long_date(here)}, {speech.clock_time(here)} ({speech.where(start, timezone)})"
            for start, here in moments
        ],
    )


def _block(style: Style, lines: Sequence[str]) -> str:
    """Return a list that begins on a line of its own, after whatever introduces it."""
    return f"\n{style.items(lines)}" if lines else ""
