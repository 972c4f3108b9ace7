"""A rotation as it is told, worked out once for the page, the terminal and the JSON document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from circlekit.core.rotation.going_on.outcome import Outcome, outcome
from circlekit.core.rotation.ledger import Account, ledger
from circlekit.core.rotation.telling.again import Again
from circlekit.core.rotation.telling.company import Figures, company, figures
from circlekit.core.rotation.telling.mixes import Mix, mixes
from circlekit.core.rotation.telling.moves import Move, moves
from circlekit.core.rotation.telling.repeats import repeats
from circlekit.core.rotation.telling.switch import Switch, homes
from circlekit.core.rotation.telling.tally import Tally, tally


class Told(NamedTuple):
    """Who goes on, who meets again, everybody's way, where each circle comes from, and the figures of it.

    ``names`` are those of the people of the next cohort, by handle.
    """

    switch: Switch
    names: Mapping[str, str]
    people: Outcome
    again: tuple[Again, ...]
    moves: tuple[Move, ...]
    mixes: tuple[Mix, ...]
    figures: Figures
    tally: Tally
    ledger: Mapping[str, Account]


def told(switch: Switch) -> Told:
    """Return everything that is told of a rotation; its work grows with the circles, not with all pairs."""
    cohort, where = switch.cohort, homes(switch)
    again, met = repeats(switch, where), company(cohort, switch.circles)
    return Told(
        switch=switch,
        names={person.id: person.name for person in cohort.participants},
        people=outcome(switch.ended, switch.answers, cohort.starts, cohort.ends),
        again=again,
        moves=moves(switch, where, again),
        mixes=mixes(switch, where, again),
        figures=figures(met),
        tally=tally(met),
        ledger=ledger(cohort),
    )
