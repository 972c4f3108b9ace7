"""Each member's way through the meetings, and who may need a kind word (practices 87 and 88)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from circlekit.core.attending import LONG_AFTER, Lapse, Record, lapse
from circlekit.core.health.coming import chance
from circlekit.core.health.facts import Facts
from circlekit.core.log import Coming
from circlekit.core.nudging.draft import Moment
from circlekit.core.text import counted


class Member(NamedTuple):
    """One member of a circle: for the coordinator's eyes alone.

    ``chance`` is how likely they come to the next meeting, ``coming`` what they said of it.
    """

    handle: str
    name: str
    record: Record
    lapse: Lapse
    committed: bool
    chance: float
    coming: Coming | None


class KindWord(NamedTuple):
    """Somebody who has been away for a while: what was seen, what to do, and the draft that helps.

    ``reader`` is the handle of whoever gets the draft, the lead or the person themselves.
    """

    circle: str
    handle: str
    lapse: Lapse
    says: str
    do: str
    draft: str
    reader: str


def members(facts: Facts) -> tuple[Member, ...]:
    """Return the members of a circle in its order."""
    said = facts.rsvps.get(facts.ahead[0].meeting.number, {}) if facts.ahead else {}
    return tuple(
        Member(
            handle=handle,
            name=facts.names.get(handle, handle),
            record=facts.record(handle),
            lapse=lapse(facts.record(handle)),
            committed=handle in facts.committed,
            chance=chance(facts.record(handle), said.get(handle)),
            coming=said.get(handle),
        )
        for handle in facts.circle.members
    )


def kind_words(facts: Facts, found: tuple[Member, ...]) -> Iterator[KindWord]:
    """Yield whoever missed two meetings in a row or more; one alone is normal, and nobody is named for it."""
    if facts.over:
        return
    for one in found:
        if one.lapse >= Lapse.TWICE:
            do, draft, reader = _help(facts, one)
            says = _seen(one)
            yield KindWord(facts.circle.id, one.handle, one.lapse, says, do, draft, reader)


def _help(facts: Facts, one: Member) -> tuple[str, Moment, str]:
    lead = facts.circle.lead
    if one.handle == lead:
        return "Call them: would a rest help?", Moment.LEAD_QUIET, lead
    if one.lapse is Lapse.LONG:
        return "Offer a rest, and a place in the next round", Moment.STEP_BACK, one.handle
    if lead is None:
        return "Say hello", Moment.MISSED, one.handle
    return f"Ask {facts.names.get(lead, lead)} to say hello", Moment.HELLO, lead


def _seen(member: Member) -> str:
    """Return the reason for what is offered: a rest is not for two meetings in a row."""
    record = member.record
    missed = record.missed_in_a_row
    if member.lapse is not Lapse.LONG or missed >= LONG_AFTER:
        return f"away for the last {counted(missed, 'meeting')}"
    return f"came to {record.came} of {counted(len(record.meetings), 'meeting')}"
