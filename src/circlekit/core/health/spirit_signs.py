"""Signs of how it is to be there: the pulse, and who has not committed themselves yet."""

from __future__ import annotations

from collections.abc import Iterator

from circlekit.core.health.facts import Facts
from circlekit.core.health.signs import Care, Concern, Sign
from circlekit.core.nudging.draft import Moment
from circlekit.core.text import listed

LOW = 3.0
"""Below the middle of 1 to 5 something is amiss."""
FALL = 1.0
"""Lower by so much within three meetings is a fall."""
FIRST_MEETINGS = 2
"""After more meetings whoever comes has shown it."""


def pulse(facts: Facts) -> Iterator[Sign]:
    """See a low pulse at the last meeting that has one, or one that fell (practice 89).

    Who said what is not told: a mean of the circle is all that is used.
    """
    last = [facts.pulse[number] for number in sorted(facts.pulse)][-3:]
    if not last:
        return
    do = f"Ask {facts.lead} how it was, and what would help"
    if last[-1] < LOW:
        says = f"The last pulse was {last[-1]:.1f} of 5."
        yield Sign(Concern.PULSE, Care.WORD, says, do)
    elif last[0] - last[-1] >= FALL:
        says = f"The pulse fell from {last[0]:.1f} to {last[-1]:.1f} of 5."
        yield Sign(Concern.PULSE, Care.WATCH, says, do)


def commitments(facts: Facts) -> Iterator[Sign]:
    """See who has not committed themselves to the others after the first meeting (practice 41)."""
    missing = [handle for handle in facts.circle.members if handle not in facts.committed]
    if facts.committed and missing and 0 < len(facts.past) <= FIRST_MEETINGS:
        who = listed(facts.names.get(handle, handle) for handle in missing)
        says = f"Without a commitment yet: {who}."
        yield Sign(Concern.COMMITMENTS, Care.WATCH, says, "Ask them once, gently", Moment.COMMITMENT_AGAIN)
