"""Who has company in finished circles: newcomers, and people of one old circle; over a whole cohort."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from circlekit.core.matching.score.rotating import newcomers, old_circles
from circlekit.core.model import Circle, Cohort


def newcomers_alone(cohort: Cohort, circles: Sequence[Circle]) -> int:
    """Return how many circles have a single newcomer, or newcomers only."""
    new = newcomers(cohort)
    counts = [(len(new.intersection(circle.members)), len(circle.members)) for circle in circles]
    return sum(there == 1 or there == size for there, size in counts if size)


def without_old(cohort: Cohort, circles: Sequence[Circle]) -> int:
    """Return how many people have nobody of their old circle with them, though some of it are left."""
    home = {handle: number for number, old in enumerate(old_circles(cohort)) for handle in old}
    counts = (Counter(home[one] for one in circle.members if one in home) for circle in circles)
    return sum(people == 1 for count in counts for people in count.values())
