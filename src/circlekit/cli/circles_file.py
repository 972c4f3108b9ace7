"""circles.yaml as the options of ``match`` read it and write it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from circlekit.cli.workspace import Workspace
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import InputProblems, Problem
from circlekit.version import __version__

CIRCLES = "circles.yaml"

KEPT = {"kept": "yes"}
"""What ``made_by`` says of circles that people have a hand in: nobody in them moves without need."""


def content(
    matching: Matching, cohort: Cohort, seed: int, pinned: Collection[str] = (), kept: bool = False
) -> bytes:
    """Return circles.yaml, with what it was made by, and who in it is ``pinned``."""
    from circlekit.core.zones import use_newest_database
    from circlekit.files.circles import write_circles

    made_by: Mapping[str, str | int] = {
        "circlekit": __version__,
        "seed": seed,
        "tzdata": use_newest_database(),
        **(KEPT if kept else {}),
    }
    return write_circles(matching, cohort, made_by, pinned)


def as_it_stands(space: Workspace) -> Matching:
    """Return what circles.yaml says; people who take part no more may still be among the members.

    Raises:
        InputProblems: when there is none yet, or it has problems.
        FileTrouble: when it cannot be read.
    """
    from circlekit.files.circles import Leaving, read_circles

    path = space.path(CIRCLES)
    if not path.exists():
        hint = "form circles first: circlekit match"
        raise InputProblems([Problem((), f"{path} does not exist", hint)])
    leaving = Leaving.FINE_UNLESS_A_SLIP if space.folder.edited(CIRCLES) else Leaving.FINE
    return read_circles(path, str(path), space.cohort, leaving).matching
