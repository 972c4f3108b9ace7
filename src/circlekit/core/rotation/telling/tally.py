"""How often pairs have met over all cohorts, counted so that one pair meeting often cannot hide."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from circlekit.core.rotation.telling.company import Company


class Tally(NamedTuple):
    """Over the pairs of a cohort's people, this cohort counted in.

    ``sum_c2`` adds C(meetings, 2) of each pair, so that three meetings weigh as much as three pairs who meet
    twice; ``most_often`` is the most cohorts in which any pair shared a circle.
    """

    sum_c2: int
    most_often: int


def tally(found: Company) -> Tally:
    """Return how often pairs have met when the cohort is over."""
    pairs, inverse = np.unique(np.concatenate([found.met, found.now]), return_inverse=True)
    meetings = np.zeros(len(pairs), dtype=np.int64)
    np.add.at(meetings, inverse, np.concatenate([found.times, np.ones_like(found.now)]))
    return Tally(int((meetings * (meetings - 1) // 2).sum()), int(meetings.max(initial=0)))


def say_tally(found: Tally) -> str:
    """Return in a sentence how often the same two people meet."""
    if found.most_often < 2:
        return "No two people are in one circle twice."
    return (
        f"No two people are in one circle more than {found.most_often} times; "
        f"counted by pairs, C(meetings, 2) adds up to {found.sum_c2:,}."
    )
