"""The search against the slow score, and its circles against a second opinion, on many random cohorts.

Run ``python -m tests.core.matching.property --cohorts 1000`` for a longer look than the tests take.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple
from unittest.mock import patch

from circlekit.core.matching import tries
from circlekit.core.matching.api import match
from circlekit.core.matching.score.board import Board, blocks_of
from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.annealing import search
from circlekit.core.matching.search.parting import part
from circlekit.core.model import Cohort
from circlekit.core.problems import NoPlan
from tests.core.matching import checker, slow_score
from tests.core.matching.random_cohorts import random_cohort

WARM = ((1 << 10, 1 << 4),)
SHORT = {"STEPS": 30, "STEPS_A_CIRCLE": 5, "DRAWS": 20, "REHEATS": WARM, "PARTINGS": 20}
"""A short search is as honest as a long one."""


class Trial(NamedTuple):
    """What one cohort came to: whether it was matched, how many searches it took, and what was wrong."""

    matched: bool
    searches: int
    wrong: list[str]


def trial(seed: int) -> Trial:
    """Match one random cohort, and compare every search on the way."""
    cohort = random_cohort(seed)
    seen: list[tuple[Ints, int]] = []

    def recorded(board: Board, seats: Ints, steps: int, *more: object) -> tuple[Ints, int]:
        seen.append(search(board, seats, steps, *more))  # type: ignore[arg-type]
        return seen[-1]

    def parted(board: Board, seats: Ints, *more: object) -> tuple[Ints, int]:
        seen.append(part(board, seats, *more))  # type: ignore[arg-type]
        return seen[-1]

    with patch.multiple(tries, search=recorded, part=parted, **SHORT):
        try:
            matching = match(cohort, seed)
        except NoPlan:
            matching = None
    wrong = [text for seats, total in seen for text in _score(cohort, seats, total)]
    if matching is not None:
        wrong += checker.broken(cohort, matching)
    return Trial(matching is not None, len(seen), [f"cohort {seed}: {text}" for text in wrong])


def _score(cohort: Cohort, seats: Ints, total: int) -> Iterator[str]:
    people = len(cohort.participants)
    groups = [[int(row) for row in circle if row < people] for circle in seats]
    expected = slow_score.total(cohort, groups)
    if total != expected:
        yield f"the search says {total}, the slow score {expected}"
    if sorted(row for group in groups for row in group) != list(range(people)):
        yield "the search lost or doubled somebody"
    for block in blocks_of(cohort):
        if not any(set(block) <= set(group) for group in groups):
            yield f"{block} was parted"


def main() -> None:
    """Print how many cohorts were tried and everything that was wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cohorts", type=int, default=1000)
    trials = [trial(seed) for seed in range(parser.parse_args().cohorts)]
    wrong = [text for one in trials for text in one.wrong]
    matched, searches = sum(one.matched for one in trials), sum(one.searches for one in trials)
    print(f"{len(trials)} cohorts, {matched} matched, {searches} searches, {len(wrong)} differences")
    raise SystemExit("\n".join(wrong))


if __name__ == "__main__":
    main()
