"""Times that people have in their calendars stay, unless they must or are asked to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_schedule import CIRCLES, COHORT, TODAY, contents, replace, run_well

pytestmark = pytest.mark.long

BETTER = "Circle 1 keeps its time; another would let 2 of 2 come instead of 1: circlekit schedule --fresh\n"


@pytest.fixture
def folder(tmp_path: Path, command: Command) -> Path:
    """Return a folder with two circles whose calendars were written; then Ben's hours changed."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    replace(tmp_path / "cohort.yaml", "Tue 16:00-17:00", "Tue 17:00-18:00")
    return tmp_path


def first_time(out: str) -> str:
    """Return when circle 1 meets, from the table."""
    return out.splitlines()[1].split("\t")[1]


def test_a_time_in_calendars_stays_and_a_better_one_is_named(folder: Path, command: Command) -> None:
    """Ben cannot come any more, and there is an hour at which he could."""
    found = command("schedule", "--ics", *TODAY)
    assert first_time(found.out) == "second Tuesday of the month, 16:00 London"
    assert found.err.count(BETTER) == 1


def test_nobody_is_told_that_no_time_is_better_where_one_is(folder: Path, command: Command) -> None:
    """Only one of two can come to the time that stands, and there is another for both."""
    found = command("schedule", "--ics", *TODAY)
    assert "warning: Circle 1: with this time only 1 can come to every meeting\n" in found.err
    assert "no time lets" not in found.err


def test_one_moved_meeting_says_nothing_about_the_time(tmp_path: Path, command: Command) -> None:
    """Neither can come on a Monday evening, and both can always come at their usual time."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", "--ics", *TODAY)
    run_well(command, "schedule", "--move", "c1", "2027-03-09", "2027-03-15 20:00", *TODAY)
    found = command("schedule", "--ics", *TODAY)
    assert "warning: Circle 1: with this time only 0 can come to every meeting\n" in found.err
    assert "keeps its time" not in found.err


def test_fresh_finds_all_times_anew(folder: Path, command: Command) -> None:
    """And then there is nothing better to name."""
    found = command("schedule", "--ics", "--fresh", *TODAY)
    assert first_time(found.out) == "second Tuesday of the month, 17:00 London"
    assert "keeps its time" not in found.err
    assert (
        "  When it meets is new: second Tuesday of the month, 17:00 London, for 60 minutes; "
        "6 meetings, 12 January to 8 June 2027.\n" in found.err
    )


def test_a_time_in_no_calendar_is_found_anew(tmp_path: Path, command: Command) -> None:
    """Nobody has it yet."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", *TODAY)
    replace(tmp_path / "cohort.yaml", "Tue 16:00-17:00", "Tue 17:00-18:00")
    assert first_time(command("schedule", *TODAY).out) == "second Tuesday of the month, 17:00 London"


