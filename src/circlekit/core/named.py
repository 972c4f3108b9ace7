"""Whom somebody means by what they typed: a circle or a person, by handle or by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import counted, listed, nearest, quoted, same

NAMED = 4
"""So many people of one name are told apart in a message."""

CIRCLES = 12
"""So many circles are listed in a hint."""


def circle_or_person(word: str, cohort: Cohort, circles: Sequence[Circle]) -> Circle | Participant:
    """Return the circle or the person that ``word`` names; a circle goes before a person of that name.

    Raises:
        WrongUse: when it is nobody's, or several people's; with who was probably meant.
    """
    return _circle(word, circles) or person(word, cohort, also=[one.id for one in circles])


def circle(word: str, circles: Sequence[Circle]) -> Circle:
    """Return the circle whose handle or name ``word`` is.

    Raises:
        WrongUse: when there is none; with the one that was probably meant, or all there are.
    """
    found = _circle(word, circles)
    if found:
        return found
    handles = [one.id for one in circles]
    names = {one.name: one.id for one in circles}
    near = nearest(word, [*handles, *names])
    if near is not None:
        hint = f"did you mean {names.get(near, near)}?"
    else:
        hint = f"the circles are {listed(handles)}" if len(handles) <= CIRCLES else "see circles.yaml"
    raise WrongUse([Problem((), f"no circle is called {quoted(word)}", hint)])


def _circle(word: str, circles: Sequence[Circle]) -> Circle | None:
    meant = same(word)
    return next((one for one in circles if meant in {same(one.id), same(one.name)}), None)


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
