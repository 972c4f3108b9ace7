"""Random cohorts with slots that use everything there is: rhythms, holidays, changes, two times in turn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from circlekit.core.model import Alternate, Changes, Circle, Cohort, Participant, Slot
from circlekit.core.sections import Holidays

from . import count

ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "America/New_York", "America/Vancouver", "America/Sao_Paulo",
    "Africa/Lagos", "Africa/Dakar", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Sydney", "Pacific/Auckland",
    "Pacific/Chatham", "Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe",
    "Asia/Tehran", "America/Havana", "America/Nuuk", "Asia/Jerusalem", "Pacific/Kiritimati",
)  # fmt: skip
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
RHYTHMS = ("week", "2 weeks", "4 weeks", "month", "month", "2 months")
NAMES = ("Ana", "Ben", "Cem", "Dia", "Eli", "Fay")


class Case(NamedTuple):
    """A cohort with one circle and its slot."""

    seed: int
    cohort: Cohort
    circle: Circle
    slot: Slot


def case(seed: int) -> Case:
    """Return the same cohort, circle and slot for the same seed."""
    rng = Random(seed)
    while True:
        cohort = _cohort(rng)
        slot = _slot(rng, cohort)
        if slot is not None:
            break
    circle = Circle(
        id="c1",
        name="Circle 1",
        lead=cohort.participants[0].id,
        members=[one.id for one in cohort.participants],
    )
    cohort = _with_holidays(rng, cohort, slot)
    slot = _with_changes(rng, cohort, slot)
    return Case(seed, _with_joiners(rng, cohort, slot), circle, slot)


def _cohort(rng: Random) -> Cohort:
    starts = date(2026, 9, 1) + timedelta(days=rng.randrange(500))
    every = rng.choice(RHYTHMS)
    ends = starts + timedelta(days=rng.randrange(14, 160 if every in count.WEEKS else 480))
    meeting: dict[str, Any] = {"every": every, "minutes": rng.choice([15, 45, 60, 90, 240])}
    if rng.random() < 0.3 and (ends - starts).days > 1:
        change = starts + timedelta(days=rng.randrange(1, (ends - starts).days))
        meeting["then"] = {"every": rng.choice(RHYTHMS), "starts": change}
    if rng.random() < 0.3:
        meeting |= {"first": "Bring a photo.", "last": "What stays?"}
    if rng.random() < 0.3:
        meeting["in_person"] = {"meeting": rng.randrange(1, 7), "place": "Friends House"}
    return Cohort(
        cohort="Spring", id="spring", starts=starts, ends=ends, size="2-8", meeting=meeting,
        timezone=rng.choice((None, *ZONES)),
        participants=[_person(rng, name, starts) for name in rng.sample(NAMES, rng.randrange(1, 6))],
    )  # fmt: skip


def _person(rng: Random, name: str, starts: date) -> Participant:
    return Participant(
        id=name.lower(), name=name, timezone=rng.choice(ZONES), available=_windows(rng, 5),
        if_needed=_windows(rng, 3),
        joins=starts + timedelta(days=rng.randrange(90)) if rng.random() < 0.4 else None,
    )  # fmt: skip


def _windows(rng: Random, most: int) -> list[str]:
    return [
        f"{rng.choice(DAYS)} {rng.randrange(24):02}:{rng.choice([0, 15, 30]):02}-{rng.randrange(24):02}:45"
        for _ in range(rng.randrange(most))
    ]


def _slot(rng: Random, cohort: Cohort) -> Slot | None:
    """Return a slot without changes, its first day anywhere in the cohort; None where it has no day."""
    phases = count.phases(cohort)
    monthly = any(every in count.MONTHS for every, _, _ in phases)
    weekday, week = rng.randrange(7), rng.choice([1, 2, 3, 4, -1]) if monthly else None
    possible = _firsts(cohort, weekday, week)
    if not possible:
        return None
    first = possible[0] if rng.random() < 0.7 else rng.choice(possible)
    slot = Slot(
        circle="c1", first=first, weekday=weekday, week=week, start=_start(rng),
        minutes=cohort.meeting.minutes, timezone=rng.choice(ZONES),
    )  # fmt: skip
    other = _alternate(rng, cohort, slot) if rng.random() < 0.3 else None
    return slot.model_copy(update={"alternate": other})


def _firsts(cohort: Cohort, weekday: int, week: int | None) -> list[date]:
    return [
        day
        for every, begins, ends in count.phases(cohort)
        for day in count.every_day(begins, ends)
        if count.on_rhythm(day, every, weekday, week)
    ]


def _start(rng: Random) -> int:
    if rng.random() < 0.15:  # clocks change in the first hours of a day
        return rng.randrange(0, 240, 15)
    return rng.randrange(0, 1440, 5)


def _alternate(rng: Random, cohort: Cohort, slot: Slot) -> Alternate | None:
    """Return another time that begins well between the first two turns of the slot, as the search has it."""
    weekday, week = rng.randrange(7), rng.choice([1, 2, 3, 4, -1]) if slot.week else None
    turns = count.turn_days(cohort, slot)[0][0:3:2]
    ends = turns[1] if len(turns) > 1 else cohort.ends
    third = (ends - turns[0]) / 6
    later = [
        day
        for day in _firsts(cohort, weekday, week)
        if turns[0] < day and turns[0] + third <= day <= ends - third
    ]
    return (
        Alternate(first=later[0], weekday=weekday, week=week, start=_start(rng), timezone=rng.choice(ZONES))
        if later
        else None
    )


def _with_holidays(rng: Random, cohort: Cohort, slot: Slot) -> Cohort:
    """Return the cohort with days off, many of them days of the slot or a week later."""
    if rng.random() < 0.4:
        return cohort
    span = (cohort.ends - cohort.starts).days
    days = {cohort.starts + timedelta(days=rng.randrange(span + 1)) for _ in range(rng.randrange(12))}
    for own in count.turn_days(cohort, slot):
        for day in own:
            days |= {day} if rng.random() < 0.2 else set()
            days |= {day + timedelta(days=7)} if rng.random() < 0.1 else set()
    instead = rng.choice(["skip", "next week", "next week"])
    return cohort.model_copy(update={"holidays": Holidays(dates=sorted(days), instead=instead)})


def _with_changes(rng: Random, cohort: Cohort, slot: Slot) -> Slot:
    """Return the slot with changes that keep its meetings in their order, as the commands demand."""
    moved: dict[date, datetime] = {}
    skipped, places = [], {}
    if rng.random() < 0.5:
        for own in count.held(slot, cohort):
            for one in own:
                chance = rng.random()
                if chance < 0.1:
                    skipped.append(one.day)
                elif chance < 0.25:
                    moved[one.day] = _moved(rng, one, slot)
                if one.start and one.day not in skipped and rng.random() < 0.1:
                    places[one.day] = "The library"
    cancelled = None
    if rng.random() < 0.15:
        cancelled = cohort.starts + timedelta(days=rng.randrange((cohort.ends - cohort.starts).days + 20))
    for day in list(moved):
        changes = Changes(moved=moved, skipped=tuple(skipped), places=places, cancelled=cancelled)
        found = slot.model_copy(update={"changes": changes})
        if not _in_order(found, cohort):
            del moved[day]
            places.pop(day, None)
    changes = Changes(moved=moved, skipped=tuple(skipped), places=places, cancelled=cancelled)
    return slot.model_copy(update={"changes": changes})


def _with_joiners(rng: Random, cohort: Cohort, slot: Slot) -> Cohort:
    """Return the cohort with some people who join on the day of a meeting, by their own clock."""
    starts = [start for start, _, _ in count.meetings(slot, cohort)]
    people = [
        person.model_copy(update={"joins": rng.choice(starts).astimezone(ZoneInfo(person.timezone)).date()})
        if person.joins and starts and rng.random() < 0.6
        else person
        for person in cohort.participants
    ]
    return cohort.model_copy(update={"participants": tuple(people)})


def _moved(rng: Random, one: count.Held, slot: Slot) -> datetime:
    usual = one.was.astimezone(ZoneInfo(slot.timezone)).replace(tzinfo=None)
    if rng.random() < 0.3:
        return usual + timedelta(days=rng.choice([-2, -1, 1, 2, 6]))
    day = usual.replace(hour=0, minute=0) + timedelta(days=rng.randrange(-3, 9))
    return day + timedelta(minutes=rng.randrange(0, 1440, 15))


def _in_order(slot: Slot, cohort: Cohort) -> bool:
    """Tell whether meetings at one time keep their order, a day each, and all are in the cohort."""
    times = [slot, slot.alternate] if slot.alternate else [slot]
    for time, own in zip(times, count.held(slot, cohort), strict=True):
        where = ZoneInfo(time.timezone)
        days = [one.start.astimezone(where).date() for one in own if one.start]
        if days != sorted(set(days)):
            return False
        if any(one.start and not cohort.starts <= one.wall <= cohort.ends for one in own):
            return False
    return True


NOW = datetime(2026, 9, 1, tzinfo=UTC)
