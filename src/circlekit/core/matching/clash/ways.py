"""Ways out of a clash: the smallest changes of one rule, or of the size, each as the cohort it would make.

A way is only a proposal; whoever prints one has seen to it that circles exist for its cohort.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from circlekit.core.fields import Size
from circlekit.core.matching.clash.rules import Rule
from circlekit.core.matching.clash.way import Way
from circlekit.core.matching.clash.ways_of_answers import at_most, separate, share, within
from circlekit.core.matching.clash.ways_of_lists import apart, together
from circlekit.core.model import Cohort
from circlekit.core.sizes import SMALLEST, group_counts, says
from circlekit.core.text import counted

MANY = 3
"""So many circles may be smaller before it is another size for all."""

OF_KEY: Mapping[str, Callable[[Cohort, Rule], Iterator[Way]]] = {
    "apart": apart,
    "together": together,
    "share": share,
    "within": within,
    "separate": separate,
    "at_most": at_most,
}
"""The ways out of each kind of rule."""


def ways_of(cohort: Cohort, rule: Rule) -> Iterator[Way]:
    """Yield changes of a rule, the smallest first, the last of them to drop it."""
    yield from OF_KEY[rule.key](cohort, rule)


def ways_of_size(cohort: Cohort) -> Iterator[Way]:
    """Yield one circle that is a person smaller, then some; then larger ones, and at last smaller ones."""
    least, most = cohort.size
    if least > SMALLEST:
        smaller = Size(least - 1, most)
        circles = max(group_counts(len(cohort.participants), smaller), default=0)
        for count in range(1, min(MANY, circles) + 1):
            text = f"allow {counted(count, 'circle')} of {least - 1} with --size {says(smaller)}"
            yield Way(text, count * (least - 1), cohort, count)
    for other in (Size(least, most + 1), *(Size(few, most) for few in range(least - 1, SMALLEST, -1))):
        people = most + 1 if other.most > most else len(cohort.participants)
        yield Way(f"use --size {says(other)}", people, cohort.model_copy(update={"size": other}))
