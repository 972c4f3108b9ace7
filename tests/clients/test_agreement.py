"""Every reader shows every meeting when it is meant to be, also where clocks change in odd ways."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from calendar_readers import READERS, Starts, read
from icalendar import Timezone

from circlekit.core.calendars import events
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import stamped
from circlekit.core.model import Rhythm, Slot
from circlekit.core.scheduling.meetings import recurrence
from circlekit.core.zones import use_newest_database

ZONES = (
    "Europe/London", "Europe/Berlin", "America/New_York", "America/Vancouver", "Asia/Kolkata",
    "Australia/Sydney", "Africa/Casablanca", "America/Santiago", "Australia/Lord_Howe", "UTC",
)  # fmt: skip
FIRST, LAST = date(2027, 1, 1), date(2028, 4, 30)
TUESDAY, FRIDAY = 1, 4


@dataclass(frozen=True)
class Case:
    """A slot at 18:00 local; ``skip`` counts the meeting that is left out, from 0."""

    zone: str
    every: Rhythm
    weekday: int
    week: int | None
    skip: int | None

    @property
    def uid(self) -> str:
        return f"{self.zone} {self.every} {self.weekday} {self.week} {self.skip}".replace(" ", "_")

    def dates(self) -> list[date]:
        """Return the meeting dates, reckoned without any calendar library."""
        span = [FIRST + timedelta(days=day) for day in range((LAST - FIRST).days + 1)]
        days = [day for day in span if day.weekday() == self.weekday]
        if self.every is Rhythm.TWO_WEEKS:
            days = days[::2]
        elif self.week == 2:
            days = [day for day in days if 8 <= day.day <= 14]
        else:
            days = [day for day in days if day.day > calendar.monthrange(day.year, day.month)[1] - 7]
        return [day for number, day in enumerate(days) if number != self.skip]

    def starts(self) -> tuple[datetime, ...]:
        return tuple(datetime(*day.timetuple()[:3], 18, tzinfo=ZoneInfo(self.zone)) for day in self.dates())

    def series(self) -> Series:
        starts = self.starts()
        slot = Slot(
            circle="c1",
            first=starts[0].date(),
            weekday=self.weekday,
            week=self.week,
            start=18 * 60,
            minutes=60,
            timezone=self.zone,
        )
        return Series(
            uid=self.uid,
            summary="Circle, with a comma; and «marks»",
            description="First line\nsecond line: with, marks; and \\ strokes",
            contact="Amina Diallo",
            link="https://meet.example.org/room?a=1,2;b",
            slot=slot,
            rule=recurrence(self.every, self.weekday, self.week),
            starts=starts,
        )


CASES = [
    Case(zone, every, weekday, week, skip)
    for zone in ZONES
    for every, weekday, week in (
        (Rhythm.MONTH, TUESDAY, 2),
        (Rhythm.TWO_WEEKS, TUESDAY, None),
        (Rhythm.MONTH, FRIDAY, -1),
    )
    for skip in (None, 3)
]


@pytest.fixture(scope="module")
def answers(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Starts]]:
    """What each reader says of one file for each case, and last of one file with all of them."""
    use_newest_database()
    folder = tmp_path_factory.mktemp("calendars")
    every = [case.series() for case in CASES]
    files = []
    for number, series in enumerate([*([one] for one in every), every]):
        stamps = stamped(series, {}, datetime(2027, 1, 1, tzinfo=UTC))
        files.append(folder / f"{number}.ics")
        files[-1].write_bytes(events.calendar_file("Spring 2027", series, stamps))
    return {reader: read(reader, files, environment) for reader in READERS}


def expected(case: Case) -> Starts:
    return {case.uid: [f"{start.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for start in case.starts()]}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("zone", ZONES)
def test_a_circles_file_reads_as_meant(answers, reader, zone):
    """In each zone, rhythm and with a date left out, the reader shows the very instants."""
    shown = {number: answers[reader][number] for number, case in enumerate(CASES) if case.zone == zone}
    assert shown == {number: expected(case) for number, case in enumerate(CASES) if case.zone == zone}


@pytest.mark.parametrize("reader", READERS)
def test_the_community_calendar_reads_as_meant(answers, reader):
    """With all circles and all zones in one file, every entry still has its own instants."""
    assert answers[reader][-1] == {uid: starts for case in CASES for uid, starts in expected(case).items()}


def test_a_zone_of_many_dates_would_be_caught(monkeypatch, environment, tmp_path):
    """The form that calendar libraries write by default, one long list of dates, misleads two readers."""
    monkeypatch.setattr(events, "vtimezone", lambda name, first, last: Timezone.from_tzid(name))
    case = next(case for case in CASES if case.zone == "Europe/London")
    file = tmp_path / "dates.ics"
    file.write_bytes(
        events.calendar_file(
            "x", [case.series()], stamped([case.series()], {}, datetime(2027, 1, 1, tzinfo=UTC))
        )
    )
    right = {reader for reader in READERS if read(reader, [file], environment) == [expected(case)]}
    assert right == set(READERS) - {"vobject", "ical.js"}


def test_the_expected_instants_are_those_on_a_wall_calendar():
    """Second Tuesdays of 2027 in London, at 18:00: from April on that is 17:00 UTC."""
    [case] = [case for case in CASES if (case.zone, case.week, case.skip) == ("Europe/London", 2, None)]
    assert expected(case)[case.uid][:4] == [
        "2027-01-12T18:00Z",
        "2027-02-09T18:00Z",
        "2027-03-09T18:00Z",
        "2027-04-13T17:00Z",
    ]
