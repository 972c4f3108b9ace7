"""What a check gets, and what it gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from circlekit.core.model import Cohort
from circlekit.core.problems import Path, Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A cohort whose files may still have mistakes; ``handles`` are all people named, sound or not."""

    cohort: Cohort
    handles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Related(Problem):
    """A problem that two places share: ``other`` is the path of the first, whose line is named too."""

    other: Path = ()


Check = Callable[[Draft], Iterable[Problem]]

PEOPLE = "participants"
