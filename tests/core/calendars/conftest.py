import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from circlekit.core.calendars.series import Series, uid
from circlekit.core.scheduling.rhythms import recurrence
from circlekit.core.sections import Rhythm
from circlekit.core.zones import zone

TUESDAY = 1


@pytest.fixture
def monthly():
    """Second Tuesdays of January to June 2027, 16:00 in London; without that of February."""
    london = zone("Europe/London")
    days = [(1, 12), (3, 9), (4, 13), (5, 11), (6, 8)]
    return Series(
        uid=uid("spring-2027", "c1"),
        summary="Spring 2027 - Circle 1",
        description="Join: https://meet.example.org/room\nBring a question.",
        contact="Amina Diallo",
        link="https://meet.example.org/room",
        circle="c1",
        timezone="Europe/London",
        start=16 * 60,
        minutes=60,
        rule=recurrence(Rhythm.MONTH, TUESDAY, 2),
        starts=tuple(datetime(2027, month, day, 16, tzinfo=london) for month, day in days),
    )


@pytest.fixture
def fortnightly(monthly):
    """Every second Tuesday from 5 January 2027, 18:00 in Berlin, six times."""
    berlin = zone("Europe/Berlin")
    first = datetime(2027, 1, 5, 18, tzinfo=berlin)
    return dataclasses.replace(
        monthly,
        uid=uid("spring-2027", "c2"),
        summary="Spring 2027 - Circle 2",
        circle="c2",
        timezone="Europe/Berlin",
        start=18 * 60,
        rule=recurrence(Rhythm.TWO_WEEKS, TUESDAY, None),
        starts=tuple(first + timedelta(weeks=2 * number) for number in range(6)),
    )


@pytest.fixture
def new_year():
    return datetime(2027, 1, 1, tzinfo=UTC)
