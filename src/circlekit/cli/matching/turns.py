"""Whether everybody in the circles that were formed will have a turn, said once after them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from circlekit.cli import output
from circlekit.core.problems import CirclekitError
from circlekit.core.text import as_sentence

if TYPE_CHECKING:
    from circlekit.cli.workspace import Workspace
    from circlekit.core.model import Circle, Cohort
    from circlekit.core.turns.enough import Short
    from circlekit.core.turns.ways import Way

    Found = tuple[Short, tuple[Way, ...]]


def too_short(
    space: Workspace, cohort: Cohort, circles: Iterable[Circle], share: float | None
) -> Found | None:
    """Return how it is where too many would have no turn when a ``share`` comes, and what would help.

    None where the term is long enough, and where the process cannot be read: that is for ``check`` to say.
    """
    from circlekit.core.turns.advice import too_short as look
    from circlekit.core.turns.odds import ATTENDANCE
    from circlekit.core.turns.ways import ways
    from circlekit.files.agendas import read_processes
    from circlekit.files.library import read_process

    shelves = space.shelves()
    try:
        process = read_process(space.loaded, shelves)
    except CirclekitError:
        return None
    short = look(cohort, process, (len(circle.members) for circle in circles), share or ATTENDANCE)
    return (short, ways(short, read_processes(shelves).values())) if short else None


def as_json(found: Found | None) -> dict[str, Any]:
    """Return it as a part of a JSON document, empty where there is nothing to say."""
    from circlekit.core.turns.advice import as_json as shown

    return {"turns": shown(*found)} if found else {}


def say(found: Found | None) -> None:
    """Say it in two sentences, if there is anything to say."""
    if found:
        from circlekit.core.turns.enough import says
        from circlekit.core.turns.ways import says_ways

        sentence = as_sentence(says(found[0]))
        output.say(sentence[0].upper() + sentence[1:])
        output.say(f"  hint: {says_ways(found[1])}")
