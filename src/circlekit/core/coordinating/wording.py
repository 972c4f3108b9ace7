"""What the placeholders of the coordinator's own messages stand for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import timedelta
from typing import NamedTuple

from circlekit.core.coordinating.duties import Duty, Talk, Task
from circlekit.core.coordinating.saying import ENGLISH, Saying, silent_word
from circlekit.core.model import Circle, Cohort, Meeting
from circlekit.core.nudging.draft import meeting_day
from circlekit.core.nudging.styles import MARKDOWN, PLAIN, Style
from circlekit.core.nudging.templates import checked, fill
from circlekit.core.problems import InputProblems, Place, Problem
from circlekit.core.speech import Speech

TITLE = "Title:"
TIME_TO_REPLY = timedelta(days=7)

ALWAYS = frozenset({"cohort", "ends", "starts"})
"""The placeholders that have a value in every cohort, which is what a title needs."""
OF_COHORT = ALWAYS | {"coordinator", "leads", "reply_by", "silent"}
OF_CHECK_IN = frozenset({"circle", "date", "lead", "number"})


class Wording(NamedTuple):
    """The two templates of a task: the title of its entry, the message inside, and how they say things."""

    title: str
    body: str
    saying: Saying = ENGLISH


class Common(NamedTuple):
    """What all messages of a cohort share: people's names by handle, and those of all leads."""

    cohort: Cohort
    names: Mapping[str, str]
    leads: tuple[str, ...]


class Drafted(NamedTuple):
    """What an entry says: one line of plain text, and a message in Markdown to paste."""

    title: str
    body: str


def wording(text: str, task: Task, file: str) -> Wording:
    """Return the templates of a file: a first line ``Title: ...``, and the message after it.

    Raises:
        InputProblems: with the place of every placeholder that is not known, and when there is no title.
    """
    known_in_title, known = placeholders(task)
    first, _, body = text.partition("\n")
    title = first.removeprefix(TITLE).strip()
    if not first.startswith(TITLE) or not title:
        hint = f"begin with a line «{TITLE} Pulse: $cohort»"
        raise InputProblems([Problem((), "a calendar entry needs a title", hint, place=Place(file))])
    checked(first, known_in_title, file)
    checked(text, known, file)
    return Wording(title, body)


def placeholders(task: Task) -> tuple[Collection[str], Collection[str]]:
    """Return what the title of a task's template may name, and what its message may."""
    if task is Task.CHECK_IN:
        return ALWAYS | OF_CHECK_IN, OF_COHORT | OF_CHECK_IN | {"deputy", "next"}
    return ALWAYS, OF_COHORT


def common(cohort: Cohort, circles: Collection[Circle]) -> Common:
    """Return what the messages of a cohort share; ``circles`` are all of it."""
    names = {person.id: person.name for person in cohort.participants}
    leads = dict.fromkeys(circle.lead for circle in circles if circle.lead)
    return Common(cohort, names, tuple(names[lead] for lead in leads))


def drafted(words: Wording, duty: Duty, whole: Common) -> Drafted:
    """Return what the entry of a duty says."""
    title = fill(words.title, values(duty, whole, PLAIN, words.saying))
    return Drafted(title.strip(), fill(words.body, values(duty, whole, MARKDOWN, words.saying)))


def values(duty: Duty, whole: Common, style: Style, saying: Saying = ENGLISH) -> dict[str, str]:
    """Return the value of every placeholder that the task of a duty knows, as ``PLAIN`` or ``MARKDOWN``."""
    cohort, speech = whole.cohort, saying.speech
    texts = {
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "ends": speech.long_date(cohort.ends),
        "leads": speech.listed(whole.leads),
        "reply_by": speech.short_date(duty.day + TIME_TO_REPLY),
        "silent": silent_word(saying, cohort.rotation.silent),
        "starts": speech.long_date(cohort.starts),
    }
    if duty.talk:
        texts |= _of_talk(duty.talk, whole, speech)
    return {name: style.text(text) for name, text in texts.items()}


def _of_talk(talk: Talk, whole: Common, speech: Speech) -> dict[str, str]:
    cohort, names = whole.cohort, whole.names

    def day(meeting: Meeting | None) -> str:
        return speech.short_date(meeting_day(meeting, cohort)) if meeting else ""

    return {
        "circle": talk.circle.name,
        "date": day(talk.meeting),
        "deputy": names.get(talk.circle.deputy or "", ""),
        "lead": names[talk.circle.lead or ""],
        "next": day(talk.following),
        "number": str(talk.meeting.number),
    }
