"""Meetings as the clocks of members show them."""

from __future__ import annotations

from datetime import UTC, datetime

from circlekit.core.model import Meeting
from circlekit.core.scheduling.local_clocks import columns, short_day, short_time

from .builders import person

MEETINGS = [
    Meeting(1, datetime(2027, 1, 12, 16, tzinfo=UTC), 60),
    Meeting(2, datetime(2027, 4, 13, 15, tzinfo=UTC), 60),
]


def test_clocks_that_agree_at_every_meeting_share_a_column() -> None:
    """Paris and Berlin always do; Lagos shows Berlin's hour in winter only."""
    people = [
        person("ana", "Europe/Berlin"),
        person("ben", "Africa/Lagos"),
        person("cem", "Europe/Paris"),
        person("dev", "Europe/Berlin"),
    ]
    berlin, lagos = columns(people, MEETINGS)
    assert (berlin.place, [one.id for one in berlin.people]) == ("Berlin and Paris", ["ana", "cem", "dev"])
    assert [moment.hour for moment in berlin.moments] == [17, 17]
    assert (lagos.place, [moment.hour for moment in lagos.moments]) == ("Lagos", [17, 16])


def test_without_meetings_all_clocks_agree() -> None:
    """A cancelled circle has one empty column."""
    (only,) = columns([person("ana", "Europe/Berlin"), person("ben", "Africa/Lagos")], [])
    assert only.moments == ()


def test_a_day_is_named_where_it_is_another_one() -> None:
    """East of the date line it may be tomorrow already."""
    here = datetime(2027, 1, 12, 16)
    assert short_time(here, here) == "16:00"
    assert short_time(here.replace(day=13, hour=4), here) == "Wed 04:00"
    assert short_day(here) == "Tue 12 Jan 2027"
