from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from circlekit.core.log import Log
from circlekit.core.model import Circle, Cohort, Meeting, Participant, PastCohort
from circlekit.core.processes import Process
from circlekit.core.turns.cohort import joins, roles_of

ASSIST = Process(name="Assist", cases=1, steps={"Tell": "10", "Offer": "20"})
NAMES = ("amina", "ben", "chi", "dan", "eli", "fay")
CIRCLE = Circle(id="c1", name="Circle 1", lead="amina", members=NAMES)
BEGINS = datetime(2027, 1, 12, 23, 30, tzinfo=ZoneInfo("Europe/London"))
MEETINGS = [Meeting(number, BEGINS + timedelta(days=28 * (number - 1)), 60) for number in range(1, 7)]


def cohort(**changes):
    """Return a cohort of six in London."""
    people = tuple(Participant(id=name, name=name, timezone="Europe/London") for name in NAMES)
    known = {"cohort": "Spring", "id": "spring", "starts": "2027-01-11", "ends": "2027-07-09"}
    return Cohort(**{**known, "participants": people, **changes})


def with_joiner(day, timezone="Europe/London"):
    """Return the cohort with Fay joining on a day."""
    fay = Participant(id="fay", name="fay", timezone=timezone, joins=day)
    return cohort(participants=(*cohort().participants[:-1], fay))


def test_every_meeting_has_its_roles():
    """Six meetings: no question at the first and the last, one each between them."""
    found = roles_of(cohort(), ASSIST, CIRCLE, MEETINGS, Log())
    assert list(found) == [1, 2, 3, 4, 5, 6]
    assert [found[number].case_givers for number in found] == [
        (), ("ben",), ("amina",), ("chi",), ("dan",), ()
    ]  # fmt: skip


def test_who_had_a_turn_in_an_earlier_cohort_waits():
    """Ben and Chi brought a question last time; Amina leads, so Dan begins."""
    past = PastCohort(
        cohort="autumn", circles=(NAMES,), roles={"ben": {"case giver": 1}, "chi": {"case giver": 1}}
    )
    found = roles_of(cohort(past=(past,)), ASSIST, CIRCLE, MEETINGS, Log())
    assert [found[number].case_givers for number in (2, 3, 4, 5)] == [
        ("dan",), ("amina",), ("eli",), ("fay",)
    ]  # fmt: skip


def test_meetings_with_new_ideas_are_the_cohorts():
    """Meeting 3 has an input."""
    plan = cohort().meeting.model_copy(update={"inputs": {3: "Saying no"}})
    found = roles_of(cohort(meeting=plan), ASSIST, CIRCLE, MEETINGS, Log())
    assert found[3].case_givers == ()


def test_a_newcomer_is_there_from_the_first_day_on_their_own_clock():
    """The second meeting is on 9 February at 23:30 in London, and on the tenth in Berlin."""
    assert joins(with_joiner("2027-02-10"), CIRCLE, MEETINGS) == {"fay": 3}
    assert joins(with_joiner("2027-02-10", "Europe/Berlin"), CIRCLE, MEETINGS) == {"fay": 2}
    assert joins(with_joiner("2027-01-01"), CIRCLE, MEETINGS) == {}


def test_who_joins_after_the_last_meeting_has_no_role():
    """Fay comes in August."""
    assert joins(with_joiner("2027-08-01"), CIRCLE, MEETINGS) == {"fay": 7}
    found = roles_of(with_joiner("2027-08-01"), ASSIST, CIRCLE, MEETINGS, Log())
    assert all(not roles.of("fay") for roles in found.values())


def test_without_meetings_there_are_no_roles():
    """A circle whose time is not known yet has none to give."""
    assert roles_of(cohort(), ASSIST, CIRCLE, [], Log()) == {}
