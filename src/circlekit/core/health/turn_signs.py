"""A sign that the term may end before everybody has brought a question."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.health.facts import Facts
from circlekit.core.health.signs import Care, Concern, Sign
from circlekit.core.log import Log
from circlekit.core.text import counted, listed
from circlekit.core.turns.unspent import unspent

LIKELY = 0.5
"""Below these odds that the meetings left are enough, something has to change."""


def turns(facts: Facts) -> Iterator[Sign]:
    """See who has not had a turn where the working meetings that are left may be too few (practice 31).

    A circle that writes down no turns is passed over: nothing is known of them.
    """
    if facts.need is None or not facts.turns or not facts.ahead:
        return
    left = [one.meeting.number for one in facts.ahead]
    inputs = facts.cohort.meeting.inputs
    found = unspent(facts.circle, Log(turns=facts.turns), left, max(left), facts.need, inputs=inputs)
    if not found.waiting or found.chance >= LIKELY:
        return
    who = listed(facts.names.get(handle, handle) for handle in found.waiting)
    room = f"there is room for {found.turns} at {counted(found.meetings, 'working meeting')}"
    care = Care.WORD if found.turns < len(found.waiting) else Care.WATCH
    do = "Take two questions at one meeting"
    command = f"circlekit agenda {facts.circle.id} {left[0]}"
    yield Sign(Concern.TURNS, care, f"Not had a turn yet: {who}; {room}.", do, "", command)
