"""A short, greedy search: one member leaves every circle and all are seated anew, optimally; again and again.

It is the step of ``search`` without its noise. Where gatherings already give everybody an hour, what is left
to gain is found in a few dozen such steps, and a large cohort has no time for more.
"""

from __future__ import annotations

import numpy as np

from circlekit.core.matching.score.terms import Ints
from circlekit.core.matching.search.assign import assign
from circlekit.core.matching.search.seating import Seating
from circlekit.core.matching.search.units import exchange_block


def refine(seating: Seating, steps: int, rng: np.random.Generator) -> None:
    """Take so many steps; none makes the seating worse."""
    everyone = np.arange(len(seating.seats))
    for step in range(steps):
        if seating.board.blocks and step % 4 == 3:
            exchange_block(seating, 0, rng)
            continue
        draw = rng.random(seating.seats.shape)
        draw[seating.bound[seating.seats]] = -1.0
        places = draw.argmax(axis=1)
        circles = everyone[draw[everyone, places] >= 0]
        if len(circles):
            _reassign(seating, circles, places[circles])


def _reassign(seating: Seating, circles: Ints, places: Ints) -> None:
    """Seat the people in ``places`` of ``circles`` anew, one for one, if that is better."""
    rows = seating.seats[circles, places]
    values = seating.values(circles, rows)
    column = assign(values)
    stay = np.arange(len(rows))
    gain = int(values[stay, column].sum() - values[stay, stay].sum())
    if gain > 0:
        moved = column != stay
        seating.reseat(circles[column[moved]], places[column[moved]], rows[moved])
        seating.total += gain
