"""Which version of an invitation each person gets: SEQUENCE and DTSTAMP grow as RFC 5546, 2.1.4 wants.

SEQUENCE counts changes of when people meet, so that a new lead or link leaves the answers that people gave
as they are; DTSTAMP tells programs that there is something new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from circlekit.core.calendars.invitations import Invitation
from circlekit.core.calendars.series import Series, held
from circlekit.core.calendars.stamps import Stamp, stamped
from circlekit.core.fingerprints import fingerprint
from circlekit.core.inviting.messages import Recipient
from circlekit.core.inviting.records import OVER, Facts, Kind, Record, Sent
from circlekit.core.model import Circle, Participant

_TAKEN_OUT = "taken out"
"""In place of the hashes of an entry that somebody no longer has."""

_TICK = timedelta(seconds=1)


def version(
    series: Series, invitation: Invitation, previous: Sequence[Sent | None], least: int, now: datetime
) -> Stamp:
    """Return the stamp that ``series`` has in a file for people who have ``previous``.

    ``least`` is the SEQUENCE of the entry in the files to import, which invitations never stay behind.
    """
    plain = stamped([series], {}, now)[series.uid]
    people = [(one.name, one.address, one.chair) for one in invitation.attendees]
    organizer = (invitation.organizer.name, invitation.organizer.address)
    content = fingerprint([plain.content, invitation.method, organizer, people])
    known = [sent.stamp for sent in previous if sent]
    counted = [stamp.sequence + (stamp.timing != plain.timing) for stamp in known]
    at = max((stamp.at for stamp in known), default=plain.at)
    if any(stamp.content != content for stamp in known):
        at = max([plain.at, *(stamp.at + _TICK for stamp in known)])
    return Stamp(content, plain.timing, max([least, *counted]), at)


def taken_out(sent: Sent, least: int, now: datetime) -> Stamp:
    """Return the stamp with which an entry is taken back from whoever has ``sent`` (RFC 5546, 3.2.5)."""
    if sent.kind in OVER:
        return sent.stamp
    at = max(now.replace(microsecond=0), sent.stamp.at + _TICK)
    return Stamp(_TAKEN_OUT, _TAKEN_OUT, max(least, sent.stamp.sequence) + 1, at)


def recipient(
    person: Participant, sent: Sent | None, stamp: Stamp, series: Series, before: Record | None
) -> Recipient:
    """Return why somebody who has ``sent`` gets an entry with this stamp; ``before`` is what it was.

    New words for meetings that are all past need not be sent.
    """
    kind, over = _kind(sent, stamp, series, before), held(series)[-1] < stamp.at
    changed = sent is None or sent.stamp != stamp
    return Recipient(person, kind, changed and not (over and kind is Kind.UPDATED))


def _kind(sent: Sent | None, stamp: Stamp, series: Series, before: Record | None) -> Kind:
    if series.cancelled:
        return Kind.CANCELLED
    if sent is None or sent.kind in OVER:
        return Kind.INVITED
    if sent.stamp.content == stamp.content:
        return sent.kind
    went_on = before is not None and before.facts.starts[-1] >= stamp.at
    return Kind.ENDED if went_on and held(series)[-1] < stamp.at else Kind.UPDATED


def next_record(record: Record | None, series: Series, circle: Circle) -> Record:
    """Return the record of an entry as it is now, with the people of the one before."""
    facts = _facts(series, circle)
    if record is None:
        first = facts.starts[0]
        return Record(
            circle=circle.id, title=series.summary, first=first, minutes=series.minutes, facts=facts
        )
    was = record.facts if record.facts != facts else record.was
    return replace(record, facts=facts, was=was)


def _facts(series: Series, circle: Circle) -> Facts:
    places = [(one.was.isoformat(), one.place) for one in series.variants if one.place]
    texts = [(one.summary, one.description) for one in series.variants]
    return Facts(
        starts=held(series),
        minutes=series.minutes,
        lead=circle.lead or "",
        members=circle.members,
        link=fingerprint([series.link]) if series.link else "",
        place=fingerprint([series.place, places]) if series.place or places else "",
        text=fingerprint([series.summary, series.description, series.contact, texts]),
    )
