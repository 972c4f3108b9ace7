from circlekit.core.log import Role
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.tally import Tally

NAMES = ("amina", "ben", "chi")
CASE = Role.CASE_GIVER


def test_the_ledger_goes_on():
    """Ben had two questions and entered with one more to his credit; Chi is new."""
    tally = Tally(NAMES, {"ben": Account({"case giver": 2}, {"case giver": 1})})
    tally.add([(CASE, "ben"), (CASE, "chi"), (Role.OPENER, "chi")])
    assert tally.of(CASE) == {"amina": 0, "ben": 4, "chi": 1}


def test_people_who_left_are_not_counted():
    """A turn of somebody who is in no circle any more changes nothing for those who are."""
    tally = Tally(NAMES, {})
    tally.add([(CASE, "zoe")])
    assert tally.of(CASE) == dict.fromkeys(NAMES, 0)


def test_who_had_least_comes_first_and_then_the_order_of_the_circle():
    """Amina had one; Ben and Chi had none."""
    tally = Tally(NAMES, {})
    tally.add([(CASE, "amina")])
    assert tally.line(NAMES) == ["ben", "chi", "amina"]


def test_each_role_begins_with_somebody_else():
    """Of equals, those who come first for one role do not for the next."""
    tally = Tally(("a", "b", "c", "d", "e", "f", "g"), {})
    firsts = {min(tally.order(role), key=tally.order(role).__getitem__) for role in list(Role)[:4]}
    assert len(firsts) == 4


def test_a_newcomer_is_credited_with_the_lower_middle():
    """The others had 1 and 3 questions and opened never: Chi enters at one question."""
    tally = Tally(NAMES, {})
    tally.add([(CASE, "amina"), *[(CASE, "ben")] * 3])
    assert tally.credit("chi", ["amina", "ben"]) == [(CASE, "chi")]


def test_who_had_more_than_the_middle_keeps_it():
    """Somebody who comes back with more is credited with nothing, and nothing is taken away."""
    tally = Tally(NAMES, {"chi": Account({"case giver": 5}, {})})
    assert tally.credit("chi", ["amina", "ben"]) == []
