"""The circles of earlier cohorts, which ``history`` names: each once, and never this cohort's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from circlekit.core.model import Cohort, PastCohort
from circlekit.core.problems import FileTrouble, InputProblems, Problem
from circlekit.core.renamed import with_todays_handles
from circlekit.core.text import quoted
from circlekit.files.circles import FILE
from circlekit.files.past import Past, read_past
from circlekit.files.strangers import seem_new

HISTORY = "history"

_NOT_EARLIER = f"name the {FILE} of an earlier cohort"


def read_history(
    names: Sequence[str], folder: Path, shown: str = "", cohort: Cohort | None = None
) -> tuple[tuple[PastCohort, ...], list[Problem]]:
    """Return the earlier cohorts in the files that ``names`` gives, and everything that is wrong with them.

    ``folder`` is the cohort's, which the names count from; ``shown`` is that folder in messages. With
    ``cohort``, people are in the history under the handles that they have there. Problems have the path
    ``("history", index)``, or a place in the file itself.
    """
    found: dict[int, Past] = {}
    problems: list[Problem] = []
    seen = dict.fromkeys(_identities(folder / FILE), "")
    for index, name in enumerate(names):
        try:
            known = [seen[one] for one in _identities(folder / name) if one in seen]
            if known:
                problems.append(_same_file(index, name, known[0]))
                continue
            seen |= dict.fromkeys(_identities(folder / name), name)
            found[index] = read_past(folder / name, str(Path(shown) / name))
        except FileTrouble as trouble:
            problems.append(Problem((HISTORY, index), str(trouble), "give the path from this folder"))
        except (OSError, ValueError):
            problems.append(Problem((HISTORY, index), f"{quoted(name)} cannot be the name of a file"))
        except InputProblems as wrong:
            problems += wrong.problems
    problems += _same_cohort(found, names, cohort.id if cohort else None)
    past = tuple(one.cohort for one in found.values())
    if cohort is None:
        return past, problems
    files = [(folder / names[index], one) for index, one in found.items()]
    return with_todays_handles(past, cohort.participants), [*problems, *seem_new(files, cohort.participants)]


def _identities(path: Path) -> Iterator[Path | tuple[int, int]]:
    """Yield by what a file is known however its name is written: behind all links, and as it is on disk."""
    yield path.resolve()
    if path.exists():
        about = path.stat()
        yield about.st_dev, about.st_ino


def _same_file(index: int, name: str, first: str) -> Problem:
    if not first:
        message = f"{quoted(name)} holds the circles of this cohort, not of an earlier one"
        return Problem((HISTORY, index), message, _NOT_EARLIER)
    return Problem(
        (HISTORY, index), f"{quoted(name)} is the same file as {quoted(first)}", "keep one of the two"
    )


def _same_cohort(found: dict[int, Past], names: Sequence[str], own: str | None) -> Iterator[Problem]:
    """Yield files of this cohort, and files that speak of a cohort that an earlier one is about."""
    by_id: dict[str, int] = {}
    by_circles: dict[frozenset[frozenset[str]], int] = {}
    for index, past in found.items():
        cohort, path = past.cohort, (HISTORY, index)
        circles = frozenset(map(frozenset, cohort.circles))
        copied = by_circles.setdefault(circles, index)
        first = by_id.setdefault(cohort.cohort, index) if past.named else index
        if past.named and cohort.cohort == own:
            message = f"{quoted(names[index])} is of {quoted(cohort.cohort)}, which is this cohort"
            yield Problem(path, message, _NOT_EARLIER)
        elif copied != index and circles and (first == copied or not (past.named and found[copied].named)):
            message = f"{quoted(names[index])} is a copy of {quoted(names[copied])}"
            yield Problem(path, message, "keep one of the two: pairs would count twice")
        elif first != index:
            both = f"{quoted(names[first])} and {quoted(names[index])}"
            message = f"{both} are both of {quoted(cohort.cohort)}, with different circles"
            yield Problem(path, message, "keep the one that is right; a cohort has one set of circles")
