"""``circlekit schedule`` where leads are many: circles of their own, with a calendar each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.cli.conftest import Command
from tests.cli.test_schedule import TODAY, contents, run_well

pytestmark = pytest.mark.long

LEADS = 12
BEGIN = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2
leads_meetings: {every: 2 months, minutes: 45, video: https://meet.example.org/leads}
participants:
"""


def write(folder: Path, leads: list[str]) -> None:
    """Write a cohort of circles of two, the first of whom leads; every second lead is free on Thursdays."""
    people, circles = [BEGIN], ["cohort: spring-2027\ncircles:\n"]
    for number in range(LEADS):
        hours = "Thu 14:00-18:00" if number % 2 else "Tue 09:00-13:00"
        for handle in (f"p{number}", f"q{number}"):
            people.append(f"  {handle}: {{name: {handle.upper()}, lead: yes, available: [{hours}]}}\n")
    for number, lead in enumerate(leads, 1):
        member = lead.replace("p", "q") if lead.startswith("p") else lead.replace("q", "p")
        circles.append(f"  c{number}: {{name: Circle {number}, lead: {lead}, members: [{lead}, {member}]}}\n")
    (folder / "cohort.yaml").write_text("".join(people), encoding="utf-8")
    (folder / "circles.yaml").write_text("".join(circles), encoding="utf-8")


def leads_of(command: Command) -> dict[str, list[str]]:
    """Return the circles of leads with their members, as --json tells."""
    found = json.loads(command("schedule", "--dry-run", "--json", *TODAY).out)
    return {one["id"]: one["members"] for one in found["leads_circles"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of twelve circles."""
    write(tmp_path, [f"p{number}" for number in range(LEADS)])
    return tmp_path


def test_twelve_leads_are_two_circles_with_a_calendar_each(folder: Path, command: Command) -> None:
    """Six are free on Tuesdays, six on Thursdays; each finds their own circle in their own calendar."""
    run_well(command, "schedule", "--per-member", *TODAY)
    calendars = folder / "calendar"
    assert sorted(path.name for path in calendars.glob("leads*")) == ["leads-1.ics", "leads-2.ics"]
    found = leads_of(command)
    assert {len({int(one[1:]) % 2 for one in members}) for members in found.values()} == {1}
    titles = {
        path.stem: {str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).events}
        for path in calendars.rglob("*.ics")
    }
    for handle, members in found.items():
        title = f"Leads {handle[-1]} · Spring 2027"
        assert titles[handle] == {title}
        assert {name for name in titles if title in titles[name]} == {handle, "coordinator", *members}


def test_what_is_said_names_each_circle_of_leads(folder: Path, command: Command) -> None:
    """With its time, and in schedule.yaml with its members, so that it stands on the next run."""
    said = command("schedule", *TODAY).err
    assert "Leads 1: " in said
    assert "Leads 2: " in said
    written = (folder / "schedule.yaml").read_text(encoding="utf-8")
    assert "\nleads:\n  # Leads 1: " in written
    assert "\n  leads-2: {members: [" in written


def test_a_second_run_changes_no_byte(folder: Path, command: Command) -> None:
    """The circles of leads stand, with their times."""
    run_well(command, "schedule", "--ics", *TODAY)
    before = contents(folder)
    run_well(command, "schedule", "--ics", "--today", "2027-01-05")
    assert contents(folder) == before


def test_when_a_circle_gets_another_lead_nobody_else_moves(folder: Path, command: Command) -> None:
    """Q0 leads where P0 did; the other eleven keep their circle, and both keep their times."""
    run_well(command, "schedule", "--ics", *TODAY)
    before, times = leads_of(command), (folder / "schedule.yaml").read_text(encoding="utf-8")
    write(folder, ["q0", *(f"p{number}" for number in range(1, LEADS))])
    done = command("schedule", "--ics", *TODAY)
    assert done.code == 0
    after = leads_of(command)
    assert {name: sorted({*members} - {"p0", "q0"}) for name, members in before.items()} == {
        name: sorted({*members} - {"p0", "q0"}) for name, members in after.items()
    }
    assert "q0" in {one for members in after.values() for one in members}
    slots = [line.partition("first:")[2] for line in times.splitlines() if line.startswith("  leads-")]
    now = (folder / "schedule.yaml").read_text(encoding="utf-8")
    assert slots == [line.partition("first:")[2] for line in now.splitlines() if line.startswith("  leads-")]


def test_people_may_put_leads_together_by_hand(folder: Path, command: Command) -> None:
    """Who was exchanged in schedule.yaml stays where they were put, with --keep and after it."""
    run_well(command, "schedule", *TODAY)
    path = folder / "schedule.yaml"
    text = path.read_text(encoding="utf-8")
    first, second = leads_of(command).values()
    one, other = first[-1], second[-1]
    swapped = text.replace(f"{one}]", "§").replace(f"{other}]", f"{one}]").replace("§", f"{other}]")
    path.write_text(swapped, encoding="utf-8")
    run_well(command, "schedule", "--keep", "--ics", *TODAY)
    found = json.loads(command("schedule", "--keep", "--json", "--dry-run", *TODAY).out)["leads_circles"]
    assert [circle["members"] for circle in found] == [[*first[:-1], other], [*second[:-1], one]]


def test_when_leads_are_few_again_their_old_calendars_go(folder: Path, command: Command) -> None:
    """Of twelve circles four are left, and their leads are one circle."""
    run_well(command, "schedule", "--ics", *TODAY)
    write(folder, [f"p{number}" for number in range(4)])
    done = command("schedule", "--ics", *TODAY)
    assert done.code == 0
    names = sorted(path.name for path in (folder / "calendar").glob("leads*"))
    assert names == ["leads.ics"]
    assert "Circle «leads-2» is no more" in done.err or "are no more" in done.err
