"""Who has met whom as a figure: in sentences, as a bar on a terminal, and in the JSON document."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from circlekit.cli import output, terminal
from circlekit.core.model import Participant
from circlekit.core.rotation.telling.company import Figures, say_company

WIDEST = 60
"""Columns that the bar takes at most."""

MET, NEW, REST = "█", "▒", "·"


def say_met(told: Figures, people: Sequence[Participant]) -> None:
    """Say how many pairs of a cohort's people have met, before its circles and after them."""
    for sentence in say_company(told, people):
        output.say(f"  {sentence}")
    if told.pairs and terminal.on_terminal(sys.stderr):
        output.say(f"  {_bar(told, min(WIDEST, terminal.columns() - 4))}")
        output.say(f"  {MET} have met  {NEW} will have met  {REST} not yet")


def _bar(told: Figures, width: int) -> str:
    """Return a bar of so many columns; whatever there is of a part is at least seen."""
    met, after = (-(-width * part // told.pairs) for part in (told.before, told.after))
    after = min(width, max(after, met + (told.after > told.before)))
    return MET * min(met, after) + NEW * max(after - met, 0) + REST * (width - after)


def met_as_json(told: Figures, people: Sequence[Participant]) -> dict[str, object]:
    """Return the figures for ``--json``; ``fewest`` are the handles of those who will have met fewest."""
    return {
        "pairs": told.pairs,
        "before": told.before,
        "after": told.after,
        "new_people": {"least": told.least, "most": told.most, "total": told.total, "people": told.placed},
        "fewest": {"met": told.fewest_met, "people": [people[row].id for row in told.fewest]},
    }
