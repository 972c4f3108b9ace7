"""A change of circles as somebody types it, such as ``swap amina ben``, ``move zed c3`` or ``drop ben``.

People and circles are named by handle or by name, so that ``swap Amina Diallo and Ben Hall`` works too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar

from circlekit.core.model import Circle, Cohort
from circlekit.core.named import person
from circlekit.core.problems import Problem, WrongUse
from circlekit.core.text import listed, nearest, quoted, same

VERBS = ("swap", "move", "add", "drop")

JOINING = frozenset({"and", "with", "to", "into", "in"})
"""Words between two names that may be left out."""

EXAMPLES = "write «swap amina ben», «move amina c3», «add zed c3» or «drop ben»"

A = TypeVar("A")
B = TypeVar("B")


class Change(NamedTuple):
    """One change, by handles and ids: ``other`` is the second person of a swap, ``circle`` where to."""

    verb: str
    person: str
    other: str | None = None
    circle: str | None = None


def change_of(text: str, cohort: Cohort, circles: Sequence[Circle]) -> Change:
    """Return the change that ``text`` asks for.

    Raises:
        WrongUse: when it asks for none, or names nobody, or several; with what was probably meant.
    """
    verb, *words = text.split() or [""]
    verb = verb.casefold()
    if verb not in VERBS:
        meant = nearest(verb, VERBS)
        hint = f"did you mean {meant}? {EXAMPLES}" if meant else EXAMPLES
        raise WrongUse([Problem((), f"{quoted(text)} is no change of circles", hint)])
    if len(words) < (1 if verb == "drop" else 2):
        raise WrongUse([Problem((), f"{quoted(text)} is not complete", EXAMPLES)])

    def who(name: str) -> str:
        return person(name, cohort).id

    def where(name: str) -> str:
        return circle_named(name, circles).id

    if verb == "drop":
        return Change(verb, who(" ".join(words)))
    if verb == "swap":
        one, other = _both(words, who, who)
        return Change(verb, one, other=other)
    one, circle = _both(words, who, where)
    return Change(verb, one, circle=circle)


def circle_named(word: str, circles: Sequence[Circle]) -> Circle:
    """Return the circle whose id or name ``word`` is.

    Raises:
        WrongUse: when there is none; with the one that was probably meant, or all.
    """
    known = {name: circle for circle in circles for name in (circle.id, circle.name)}
    for name, circle in known.items():
        if same(name) == same(word):
            return circle
    meant = nearest(word, known)
    hint = f"did you mean {meant}?" if meant else f"there are {listed(circle.id for circle in circles)}"
    raise WrongUse([Problem((), f"no circle is called {quoted(word)}", hint)])


def _both(words: Sequence[str], first: Callable[[str], A], second: Callable[[str], B]) -> tuple[A, B]:
    """Return what two names of several words each mean, wherever the second one begins.

    Raises:
        WrongUse: about a name that is nobody's, first of those beside one that is somebody's.
    """
    complaints: list[tuple[bool, WrongUse]] = []
    for one, other in _splits(words):
        found, wrong = _known(first, one)
        second_found, second_wrong = _known(second, other)
        if found is not None and second_found is not None:
            return found, second_found
        worst = wrong or second_wrong
        if worst:
            complaints.append((wrong is None or second_wrong is None, worst))
    raise max(complaints, key=lambda complaint: complaint[0])[1]


def _known(look_up: Callable[[str], A], name: str) -> tuple[A | None, WrongUse | None]:
    try:
        return look_up(name), None
    except WrongUse as wrong:
        return None, wrong


def _splits(words: Sequence[str]) -> list[tuple[str, str]]:
    """Return every way to take words as two names; those with a joining word between them go first."""
    found = []
    for end in range(1, len(words)):
        joined = words[end].casefold() in JOINING and end + 1 < len(words)
        rest = words[end + 1 :] if joined else words[end:]
        found.append((not joined, " ".join(words[:end]), " ".join(rest)))
    return [(one, other) for _, one, other in sorted(found, key=lambda split: split[0])]
