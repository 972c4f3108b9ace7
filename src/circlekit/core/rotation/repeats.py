"""The pairs who meet again, each with its reason: asked for, set so, as few as can be, or what fewer cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from circlekit.core.rotation.again import NO_HELP, Again
from circlekit.core.rotation.plan import Rotation
from circlekit.core.rotation.switch import Homes, Switch
from circlekit.core.sections import OldCircles
from circlekit.core.text import counted, listed

AS_FEW_AS_CAN_BE = "fewer is not possible"
ASKED = "their circle asked for one more cohort together"
SET_SO = "everybody is to come with somebody of their old circle, as you set it"


def repeats(switch: Switch, where: Homes) -> tuple[Again, ...]:
    """Return every pair of a new circle that was in one circle before, with the reason why."""
    why = {frozenset((pair.first, pair.second)): pair.why for pair in switch.rotation.again}
    asked = {row for row, circle in enumerate(switch.old) if circle.id in switch.answers.one_more}
    general = _general(switch)

    def reason(one: str, other: str) -> str:
        old = where.last.get(one)
        same = old is not None and old == where.last.get(other)
        if same and old in asked:
            return ASKED
        return SET_SO if same and general == SET_SO else _kept(general, why.get(frozenset((one, other))))

    return tuple(
        Again(one, other, times, reason(one, other))
        for circle in switch.circles
        for one, other in combinations(circle.members, 2)
        if (times := where.times(one, other))
    )


def _general(switch: Switch) -> str:
    """Return the reason that holds for all pairs, or nothing where each has its own."""
    if switch.cohort.rotation.old_circles is OldCircles.IN_TWOS:
        return SET_SO
    return AS_FEW_AS_CAN_BE if len(switch.rotation.again) == switch.rotation.least else ""


def _kept(general: str, own: str | None) -> str:
    return AS_FEW_AS_CAN_BE if general == AS_FEW_AS_CAN_BE else own or NO_HELP


def beside_the_least(rotation: Rotation) -> str:
    """Return the repeats beside the proven least, in one sentence."""
    again, pairs = len(rotation.again), counted(rotation.pairs, "pair")
    meet = "meets" if again == 1 else "meet"
    return f"{again:,} of {pairs} {meet} again; {rotation.least:,} is the least possible."


def by_reason(again: Iterable[Again], names: Mapping[str, str]) -> Mapping[str, Sequence[str]]:
    """Return those who meet again under the reason why: each person with all whom they meet."""
    met: dict[str, dict[str, list[str]]] = {}
    for pair in again:
        times = "" if pair.times == 1 else f" ({pair.times} times before)"
        met.setdefault(pair.why, {}).setdefault(pair.first, []).append(f"{names[pair.second]}{times}")
    return {
        why: [f"{names[first]} with {listed(others)}" for first, others in company.items()]
        for why, company in met.items()
    }
