"""How good ``circlekit.partition`` is: ``python -m tests.benchmarks.partition``.

The instances are the field's usual ones, drawn anew from a seed: whole weights from 0 to 100, all equally
likely. Beside each value stands its ratio to what the best published solver, TPSDP (Yang, Cai, Jin, Tang and
Gao 2022), reached in five seconds on one core; up to 60 people to the best value known. A second table
compares groups of 6 to 8, which have no published value, with equal groups by the mean weight of a pair.

Any solver can be put in the same table: ``--solver module:function`` names a function that takes weights,
sizes, seconds and seed and returns a label for each row. ``tests.benchmarks.cpsat:solve`` is an example.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded: one core for everybody

import numpy as np

Solver = Callable[[np.ndarray, Sequence[int], float, int], np.ndarray]


class Case(NamedTuple):
    """An instance, the time it is given, and what is known of it."""

    sizes: tuple[int, ...]
    seed: int
    seconds: float
    reference: int
    goal: float

    @property
    def people(self) -> int:
        """Return how many people there are."""
        return sum(self.sizes)


def cases() -> Iterator[Case]:
    """Yield the instances, small ones first."""
    for groups, size, values in ((3, 8, (5_523, 5_530, 5_463)), (4, 6, (4_228, 4_262, 4_227))):
        yield from _family(groups, size, values, ((0.2, 1.0),))
    yield from _family(10, 6, (12_000, 11_889, 11_683), ((0.2, 1.0),))
    yield from _family(15, 8, (33_119, 33_246, 33_066), ((1.0, 0.995), (5.0, 1.0)))
    yield from _family(10, 12, (47_432, 47_674, 47_310), ((1.0, 0.995), (5.0, 1.0)))
    yield from _family(60, 8, (140_517, 140_146, 140_460), ((1.0, 1.0), (5.0, 1.015)))
    yield from _family(120, 8, (286_323, 286_562, 286_393), ((1.0, 1.0), (5.0, 1.01)))


def large() -> Case:
    """Return the instance of 10,000 people."""
    return Case((8,) * 1_250, 1, 10.0, 3_124_000, 1.0)


def _family(
    groups: int, size: int, values: Sequence[int], budgets: Sequence[tuple[float, float]]
) -> Iterator[Case]:
    for seconds, goal in budgets:
        for seed, reference in enumerate(values, start=1):
            yield Case((size,) * groups, seed, seconds, reference, goal)


def weights(people: int, seed: int) -> np.ndarray:
    """Return (people, people) symmetric whole weights from 0 to 100, as float64, zero on the diagonal."""
    rng = np.random.default_rng(seed)
    upper = np.triu_indices(people, 1)
    drawn = np.zeros((people, people))
    drawn[upper] = rng.integers(0, 101, size=len(upper[0]))
    drawn += drawn.T
    return drawn


def inside(matrix: np.ndarray, labels: np.ndarray) -> int:
    """Return the sum of the weights of pairs in one group, counted apart from any solver."""
    total = 0.0
    for group in np.unique(labels):
        members = np.flatnonzero(labels == group)
        total += matrix[np.ix_(members, members)].sum() / 2
    return round(total)


def named(name: str) -> Solver:
    """Return the function that ``module:function`` names."""
    module, _, function = name.partition(":")
    found: Solver = getattr(import_module(module), function)
    return found


def run(solver: Solver, case: Case, matrix: np.ndarray) -> tuple[int, float]:
    """Return the value found and the seconds it took; refuse labels that are no partition."""
    began = time.perf_counter()
    labels = np.asarray(solver(matrix, case.sizes, case.seconds, 0))
    took = time.perf_counter() - began
    if np.bincount(labels, minlength=len(case.sizes)).tolist() != list(case.sizes):
        raise SystemExit("the solver's groups do not have the sizes that were asked for")
    return inside(matrix, labels), took


def show(solver: Solver, case: Case) -> None:
    """Print the row of one instance."""
    value, took = run(solver, case, weights(case.people, case.seed))
    print(
        f"{case.people:6}  {len(case.sizes):5} x {case.sizes[0]:<2}  {case.seed:4}  {took:8.2f}"
        f"  {value:9,}  {case.reference:9,}  {value / case.reference:6.4f}  {case.goal:5.3f}",
        flush=True,
    )


def show_unequal(solver: Solver) -> None:
    """Print the mean weight of a pair for 119 people in 17 groups, of 7 each and of 6, 7 and 8."""
    print("\npeople  groups                seed      value  pairs  mean of a pair")
    for seed in (1, 2, 3):
        matrix = weights(119, seed)
        for words, sizes in (("17 x 7", (7,) * 17), ("5 x 6, 7 x 7, 5 x 8", (6,) * 5 + (7,) * 7 + (8,) * 5)):
            value, _ = run(solver, Case(sizes, seed, 5.0, 1, 1.0), matrix)
            pairs = sum(size * (size - 1) // 2 for size in sizes)
            print(f"{119:6}  {words:20}  {seed:4}  {value:9,}  {pairs:5}  {value / pairs:14.2f}", flush=True)


def main() -> None:
    """Print both tables."""
    options = argparse.ArgumentParser(description="Compare a solver with the best known values.")
    options.add_argument("--solver", default="circlekit:partition", help="module:function")
    options.add_argument("--people", type=int, default=960, help="leave out the instances above so many")
    chosen = options.parse_args()
    solver = named(chosen.solver)
    print("people     groups  seed   seconds      value  reference   ratio   goal")
    for case in (*cases(), large()):
        if case.people <= chosen.people:
            show(solver, case)
    if chosen.people >= 120:
        show_unequal(solver)


if __name__ == "__main__":
    main()
