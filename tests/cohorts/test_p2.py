"""Daniel's three hundred: forty-three circles, each led, and few who move when somebody joins or leaves."""

from __future__ import annotations

import shutil
from collections import Counter
from itertools import combinations

import pytest

from tests.cohorts.looking import change_people, document, members, pairs, replace, together
from tests.examples.making import circlekit
from tests.examples.rules import broken, circles, people, plain

HANDFUL = 5


@pytest.fixture(scope="module")
def folder(copied):
    """Match once; every test looks at the same circles."""
    folder = copied("p2")
    outcome = circlekit(folder, "match")
    assert outcome.code == 0, outcome.err
    return folder


@pytest.fixture(scope="module")
def again(folder, tmp_path_factory):
    """Match again after a lead left and somebody joined who would lead: the folder, and what was said."""
    later = shutil.copytree(folder, tmp_path_factory.mktemp("later") / "p2")
    gone = circles(folder)["c1"]["lead"]

    def one_leaves_and_one_joins(rows):
        newcomer = rows[17] | {"id": "h9999", "name": "Noor Achterberg", "email": "h9999@example.org"}
        return [*(row for row in rows if row["id"] != gone), newcomer | {"lead": "yes"}]

    change_people(later, one_leaves_and_one_joins)
    return later, document(later, "match")


def homes(folder):
    """Return the circle of everybody who has one."""
    return {one: name for name, circle in circles(folder).items() for one in circle["members"]}


def test_three_hundred_sit_in_forty_three_circles(folder):
    """Of 6-7 people, three hundred are 43 circles or more, and there are no more than 43 leads."""
    sizes = Counter(len(circle["members"]) for circle in circles(folder).values())
    assert sizes == {7: 42, 6: 1}
    assert broken(folder) == []


def test_each_circle_has_one_of_the_forty_three_who_would_lead(folder):
    """So each of them leads one."""
    willing = [handle for handle, person in people(folder).items() if person["lead"] == "yes"]
    assert sorted(circle["lead"] for circle in circles(folder).values()) == sorted(willing)


def test_nobody_sits_with_their_manager(folder):
    """Some managers opted in too."""
    who = people(folder)
    reports = pairs((one, person["manager"]) for one, person in who.items() if person["manager"] in who)
    assert reports
    assert reports & together(folder) == set()


def test_sites_and_functions_are_mixed_better_than_by_chance(folder):
    """Of 897 pairs in 43 circles chance alone would have 117 of one site, and 112 of one function."""
    who = people(folder).values()
    in_circles = [pair for circle in members(folder).values() for pair in combinations(circle, 2)]
    assert len(in_circles) == 42 * 21 + 15
    for field, by_chance in (("site", 117), ("function", 112)):
        alike = sum(one[field] == other[field] for one, other in combinations(who, 2))
        assert round(897 * alike / (300 * 299 / 2)) == by_chance
        assert sum(one[field] == other[field] for one, other in in_circles) < by_chance


def test_everybody_can_come_to_each_meeting(folder):
    """Working hours overlap, from Leeds to Pune, for circles chosen with care."""
    figures = plain(folder / "circles.yaml")["quality"]["well_served"]
    assert (figures["value"], figures["best"]) == ("300", "300")


def test_the_leads_are_six_circles_of_their_own(copied):
    """To learn from each other (practice 69): forty-three into 7-8 are five sevens and an eight."""
    folder = copied("p2")
    change_people(folder, lambda rows: [row for row in rows if row["lead"] == "yes"])
    replace(folder / "cohort.yaml", "size: 6-7", "size: 7-8")
    assert circlekit(folder, "match").code == 0
    assert sorted(len(circle) for circle in members(folder).values()) == [7, 7, 7, 7, 7, 8]
    assert broken(folder) == []


def test_leads_meet_in_six_circles_without_being_asked_twice(folder, copied):
    """Where leads are to meet, those of the circles are cut as evenly, and each comes when they can."""
    later = copied("p2")
    shutil.copy(folder / "circles.yaml", later)
    replace(later / "cohort.yaml", "participants:", "leads_meetings: {every: 2 months}\nparticipants:")
    found = document(later, "schedule", "--today", "2027-01-11")["leads_circles"]
    assert [circle["id"] for circle in found] == [f"leads-{number}" for number in range(1, 7)]
    assert sorted(len(circle["members"]) for circle in found) == [7, 7, 7, 7, 7, 8]
    leads = {circle["lead"] for circle in circles(folder).values()}
    assert {one for circle in found for one in circle["members"]} == leads
    assert all(circle["attendance"]["enough"] for circle in found)


def test_when_one_leaves_and_one_joins_a_handful_move_at_most(folder, again):
    """Of the 299 who stay; and what is said of them is true."""
    before, after = homes(folder), homes(again[0])
    moved = [one for one in before.keys() & after.keys() if before[one] != after[one]]
    assert len(before.keys() & after.keys()) == 299
    assert len(moved) <= HANDFUL
    assert again[1]["quality"]["moved"]["value"] == len(moved)


def test_every_circle_is_led_again_and_suits_everybody_as_before(again):
    """Though it was a lead who left: whoever joined would lead too."""
    later, said = again
    assert len(circles(later)) == 43
    assert broken(later) == []
    assert said["quality"]["well_served"]["value"] == 300


def test_whoever_still_leads_leads_the_same_circle(folder, again):
    """A circle keeps its lead as long as they are in it."""
    before, after = circles(folder), circles(again[0])
    kept = {name for name, circle in before.items() if circle["lead"] in after[name]["members"]}
    assert len(kept) >= 43 - HANDFUL
    assert all(before[name]["lead"] == after[name]["lead"] for name in kept)
