"""Who goes on at the end date; whoever says nothing stays (practices 42, 45, 46)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pydantic import Field

from circlekit.core import fields as f
from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.checks.people import friends_take_part, one_address_each
from circlekit.core.model import Cohort, Participant
from circlekit.core.problems import Problem
from circlekit.core.text import nearest, quoted, same
from circlekit.core.value import Value

STATES = ("stay", "leave", "defer")
JOIN = "join"


class Answers(Value):
    """What people answered, by handle; ``join`` are newcomers. Nobody has to have answered.

    ``pause`` says until when. ``lead_again`` are those who wish to lead though they have just led, ``rest``
    those who want no role this time, ``one_more`` the circles that ask for one more cohort together, and
    ``alumni`` those who agree to be on the list of former members. ``prefer`` and ``avoid`` are requests.
    """

    stay: f.Handles = ()
    leave: f.Handles = ()
    defer: f.Handles = ()
    pause: f.DaysByHandle = Field(default_factory=dict)
    join: tuple[Participant, ...] = ()
    lead_again: f.Handles = ()
    rest: f.Handles = ()
    one_more: f.Handles = ()
    alumni: f.Handles = ()
    prefer: f.Groups = ()
    avoid: f.Groups = ()


def find_problems(answers: Answers, cohort: Cohort) -> Iterator[Problem]:
    """Yield what is wrong with answers to a cohort; paths are those of the answers file."""
    here = {person.id: person for person in cohort.participants}
    yield from _states(answers, here, cohort.cohort)
    yield from _handles_of_newcomers(answers, here, cohort)
    yield from _newcomers_among_others(answers, cohort)


def _states(answers: Answers, here: Mapping[str, Participant], cohort: str) -> Iterator[Problem]:
    """Everybody who answers takes part, and gives one answer."""
    by_name = {same(person.name): person.id for person in here.values()}
    given: dict[str, str] = {}
    for state in STATES:
        for index, handle in enumerate(getattr(answers, state)):
            path = (state, index)
            if handle not in here:
                meant = by_name.get(same(handle)) or nearest(handle, here)
                hint = f"did you mean {meant}?" if meant else "newcomers stand under «join»"
                yield Problem(path, f"{quoted(handle)} does not take part in {quoted(cohort)}", hint)
            elif handle in given:
                message = f"{quoted(here[handle].name)} is down to {given[handle]} and to {state}"
                yield Problem(path, message, "keep one of the two")
            given.setdefault(handle, state)


def _handles_of_newcomers(
    answers: Answers, here: Mapping[str, Participant], cohort: Cohort
) -> Iterator[Problem]:
    """A newcomer's handle is free, or theirs from an earlier cohort."""
    earlier = {handle for past in cohort.past for circle in past.circles for handle in circle}
    for person in answers.join:
        path = (JOIN, person.id)
        if person.id in here:
            message = f"{quoted(person.id)} joins, but is here already as {quoted(here[person.id].name)}"
            hint = f"somebody else needs another handle, such as {person.id}-2"
            yield Problem(path, message, hint, on_key=True)
        elif person.id in earlier:
            message = f"{quoted(person.id)} was in an earlier circle; whom they met then is remembered"
            hint = "if this is somebody else, give them another handle"
            yield Problem(path, message, hint, "warning", on_key=True)


def _newcomers_among_others(answers: Answers, cohort: Cohort) -> Iterator[Problem]:
    """Newcomers have addresses of their own, and know people who are there."""
    following = cohort.model_copy(update={"participants": going_on(cohort, answers)})
    draft = Draft(following, frozenset(person.id for person in following.participants))
    joining = {person.id for person in answers.join}
    for problem in (*one_address_each(draft), *friends_take_part(draft)):
        if problem.path[:1] == (PEOPLE,) and problem.path[1] in joining:
            yield replace(problem, path=(JOIN, *problem.path[1:]))


def going_on(cohort: Cohort, answers: Answers) -> tuple[Participant, ...]:
    """Return the people of the next cohort: those who stay, in their order, then those who join."""
    out = {*answers.leave, *answers.defer}
    return (*(person for person in cohort.participants if person.id not in out), *answers.join)


def silent(cohort: Cohort, answers: Answers) -> Sequence[Participant]:
    """Return those who said nothing, and so stay."""
    said = {*answers.stay, *answers.leave, *answers.defer}
    return [person for person in cohort.participants if person.id not in said]
