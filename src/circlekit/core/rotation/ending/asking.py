"""The question who goes on, asked before a cohort ends: leaving is as easy as staying (practices 44-46)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from circlekit.core.coordinating.duties import asking_day
from circlekit.core.coordinating.saying import ENGLISH, Saying, silent_word
from circlekit.core.coordinating.wording import TIME_TO_REPLY
from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.nudging.styles import PLAIN, Style

IN_QUESTIONS = frozenset(["circle", "cohort", "coordinator", "ends", "name", "reply_by", "silent"])
"""The placeholders of the question."""

SOON = timedelta(days=7)
"""The next cohort starts within a week after the end, unless it is said otherwise."""


def reply_by(cohort: Cohort, today: date) -> date:
    """Return until when people may think about it: a week from the day of asking, or from today if later."""
    return max(asking_day(cohort), today) + TIME_TO_REPLY


def question_values(
    person: Participant,
    circle: Circle | None,
    cohort: Cohort,
    by: date,
    style: Style = PLAIN,
    saying: Saying = ENGLISH,
) -> dict[str, str]:
    """Return the value of every placeholder of ``IN_QUESTIONS`` for one person in ``circle``."""
    texts = {
        "circle": circle.name if circle else "",
        "cohort": cohort.cohort,
        "coordinator": cohort.coordinator.name,
        "ends": saying.speech.long_date(cohort.ends),
        "name": person.name,
        "reply_by": saying.speech.short_date(by),
        "silent": silent_word(saying, cohort.rotation.silent),
    }
    return {name: style.text(text) for name, text in texts.items()}


def due_back(cohort: Cohort) -> tuple[Participant, ...]:
    """Return those who rest until about the next cohort's start; whoever rests longer is left in peace."""
    about_then = cohort.ends + SOON
    return tuple(one for one in cohort.waiting if one.pause_until and one.pause_until <= about_then)


def led_by(circles: Sequence[Circle]) -> Mapping[str, Circle]:
    """Return the circle that each lead looks after, by their handle."""
    return {circle.lead: circle for circle in circles if circle.lead}
