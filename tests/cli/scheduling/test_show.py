"""``circlekit schedule --show``: who can when, and the dates on everybody's clock."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from circlekit.cli.edge import run
from tests.cli.conftest import Command
from tests.docblocks import Screen

COHORT = """\
cohort: Spring 2027
starts: 2027-01-11
ends: 2027-07-09
timezone: Europe/London
size: 2-3
meeting: {every: month, minutes: 60}
participants:
  ama: {name: Ama Mensah, lead: yes, timezone: Africa/Dakar, available: [Tue 15:00-17:00]}
  ben: {name: Ben Hall, email: ben@example.org, timezone: Europe/London, available: [Tue 16:00-17:00],
        if_needed: [Tue 17:00-18:00]}
  cem: {name: Cem Kaya, timezone: Europe/Istanbul, available: [Thu 09:00-10:00]}
  dev: {name: Dev Rao, lead: yes, timezone: Asia/Kolkata, available: [Thu 11:30-12:30]}
"""

CIRCLES = """\
cohort: spring-2027
circles:
  c1: {name: Circle 1, lead: ama, deputy: ben, members: [ama, ben]}
  c2: {name: Circle 2, lead: dev, members: [dev, cem]}
"""

CIRCLE_1 = """\
Circle 1: second Tuesday of the month, 16:00 London; 6 meetings, 12 January to 8 June 2027.
  All 2 can come to every meeting.
  From 13 April 16:00 becomes 15:00 for Ama Mensah (Dakar).

How many of the 2 could come to every meeting that began at this hour (London), on the second such \
weekday of the month.
start\tMon\tTue\tWed\tThu\tFri\tSat\tSun
16:00\t\t[2]\t\t\t\t\t
16:30\t\t0+1\t\t\t\t\t
17:00\t\t0+1\t\t\t\t\t

The best times:
  1. second Tuesday of the month, 16:00 London (or the first, third, fourth or last one) (as now): \
2 of 2 can always come.

Dakar: Ama Mensah
London: Ben Hall
no.\tdate in London\tDakar\tLondon
1\tTue 12 Jan 2027\t16:00\t16:00
2\tTue 9 Feb 2027\t16:00\t16:00
3\tTue 9 Mar 2027\t16:00\t16:00
4\tTue 13 Apr 2027\t15:00\t16:00
5\tTue 11 May 2027\t15:00\t16:00
6\tTue 8 Jun 2027\t15:00\t16:00
"""
"""Ama has one hour of London's that holds all year: 16:00 UTC in winter, 15:00 UTC in summer."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a cohort's folder with two circles."""
    (tmp_path / "cohort.yaml").write_text(COHORT, encoding="utf-8")
    (tmp_path / "circles.yaml").write_text(CIRCLES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def on_screen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Run circlekit as on a terminal of 80 columns, and return what it shows."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("TERM", "xterm")

    def called(*argv: str, colour: bool) -> str:
        monkeypatch.setenv("NO_COLOR", "" if colour else "1")
        screen = Screen()
        monkeypatch.setattr("sys.stdout", screen)
        assert run(argv) == 0
        return screen.getvalue()

    return called


def test_a_circle_is_shown_before_there_is_a_schedule(folder: Path, command: Command) -> None:
    """The best time is looked for; nothing is written but a picture beside the calendars."""
    found = command("schedule", "--show", "c1")
    assert (found.code, found.out) == (0, CIRCLE_1)
    assert found.err == "new  calendar/01-circle-1.svg\n"
    assert not (folder / "schedule.yaml").exists()


def test_the_time_in_schedule_yaml_is_the_one_shown(folder: Path, command: Command) -> None:
    """Also where there is a better one."""
    assert command("schedule").code == 0
    path = folder / "schedule.yaml"
    before = path.read_text(encoding="utf-8").replace('start: "16:00"', 'start: "17:00"')
    path.write_text(before, encoding="utf-8")
    found = command("schedule", "--show", "c1")
    assert found.out.startswith("Circle 1: second Tuesday of the month, 17:00 London; 6 meetings")
    assert "17:00\t\t[0+1]\t" in found.out
    assert "  1. second Tuesday of the month, 16:00 London (or the first, third" in found.out
    assert "(as now)" not in found.out
    assert path.read_text(encoding="utf-8") == before


def test_skipped_and_moved_meetings_are_said(folder: Path, command: Command) -> None:
    """Holidays and what people changed; the dates are those that are left."""
    text = COHORT.replace("size: 2-3", "size: 2-3\nholidays: {dates: [2027-05-11]}")
    (folder / "cohort.yaml").write_text(text, encoding="utf-8")
    (folder / "schedule.yaml").write_text(
        "cohort: spring-2027\nslots:\n"
        "  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: '16:00', minutes: 60,"
        " timezone: Europe/London}\n"
        "changes:\n  c1: {moved: {2027-03-09: 2027-03-16 17:00}, skipped: [2027-04-13]}\n",
        encoding="utf-8",
    )
    found = command("schedule", "--show", "c1")
    assert (found.code, found.out.splitlines()[-4:]) == (
        0,
        [
            "1\tTue 12 Jan 2027\t16:00\t16:00",
            "2\tTue 9 Feb 2027\t16:00\t16:00",
            "3\tTue 16 Mar 2027\t17:00\t17:00",
            "4\tTue 8 Jun 2027\t15:00\t16:00",
        ],
    )
    for sentence in ("No meeting on 11 May.", "13 April is skipped."):
        assert f"  {sentence}\n" in found.out
    assert "  9 March is moved to Tuesday 16 March, 17:00.\n" in found.out


def test_a_cancelled_circle_has_no_dates(folder: Path, command: Command) -> None:
    """What people could do at that hour is not claimed of meetings that there are none of."""
    (folder / "schedule.yaml").write_text(
        "cohort: spring-2027\nslots:\n"
        "  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: '16:00', minutes: 60,"
        " timezone: Europe/London}\n"
        "changes:\n  c1: {cancelled: 2027-01-11}\n",
        encoding="utf-8",
    )
    lines = command("schedule", "--show", "c1").out.splitlines()
    assert lines[:2] == [
        "Circle 1: second Tuesday of the month, 16:00 London; no meetings.",
        "  No meetings from Monday 11 January on.",
    ]
    assert not any(line.startswith("no.\t") for line in lines)


def test_the_picture_is_of_the_circle(folder: Path, command: Command) -> None:
    """It is an SVG, named like the circle's calendar, and not written again where nothing changed."""
    assert command("schedule", "--show", "Circle 2").code == 0
    root = fromstring((folder / "calendar" / "02-circle-2.svg").read_bytes())
    assert root.findtext("{http://www.w3.org/2000/svg}title") == "Circle 2: who can when"
    again = command("schedule", "--show", "Circle 2")
    assert again.err == "Nothing changed; 1 file is up to date.\n"


