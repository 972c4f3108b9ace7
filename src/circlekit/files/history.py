"""The circles of earlier cohorts, which ``history`` names: each once, and never this cohort's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from circlekit.core.model import PastCohort
from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.core.text import quoted
from circlekit.files.circles import FILE, read_past


def read_history(
    names: Sequence[str], folder: Path, shown: str = ""
) -> tuple[tuple[PastCohort, ...], list[Problem]]:
    """Return the earlier cohorts in the files that ``names`` gives, and everything that is wrong with them.

    ``folder`` is the cohort's, which the names count from; ``shown`` is that folder in messages. Problems
    have the path ``("history", index)``, or a place in the file itself.
    """
    found: list[PastCohort] = []
    problems: list[Problem] = []
    seen: dict[Path, str] = {folder.joinpath(FILE).resolve(): ""}
    for index, name in enumerate(names):
        path = folder / name
        try:
            real = path.resolve()
            if real in seen:
                problems.append(_again(index, name, seen[real]))
                continue
            seen[real] = name
            found.append(read_past(path, str(Path(shown) / name)))
        except FileTrouble as trouble:
            problems.append(Problem(("history", index), str(trouble), "give the path from this folder"))
        except (OSError, ValueError):
            problems.append(Problem(("history", index), f"{quoted(name)} cannot be the name of a file"))
        except InputProblems as wrong:
            problems += wrong.problems
    return tuple(found), problems


def _again(index: int, name: str, first: str) -> Problem:
    if not first:
        message = f"{quoted(name)} holds the circles of this cohort, not of an earlier one"
        return Problem(("history", index), message, f"name the {FILE} of an earlier cohort")
    return Problem(
        ("history", index), f"{quoted(name)} is the same file as {quoted(first)}", "keep one of the two"
    )
