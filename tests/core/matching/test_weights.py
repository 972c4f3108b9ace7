"""Each weight counts, and the page about the cohort file names them all."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from circlekit.core.matching.score.board import lay_out
from circlekit.core.model import PastCohort
from circlekit.core.sections import WEIGHT_NAMES
from tests.core.matching.people import FRIDAY, TUESDAY, cohort, people
from tests.core.matching.reasons.test_explain import windows

PAGE = Path(__file__).parents[3] / "docs" / "cohort-file.md"
PAIR = [["p1", "p2"]]


def worth(weights: dict[str, int]) -> int:
    """Return what one circle of six is worth in which every wish has its say."""
    given: dict[str, Any] = {
        "p1": {
            "knows": ["p2"],
            "needs": ["hiring"],
            "fields": {"region": ["North"], "level": ["1"], "gender": ["x"]},
        },
        "p2": {"offers": ["hiring"], "fields": {"region": ["North"], "level": ["1"]}},
        "p3": {"available": windows(FRIDAY), "if_needed": windows(TUESDAY)},
    }
    rules = {"mix": ["region"], "align": ["level"], "not_alone": ["gender"], "prefer": PAIR, "avoid": PAIR}
    board, _ = lay_out(
        cohort(
            people(6, **given),
            matching={**rules, "weights": weights},
            past=[PastCohort(cohort="old", circles=(("p1", "p2"),))],
        )
    )
    inside = int(board.pairs[:6, :6].sum()) // 2
    return int(board.worth(board.sums_of([range(6)]))[0]) + inside


@pytest.mark.parametrize(
    ("name", "once"),
    [
        ("mix", -10),
        ("align", 10),
        ("complement", 40),
        ("not_alone", -60),
        ("met", -890),
        ("knows", -200),
        ("prefer", 100),
        ("avoid", -400),
        ("if_needed", -50),
    ],
)
def test_a_weight_multiplies_what_its_wish_is_worth(name: str, once: int) -> None:
    """Without it the wish is worth nothing, with 2 it counts twice, and no other wish changes."""
    plain = worth({})
    assert plain - worth({name: 0}) == once
    assert worth({name: 2}) - plain == once


def test_the_page_names_every_weight() -> None:
    """And each weight of the page is one that counts."""
    row = next(
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `weights`")
    )
    assert tuple(re.findall(r"`([a-z_]+)`", row)[1:]) == WEIGHT_NAMES
