"""A cohort with one circle that has been sent its calendar."""

from __future__ import annotations

from typing import Any

import pytest

from circlekit.core.model import Changes, Circle, Cohort, Participant, Slot
from circlekit.core.scheduling.arrange import Arrangement, arrange
from circlekit.core.sending.sent import Memory, Sent, Writing, sent

COHORT = Cohort(
    cohort="Spring 2027", id="spring-2027", starts="2027-01-11", ends="2027-07-09",
    meeting={"video": "https://meet.example.org/x"},
    participants=[
        Participant(id="ama", name="Ama Mensah", timezone="Africa/Dakar"),
        Participant(id="ben", name="Ben Hall", timezone="Europe/London"),
        Participant(id="cem", name="Cem Kaya", timezone="Europe/Istanbul"),
    ],
)  # fmt: skip
SLOT = Slot(
    circle="c1", first="2027-01-12", weekday=1, week=2, start=960, minutes=60, timezone="Europe/London"
)
"""Second Tuesdays at 16:00 in London: 12 January, 9 February, 9 March, 13 April, 11 May and 8 June."""

WRITING = Writing("series", ("words",), "2026f")


def plan(slot: Slot = SLOT, members: tuple[str, ...] = ("ama", "ben"), **roles: str) -> Arrangement:
    """Return what circle c1 with these members would be."""
    circle = Circle(id="c1", name="Circle 1", members=members, **{"lead": "ama", "deputy": "ben", **roles})
    return arrange(circle, slot, COHORT)


def changed(**changes: Any) -> Slot:
    """Return the slot with changes."""
    return SLOT.model_copy(update={"changes": Changes.model_validate(changes)})


def memory(*circles: Sent) -> Memory:
    """Return a memory of circles c1, c2, ..."""
    return Memory(circles={f"c{number}": one for number, one in enumerate(circles, 1)})


@pytest.fixture
def first() -> Sent:
    """Return what was remembered of circle c1."""
    return sent(plan(), COHORT.meeting.video, WRITING, None)
