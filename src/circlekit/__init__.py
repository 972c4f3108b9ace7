"""circlekit: circles for peer learning, from a cohort file to calendars and the next rotation.

The names below load when they are first used (PEP 562), so importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from circlekit.version import __version__

if TYPE_CHECKING:
    from circlekit.core.matching.api import match
    from circlekit.core.matching.partition import partition
    from circlekit.core.model import Cohort, Matching
    from circlekit.core.problems import CirclekitError, InputProblems, NoPlan
    from circlekit.core.rotation.rounds import plan_rounds
    from circlekit.files.reading import load

_HOMES = {
    "Cohort": "circlekit.core.model",
    "CirclekitError": "circlekit.core.problems",
    "InputProblems": "circlekit.core.problems",
    "Matching": "circlekit.core.model",
    "NoPlan": "circlekit.core.problems",
    "load": "circlekit.files.reading",
    "match": "circlekit.core.matching.api",
    "partition": "circlekit.core.matching.partition",
    "plan_rounds": "circlekit.core.rotation.rounds",
}

__all__ = [
    "CirclekitError",
    "Cohort",
    "InputProblems",
    "Matching",
    "NoPlan",
    "__version__",
    "load",
    "match",
    "partition",
    "plan_rounds",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'circlekit' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