def test_a_time_with_changes_stays_even_without_calendars(tmp_path: Path, command: Command) -> None:
    """Somebody decided on its meetings."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    run_well(command, "schedule", *TODAY)
    run_well(command, "schedule", "--skip", "c1", "2027-03-09", *TODAY)
    before = contents(tmp_path)["schedule.yaml"]
    run_well(command, "schedule", *TODAY)
    assert contents(tmp_path)["schedule.yaml"] == before


def test_another_circle_of_the_same_name_gets_its_own_time(folder: Path, command: Command) -> None:
    """Neither its lead nor half of its members were in it before."""
    swapped = CIRCLES.replace("lead: ama, deputy: ben, members: [ama, ben]", "lead: dev, members: [dev, cem]")
    text = swapped.replace(
        "c2: {name: Circle 2, lead: dev, members: [dev, cem]}",
        "c2: {name: Circle 2, lead: ama, members: [ama, ben]}",
    )
    (folder / "circles.yaml").write_text(text, encoding="utf-8")
    assert (
        first_time(command("schedule", "--ics", *TODAY).out) == "second Thursday of the month, 11:30 Kolkata"
    )


def test_a_circle_that_is_no_more_leaves_the_others_their_times(folder: Path, command: Command) -> None:
    """Its people are told to delete it."""
    text = "".join(line for line in CIRCLES.splitlines(True) if "c2" not in line)
    (folder / "circles.yaml").write_text(text + "unplaced: {cem: later, dev: later}\n", encoding="utf-8")
    found = command("schedule", "--ics", *TODAY)
    assert first_time(found.out) == "second Tuesday of the month, 16:00 London"
    assert (
        "Circle «c2» is no more:\n  Ask those who were in it to delete it from their calendars.\n"
    ) in found.err


def test_a_time_that_holds_no_more_is_found_anew(folder: Path, command: Command) -> None:
    """In another rhythm a second Tuesday means nothing."""
    replace(folder / "cohort.yaml", "every: month", "every: 2 weeks")
    assert first_time(command("schedule", "--ics", *TODAY).out) == "Tuesday every 2 weeks, 17:00 London"


def test_longer_meetings_and_a_later_start_keep_the_time(folder: Path, command: Command) -> None:
    """They are the cohort's, not the circle's."""
    replace(folder / "cohort.yaml", "minutes: 60", "minutes: 45")
    replace(folder / "cohort.yaml", "starts: 2027-01-11", "starts: 2027-02-01")
    assert command("schedule", "--ics", *TODAY).code == 0
    text = contents(folder)["schedule.yaml"].decode()
    assert 'c1: {first: 2027-02-09, weekday: Tue, week: 2, start: "16:00", minutes: 45,' in text


def test_people_who_come_and_go_are_named(folder: Path, command: Command) -> None:
    """With who needs which file."""
    text = CIRCLES.replace("deputy: ben, members: [ama, ben]", "members: [ama, cem]").replace(
        "members: [dev, cem]", "members: [dev, ben]"
    )
    (folder / "circles.yaml").write_text(text, encoding="utf-8")
    found = command("schedule", "--ics", *TODAY)
    assert (
        "Circle 1 has changed since its calendar was written:\n"
        "  Cem Kaya joined.\n"
        "  Ben Hall left.\n"
        "  Nobody stands in any more.\n"
        "  Send calendar/01-circle-1.ics to everybody in it.\n"
        "  Ask Ben Hall to delete the circle from their calendar.\n"
    ) in found.err


def test_other_words_are_said_too(folder: Path, command: Command) -> None:
    """A purpose stands in every entry."""
    replace(folder / "cohort.yaml", "size: 2-3", "size: 2-3\npurpose: To listen.")
    found = command("schedule", "--ics", *TODAY)
    assert (
        "Circle 1 and Circle 2 have changed since their calendars were written:\n"
        "  Its text is new.\n"
        "  Send each circle's own file in calendar/ to everybody in it.\n"
    ) in found.err


def test_the_circle_of_leads_is_told_of_too(folder: Path, command: Command) -> None:
    """Ben leads Circle 1 instead of Ama, so he joins the leads and she leaves them; their time stays."""
    replace(folder / "cohort.yaml", "size: 2-3", "size: 2-3\nleads_meetings: {every: month, minutes: 30}")
    found = command("schedule", "--ics", *TODAY)
    assert "The circle of leads is new:\n  Send calendar/leads.ics to everybody in it.\n" in found.err
    replace(folder / "circles.yaml", "lead: ama, deputy: ben", "lead: ben, deputy: ama")
    found = command("schedule", "--ics", *TODAY)
    assert (
        "The circle of leads has changed since its calendar was written:\n"
        "  Ben Hall joined.\n"
        "  Ama Mensah left.\n"
        "  Send calendar/leads.ics to Ben Hall.\n"
        "  Ask Ama Mensah to delete the circle from their calendar.\n"
    ) in found.err
