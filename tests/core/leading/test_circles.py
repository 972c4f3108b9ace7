"""Which circles leads make among themselves."""

from itertools import combinations

import pytest

from circlekit.core.leading.circles import even_size, is_of_leads, leads_circles
from circlekit.core.model import Circle, Cohort, Participant, PastCohort
from circlekit.core.scheduling.leads_meetings import leads_cohort

HOURS = ("Tue 09:00-12:00", "Thu 14:00-17:00")


def person(number, **more):
    """Return somebody who would lead; every second one is free on Tuesdays, the others on Thursdays."""
    values = {"available": [HOURS[number % 2]], "lead": "yes", **more}
    return Participant(id=f"p{number}", name=f"P {number}", timezone="Africa/Dakar", **values)


def cohort(*people, **more):
    """Return a cohort in the rhythm of its leads' meetings."""
    return leads_cohort(
        Cohort(
            cohort="Spring", id="spring", starts="2027-01-11", ends="2027-07-09", participants=people,
            leads_meetings={"every": "month"}, **more,
        )
    )  # fmt: skip


def led_by(*numbers):
    """Return circles that these lead."""
    return [
        Circle(id=f"c{number}", name=f"Circle {number}", lead=f"p{number}", members=[f"p{number}"])
        for number in numbers
    ]


def formed(leads, kept=(), **more):
    """Return the circles of leads p0, p1 and so on."""
    return leads_circles(cohort(*map(person, range(leads)), **more), led_by(*range(leads)), kept)


def seats(circles):
    """Return which circle each person sits in."""
    return {one: circle.id for circle in circles for one in circle.members}


@pytest.mark.parametrize("leads", [0, 1, 8, 9])
def test_up_to_nine_leads_are_one_circle(leads):
    """Half of nine would be four; they come in the order of their circles, and none of them leads."""
    (one,) = formed(leads)
    assert (one.id, one.name, one.lead) == ("leads", "Leads", None)
    assert one.members == tuple(f"p{number}" for number in range(leads))


@pytest.mark.parametrize(
    ("leads", "sizes"),
    [(8, None), (9, None), (10, (5, 5)), (11, (5, 6)), (12, (6, 6)), (16, (8, 8)), (17, (5, 6)), (18, (6, 6)),
     (24, (8, 8)), (25, (6, 7)), (43, (7, 8)), (49, (7, 7)), (300, (7, 8))],
)  # fmt: skip
def test_more_are_cut_evenly_into_as_few_circles_as_there_can_be(leads, sizes):
    """Eight sit together at most, and five at least: 43 are five sevens and an eight."""
    assert even_size(leads) == sizes


def test_a_circle_without_a_lead_sends_nobody_and_nobody_comes_twice():
    """Whoever leads two circles is one person."""
    circles = [*led_by(1, 0), Circle(id="c7", name="C", members=["p2"]), *led_by(1)]
    (one,) = leads_circles(cohort(*map(person, range(3))), circles)
    assert one.members == ("p1", "p0")


def test_leads_sit_with_those_who_can_come_at_the_same_hour():
    """Seven are free on Tuesdays and seven on Thursdays."""
    found = formed(14)
    assert [circle.id for circle in found] == ["leads-1", "leads-2"]
    assert [circle.name for circle in found] == ["Leads 1", "Leads 2"]
    assert all(len({int(one[1:]) % 2 for one in circle.members}) == 1 for circle in found)


def test_the_same_leads_make_the_same_circles():
    """Nothing is left to chance."""
    assert formed(20) == formed(20)


def test_leads_of_one_old_circle_meet_others():
    """Four shared a circle last time; two circles of seven cannot part them more than two and two."""
    old = PastCohort(cohort="autumn", circles=(("p0", "p2", "p4", "p6"),))
    people = [person(number, available=list(HOURS)) for number in range(14)]
    found = seats(leads_circles(cohort(*people, past=(old,)), led_by(*range(14))))
    again = [pair for pair in combinations(old.circles[0], 2) if found[pair[0]] == found[pair[1]]]
    assert len(again) == 2


def test_all_of_a_circle_share_a_language_where_the_rule_asks_for_it():
    """Seven speak French alone and seven English alone, though all are free at all hours."""
    people = [
        person(number, available=list(HOURS), languages=["fr" if number < 7 else "en"])
        for number in range(14)
    ]
    found = seats(leads_circles(cohort(*people, matching={"share": ["languages"]}), led_by(*range(14))))
    assert len({found[f"p{number}"] for number in range(7)}) == 1
    assert len(set(found.values())) == 2


def test_a_rule_that_cannot_be_kept_gives_way_rather_than_leave_leads_alone():
    """Thirteen languages among thirteen leads: they still meet."""
    people = [person(number, languages=[f"l{number}"]) for number in range(13)]
    found = leads_circles(cohort(*people, matching={"share": ["languages"]}), led_by(*range(13)))
    assert sorted(len(circle.members) for circle in found) == [6, 7]


def test_people_who_are_kept_apart_are_apart_among_leads_too():
    """And what is asked of circles of members, such as being together, is not asked of leads."""
    people = [person(number, available=list(HOURS)) for number in range(12)]
    rules = {"apart": [["p0", "p1"], ["p0", "x9"]], "together": [["p2", "x8"]], "at_most": {"site": 1}}
    found = seats(leads_circles(cohort(*people, matching=rules), led_by(*range(12))))
    assert found["p0"] != found["p1"]


def test_circles_that_stand_are_not_formed_again():
    """They keep their people, whatever might be better."""
    kept = [
        Circle(id="leads-1", name="Leads 1", members=[f"p{number}" for number in range(7)]),
        Circle(id="leads-2", name="Leads 2", members=[f"p{number}" for number in range(7, 14)]),
    ]
    assert formed(14, kept) == tuple(kept)


def test_a_new_lead_takes_the_place_of_one_who_left_and_nobody_else_moves():
    """Twelve of thirteen sit where they sat."""
    before = formed(14)
    people = cohort(*map(person, range(15)))
    after = leads_circles(people, led_by(*range(1, 15)), before)
    was, now = seats(before), seats(after)
    assert {one for one in now if was.get(one, now[one]) != now[one]} == set()
    assert set(now) == {f"p{number}" for number in range(1, 15)}


def test_more_leads_open_a_circle_more_with_a_handle_of_its_own():
    """Of sixteen two circles hold all; with the seventeenth there are three, and two keep their names."""
    before = formed(16)
    after = formed(17, before)
    assert [circle.id for circle in before] == ["leads-1", "leads-2"]
    assert sorted(circle.id for circle in after) == ["leads-1", "leads-2", "leads-3"]
    assert sorted(len(circle.members) for circle in after) == [5, 6, 6]


def test_leads_who_are_few_again_are_one_circle():
    """What stood means nothing then."""
    (one,) = formed(8, formed(14))
    assert one.id == "leads"


@pytest.mark.parametrize(
    ("handle", "name", "expected"),
    [
        ("leads", "Leads", True), ("leads-2", "Leads 2", True), ("leads", "The leads", False),
        ("leads-2", "Leads", False), ("leads-x", "Leads x", False), ("c1", "Leads", False),
    ],
)  # fmt: skip
def test_a_circle_of_leads_is_known_by_handle_and_name(handle, name, expected):
    """A cohort may call one of its own circles «leads»."""
    assert is_of_leads(Circle(id=handle, name=name, members=("a",))) is expected
