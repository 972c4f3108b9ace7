"""Random logs: what ``circlekit status`` says, beside a plain count of the days and lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from circlekit.cli.edge import run

from .status_count import count
from .status_world import World, invent, write

WORLDS = range(60)


def told(world: World, folder: Path) -> dict[str, Any]:
    """Return the document of a world by circle."""
    write(world, folder)
    out = StringIO()
    with redirect_stdout(out):
        code = run(["status", str(folder / "cohort.yaml"), "--json", "--today", str(world.today)])
    assert code == 0
    return {circle["id"]: circle for circle in json.loads(out.getvalue())["circles"]}


def as_counted(circle: dict[str, Any]) -> dict[str, Any]:
    """Return what a document says of a circle in the form of the count."""
    return {
        "meetings": [tuple(one.values()) for one in circle["meetings"]],
        "members": {one["id"]: one["meetings"] for one in circle["members"]},
        "lapses": {one["id"]: one["lapse"] for one in circle["members"]},
        "next": circle["next"]["number"] if circle["next"] else None,
        "over": circle["over"],
        "odds": circle["next"]["odds"] if circle["next"] else None,
        "concerns": {sign["concern"] for sign in circle["signs"]},
    }


def disagreements(seed: int, folder: Path) -> Iterator[str]:
    """Yield every figure that differs from the plain count."""
    world = invent(seed)
    for circle, found in told(world, folder).items():
        here, expected = as_counted(found), count(world, circle)
        odds = expected.pop("odds")
        said = here.pop("odds")
        if (said is None) != (odds is None) or (odds is not None and abs(said - odds) > 0.00006):
            yield f"{seed} {circle}: odds {said}, counted {odds and float(odds)}"
        for figure, value in expected.items():
            if here[figure] != value:
                yield f"{seed} {circle}: {figure} {here[figure]}, counted {value}"


@pytest.mark.parametrize("seed", WORLDS)
def test_a_status_says_what_a_plain_count_gives(seed: int, tmp_path: Path) -> None:
    """Meetings, who was there, lapses, odds and signs, on any day of the cohort."""
    assert list(disagreements(seed, tmp_path)) == []


def test_the_worlds_have_every_sign_that_is_counted(tmp_path: Path) -> None:
    """A count that never meets one would prove nothing."""
    seen: set[str] = set()
    for seed in WORLDS:
        world = invent(seed)
        for circle in world.members:
            seen |= count(world, circle)["concerns"]
    assert seen == {
        "cancelled", "thin", "silent", "unwritten", "few expected", "lead away", "falling", "pulse",
        "late cancels", "commitments",
    }  # fmt: skip
