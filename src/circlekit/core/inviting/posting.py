"""What is to be sent to whom: invitations, updates, and a word to those who are no longer invited.

A skipped meeting is an update of its series, never the cancellation of one instance: some servers take
such a message for the cancellation of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from circlekit.core.calendars.invitations import Invitation
from circlekit.core.calendars.series import Series, held
from circlekit.core.clock_words import local
from circlekit.core.inviting.farewells import farewells
from circlekit.core.inviting.guests import Share, guests, is_organizer, shares
from circlekit.core.inviting.messages import Desk, Message, Planned, Post, Unreached
from circlekit.core.inviting.records import Record, Sent
from circlekit.core.inviting.versions import next_record, recipient, version
from circlekit.core.joining import for_member
from circlekit.core.model import Circle


def post(planned: Sequence[Planned], before: Mapping[str, Record], desk: Desk) -> Post:
    """Return the messages of all circles; what did not change since ``before`` is the same to the byte."""
    messages: list[Message] = []
    records: dict[str, Record] = {}
    for circle, entries in planned:
        for series in entries:
            found = tuple(_to_members(circle, series, before.get(series.uid), desk))
            if found or series.uid in before:
                records[series.uid] = _remembered(next_record(before.get(series.uid), series, circle), found)
                messages += found
    members = {circle.id: frozenset(circle.members) for circle, _ in planned}
    unreached: list[Unreached] = []
    for uid, record in {**before, **records}.items():
        ended = farewells(uid, record, members, uid in records, desk)
        messages += (message for message in ended.messages if desk.now.date() <= desk.cohort.ends)
        unreached += ended.unreached
        records[uid] = replace(record, people={**record.people, **ended.people})
    return Post(tuple(messages), records, tuple(unreached))


def _remembered(record: Record, messages: Iterable[Message]) -> Record:
    sent = {one.person.id: Sent(one.kind, message.stamp) for message in messages for one in message.to}
    return replace(record, people={**record.people, **sent})


def _to_members(circle: Circle, series: Series, record: Record | None, desk: Desk) -> Iterator[Message]:
    """Yield the files of an entry for the circle's members.

    One that is cancelled, or whose meetings are past, is only for those who have it.
    """
    has = record.people if record else {}
    people = guests(circle, desk.people).people
    if series.cancelled or held(series)[-1] < desk.now:
        people = tuple(one for one in people if one.id in has)
    for share in _latecomers_apart(_to_others(shares(people, circle.lead, desk.hide), desk), series):
        entry = series
        if not share.whole and not series.cancelled:
            own = for_member([series], share.to[0])
            if not own:
                continue
            entry = own[0]
        previous = [has.get(one.id) for one in share.to]
        invitation = Invitation("CANCEL" if series.cancelled else "REQUEST", desk.organizer, share.named)
        stamp = version(entry, invitation, previous, desk.least.get(series.uid, 0), desk.now)
        to = tuple(
            recipient(one, sent, stamp, series, record) for one, sent in zip(share.to, previous, strict=True)
        )
        yield Message(circle.id, entry, invitation, stamp, to, whole=share.whole)


def _to_others(found: Iterable[Share], desk: Desk) -> Iterator[Share]:
    """Yield what each gets but the organiser, who has the circle's own file to import."""
    for share in found:
        others = (one for one in share.to if not is_organizer(one, desk.organizer.address))
        yield share._replace(to=tuple(others))


def _latecomers_apart(found: Iterable[Share], series: Series) -> Iterator[Share]:
    """Yield what each gets, with a file of their own for whoever joins after the first meeting."""
    first = min(held(series))
    for share in found:
        late = {one.id for one in share.to if one.joins and local(first, one.timezone).date() < one.joins}
        on_time = tuple(one for one in share.to if one.id not in late)
        if on_time:
            yield share._replace(to=on_time)
        yield from (Share((one,), share.named) for one in share.to if one.id in late)
