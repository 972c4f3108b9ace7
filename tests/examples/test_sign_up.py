"""Forty people out of a form: what must be true of them, worked out by hand."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

from tests.examples.making import circlekit, everything
from tests.examples.rules import circles, people, plain


def answered(folder: Path) -> list[list[str]]:
    """Return the rows of the export, its header first."""
    with (folder / "form.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_forty_people_come_out_of_forty_three_answers(sign_up):
    """Three of them answered twice."""
    rows = answered(sign_up)[1:]
    assert len(rows) == 43
    assert len({row[1].casefold() for row in rows}) == len(people(sign_up)) == 40


def test_zones_are_what_people_meant(sign_up):
    """Five live where «Berlin» is, three wrote «EST» of whom one corrected it, two «UTC+5:30»."""
    zones = Counter(person["timezone"] for person in people(sign_up).values())
    assert zones == {
        "Africa/Lagos": 3,
        "Africa/Dakar": 3,
        "Africa/Nairobi": 3,
        "Africa/Cairo": 3,
        "Europe/London": 5,
        "Europe/Berlin": 7,
        "America/New_York": 7,
        "America/Sao_Paulo": 4,
        "Asia/Kolkata": 5,
    }


def test_the_late_correction_counts(sign_up):
    """Dana first wrote «EST», and lives in New York; only the second time did she say yes to leading."""
    said = [row[15] for row in answered(sign_up) if row[2] == "Dana Whitfield"]
    assert said[-1] == "Yes"
    assert people(sign_up)["dana-whitfield"]["lead"] == "yes"


def test_parts_of_a_day_are_hours_on_ones_own_clock(sign_up):
    """Jonas ticked morning to evening on Tuesday; the four parts touch."""
    assert "Tue 09:00-21:00" in people(sign_up)["jonas-lindner"]["available"]
    assert people(sign_up)["henri-laurent"]["available"] == ["Tue 17:00-21:00"]


def test_options_with_commas_are_whole(sign_up):
    """Nobody needs «web» or «press)»."""
    known = {
        "Raising money, also from foundations",
        "Working with volunteers",
        "Telling our story (web, press)",
        "Looking after a team",
        "Plans, budgets and numbers",
        "Talking with people in power",
    }
    for person in people(sign_up).values():
        assert {*person["needs"], *person["offers"]} <= known


def test_nobodys_telephone_number_leaves_the_form(sign_up):
    """It was asked for by nobody."""
    numbers = {row[18] for row in answered(sign_up)[1:] if row[18]}
    assert len(numbers) > 5
    written = {path: data for path, data in everything(sign_up).items() if path != "form.csv"}
    assert [path for path, data in written.items() for one in numbers if one.encode() in data] == []


def test_at_least_nine_of_ten_can_come_to_their_circle(sign_up):
    """Two commands after the form, 36 of 40 or more are well served, each circle with a willing lead."""
    served = plain(sign_up / "circles.yaml")["quality"]["well_served"]
    assert int(served["value"]) >= 36
    assert sorted(len(one["members"]) for one in circles(sign_up).values()) == [6, 6, 7, 7, 7, 7]
    who = people(sign_up)
    assert all(who[one["lead"]]["lead"] == "yes" for one in circles(sign_up).values())


def test_the_sheet_of_next_week_comes_in_by_itself(sign_up, tmp_path):
    """What was said once is in mapping.yaml: no option is needed, and only what is new is written."""
    folder = tmp_path / "sign-up"
    shutil.copytree(sign_up, folder)
    late = answered(folder)[1]
    late[0], late[6] = "12/1/2026 10:00:00", "3"
    with (folder / "form.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(late)
    done = circlekit(folder, "import", "form.csv")
    assert done.code == 0
    assert f"\n{late[2]}\tlevel\t2\t3\n" in done.out
    changed = {path for path, data in everything(folder).items() if data != everything(sign_up).get(path)}
    assert changed == {"form.csv", "people.csv", ".circlekit/state.json"}
