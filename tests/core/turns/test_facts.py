from circlekit.core.log import Attendance, Coming, Log, Role, Rsvp, Turn
from circlekit.core.turns.facts import Facts, facts_of, of_circles
from tests.core.turns.terms import came, log_of, no, turn


def test_what_is_known_comes_together_by_meeting():
    """Who said no, who was missing and who did what; other circles say nothing."""
    elsewhere = Turn(circle="c2", meeting=2, role=Role.OPENER, people=("zoe",))
    log = log_of(no(2, "ben"), no(2, "chi"), came(2, ["ben"]), turn(2, Role.OPENER, "dan"), elsewhere)
    assert facts_of("c1", log) == {
        2: Facts(frozenset({"ben", "chi"}), frozenset({"ben"}), {Role.OPENER: ("dan",)}, True)
    }


def test_yes_and_maybe_are_no_absence():
    """Only who says no is counted on to be away."""
    replies = tuple(
        Rsvp(circle="c1", meeting=1, person="ben", coming=coming) for coming in (Coming.YES, Coming.MAYBE)
    )
    assert facts_of("c1", Log(rsvps=replies)) == {}


def test_apologies_are_an_absence_too():
    """Whether somebody sent word makes no difference to whose turn it is."""
    there = Attendance(circle="c1", meeting=3, present=("amina",), apologies=("ben",), no_word=("chi",))
    assert facts_of("c1", log_of(there))[3].missing == {"ben", "chi"}


def test_a_meeting_that_fell_through_is_known_as_such():
    """Nobody was there, and nobody was missing."""
    assert facts_of("c1", log_of(Attendance(circle="c1", meeting=3, met=False)))[3] == Facts(met=False)


def test_what_a_log_says_of_one_circle_stands_by_itself():
    """Each circle has what the whole log says of it and nothing of others; who has no turns is not there."""
    elsewhere = Turn(circle="c2", meeting=2, role=Role.OPENER, people=("zoe",))
    told = no(2, "ben"), came(2, ["ben"]), turn(2, Role.OPENER, "dan")
    assert of_circles(log_of(*told, elsewhere)) == {"c1": log_of(*told), "c2": Log(turns=(elsewhere,))}
