"""``match`` where circles.yaml stands already: kept as people edited it, or matched again with few moves."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from circlekit.cli import output
from circlekit.cli.circles_file import CIRCLES, KEPT, content
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.model import Cohort, Matching
from circlekit.core.problems import InputProblems, NoPlan, Problem, WrongUse
from circlekit.core.text import counted, quoted

if TYPE_CHECKING:
    from circlekit.core.matching.again import Again
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
    from circlekit.core.matching.stay_start import STANDING

    people = len(cohort.participants)
    if people <= STANDING:
        return ""
    return f"circles of {people:,} people are more than can be kept as they stand ({STANDING:,})"


def _kept(found: Found, cohort: Cohort, moves: int, seed: int | None) -> Result:
    from circlekit.core.matching.again import match_again

    again = match_again(cohort, found.matching, found.pinned, moves)
    _say_changes(found.matching, again, cohort)
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
    from circlekit.core.matching.again import rematch

    seed = _seed_of(found)
    try:
        again = rematch(cohort, found.matching, found.pinned, seed, seconds, allow_unplaced)
    except NoPlan as none:
        raise NoPlan(space.placed(none.problems)) from None
    _say_changes(found.matching, again, cohort)
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


def _say_changes(before: Matching, again: Again, cohort: Cohort) -> None:
    """Say who left, who joined and who moves."""
    circles = {circle.id: circle.name for circle in (*before.circles, *again.matching.circles)}
    names = {person.id: person.name for person in cohort.participants}
    for handle, left in again.gone:
        output.say(f"{quoted(handle)} does not take part any more, and has left {circles[left]}.")
    seated = {handle for circle in before.circles for handle in circle.members}
    for circle in again.matching.circles:
        for handle in circle.members:
            if handle not in seated:
                output.say(f"{names[handle]} joins {circle.name}.")
    if again.formed_anew:
        output.say("No few moves keep every rule, so all circles were formed anew.")
        return
    for move in again.moves:
        where = f"from {circles[move.origin]} to {circles[move.to]}"
        output.say(f"{names[move.id]} moves {where}: {move.because}.")


def say_anew(again: Again | None) -> None:
    """Say what forming all circles anew would bring, where it would be better."""
    if again is None or again.anew is None:
        return
    served, moved = again.anew.served, again.anew.moved
    if served > 0:
        more = counted(served, "more person", "more people")
        output.say(f"Forming all circles anew (--fresh) would serve {more} and move {moved:,}.")
    else:
        people = counted(moved, "person", "people")
        output.say(f"Forming all circles anew (--fresh) would move {people} for this: {again.anew.says}.")


def as_json(again: Again | None) -> dict[str, Any]:
    """Return what the document has where circles stood before."""
    if again is None:
        return {}
    anew = {"anew": {"served": again.anew.served, "moved": again.anew.moved}} if again.anew else {}
    moves = [{"id": one.id, "from": one.origin, "to": one.to, "because": one.because} for one in again.moves]
    left = [{"id": handle, "circle": circle} for handle, circle in again.gone]
    return {"moves": moves, "left": left, **anew}
