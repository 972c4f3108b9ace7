"""Who is to stay in a circle, as people write it in circles.yaml: ``pinned: [amina, ben]``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from circlekit.core.fields import Wrong, handles
from circlekit.core.membership import CIRCLES, Roster
from circlekit.core.problems import Path, Problem
from circlekit.core.text import did_you_mean, quoted
from circlekit.files.records import Record

PINNED = "pinned"


def pinned_in(record: Record, rosters: Mapping[str, Roster]) -> Iterator[str]:
    """Yield the handles of members who are pinned; what is wrong with the lists goes into ``record``."""
    circles = record.mapping(CIRCLES)
    for name, roster in rosters.items():
        path: Path = (CIRCLES, name, PINNED)
        try:
            staying = handles(circles[name].get(PINNED) or ())
        except Wrong as wrong:
            record.problems += [
                Problem((*path, *one.at), f"{PINNED} in {name}: {one.message}", one.hint)
                for one in wrong.all()
            ]
            continue
        yield from (handle for handle in staying if handle in roster.members)
        record.problems += [
            _stranger(path, handle, name, roster) for handle in staying if handle not in roster.members
        ]


def _stranger(path: Path, handle: str, circle: str, roster: Roster) -> Problem:
    message = f"{quoted(handle)} is pinned in {circle}, but is not a member"
    hint = did_you_mean(handle, roster.members, "add them to the members, or unpin them")
    return Problem(path, message, hint)
