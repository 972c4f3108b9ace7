"""The chosen slot against all others, counted again slowly: datetime and zoneinfo, and not one array."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from circlekit.core.model import Circle, Cohort, Participant
from circlekit.core.scheduling.choosing.choose import choose_slot
from circlekit.core.windows import DAY, WEEK
from tests.core.scheduling.builders import circle, cohort
from tests.core.scheduling.test_levels import minutes_of, random_windows

pytestmark = pytest.mark.long

ZONES = (
    "Europe/London", "Europe/Berlin", "America/New_York", "Africa/Dakar", "Australia/Lord_Howe",
    "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia",
)  # fmt: skip

Meetings = list[datetime]
Said = Callable[[Participant, datetime], int]


class Candidate(NamedTuple):
    """A slot as people say it, and its meetings."""

    timezone: str
    weekday: int
    week: int | None
    start: int
    meetings: Meetings


def all_slots(given: Cohort) -> Iterator[Candidate]:
    """Yield every slot in every member's zone, but for those that a clock change makes unclear."""
    weeks = (1, 2, 3, 4, -1) if given.meeting.every == "month" else (None,)
    for zone in {person.timezone for person in given.participants}:
        for weekday in range(7):
            for week in weeks:
                days = list(days_of(given, weekday, week))
                for start in range(0, DAY, 15):
                    local = [datetime.combine(day, time(start // 60, start % 60)) for day in days]
                    if days and all(is_clear(moment, zone) for moment in local):
                        found = [moment.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC) for moment in local]
                        yield Candidate(zone, weekday, week, start, found)


def days_of(given: Cohort, weekday: int, week: int | None) -> Iterator[date]:
    """Yield the dates of a slot, day by day."""
    count = 0
    for number in range((given.ends - given.starts).days + 1):
        day = given.starts + timedelta(days=number)
        if day.weekday() != weekday:
            continue
        if week is None:
            if count % (2 if given.meeting.every == "2 weeks" else 1) == 0:
                yield day
            count += 1
        elif (week > 0 and (day.day + 6) // 7 == week) or (
            week == -1 and (day + timedelta(days=7)).month != day.month
        ):
            yield day


def is_clear(moment: datetime, zone: str) -> bool:
    """Tell whether clocks show a time exactly once on its day."""
    there = [moment.replace(tzinfo=ZoneInfo(zone), fold=fold) for fold in (0, 1)]
    return there[0].utcoffset() == there[1].utcoffset()


def answers(given: Cohort) -> Said:
    """Return a function that says 2 for free, 1 for if needed, 0 for no: minute by minute, but only once."""
    weeks = {person.id: minutes_of(person) for person in given.participants}

    @cache
    def of_hour(handle: str, weekday: int, minute: int) -> int:
        begins = weekday * DAY + minute
        return min(weeks[handle][(begins + one) % WEEK] for one in range(given.meeting.minutes))

    def said(person: Participant, start: datetime) -> int:
        last = start + timedelta(minutes=given.meeting.minutes - 1)
        begins, ends = local(start, person.timezone), local(last, person.timezone)
        if before_joining(person, start):
            return 2
        if ends - begins == last - start:
            return of_hour(person.id, begins.weekday(), begins.hour * 60 + begins.minute)
        clocks = [
            local(start + timedelta(minutes=one), person.timezone) for one in range(given.meeting.minutes)
        ]
        return min(weeks[person.id][one.weekday() * DAY + one.hour * 60 + one.minute] for one in clocks)

    return said


@cache
def local(start: datetime, zone: str) -> datetime:
    """Return what clocks show."""
    return start.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def before_joining(person: Participant, start: datetime) -> bool:
    """Tell whether a meeting is before the day on which somebody joins."""
    return person.joins is not None and local(start, person.timezone).date() < person.joins


def outside(person: Participant, start: datetime, minutes: int, first: int, last: int) -> bool:
    """Tell whether a meeting that is theirs begins before ``first`` or ends after ``last`` on their clock."""
    if before_joining(person, start):
        return False
    begins = local(start, person.timezone)
    minute = begins.hour * 60 + begins.minute
    return minute < first or minute + minutes > last


def cost(slot: Candidate, group: Circle, given: Cohort, said: Said) -> tuple[Any, ...]:
    """Return what a slot costs, written down as the documentation says it."""
    people, minutes, count = given.participants, given.meeting.minutes, len(slot.meetings)
    told = {person.id: [said(person, start) for start in slot.meetings] for person in people}
    missed = {handle: one.count(0) for handle, one in told.items()}
    load = [Fraction(3 * one.count(0) + one.count(1), count) for one in told.values()]
    always = [person for person in people if not missed[person.id]]
    led = any(person.lead != "no" or person.id == group.lead for person in always)
    pairs = [
        (person, start, told[person.id][at]) for person in people for at, start in enumerate(slot.meetings)
    ]
    nights = [p for p, s, _ in pairs if outside(p, s, minutes, 8 * 60, 21 * 60)]
    indecent = [p for p, s, answer in pairs if not answer and outside(p, s, minutes, 7 * 60, 21 * 60 + 30)]
    zones = [person.timezone for person in people]
    leads = [person.timezone for person in people if person.id == group.lead]
    return (
        not (len(always) >= min(given.size.least, 6, len(people)) and led),
        -len(always),
        Fraction(len(indecent), count),
        Fraction(sum(missed.values()), count),
        max(load),
        sum(load),
        sum(one * one for one in load),
        Fraction(missed.get(group.lead or "", 0), count),
        len(nights),
        -count,
        (slot.timezone != given.timezone, -zones.count(slot.timezone), slot.timezone not in leads),
        (-zones.count(slot.timezone), slot.timezone),
        (slot.start % 60 != 0) + (slot.start % 30 != 0),
        slot.meetings[0],
    )


def random_cohort(chance: random.Random, every: str) -> Cohort:
    """Return three or four people over a clock change or two."""
    zones = chance.sample(ZONES, 3)
    people = []
    for number in range(chance.randint(3, 4)):
        hours = [*random_windows(chance), "Sun 00:00-04:00"][-3:]
        people.append(
            Participant(
                id=f"p{number}",
                name=f"P {number}",
                timezone=chance.choice(zones),
                available=hours,
                if_needed=random_windows(chance),
                lead=chance.choice(["yes", "no", "if needed"]),
                joins=chance.choice([None, None, "2027-03-28", "2027-04-08"]),
            )
        )
    starts, ends = ("2027-03-08", "2027-04-11") if every == "week" else ("2027-02-15", "2027-05-20")
    size = chance.choice(["2-8", "3-8"])
    return cohort(*people, every=every, starts=starts, ends=ends, size=size, timezone=chance.choice(zones))


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("every", ["week", "2 weeks", "month"])
def test_no_other_slot_costs_less(seed: int, every: str) -> None:
    """Of all anchors, weekdays, weeks and quarter hours the chosen slot comes first in every respect."""
    given = random_cohort(random.Random(f"{seed} {every}"), every)
    group = circle(*given.participants, lead=given.participants[0].id)
    slot = choose_slot(group, given.participants, given)
    said = answers(given)
    best = min(all_slots(given), key=lambda one: cost(one, group, given, said))
    assert slot is not None
    assert (slot.timezone, slot.weekday, slot.week, slot.start) == best[:4]
    assert slot.first == best.meetings[0].astimezone(ZoneInfo(slot.timezone)).date()
