"""The part of rotation.md about the rounds after this one, where some are planned."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.nudging.styles import escaped
from circlekit.core.rotation.ahead.forecast import Foreseen
from circlekit.core.rotation.ahead.planned import Ahead
from circlekit.core.rotation.telling.company import percent


def rounds_ahead(ahead: Ahead | None) -> Iterator[str]:
    """Yield where the circles come from, and what the rounds come to that were asked for."""
    if ahead is None or not (ahead.says or ahead.rounds):
        return
    yield from ("", "## The rounds ahead", "")
    yield from (f"- {escaped(sentence)}" for sentence in ahead.says)
    if ahead.rounds:
        yield from ("", "| Round | By | Circles | Pairs again | New people each | Met so far |")
        yield "|---|---|---|---|---|---|"
        yield from (_row(one) for one in ahead.rounds)


def _row(one: Foreseen) -> str:
    new = str(one.most) if one.least == one.most else f"{one.least}-{one.most}"
    cells = (str(one.number), one.by, f"{one.circles:,}", f"{one.again:,}", new, percent(one.met, one.pairs))
    return f"| {' | '.join(cells)} |"