def test_a_dry_run_leaves_no_picture(folder: Path, command: Command) -> None:
    """It says which there would be."""
    found = command("schedule", "--show", "c1", "--dry-run")
    assert "new  calendar/01-circle-1.svg" in found.err
    assert not (folder / "calendar").exists()


def test_several_circles_are_shown_in_the_order_asked_for(folder: Path, command: Command) -> None:
    """Each once, however often and by whatever name it is asked for."""
    found = command("schedule", "--show", "Circle 2", "--show", "c1", "--show", "c2")
    heads = [
        line.partition(":")[0] for line in found.out.splitlines() if "; 6 meet" in line or "; 7 meet" in line
    ]
    assert heads == ["Circle 2", "Circle 1"]


@pytest.mark.parametrize(
    ("word", "hint"), [("Circel 2", "did you mean c2?"), ("nine", "the circles are c1 and c2")]
)
def test_a_circle_that_does_not_exist_is_helped_with(
    folder: Path, command: Command, word: str, hint: str
) -> None:
    """With the one that was probably meant, or with all."""
    found = command("schedule", "--show", word)
    assert (found.code, found.out) == (2, "")
    assert found.err == f"no circle is called «{word}»\n  hint: {hint}\n"


@pytest.mark.parametrize("option", ["--ics", "--force", "--per-member"])
def test_what_changes_times_is_not_done_at_once(folder: Path, command: Command, option: str) -> None:
    """It would not be clear which times are shown."""
    found = command("schedule", "--show", "c1", option)
    assert found.code == 2
    assert "--show changes no times and no calendars" in found.err


def test_a_circle_that_schedule_yaml_leaves_out_gets_the_best_time(folder: Path, command: Command) -> None:
    """What is missing is said, and the other circle keeps its time."""
    assert command("schedule").code == 0
    path = folder / "schedule.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith("  c1:")), encoding="utf-8")
    found = command("schedule", "--show", "c1")
    assert (found.code, found.out) == (0, CIRCLE_1)
    assert "«Circle 1» (c1) has no slot yet" in found.err


def test_json_has_the_same_as_data(folder: Path, command: Command) -> None:
    """With the handles of those who can come, and every start on every member's clock."""
    document = json.loads(command("schedule", "--show", "c1", "--json").out)
    circle = document["circles"]["c1"]
    assert circle["slot"]["start"] == "16:00"
    (option,) = circle["options"]
    assert (option["slot"], option["as_now"], option["because"]) == (circle["slot"], True, [])
    assert (option["always"], option["also"]) == (2, [1, 3, 4, "last"])
    assert circle["moves"] == ["From 13 April 16:00 becomes 15:00 for Ama Mensah (Dakar)."]
    (week,) = circle["weeks"]
    assert (week["timezone"], week["week"]) == ("Europe/London", 2)
    assert week["starts"] == [
        {"weekday": "Tue", "start": "16:00", "free": ["ama", "ben"], "if_needed": [], "meets": True},
        {"weekday": "Tue", "start": "16:30", "free": [], "if_needed": ["ben"], "meets": False},
        {"weekday": "Tue", "start": "17:00", "free": [], "if_needed": ["ben"], "meets": False},
    ]
    assert circle["exceptions"] == []
    assert circle["local"]["ama"][2:4] == ["2027-03-09T16:00+00:00", "2027-04-13T15:00+00:00"]
    assert circle["local"]["ben"][2:4] == ["2027-03-09T16:00+00:00", "2027-04-13T16:00+01:00"]
    assert document["files"] == [{"path": "calendar/01-circle-1.svg", "status": "new"}]


def test_the_map_is_legible_without_colour(on_screen: Callable[..., str]) -> None:
    """Numbers, a point for nobody, and brackets around the circle's time; all within 80 columns."""
    shown = on_screen("schedule", "--show", "c1", colour=False)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 80
    lines = [line for line in shown.splitlines() if line.startswith(" 16:")]
    assert [line.split() for line in lines] == [
        ["16:00", "·", "[2]", "·", "·", "·", "·", "·"],
        ["16:30", "·", "0+1", "·", "·", "·", "·", "·"],
    ]
    assert "5+1: one of the six only if needed    [6]: when the circle meets" in shown


def test_the_map_has_shades_where_colour_is_wanted(on_screen: Callable[..., str]) -> None:
    """Every shade sets both the ground and the letters, so that no theme hides them."""
    shown = on_screen("schedule", "--show", "c1", colour=True)
    assert "\x1b[1;38;5;16;48;5;220m   [2]   \x1b[0m" in shown
    assert "\x1b[38;5;16;48;5;37m   0+1   \x1b[0m" in shown
    assert "all 2" in shown
