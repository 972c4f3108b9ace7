"""Newcomers among those who are there: handles, addresses, acquaintances."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from circlekit.core.checks.draft import PEOPLE, Draft
from circlekit.core.checks.people import friends_take_part, one_address_each
from circlekit.core.checks.renamed import old_handles_are_free
from circlekit.core.problems import Problem
from circlekit.core.renamed import nearly
from circlekit.core.rotation.going_on.answers import JOIN
from circlekit.core.rotation.going_on.look import Look
from circlekit.core.text import quoted, visible

MOST_PAIRS = 5_000
"""With more pairs of handles to compare, people would wait for a guess."""


def about_newcomers(look: Look) -> Iterator[Problem]:
    """Yield what is wrong or odd about those who join."""
    yield from _handles(look)
    yield from _among_others(look)
    yield from _perhaps_the_same(look)


def _handles(look: Look) -> Iterator[Problem]:
    """A newcomer's handle is free, or theirs from an earlier cohort."""
    waiting = {person.id for person in look.asked.cohort.waiting}
    circles = (circle for past in look.asked.cohort.past for circle in past.circles)
    earlier = {handle for circle in circles for handle in circle}
    gone = earlier - set(look.here) - {handle for one in look.joining.values() for handle in one.was}
    for handle, person in look.joining.items():
        path = (JOIN, handle)
        if handle in waiting:
            message = f"{quoted(handle)} joins, but waits here already as {quoted(look.here[handle].name)}"
            yield Problem(path, message, "to come back they stand under «stay», without a block", on_key=True)
        elif handle in look.here:
            message = f"{quoted(handle)} joins, but is here already as {quoted(look.here[handle].name)}"
            hint = f"somebody else needs another handle, such as {handle}-2"
            yield Problem(path, message, hint, on_key=True)
        elif handle in earlier:
            message = f"{quoted(handle)} was in an earlier circle; whom they met then is remembered"
            hint = "if this is somebody else, give them another handle"
            yield Problem(path, message, hint, "warning", on_key=True)
        elif not person.was:
            yield from _nearly_known(look, handle, gone)


def _nearly_known(look: Look, handle: str, gone: Collection[str]) -> Iterator[Problem]:
    """A newcomer whose handle is nearly that of somebody of an earlier cohort is perhaps that person."""
    few = len(look.joining) * len(gone) <= MOST_PAIRS
    if few and (meant := nearly(handle, gone)):
        message = f"{quoted(handle)} joins, and {quoted(meant)} was in an earlier circle"
        hint = f"if they are one person, add was: [{visible(meant)}]; else all is well"
        yield Problem((JOIN, handle), message, hint, "warning", on_key=True)


def _among_others(look: Look) -> Iterator[Problem]:
    """Newcomers have addresses and old handles of their own, and know people who are there."""
    found = look.outcome
    others = (*found.stays, *found.returns, *found.defers, *found.pauses)
    people = (*(person for person in others if person.id not in look.joining), *look.joining.values())
    following = look.asked.cohort.model_copy(update={"participants": people, "waiting": ()})
    draft = Draft(following, frozenset(person.id for person in people))
    for check in (one_address_each, friends_take_part, old_handles_are_free):
        for problem in check(draft):
            if problem.path[:1] == (PEOPLE,) and problem.path[1] in look.joining:
                yield replace(problem, path=(JOIN, *problem.path[1:]))


def _perhaps_the_same(look: Look) -> Iterator[Problem]:
    """A newcomer with the address of somebody who leaves is perhaps that person, under another handle."""
    leaving = {one.email.casefold(): one for one in look.outcome.leaves if one.email}
    for person in look.joining.values():
        gone = leaving.get(person.email.casefold()) if person.email else None
        if gone and gone.id not in (*person.was, person.id):
            message = f"{quoted(person.name)} has the address of {quoted(gone.name)}, who leaves"
            hint = f"if it is one person, add was: [{gone.id}], so that whom they met is remembered"
            yield Problem((JOIN, person.id, "email"), message, hint, "warning")
