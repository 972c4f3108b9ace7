"""Every reader shows every meeting when it is meant to be, also where clocks change in odd ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from calendar_readers import READERS, Starts, everybody, faults, read
from cases import CASES, ZONES, Case
from icalendar import Timezone

from circlekit.core.calendars import events
from circlekit.core.calendars.instances import instances
from circlekit.core.calendars.invitations import Attendee, Invitation, Organizer
from circlekit.core.calendars.series import Series
from circlekit.core.calendars.stamps import stamped

NOW = datetime(2027, 1, 1, tzinfo=UTC)
REQUEST = Invitation(
    "REQUEST",
    Organizer("Amina Diallo", "amina@example.org"),
    (Attendee("Amina Diallo", "amina@example.org", chair=True), Attendee("Ben O'Neil", "ben@example.org")),
)
MONTHLY = [case for case in CASES if case.week == 2]
MOVED = [case for case in MONTHLY if case.state == "moved"]
ODD = {"America/Vancouver", "Africa/Casablanca", "Africa/Cairo", "America/Santiago", "Australia/Lord_Howe"}
"""Zones with fresh rules, or with rules that not every program can express."""
SINGLE = [case for case in MOVED if case.zone in ODD]

Answers = dict[str, list[Starts]]


def write(file: Path, series: Sequence[Series], invitation: Invitation | None = None) -> Path:
    """Write one calendar as circlekit does, and return its file."""
    file.write_bytes(
        events.calendar_file("Spring 2027", series, stamped(series, {}, NOW), invitation=invitation)
    )
    return file


@pytest.fixture(scope="module")
def answers(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """One file for each case."""
    folder = tmp_path_factory.mktemp("circles")
    files = [write(folder / f"{number}.ics", [case.series()]) for number, case in enumerate(CASES)]
    return everybody(files, environment)


@pytest.fixture(scope="module")
def other_answers(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Answers:
    """One file with circles of all zones, one with single meetings, and invitations."""
    folder = tmp_path_factory.mktemp("others")
    files = [
        write(folder / "community.ics", [case.series() for case in MONTHLY]),
        write(folder / "instances.ics", [one for case in SINGLE for one in instances(case.series())]),
        *(write(folder / f"{number}.ics", [case.series()], REQUEST) for number, case in enumerate(MOVED)),
    ]
    return everybody(files, environment)


def expected(case: Case, reader: str) -> Starts:
    """Return what a reader says of a case: what was meant, but for its known faults (docs/clients.md)."""
    if (reader, case.zone, case.state) == ("ical", "UTC", "moved"):
        return case.with_the_moved_one_twice()
    return case.shown()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("zone", ZONES)
def test_a_circles_file_reads_as_meant(answers, reader, zone):
    """In each zone and rhythm, plain or with a date left out or moved, the reader shows the very instants."""
    shown = {number: answers[reader][number] for number, case in enumerate(CASES) if case.zone == zone}
    assert shown == {number: expected(case, reader) for number, case in enumerate(CASES) if case.zone == zone}


@pytest.mark.parametrize("reader", READERS)
def test_the_community_calendar_reads_as_meant(other_answers, reader):
    """With circles of all zones in one file, every entry still has its own instants."""
    meant = {uid: starts for case in MONTHLY for uid, starts in expected(case, reader).items()}
    assert other_answers[reader][0] == meant


@pytest.mark.parametrize("reader", READERS)
def test_single_meetings_read_as_meant(other_answers, reader):
    """Written one by one, at instants in UTC, all meetings are there and none is elsewhere."""
    shown = [start for starts in other_answers[reader][1].values() for start in starts]
    assert sorted(shown) == sorted(start for case in SINGLE for start in case.shown()[case.uid])


@pytest.mark.parametrize("reader", READERS)
def test_an_invitation_reads_as_meant(other_answers, reader):
    """A file to be mailed, with METHOD:REQUEST and people in it, shows the same meetings."""
    assert other_answers[reader][2:] == [expected(case, reader) for case in MOVED]


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_what_is_mailed_breaks_no_rule(environment, tmp_path, method):
    """libical checks who must be named in a file with a METHOD, and finds it missing where we take it out."""
    invitation = replace(REQUEST, method=method)
    files = [write(tmp_path / f"{n}.ics", [case.series()], invitation) for n, case in enumerate(MOVED)]
    assert faults(files) == [0] * len(MOVED)
    lines = files[0].read_bytes().splitlines(keepends=True)
    files[0].write_bytes(b"".join(line for line in lines if not line.startswith(b"ORGANIZER")))
    assert faults(files[:1]) > [0]


def test_a_zone_of_many_dates_would_be_caught(monkeypatch, environment, tmp_path):
    """The form that calendar libraries write by default, one long list of dates, misleads three readers."""
    monkeypatch.setattr(events, "vtimezone", lambda name, first, last: Timezone.from_tzid(name))
    case = next(case for case in CASES if case.zone == "Europe/London")
    answers = everybody([write(tmp_path / "dates.ics", [case.series()])], environment)
    right = {reader for reader, said in answers.items() if said == [case.shown()]}
    assert right == set(READERS) - {"vobject", "radicale", "ical.js"}


def test_a_program_that_leaves_moved_meetings_to_ical_js_mixes_circles_up(environment, tmp_path):
    """Its events take the moved meetings of every entry in the file, unless they are given their own."""
    plain, _, moved = (case for case in MONTHLY if case.zone == "Asia/Kolkata")
    file = write(tmp_path / "two.ics", [plain.series(), moved.series()])
    [bare] = read("ical.js-bare", [file], environment)
    assert bare == {plain.uid: moved.shown()[moved.uid], **moved.shown()}
    assert read("ical.js", [file], environment) == [{**plain.shown(), **moved.shown()}]


def test_the_expected_instants_are_those_on_a_wall_calendar():
    """Second Tuesdays of 2027 in London at 18:00, the fourth moved to Thursday 15 April at 19:15."""
    plain, skipped, moved = (case.shown()[case.uid][:5] for case in MONTHLY if case.zone == "Europe/London")
    meant = ["2027-01-12T18:00Z", "2027-02-09T18:00Z", "2027-03-09T18:00Z", "2027-04-13T17:00Z"]
    assert plain == [*meant, "2027-05-11T17:00Z"]
    assert skipped == [*meant[:3], "2027-05-11T17:00Z", "2027-06-08T17:00Z"]
    assert moved == [*meant[:3], "2027-04-15T18:15Z", "2027-05-11T17:00Z"]
