from circlekit.core.model import Cohort, Participant
from circlekit.core.processes import Process
from circlekit.core.turns.advice import advice, as_json, sizes_of, too_short
from circlekit.core.turns.odds import odds
from circlekit.core.turns.ways import ways

LONG = Process(name="Long talk", cases=1, steps={"Talk": "30"})


def cohort(people, ends="2027-07-09"):
    """Return a monthly cohort from January."""
    members = tuple(Participant(id=f"p{one}", name=f"p{one}", timezone="UTC") for one in range(people))
    return Cohort(cohort="Spring", id="spring", starts="2027-01-11", ends=ends, participants=members)


def test_the_sizes_are_those_of_the_fewest_circles():
    """Twenty people are two sevens and a six, and nine cannot be cut into sixes to eights."""
    assert sizes_of(cohort(20)) == (6, 7)
    assert sizes_of(cohort(9)) == ()


def test_six_months_of_one_question_each_are_too_short():
    """Monthly from January to July are six meetings on most days, four of them with a question."""
    short = too_short(cohort(14), LONG, [7])
    assert (short.working, short.cases, short.term.people) == (4, 1, 7)
    said = advice(short, ways(short))
    assert said.practice == 24
    assert said.message.startswith("in 4 working meetings with 1 question each")


def test_a_year_is_long_enough():
    """Twelve meetings are ten questions for seven people: nearly all have a turn."""
    assert too_short(cohort(14, ends="2028-01-09"), LONG, [7]) is None


def test_attendance_decides_as_well():
    """Of nine working meetings seven people need seven; when half of them come, that is rarely enough."""
    year = cohort(14, ends="2027-12-09")
    assert too_short(year, LONG, [7]) is None
    assert too_short(year, LONG, [7], 0.3).term.attendance == 0.3


def test_a_script_gets_the_same():
    """Chances are numbers from 0 to 1, ways in their order."""
    short = too_short(cohort(14), LONG, [7])
    found = as_json(short, ways(short))
    assert {name: found[name] for name in ("people", "working_meetings", "cases", "chance")} == {
        "people": 7, "working_meetings": 4, "cases": 1, "chance": 0.0,
    }  # fmt: skip
    halves = {"says": "in two halves, with 2 questions per meeting", "chance": round(odds(7, 4, 2), 4)}
    assert found["ways"][0] == halves
