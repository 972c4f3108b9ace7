"""Who comes together in each new circle: from which old ones, and who is new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from circlekit.core.model import Circle
from circlekit.core.rotation.telling.again import Again
from circlekit.core.rotation.telling.switch import Homes, Switch
from circlekit.core.text import counted, listed

_NUMBERED = re.compile(r"Circle (\d+)")
"""What a circle is called until its people find a name."""


class Mix(NamedTuple):
    """A new circle and where its members come from.

    ``old`` has the members from each old circle, those with most members first. ``newcomers`` were in no
    earlier circle; ``returning`` were, but in none of those that end. ``again`` are those who meet again.
    """

    circle: Circle
    old: tuple[tuple[Circle, tuple[str, ...]], ...]
    newcomers: tuple[str, ...]
    returning: tuple[str, ...]
    again: tuple[Again, ...] = ()


def mixes(switch: Switch, where: Homes, again: Iterable[Again]) -> tuple[Mix, ...]:
    """Return the mix of each new circle, in order."""
    new = {handle: circle.id for circle in switch.circles for handle in circle.members}
    met: dict[str, list[Again]] = {}
    for pair in again:
        met.setdefault(new[pair.first], []).append(pair)
    return tuple(_mix(circle, switch, where, met.get(circle.id, ())) for circle in switch.circles)


def _mix(circle: Circle, switch: Switch, where: Homes, again: Iterable[Again]) -> Mix:
    found: dict[int, list[str]] = {}
    for handle in circle.members:
        if handle in where.last:
            found.setdefault(where.last[handle], []).append(handle)
    rows = sorted(found, key=lambda row: (-len(found[row]), row))
    others = [handle for handle in circle.members if handle not in where.last]
    return Mix(
        circle=circle,
        old=tuple((switch.old[row], tuple(found[row])) for row in rows),
        newcomers=tuple(handle for handle in others if handle not in where.every),
        returning=tuple(handle for handle in others if handle in where.every),
        again=tuple(again),
    )


def origins(mix: Mix) -> str:
    """Return where the members come from: ``2 from Baobá; 1 each from Ipê and Sobreiro; 3 newcomers``."""
    by_count: dict[int, list[str]] = {}
    for circle, members in mix.old:
        by_count.setdefault(len(members), []).append(circle.name)
    each = (
        f"{count}{' each' if len(names) > 1 else ''} from {circles_named(names)}"
        for count, names in by_count.items()
    )
    back = counted(len(mix.returning), "person who comes back", "people who come back")
    new = counted(len(mix.newcomers), "newcomer")
    return "; ".join([*each, *([back] if mix.returning else []), *([new] if mix.newcomers else [])])


def circles_named(names: Sequence[str]) -> str:
    """Return names of circles as a list; those with a number alone as ``Circles 1, 7 and 11``."""
    numbers = [match[1] for name in names if (match := _NUMBERED.fullmatch(name))]
    return f"Circles {listed(numbers)}" if len(numbers) == len(names) > 1 else listed(names)
