"""Who goes on at the end date; whoever says nothing stays (practices 42, 45, 46)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core import fields as f
from circlekit.core.model import Cohort, Participant, Value
from circlekit.core.problems import Problem
from circlekit.core.text import nearest, quoted

STATES = ("stay", "leave", "defer")


class Answers(Value):
    """What people answered, by handle; ``join`` are newcomers. Nobody has to have answered."""

    stay: f.Several = ()
    leave: f.Several = ()
    defer: f.Several = ()
    join: tuple[Participant, ...] = ()


def find_problems(answers: Answers, cohort: Cohort) -> Iterator[Problem]:
    """Yield what is wrong with answers to a cohort; paths are those of the answers file."""
    here = {person.id: person for person in cohort.participants}
    given: dict[str, str] = {}
    for state in STATES:
        for index, handle in enumerate(getattr(answers, state)):
            path = (state, index)
            if handle not in here:
                meant = nearest(handle, here)
                hint = f"did you mean {meant}?" if meant else "newcomers stand under «join»"
                yield Problem(path, f"{quoted(handle)} does not take part in {cohort.cohort}", hint)
            elif handle in given:
                message = f"{quoted(here[handle].name)} is said to {given[handle]} and to {state}"
                yield Problem(path, message, "keep one of the two")
            given.setdefault(handle, state)
    for person in answers.join:
        if person.id in here:
            message = f"{quoted(person.id)} joins, but is here already as {quoted(here[person.id].name)}"
            yield Problem(("join", person.id), message, "give the newcomer another handle")


def going_on(cohort: Cohort, answers: Answers) -> tuple[Participant, ...]:
    """Return the people of the next cohort: those who stay, in their order, then those who join."""
    out = {*answers.leave, *answers.defer}
    return (*(person for person in cohort.participants if person.id not in out), *answers.join)


def silent(cohort: Cohort, answers: Answers) -> Sequence[Participant]:
    """Return those who said nothing, and so stay."""
    said = {*answers.stay, *answers.leave, *answers.defer}
    return [person for person in cohort.participants if person.id not in said]
