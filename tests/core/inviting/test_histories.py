"""Whatever happens to a circle, step by step, what people are sent stays in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.inviting.messages import Post
from circlekit.core.model import Cohort

from .builders import circle, cohort, named, person, planned, sent, slot

HANDLES = ("ana", "ben", "cem", "dia")
START = date(2026, 12, 22)


@dataclass(frozen=True)
class Step:
    """How things are when the command is run, ``days`` after the last time."""

    members: frozenset[str]
    shares: frozenset[str]
    addresses: frozenset[str]
    start: int
    skipped: bool
    cancelled: date | None
    hide: bool
    days: int


handles = st.frozensets(st.sampled_from(HANDLES))
steps = st.builds(
    Step,
    members=st.frozensets(st.sampled_from(HANDLES), min_size=1),
    shares=handles,
    addresses=handles,
    start=st.sampled_from([960, 1020]),
    skipped=st.booleans(),
    cancelled=st.sampled_from([None, None, None, date(2027, 1, 1), date(2027, 4, 1)]),
    hide=st.booleans(),
    days=st.integers(0, 60),
)


def run(step: Step, before: Post | None, day: date) -> tuple[Post, Cohort]:
    """Return what is sent when things are so."""
    people = [
        person(
            handle,
            share_email=handle in step.shares,
            email=f"{handle}@example.org" if handle in step.addresses else "",
        )
        for handle in HANDLES
    ]
    whole = cohort(*people)
    members = sorted(step.members)
    skipped = (date(2027, 3, 9),) if step.skipped and step.cancelled is None else ()
    time_of = slot(start=step.start, skipped=skipped, cancelled=step.cancelled)
    plan = planned(circle(*members, lead=members[0]), whole, time_of)
    records = before.records if before else {}
    return sent([plan], whole, records, day.isoformat(), step.hide), whole


def versions(found: Post) -> dict[tuple[str, str], tuple[int, float]]:
    """Return SEQUENCE and DTSTAMP of what each person has of each entry."""
    return {
        (uid, handle): (one.stamp.sequence, one.stamp.at.timestamp())
        for uid, record in found.records.items()
        for handle, one in record.people.items()
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5))
def test_versions_only_grow_and_a_second_run_says_nothing_new(history: list[Step]) -> None:
    """SEQUENCE and DTSTAMP never fall, DTSTAMP grows with every new message, and nothing else changes."""
    day, found = START, None
    for step in history:
        day += timedelta(days=step.days)
        before, (found, _) = found, run(step, found, day)
        old, new = versions(before) if before else {}, versions(found)
        assert old.keys() <= new.keys()
        assert all(new[key][0] >= old[key][0] and new[key][1] >= old[key][1] for key in old)
        for message in found.messages:
            for to in message.to:
                key = (message.series.uid, to.person.id)
                if to.fresh and key in old:
                    assert new[key][1] > old[key][1]
        again, _ = run(step, found, day)
        assert again.records == found.records
        assert not any(to.fresh for message in again.messages for to in message.to)
        assert [message._replace(to=()) for message in again.messages] == [
            message._replace(to=()) for message in found.messages
        ]


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5))
def test_nobodys_address_is_ever_shown_without_their_yes(history: list[Step]) -> None:
    """Whatever was agreed before, today's yes decides; who hides sees and shows nobody."""
    day, found = START, None
    for step in history:
        day += timedelta(days=step.days)
        found, whole = run(step, found, day)
        yes = {one.id for one in whole.participants if one.share_email and not step.hide}
        for message in found.messages:
            own = {to.person.id for to in message.to}
            assert own <= set(named(message))
            for handle in own:
                assert set(named(message)) - {handle} <= yes


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=1, max_size=5))
def test_members_have_an_invitation_and_the_others_a_cancellation(history: list[Step]) -> None:
    """Of all who can be reached; one message each, addressed to them."""
    day, found = START, None
    for step in history:
        day += timedelta(days=step.days)
        found, _ = run(step, found, day)
        methods = {to.person.id: message.invitation.method for message in found.messages for to in message.to}
        assert sum(len(message.to) for message in found.messages) == len(methods)
        reachable = step.members & step.addresses
        stays = step.cancelled is None or step.cancelled > date(2027, 1, 12)
        over = day > date(2027, 6, 8) or (step.cancelled is not None and day > date(2027, 3, 9))
        if stays and not over:
            assert {handle for handle, method in methods.items() if method == "REQUEST"} == reachable
        assert all(methods[handle] == "CANCEL" for handle in methods if handle not in step.members)
