"""Who looks after a circle, and who stands in."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from circlekit.core.model import Participant
from circlekit.core.willing import NOT_AT_ALL, how_gladly


def choose_leads(
    people: Sequence[Participant],
    comes: Sequence[bool],
    resting: Collection[str],
    led: Mapping[str, int] | None = None,
    above: Collection[str] = (),
) -> tuple[str | None, str | None]:
    """Return the handles of lead and deputy; None for whom nobody is willing.

    ``yes`` goes before ``if needed``, and both before those who have just led and are due a rest
    (``resting``, practice 66): leading twice running is a matter of asking for it, or of there being nobody
    else. Then comes who can come to the circle's best hour; then who has ``led`` least (practice 70), counted
    as the ledger counts; then who stands first in the file. Whoever sits ``above`` another member in a
    reporting line has neither role (practice 107). A deputy is chosen alike, so that whoever led may stand
    in for a circle that has no other.
    """
    turns = led or {}
    rank = [how_gladly(person, person.id in resting) for person in people]
    willing = [
        (-rank[index], not comes[index], turns.get(person.id, 0), index)
        for index, person in enumerate(people)
        if rank[index] != NOT_AT_ALL and person.id not in above
    ]
    chosen = [people[index].id for *_, index in sorted(willing)[:2]]
    return (chosen[0] if chosen else None), (chosen[1] if len(chosen) > 1 else None)
