"""A plain CP-SAT model of the same problem: an example for ``python -m tests.benchmarks.partition --solver``.

It needs ``pip install ortools``, which nothing else does.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np


def solve(weights: np.ndarray, sizes: Sequence[int], seconds: float, seed: int) -> np.ndarray:
    """Return labels (n,): one Boolean for each person and group, and one for each pair that is together."""
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise SystemExit("this example needs OR-Tools: pip install ortools") from None
    people, groups = range(len(weights)), range(len(sizes))
    model = cp_model.CpModel()
    sits = [[model.new_bool_var("") for _ in groups] for _ in people]
    for one in people:
        model.add_exactly_one(sits[one])
    for group in groups:
        model.add(sum(sits[one][group] for one in people) == sizes[group])
    gains = []
    for one, other in combinations(people, 2):
        for group in groups:
            both = model.new_bool_var("")
            model.add_implication(both, sits[one][group])
            model.add_implication(both, sits[other][group])
            gains.append(int(weights[one, other]) * both)
    model.maximize(sum(gains))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.random_seed = seed
    solver.parameters.num_workers = 1
    if solver.solve(model) not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        raise SystemExit(f"CP-SAT found no groups in {seconds} seconds")
    return np.array([[solver.value(seat) for seat in row].index(1) for row in sits])
