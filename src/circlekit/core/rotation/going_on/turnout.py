"""How many gave which answer, and what became of those who said nothing, in a sentence or two."""

from __future__ import annotations

from datetime import date

from circlekit.core.model import Cohort
from circlekit.core.rotation.going_on.answers import JOIN, STATES, Answers, silent, states_of
from circlekit.core.rotation.going_on.outcome import outcome
from circlekit.core.sections import Silence
from circlekit.core.text import counted, listed

_SILENCE = {Silence.STAY: "stay", Silence.LEAVE: "leave", Silence.DEFER: "wait for the round after"}


def turnout(cohort: Cohort, said: Answers, starts: date) -> str:
    """Return who answered what about the cohort that begins on ``starts``; empty when nobody did.

    ``said`` are the answers as they were given, without a state for those who said nothing.
    """
    given = listed(f"{len(getattr(said, key))} {key}" for key in (*STATES, JOIN) if getattr(said, key))
    quiet = len(silent(cohort, said))
    parts = [given] if given else []
    if quiet and given:
        become = _SILENCE[cohort.rotation.silent]
        parts.append(f"{counted(quiet, 'person', 'people')} said nothing and so {become}")
    sentences = [f"{'; '.join(parts)}."] if parts else []
    return " ".join([*sentences, *_of_those_who_waited(cohort, said, starts)])


def _of_those_who_waited(cohort: Cohort, said: Answers, starts: date) -> list[str]:
    """Return what becomes of those who waited and said nothing now."""
    quiet = {person.id for person in cohort.waiting} - set(states_of(said))
    found = outcome(cohort, said, starts, starts)
    back = sum(person.id in quiet for person in found.returns)
    still = sum(person.id in quiet for person in found.pauses)
    sentences = []
    if back:
        sentences.append(f"{counted(back, 'person comes', 'people come')} back after a pause.")
    if still:
        sentences.append(f"{counted(still, 'person waits', 'people wait')} on, until the day they named.")
    return sentences
