"""The pairs who meet again, each with its reason: asked for, set so, as few as can be, or what fewer cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from circlekit.core.rotation.plan import Rotation
from circlekit.core.rotation.telling.again import NO_HELP, Again
from circlekit.core.rotation.telling.proof import crowds, outnumbered
from circlekit.core.rotation.telling.switch import Homes, Switch
from circlekit.core.sections import OldCircles
from circlekit.core.text import counted, listed

AS_FEW_AS_CAN_BE = "fewer is not possible"
ASKED = "their circle asked for one more cohort together"
SET_SO = "everybody is to come with somebody of their old circle, as you set it"


def repeats(switch: Switch, where: Homes) -> tuple[Again, ...]:
    """Return every pair of a new circle that was in one circle before, with the reason why."""
    found = [
        (one, other, times)
        for circle in switch.circles
        for one, other in combinations(circle.members, 2)
        if (times := where.times(one, other))
    ]
    own = _reasons_by_old_circle(switch, Counter(where.shared(one, other) for one, other, _ in found))
    costs = {frozenset((pair.first, pair.second)): pair.why for pair in switch.rotation.again}
    few = AS_FEW_AS_CAN_BE if len(switch.rotation.again) == switch.rotation.least else ""

    def why(one: str, other: str) -> str:
        wanted = own.get(where.shared(one, other), "")
        if few and wanted not in {ASKED, SET_SO}:
            return few
        return wanted or costs.get(frozenset((one, other)), NO_HELP)

    return tuple(Again(one, other, times, why(one, other)) for one, other, times in found)


def _reasons_by_old_circle(switch: Switch, kept: Mapping[int | None, int]) -> Mapping[int | None, str]:
    """Return why pairs of some old circles meet again, by its row; ``kept`` is how many of each do."""
    reasons: dict[int | None, str] = {}
    for crowd in crowds(switch)[0]:
        if kept.get(crowd.circle) == crowd.pairs:
            reasons[crowd.circle] = outnumbered([crowd], switch)
    if switch.cohort.rotation.old_circles is OldCircles.IN_TWOS:
        reasons.update(dict.fromkeys(range(len(switch.old)), SET_SO))
    return {**reasons, **dict.fromkeys(switch.asking, ASKED)}


def beside_the_least(rotation: Rotation) -> str:
    """Return the repeats beside the proven least, in one sentence; without pairs whose circle asked."""
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
