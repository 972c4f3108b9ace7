from circlekit.core.log import Role
from circlekit.core.turns.sheets import empty
from circlekit.core.turns.standing_in import ready, without
from circlekit.core.turns.tally import Tally

NAMES = ("amina", "ben", "chi", "dan", "eli", "fay", "gus")
TALLY = Tally(NAMES, {})


def sheet():
    """Return a full meeting of seven: Amina brings a question, Fay and Gus are free."""
    found = empty(NAMES, 1, 1)
    roles = (Role.CASE_GIVER, Role.FACILITATOR, Role.NOTE_TAKER, Role.TIMEKEEPER, Role.OPENER)
    for role, person in zip(roles, NAMES, strict=False):
        found.held[role].append(person)
    return found


def test_nothing_changes_where_nobody_with_a_role_is_away():
    """Gus only listens."""
    assert dict(without(sheet(), {"gus"}, TALLY).held) == dict(sheet().held)


def test_the_next_in_line_comes_in_and_all_others_keep_their_roles():
    """Dan keeps the time; he is the first whose task somebody else can take, and Fay or Gus takes it."""
    before, after = sheet().held, without(sheet(), {"amina"}, TALLY).held
    assert after[Role.CASE_GIVER] == ["dan"]
    changed = {role for role in Role if before[role] != after[role]}
    assert changed == {Role.CASE_GIVER, Role.TIMEKEEPER}
    assert after[Role.TIMEKEEPER][0] in {"fay", "gus"}


def test_another_role_goes_to_somebody_who_is_free():
    """Chi takes the notes and is away: nobody else changes places."""
    before, after = sheet().held, without(sheet(), {"chi"}, TALLY).held
    assert {role for role in Role if before[role] != after[role]} == {Role.NOTE_TAKER}
    assert after[Role.NOTE_TAKER][0] in {"fay", "gus"}


def test_when_all_are_away_the_plan_stays():
    """Nobody is left to do it instead."""
    assert without(sheet(), set(NAMES), TALLY).held == sheet().held


def test_whoever_facilitates_or_takes_notes_is_asked_last():
    """Ben and Chi are next in line, and have a task that does not go with a question."""
    assert ready(sheet(), NAMES, TALLY) == ["dan", "eli", "fay", "gus", "ben", "chi"]


def test_the_lead_is_not_asked_for_the_first_question():
    """Whoever is spared is not in reserve either."""
    assert "dan" not in ready(sheet(), NAMES, TALLY, ["dan"])
