"""``turns`` and ``collaborations`` of a log: who had which role, and what people began together."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from circlekit.core.log import Collaboration, Role, Turn, key_of
from circlekit.core.problems import Path, Problem
from circlekit.core.text import quoted, same
from circlekit.files.complaints import problems_of, unknown_key
from circlekit.files.logged.walking import Walk

TURNS, COLLABORATIONS = "turns", "collaborations"

ROLES = {key_of(role): role for role in Role}
"""The roles of a meeting by their keys, such as ``case_giver``."""

_TURNS = "{case_giver: amina, opener: ben}"
_COLLABORATION = "write it as {who: [amina, ben], what: a reading group}"


def turns(walk: Walk) -> Iterator[Turn]:
    """Yield every turn that could be read."""
    for circle, number, path, roles in walk.meetings(TURNS, _TURNS):
        if not isinstance(roles, dict):
            message = f"meeting {number} of {quoted(circle.id)} must be a mapping of roles"
            walk.note(Problem(path, message, f"write it as {_TURNS}"))
            continue
        for key, given in roles.items():
            role = ROLES.get(as_key(key))
            if role is None:
                walk.note(unknown_key((*path, key), ROLES))
            elif given and (people := walk.handles((*path, key), given, f"{key} of {quoted(circle.id)}")):
                yield Turn.model_construct(circle=circle.id, meeting=number, role=role, people=people)


def as_key(typed: str) -> str:
    """Return a key of ours from one that somebody typed: ``Note-taker`` is ``note_taker``."""
    return same(typed).replace(" ", "_").replace("-", "_")


def collaborations(walk: Walk) -> Iterator[Collaboration]:
    """Yield every collaboration that could be read."""
    given = walk.value(COLLABORATIONS) or []
    if not isinstance(given, list):
        walk.note(Problem((COLLABORATIONS,), "collaborations must be a list", _COLLABORATION))
        return
    for index, values in enumerate(given):
        path: Path = (COLLABORATIONS, index)
        if not isinstance(values, dict):
            walk.note(Problem(path, "each collaboration must be a mapping of keys", _COLLABORATION))
            continue
        try:
            found = Collaboration.model_validate(values)
        except ValidationError as error:
            for problem in problems_of(error, path, Collaboration.model_fields):
                walk.note(problem)
            continue
        if not found.who or not found.what:
            message = f"this collaboration does not say {'what it is' if found.who else 'whose it is'}"
            walk.note(Problem(path, message, _COLLABORATION))
        for place, handle in enumerate(found.who):
            walk.stranger((*path, "who", place), handle)
        yield found
