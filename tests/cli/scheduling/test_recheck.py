"""``schedule --recheck``: which meetings another clock law has moved, and their calendars."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from circlekit.core.zones import tzif, use_newest_database
from tests.cli.conftest import Command
from tests.cli.program import call
from tests.cli.test_schedule import CIRCLES, COHORT, FILES, TODAY, contents, run_well

pytestmark = pytest.mark.long

MOVED = (
    "Circle 1 has changed since its calendar was written:\n"
    "  A government changed its clocks (time zones of {before}, now {now}). "
    "From 13 April 2027 15:00 becomes 16:00 for Ama Mensah (Dakar), 3 meetings. "
    "It stays as it is for Ben Hall (London).\n"
    "  Send calendar/01-circle-1.ics to everybody in it.\n"
)


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    """Return a folder with two circles whose calendars were written; that of c1 with London's summer time."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    return tmp_path


@pytest.fixture
def new_law(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment of a machine whose newer database has no summer time in London any more."""
    zones = tmp_path_factory.mktemp("zones")
    (zones / "tzdata.zi").write_text("# version 2099a\n", encoding="utf-8")
    (zones / "Europe").mkdir()
    (zones / "Europe" / "London").write_bytes(tzif("Africa/Abidjan"))
    return {"PYTHONTZPATH": str(zones)}


def test_where_nothing_moved_one_sentence_says_so(folder: Path, command: Command) -> None:
    """And no byte changes."""
    before = contents(folder)
    found = command("schedule", "--recheck", *TODAY)
    version = use_newest_database()
    assert (found.code, found.err) == (0, "")
    assert found.out == f"Every meeting begins at the hour that was written (time zones of {version}).\n"
    assert contents(folder) == before


def test_without_calendars_there_is_nothing_to_recheck(tmp_path: Path, command: Command) -> None:
    """A schedule alone is in nobody's calendar."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    found = command("schedule", "--recheck")
    assert (found.code, found.out) == (0, "No calendars have been written here yet.\n")
    assert sorted(contents(tmp_path)) == ["circles.yaml", "cohort.yaml"]


def test_a_new_law_moves_a_circle_and_its_calendar(folder: Path, new_law: dict[str, str]) -> None:
    """Circle 2 is in Kolkata and keeps its file; Circle 1 keeps London's clock and counts its sequence."""
    before = contents(folder)
    found = call("schedule", "--recheck", *TODAY, cwd=folder, env=new_law)
    said = MOVED.format(before=use_newest_database(), now="2099a")
    assert (found.returncode, found.stderr.decode().startswith(said)) == (0, True), found
    after = contents(folder)
    assert after[FILES[1]] == before[FILES[1]]
    assert {int(event["SEQUENCE"]) for event in Calendar.from_ical(after[FILES[0]]).events} == {1}
    again = call("schedule", "--recheck", *TODAY, cwd=folder, env=new_law)
    assert again.stdout.decode().startswith("Every meeting begins at the hour that was written")
    assert contents(folder) == after


def test_a_dry_run_only_says_it(folder: Path, new_law: dict[str, str]) -> None:
    """The files wait."""
    before = contents(folder)
    found = call("schedule", "--recheck", "--dry-run", *TODAY, cwd=folder, env=new_law)
    assert MOVED.format(before=use_newest_database(), now="2099a") in found.stderr.decode()
    assert contents(folder) == before


def test_writing_calendars_tells_of_new_laws_too(folder: Path, new_law: dict[str, str]) -> None:
    """Nobody has to think of rechecking."""
    found = call("schedule", "--ics", *TODAY, cwd=folder, env=new_law)
    assert MOVED.format(before=use_newest_database(), now="2099a") in found.stderr.decode()


def test_json_has_each_hour_as_it_was_and_is(folder: Path, command: Command) -> None:
    """For each zone of the members, from a memory in which London had no summer time."""
    state = folder / ".circlekit" / "state.json"
    data = json.loads(state.read_text(encoding="utf-8"))
    circle = data["state"]["schedule"]["circles"]["c1"]
    circle["held"][5][1] = "2027-06-08T16:00"
    circle["clocks"]["Europe/London"][5] = 0
    state.write_text(json.dumps(data), encoding="utf-8")
    found = command("schedule", "--recheck", "--json", "--dry-run", *TODAY)
    document = json.loads(found.out)
    assert (found.code, document["tzdata"]) == (0, use_newest_database())
    assert document["moved"] == {
        "c1": [
            {"date": "2027-06-08", "timezone": zone, "was": "2027-06-08 16:00", "now": f"2027-06-08 {now}"}
            for zone, now in (("Africa/Dakar", "15:00"), ("Europe/London", "16:00"))
        ]
    }


def test_recheck_goes_alone(folder: Path, command: Command) -> None:
    """What it writes is what was written before."""
    found = command("schedule", "--recheck", "--fresh")
    assert (found.code, "run it by itself" in found.err) == (2, True)
