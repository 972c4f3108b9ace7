"""What becomes of everybody at the end date: who goes on, who waits, who leaves.

Whoever says nothing stays, or what ``rotation: {silent: ...}`` says instead. Whoever waits comes back by
themselves when their date has come, and goes on waiting before it, unless they answer otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from circlekit.core.model import Cohort, Participant
from circlekit.core.rotation.going_on.answers import DEFER, LEAVE, PAUSE, STATES, STAY, Answers, states_of
from circlekit.core.waiting import waits

RETURN = "return"
ONE_DAY = timedelta(days=1)


class Outcome(NamedTuple):
    """Everybody by what becomes of them, in the order of the cohort, as they are in the next one.

    ``returns`` are those who waited and take part again. Those in ``defers`` and ``pauses`` wait, with their
    ``pause_until``; among them are newcomers who join later. ``leaves`` are as they were.
    """

    stays: tuple[Participant, ...]
    returns: tuple[Participant, ...]
    joins: tuple[Participant, ...]
    defers: tuple[Participant, ...]
    pauses: tuple[Participant, ...]
    leaves: tuple[Participant, ...]


def outcome(cohort: Cohort, answers: Answers, starts: date, ends: date) -> Outcome:
    """Return what becomes of everybody in the cohort from ``starts`` to ``ends``.

    Whoever defers waits until the day after ``ends``. What somebody wished for the cohort before, such as to
    lead again, is over.
    """
    said = states_of(answers)
    groups: dict[str, list[Participant]] = {group: [] for group in (*STATES, RETURN)}
    for person in cohort.participants:
        state = _state(said.get(person.id, str(cohort.rotation.silent)), person, answers, starts)
        groups[state].append(_after(person, state, answers, ends))
    for person in cohort.waiting:
        state = _state(said.get(person.id, PAUSE), person, answers, starts)
        groups[RETURN if state == STAY else state].append(_after(person, state, answers, ends))
    joining = [_with_wishes(person, answers) for person in answers.join]
    return Outcome(
        stays=tuple(groups[STAY]),
        returns=tuple(groups[RETURN]),
        joins=tuple(person for person in joining if not waits(person, starts)),
        defers=tuple(groups[DEFER]),
        pauses=(*groups[PAUSE], *(person for person in joining if waits(person, starts))),
        leaves=tuple(groups[LEAVE]),
    )


def going_on(cohort: Cohort, answers: Answers, starts: date) -> tuple[Participant, ...]:
    """Return who takes part from ``starts``: those who stay, those who come back, then those who join."""
    found = outcome(cohort, answers, starts, starts)
    return (*found.stays, *found.returns, *found.joins)


def _state(state: str, person: Participant, answers: Answers, starts: date) -> str:
    """Return a state as it is meant: a pause that is over when the cohort starts is none."""
    return STAY if state == PAUSE and _until(person, answers, starts) <= starts else state


def _until(person: Participant, answers: Answers, otherwise: date) -> date:
    return answers.pause.get(person.id) or person.pause_until or otherwise


def _after(person: Participant, state: str, answers: Answers, ends: date) -> Participant:
    """Return somebody as they are in the next cohort."""
    if state == LEAVE:
        return person
    if state == STAY:
        return _with_wishes(_changed(person, {"lead_again": None, "pause_until": None}), answers)
    until = ends + ONE_DAY if state == DEFER else _until(person, answers, ends)
    return _changed(person, {"lead_again": None, "joins": None, "pause_until": until})


def _with_wishes(person: Participant, answers: Answers) -> Participant:
    return _changed(person, dict(_wishes(person, answers)))


def _wishes(person: Participant, answers: Answers) -> Iterator[tuple[str, Any]]:
    if person.id in answers.lead_again:
        yield from (("lead", "yes"), ("lead_again", True))
    elif person.id in answers.rest:
        yield "lead_again", False


def _changed(person: Participant, update: dict[str, Any]) -> Participant:
    new = any(getattr(person, key) != value for key, value in update.items())
    return person.model_copy(update=update) if new else person
