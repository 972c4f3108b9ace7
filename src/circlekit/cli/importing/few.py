"""Of many like things the first few: a form of thousands has the same to say of hundreds of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from circlekit.core.problems import Problem

MOST = {"warning": 5, "error": 30}
"""So many problems that differ only in names and numbers are told one by one, by their severity."""

_OWN = re.compile(r"«[^»]*»|\d+")


def few(problems: Sequence[Problem]) -> list[Problem]:
    """Return the first problems of each kind, and in the place of all others how many there are."""
    kinds = [_kind(problem) for problem in problems]
    counts, told, found = Counter(kinds), Counter[tuple[str, str]](), list[Problem]()
    for problem, kind in zip(problems, kinds, strict=True):
        told[kind] += 1
        most = MOST[problem.severity]
        left = counts[kind] - most
        if told[kind] <= most or left == 1:
            found.append(problem)
        elif told[kind] == most + 1:
            hint = "--json has all of them"
            found.append(replace(problem, message=f"{left:,} more of this kind: {kind[1]}", hint=hint))
    return found


def _kind(problem: Problem) -> tuple[str, str]:
    return problem.severity, _OWN.sub("…", problem.message)
