"""Who has met whom as a figure: in sentences, as a bar on a terminal, and in the JSON document."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from circlekit.cli import output, terminal
from circlekit.core.model import Circle, Cohort
from circlekit.core.rotation.telling.company import Figures, company, figures, say_company

WIDEST = 60
"""Columns that the bar takes at most."""

MET, NEW, REST = "█", "▒", "·"


def say_met(cohort: Cohort, circles: Sequence[Circle]) -> None:
    """Say how many pairs of a cohort have met, before its circles and after them."""
    told = figures(company(cohort, circles))
    for sentence in say_company(told, cohort.participants):
        output.say(f"  {sentence}")
    if told.pairs and terminal.on_terminal(sys.stderr):
        output.say(f"  {_bar(told, min(WIDEST, terminal.columns() - 4))}")
        output.say(f"  {MET} have met  {NEW} will have met  {REST} not yet")


def _bar(told: Figures, width: int) -> str:
    """Return a bar of so many columns; whatever there is of a part is at least seen."""
    met, after = (-(-width * part // told.pairs) for part in (told.before, told.after))
    after = min(width, max(after, met + (told.after > told.before)))
    return MET * min(met, after) + NEW * max(after - met, 0) + REST * (width - after)


def met_as_json(cohort: Cohort, circles: Sequence[Circle]) -> dict[str, object]:
    """Return the figures for ``--json``; ``fewest`` are the handles of those who will have met fewest."""
    told = figures(company(cohort, circles))
    return {
        "pairs": told.pairs,
        "before": told.before,
        "after": told.after,
        "new_people": {"least": told.least, "most": told.most, "total": told.total, "people": told.placed},
        "fewest": {"met": told.fewest_met, "people": [cohort.participants[row].id for row in told.fewest]},
    }
