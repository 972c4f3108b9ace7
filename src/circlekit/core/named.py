"""Whom somebody means by what they typed: a circle or a person, by handle or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import counted, listed, nearest, quoted, same

NAMED = 4
"""So many people of one name are told apart in a message."""


def circle_or_person(word: str, cohort: Cohort, circles: Sequence[Circle]) -> Circle | Participant:
    """Return the circle or the person that ``word`` names; a circle goes before a person of that name.

    Raises:
        WrongUse: when it is nobody's, or several people's; with who was probably meant.
    """
    meant = same(word)
    for circle in circles:
        if meant in {same(circle.id), same(circle.name)}:
            return circle
    return person(word, cohort, also=[circle.id for circle in circles])


def person(word: str, cohort: Cohort, also: Iterable[str] = ()) -> Participant:
    """Return the participant whose handle or name ``word`` is; ``also`` are other words to be known.

    Raises:
        WrongUse: as ``circle_or_person``.
    """
    meant = same(word)
    by_handle = [one for one in cohort.participants if same(one.id) == meant]
    found = by_handle or [one for one in cohort.participants if same(one.name) == meant]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"{counted(len(found), 'person is', 'people are')} called {quoted(word)}"
        raise WrongUse([Problem((), message, f"write the handle: {_handles(found)}")])
    raise WrongUse([Problem((), f"nobody here is called {quoted(word)}", _hint(word, cohort, also))])


def _hint(word: str, cohort: Cohort, also: Iterable[str]) -> str:
    begin = [one for one in cohort.participants if same(word) and same(one.name).startswith(f"{same(word)} ")]
    if begin:
        return f"did you mean {_handles(begin)}?"
    names = {one.name: one.id for one in cohort.participants}
    known = {one.id: one.id for one in cohort.participants} | dict.fromkeys(also, "")
    near = nearest(word, [*known, *names])
    if near is None:
        return "write a handle or a name, as it stands in circles.yaml"
    return f"did you mean {names.get(near, near)}?"


def _handles(people: Sequence[Participant]) -> str:
    shown = [one.id for one in people[:NAMED]]
    return listed(shown, "or") + (" (and others)" if len(people) > NAMED else "")
