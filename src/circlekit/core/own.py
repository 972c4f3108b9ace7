"""A cohort as one circle sees it: with what the circle agreed for itself (practices 19 and 34)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from circlekit.core.model import Circle, Cohort
from circlekit.core.problems import Problem
from circlekit.core.text import did_you_mean, listed, quoted


def of_circle(cohort: Cohort, circle_id: str) -> Cohort:
    """Return the cohort with the process, agreements and readings of one circle.

    What the circle agreed comes after what holds for all, and nothing is said twice. A circle that agreed
    nothing sees the cohort as it is.
    """
    own = cohort.circles.get(circle_id)
    if own is None:
        return cohort
    update = {
        "process": own.process or cohort.process,
        "agreements": tuple(dict.fromkeys((*cohort.agreements, *own.agreements))),
        "readings": tuple(dict.fromkeys((*cohort.readings, *own.readings))),
    }
    return cohort.model_copy(update=update)


def agreements_of_nobody(cohort: Cohort, circles: Sequence[Circle]) -> Iterator[Problem]:
    """Yield a warning for each circle under ``circles:`` of a cohort that is not one of ``circles``."""
    known = [circle.id for circle in circles]
    for handle in cohort.circles:
        if handle not in known:
            message = f"circles names {quoted(handle)}, which is no circle of this cohort"
            hint = did_you_mean(handle, known, f"the circles are {listed(known)}")
            yield Problem(("circles", handle), message, hint, "warning", on_key=True)
