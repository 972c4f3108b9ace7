"""A cohort of two circles, for the tests of the coordinator's calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from circlekit.core.announce import series
from circlekit.core.calendars.series import Series
from circlekit.core.model import Circle, Cohort, Participant, Slot
from circlekit.core.processes import Process
from circlekit.core.scheduling.arrange import Arrangement, arrange

PROCESS = Process(name="Talk", link="https://example.org/talk", steps={"Talk": "20"})

AMA = Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar", email="ama@example.org")
BEN = Participant(id="ben", name="Ben *Hall*", timezone="Europe/London", email="ben@example.org")
CEM = Participant(id="cem", name="Cem Kaya", timezone="Europe/Istanbul")
DEV = Participant(id="dev", name="Dev Rao", timezone="Asia/Kolkata", needs=["a secret need"])

ONE = Circle(id="c1", name="Circle 1", lead="ama", deputy="ben", members=["ama", "ben"])
TWO = Circle(id="c2", name="Circle 2", lead="dev", members=["dev", "cem"])
TUESDAYS = Slot(
    circle="c1", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London"
)
"""The second of each month: 12 January, 9 February, 9 March, 13 April, 11 May, 8 June at 16:00."""

THURSDAYS = Slot(
    circle="c2", first="2027-01-14", weekday=3, week=2, start=690, minutes=60, timezone="Asia/Kolkata"
)
"""The second of each month at 11:30: 14 January, 11 February, 11 March, 8 April, 13 May, 10 June, 8 July."""


def cohort(**more: Any) -> Cohort:
    """Return a cohort from Monday 11 January to Friday 9 July 2027."""
    given = {
        "cohort": "Spring 2027", "id": "spring-2027", "starts": "2027-01-11", "ends": "2027-07-09",
        "timezone": "Europe/London", "coordinator": {"name": "Noor Aziz", "email": "noor@example.org"},
        "meeting": {"video": "https://meet.example.org/x"}, "participants": (AMA, BEN, CEM, DEV),
    }  # fmt: skip
    return Cohort(**{**given, **more})


def plans(about: Cohort, *slots: Slot) -> list[Arrangement]:
    """Return the two circles with their times."""
    return [
        arrange(circle, slot, about)
        for circle, slot in zip((ONE, TWO), slots or (TUESDAYS, THURSDAYS), strict=True)
    ]


def announced(arranged: Sequence[Arrangement], about: Cohort) -> list[tuple[Series, ...]]:
    """Return the entries of each circle."""
    return [series(plan, about, PROCESS.name, PROCESS.link) for plan in arranged]
