"""The array answers against an obvious recomputation, minute by minute with zoneinfo."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.model import Cohort, Meeting, Participant
from circlekit.core.scheduling.attendance import DECENT_HOURS, answer
from circlekit.core.scheduling.slots import SlotTable, levels, slot_table
from circlekit.core.sections import MeetingPlan, Rhythm
from circlekit.core.windows import DAY, WEEK, WEEKDAYS

ZONES = (
    "Europe/London", "America/New_York", "Africa/Dakar", "Asia/Kolkata", "Australia/Sydney",
    "Africa/Casablanca", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu", "America/St_Johns",
)  # fmt: skip
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def random_windows(chance: random.Random) -> list[str]:
    """Return windows at any minute, some over midnight, some over the end of the week."""
    found = []
    for _ in range(chance.randint(0, 4)):
        start = chance.randrange(DAY)
        end = (start + chance.randint(30, 600)) % DAY
        day = chance.choice(WEEKDAYS)
        found.append(f"{day} {start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}")
    return found


def random_person(chance: random.Random, number: int) -> Participant:
    return Participant(
        id=f"p{number}", name=f"P {number}", timezone=chance.choice(ZONES),
        available=random_windows(chance), if_needed=random_windows(chance),
    )  # fmt: skip


def minutes_of(person: Participant) -> list[int]:
    """Return for each minute of the week 2 when the person is free, 1 if needed, 0 otherwise."""
    week = [0] * WEEK
    free = person.available or (() if person.if_needed else DECENT_HOURS)
    for level, windows in ((1, person.if_needed), (2, free)):
        for window in windows:
            for minute in range(window.start, window.end):
                week[minute % WEEK] = level
    return week


def slowly(week: list[int], zone: str, start: datetime, minutes: int) -> int:
    """Return the least of what the person says of every single minute."""
    said = []
    for minute in range(minutes):
        local = (start + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
        said.append(week[local.weekday() * DAY + local.hour * 60 + local.minute])
    return min(said)


def instants(table: SlotTable, row: int) -> list[datetime]:
    return [EPOCH + timedelta(minutes=int(minute)) for minute in table.instants[row]]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("every", list(Rhythm))
def test_arrays_say_what_every_single_minute_says(seed: int, every: Rhythm) -> None:
    """For random people, zones, windows and slots, FREE, IF_NEEDED and OUTSIDE are those of the minutes."""
    chance = random.Random(f"{seed} {every}")
    people = [random_person(chance, number) for number in range(7)]
    cohort = Cohort(
        cohort="Any", id="any", starts=date(2027, 1, 11), ends=date(2027, 11, 26),
        meeting=MeetingPlan(every=every, minutes=chance.choice([45, 60, 95])), participants=tuple(people),
    )  # fmt: skip
    table = slot_table(cohort, [person.timezone for person in people[:3]])
    found = levels(people, cohort, table)
    weeks = [minutes_of(person) for person in people]
    for row in chance.sample(range(len(table.start)), 10):
        for column, start in chance.sample(list(enumerate(instants(table, row))), 3):
            for index, person in enumerate(people):
                expected = slowly(weeks[index], person.timezone, start, cohort.meeting.minutes)
                assert found[index, row, column] == expected
                assert answer(person, Meeting(1, start, cohort.meeting.minutes)) == expected


def test_a_meeting_during_which_clocks_change_is_judged_on_both_sides() -> None:
    """In London 00:30-01:30 UTC on 28 March 2027 is 00:30-01:00 and then 02:00-02:30."""
    early = Participant(id="a", name="A", timezone="Europe/London", available=["Sun 00:00-02:00"])
    both = Participant(
        id="b", name="B", timezone="Europe/London", available=["Sun 00:00-01:00", "Sun 02:00-03:00"]
    )
    cohort = Cohort(
        cohort="Any", id="any", starts=date(2027, 3, 28), ends=date(2027, 3, 28), timezone="UTC",
        meeting=MeetingPlan(every=Rhythm.WEEK), participants=(early, both),
    )  # fmt: skip
    table = slot_table(cohort, ["UTC"])
    row = table.start.tolist().index(30)
    assert levels([early, both], cohort, table)[:, row, 0].tolist() == [0, 2]
