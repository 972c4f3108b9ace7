"""Several cohorts ahead: what is wanted, the plan that goes into the next folder, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from circlekit.cli import output
from circlekit.cli.workspace import Workspace, say_warnings
from circlekit.core.rotation.telling.company import percent

if TYPE_CHECKING:
    from circlekit.core.rotation.ahead.forecast import Foreseen
    from circlekit.core.rotation.ahead.planned import Ahead
    from circlekit.core.rotation.ahead.plans import Wanted
    from circlekit.core.rotation.plan import Rotation

HEADER = ("round", "by", "circles", "pairs again", "new people each", "met so far")


def wanted(space: Workspace, rounds: int | None) -> Wanted | None:
    """Return how many rounds to plan, and the plan beside the cohort; None where there is neither.

    Raises:
        InputProblems: when the plan has problems.
        FileTrouble: when it cannot be read.
    """
    from circlekit.core.rotation.ahead.plans import Wanted
    from circlekit.files.seats import FILE, read_seats

    path = space.path(FILE)
    if not path.exists():
        return Wanted(rounds) if rounds else None
    seats, warnings = read_seats(path, str(path), space.cohort)
    say_warnings(warnings)
    return Wanted(rounds or 0, seats)


def files(rotation: Rotation) -> dict[str, bytes]:
    """Return the plan that goes into the next folder, by its path there; nothing where there is none."""
    from circlekit.files.seats import FILE, write_seats

    seats = rotation.ahead.seats if rotation.ahead else None
    return {FILE: write_seats(seats, rotation.cohort)} if seats else {}


def say_ahead(rotation: Rotation) -> None:
    """Say where the circles come from, and what the rounds come to that were asked for."""
    if rotation.ahead is None:
        return
    for sentence in rotation.ahead.says:
        output.say(sentence)
    for line in _table(rotation.ahead.rounds):
        output.say(line)
    if any(one.by == "search" for one in rotation.ahead.rounds[1:]):
        output.say("  Rounds after the first are searched for again when their time has come.")


def _table(rounds: Sequence[Foreseen]) -> list[str]:
    """Return the rounds as lines of a table; none where no rounds were asked for."""
    if not rounds:
        return []
    rows = [HEADER, *map(_row, rounds)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = ([cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    return ["  " + "  ".join(row) for row in cells]


def _row(one: Foreseen) -> tuple[str, ...]:
    new = str(one.most) if one.least == one.most else f"{one.least}-{one.most}"
    met = percent(one.met, one.pairs)
    return str(one.number), one.by, f"{one.circles:,}", f"{one.again:,}", new, met


def as_json(ahead: Ahead | None) -> dict[str, object]:
    """Return the plan for ``--json``: nothing where nobody asked for one and none stood there."""
    if ahead is None:
        return {}
    kept = ahead.seats
    return {
        "ahead": {
            "by_seats": ahead.by_seats,
            "design": kept.design if kept else None,
            "rounds_kept": len(kept.rounds) if kept else 0,
            "says": list(ahead.says),
            "rounds": [_round(one) for one in ahead.rounds],
        }
    }


def _round(one: Foreseen) -> dict[str, object]:
    return {
        "round": one.number,
        "by": one.by,
        "circles": one.circles,
        "pairs_again": one.again,
        "new_people": {"least": one.least, "most": one.most},
        "met": one.met,
        "pairs": one.pairs,
    }
