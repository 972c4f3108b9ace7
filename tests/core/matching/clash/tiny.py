"""A few people under a few rules, which hold about as often as not."""

from __future__ import annotations

from random import Random
from typing import Any

from circlekit.core.fields import Size
from circlekit.core.model import Cohort
from tests.core.matching.people import cohort, people


def tiny(seed: int) -> Cohort:
    """Return six to eight people in circles of 3-4."""
    rng = Random(seed)
    count = rng.choice((6, 7, 8))
    handles = [f"p{number}" for number in range(1, count + 1)]
    given = {handle: _answers(rng, handles) for handle in handles}
    rules: dict[str, Any] = {
        "share": ["languages"] if rng.random() < 0.3 else [],
        "within": {"level": rng.choice((1, 2))} if rng.random() < 0.5 else {},
        "at_most": {"team": rng.choice((2, 3))} if rng.random() < 0.4 else {},
        "separate": ["boss"] if rng.random() < 0.4 else [],
        "apart": [rng.sample(handles, 2) for _ in range(rng.randrange(4))],
        "together": [rng.sample(handles, rng.choice((2, 2, 3))) for _ in range(rng.randrange(2))],
    }
    return cohort(people(count, **given), matching=rules, size=Size(3, 4))


def _answers(rng: Random, handles: list[str]) -> dict[str, Any]:
    languages = rng.sample(("en", "fr", "es"), rng.choice((1, 1, 2)))
    level = [str(rng.randrange(4))] if rng.random() < 0.8 else []
    team = [rng.choice("ab")]
    boss = [rng.choice(handles)] if rng.random() < 0.4 else []
    return {"languages": languages, "fields": {"level": level, "team": team, "boss": boss}}
