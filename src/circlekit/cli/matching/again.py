"""``match`` where circles.yaml stands already: kept as people edited it, or matched again with few moves."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import CIRCLES, KEPT, content
from circlekit.cli.matching.moves import say_moves
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import InputProblems, NoPlan, Problem, WrongUse

if TYPE_CHECKING:
    from circlekit.core.matching.stay.again import Again
    from circlekit.files.circles import Found

Keep = Annotated[
    bool, typer.Option("--keep", help="Keep circles.yaml as edited; seat newcomers and work the rest out.")
]
Moves = Annotated[
    int | None,
    typer.Option(
        "--moves", min=0, metavar="NUMBER", help="Keep them, but let so many people move for better circles."
    ),
]
Fresh = Annotated[
    bool, typer.Option("--fresh", help="Form all circles anew, though circles.yaml has some already.")
]


PRIVATE = ("apart", "separate")
"""Rules that are told only to somebody who has just edited circles, not whenever circles are matched."""


class Result(NamedTuple):
    """Circles and the seed they began with; where they stood before, what became of them and who is pinned.

    ``kept`` says that people have a hand in them.
    """

    matching: Matching
    seed: int
    again: Again | None = None
    pinned: Collection[str] = ()
    kept: bool = False

    def content(self, cohort: Cohort) -> bytes:
        """Return circles.yaml."""
        return content(self.matching, cohort, self.seed, self.pinned, self.kept)

    @property
    def shown(self) -> Matching:
        """The matching with how many people moved among its figures; circles.yaml has no use for that."""
        if self.again is None:
            return self.matching
        quality = {**self.matching.quality, "moved": self.again.moved}
        return self.matching.model_copy(update={"quality": quality})


def keep_circles(space: Workspace, cohort: Cohort, moves: int, seed: int | None) -> Result:
    """Return the circles that people edited, newcomers seated, with so many moves more.

    Raises:
        WrongUse: when there are too many people.
        InputProblems, FileTrouble: when circles.yaml cannot be read.
    """
    from circlekit.files.circles import Leaving, read_circles

    if _too_many(cohort):
        hint = "keep them in parts, such as one cohort for each language or region"
        raise WrongUse([Problem((), _too_many(cohort), hint)])
    edited = space.folder.edited(CIRCLES)
    leaving = Leaving.FINE_UNLESS_A_SLIP if edited else Leaving.FINE
    path = space.path(CIRCLES)
    found = read_circles(path, str(path), cohort, leaving)
    newcomers = ("circles",)  # the path of what is said of people in no circle: they are about to have one
    say_warnings(problem for problem in found.warnings if problem.path != newcomers)
    result = _kept(found, cohort, moves, seed)
    _say_broken(result.matching, cohort)
    return result


def _too_many(cohort: Cohort) -> str:
    """Return why circles of so many people cannot be matched again or kept; empty when they can."""
    from circlekit.core.matching.stay.start import STANDING

    people = len(cohort.participants)
    if people <= STANDING:
        return ""
    return f"circles of {people:,} people are more than can be kept as they stand ({STANDING:,})"


def _kept(found: Found, cohort: Cohort, moves: int, seed: int | None) -> Result:
    from circlekit.core.matching.stay.again import match_again

    again = match_again(cohort, found.matching, found.pinned, moves)
    say_moves(found.matching, again, cohort)
    seed = _seed_of(found) if seed is None else seed
    return Result(again.matching, seed, again, found.pinned, kept=True)


def _say_broken(matching: Matching, cohort: Cohort) -> None:
    from circlekit.core.matching.rules import not_kept

    say_warnings(not_kept(cohort, matching.circles))


def match_once_more(
    space: Workspace, cohort: Cohort, seed: int | None, seconds: float | None, allow_unplaced: bool
) -> Result | None:
    """Return the circles that stand, for the people and rules of now; None where all are to be formed anew.

    Raises:
        InputProblems, FileTrouble: when circles.yaml cannot be read.
        NoPlan: when no circles keep every rule.
    """
    if not space.path(CIRCLES).exists():
        return None
    if _too_many(cohort):
        output.say(f"{_too_many(cohort).capitalize()}: all are formed anew.")
        return None
    found = _as_written(space, cohort)
    if seed not in (None, _seed_of(found)):
        return None
    if KEPT.items() <= found.made_by.items():
        result = _kept(found, cohort, 0, None)
        open_rules = cohort.matching.model_copy(update=dict.fromkeys(PRIVATE, ()))
        _say_broken(result.matching, cohort.model_copy(update={"matching": open_rules}))
        return result
    from circlekit.core.matching.stay.again import rematch

    seed = _seed_of(found)
    try:
        again = rematch(cohort, found.matching, found.pinned, seed, seconds, allow_unplaced)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None
    say_moves(found.matching, again, cohort)
    return Result(again.matching, seed, again, found.pinned)


def _as_written(space: Workspace, cohort: Cohort) -> Found:
    from circlekit.files.circles import Leaving, read_circles

    path = space.path(CIRCLES)
    try:
        return read_circles(path, str(path), cohort, Leaving.FINE)
    except InputProblems as wrong:
        message = f"the circles in {path} cannot be matched again"
        way_out = Problem((), message, "correct the file, or form all circles anew with --fresh or --force")
        raise InputProblems([*wrong.problems, way_out]) from None


def _seed_of(found: Found) -> int:
    text = found.made_by.get("seed", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else 0
