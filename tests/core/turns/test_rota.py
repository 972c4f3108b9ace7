import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from circlekit.core.log import Attendance, Log, Role
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.need import Need
from circlekit.core.turns.rota import rota
from tests.core.turns.terms import NAMES, came, circle, counts, held, log_of, need, no, turn, uneven

CASE, NOTES = Role.CASE_GIVER, Role.NOTE_TAKER


def givers(people=7, of=8, cases=1, log=None, **more):
    """Return who brings a question at each meeting."""
    found = rota(circle(people), range(1, of + 1), of, need(people, cases), log or Log(), **more)
    return [roles.case_givers for roles in found]


def test_the_first_and_the_last_meeting_have_no_questions():
    """What lies between has one each; whoever waits longest comes next."""
    assert givers(people=6, of=8) == [
        (), ("ben",), ("amina",), ("chi",), ("dan",), ("eli",), ("fay",), ()
    ]  # fmt: skip


def test_the_lead_does_not_bring_the_first_question():
    """Amina leads: she would be first in line, lets Ben go before, and comes next."""
    assert givers()[1:3] == [("ben",), ("amina",)]


def test_two_meetings_are_both_for_questions():
    """With fewer than three there is none to spare for beginning and looking back."""
    assert givers(of=2) == [("ben",), ("amina",)]


def test_a_meeting_with_new_ideas_has_no_question():
    """Meeting 3 has an input of its own; the line goes on after it."""
    assert givers(of=6, inputs={3}) == [(), ("ben",), (), ("amina",), ("chi",), ()]


def test_whoever_was_away_keeps_the_place():
    """Ben was away on his day. Chi has another task then, so Dan came in; all but Dan come as before."""
    found = givers(of=9, log=log_of(came(2, ["ben"])))
    assert found[2:6] == [("amina",), ("ben",), ("chi",), ("eli",)]


def test_whoever_came_in_has_had_a_turn():
    """Dan brought a question instead of Ben, so he waits until all others have had one."""
    found = givers(people=6, of=9, log=log_of(came(2, ["ben"], 6), turn(2, CASE, "dan")))
    assert found[2:8] == [("amina",), ("ben",), ("chi",), ("eli",), ("fay",), ("amina",)]


def test_what_was_written_down_wins_over_what_was_planned():
    """Fay brought a question though it was Ben's turn and he was there: he is still next, after Amina."""
    assert givers(log=log_of(turn(2, CASE, "fay")))[2:4] == [("amina",), ("ben",)]


def test_what_was_agreed_beforehand_is_said():
    """Dan swaps with Ben: he has no other task at meeting 2, and nobody has two."""
    told = rota(circle(), range(1, 9), 8, need(), Log())[1]
    found = rota(circle(), range(1, 9), 8, need(), log_of(turn(2, CASE, told.timekeeper)))[1]
    assert (told.case_givers, found.case_givers) == (("ben",), (told.timekeeper,))
    assert found.timekeeper not in (None, told.timekeeper)
    assert (found.opener, found.note_taker, found.facilitators) == (
        told.opener, told.note_taker, told.facilitators
    )  # fmt: skip
    assert (
        len({*found.case_givers, *found.facilitators, found.opener, found.note_taker, found.timekeeper}) == 5
    )


def test_what_was_agreed_for_a_task_leaves_the_question_where_it_was():
    """Only the notes were given to somebody else; who brought the question has no part in that."""
    told = rota(circle(), range(1, 9), 8, need(), Log())[1]
    found = rota(circle(), range(1, 9), 8, need(), log_of(turn(2, NOTES, told.reserve[0])))[1]
    assert found.note_taker == told.reserve[0]
    assert (found.case_givers, found.facilitators) == (told.case_givers, told.facilitators)


def test_what_was_agreed_falls_where_somebody_cannot_come():
    """Dan was to bring a question, and said no: it is as if nothing had been written."""
    told = rota(circle(), range(1, 9), 8, need(), log_of(no(2, "dan")))[1]
    assert rota(circle(), range(1, 9), 8, need(), log_of(no(2, "dan"), turn(2, CASE, "dan")))[1] == told


def test_a_meeting_that_did_not_take_place_changes_nobodys_place():
    """Meeting 2 fell through: at meeting 3 it is Ben's turn again, and not the lead's."""
    fell_through = log_of(Attendance(circle="c1", meeting=2, met=False))
    assert givers(log=fell_through)[2:4] == [("ben",), ("amina",)]


def test_whoever_cannot_come_has_no_role():
    """Ben said no to meeting 2: the reserve brings a question instead, and Ben stays near the front."""
    told = rota(circle(), range(1, 9), 8, need(), Log())
    found = rota(circle(), range(1, 9), 8, need(), log_of(no(2, "ben")))
    assert found[1].case_givers == told[1].reserve
    assert all("ben" not in people for people in held(found[1]).values())
    assert "ben" not in found[1].reserve
    assert found[3].case_givers == ("ben",)


def test_the_reserve_is_next_in_line():
    """Whoever comes in for Chi at meeting 4 has no task that does not go with it."""
    found = rota(circle(), [4], 8, need(), Log())[0]
    assert found.case_givers == ("chi",)
    assert len(found.reserve) == 1
    assert found.reserve[0] not in (*found.facilitators, found.note_taker, "chi")


def test_in_a_process_for_everyone_nobody_waits():
    """Troika: no case givers and no facilitators, but an opener, a timekeeper and a note-taker."""
    found = rota(circle(), range(1, 7), 6, Need(7, (3, 4), 7, 0), Log())
    assert {roles.case_givers + roles.reserve + roles.facilitators for roles in found} == {()}
    assert all(roles.opener and roles.timekeeper and roles.note_taker for roles in found)
    assert uneven(found, NAMES[:7]) == {}


def test_each_half_has_its_own_facilitator():
    """Two questions at a time, two facilitators, and nobody is both."""
    found = rota(circle(8), range(2, 6), 6, need(8, cases=2, facilitators=2), Log())
    for roles in found:
        assert len({*roles.case_givers, *roles.facilitators}) == 4


def test_earlier_cohorts_count():
    """All but Chi brought a question last time: Chi comes first now, and then the others."""
    had = Account({"case giver": 1}, {})
    accounts = {name: had for name in NAMES[:6] if name != "chi"}
    assert givers(people=6, of=9, accounts=accounts)[1:4] == [("chi",), ("amina",), ("ben",)]


def test_a_newcomer_does_not_have_to_catch_up():
    """Fay comes to meeting 5, when half of the five others have had a turn: she counts as one of those."""
    found = givers(people=6, of=10, joins={"fay": 5})
    assert [person for (person,) in found[1:9]] == [
        "ben", "amina", "chi", "dan", "eli", "amina", "ben", "chi"
    ]  # fmt: skip
    before = rota(circle(6), range(1, 5), 10, need(6), Log(), joins={"fay": 5})
    assert all("fay" not in people for roles in before for people in held(roles).values())


def test_only_the_meetings_asked_for_are_returned():
    """Numbers may come in any order; meetings are returned in theirs."""
    found = rota(circle(), [5, 3], 8, need(), Log())
    assert [roles.meeting for roles in found] == [3, 5]
    assert rota(circle(), [], 8, need(), Log()) == ()


@pytest.mark.parametrize("people", [1, 2, 3])
def test_very_small_circles_go_round_too(people):
    """One person brings no question to themselves; two and three share what there is."""
    found = rota(circle(people), range(1, 6), 5, need(people, 1, min(1, people - 1)), Log())
    assert len(found) == 5
    assert [bool(roles.case_givers) for roles in found] == [False, *[people > 1] * 3, False]


def rules_broken(roles, people, cases, facilitators):
    """Return what no meeting may have, however few its people are."""
    who = held(roles)
    (notes,) = who[NOTES] or (None,)
    if notes in who[CASE]:
        yield "the note-taker brings a question"
    if set(who[CASE]) & set(who[Role.FACILITATOR]):
        yield "a facilitator brings a question"
    if set(roles.reserve) & {*who[CASE], *who[Role.FACILITATOR], notes}:
        yield "the reserve is busy"
    if any(len(set(one)) < len(one) for one in who.values()):
        yield "somebody has a role twice"
    taken = [person for one in who.values() for person in one]
    if cases + facilitators + 3 <= people and len(set(taken)) < len(taken):
        yield "somebody has two roles though there are enough people"


FACTS = st.lists(
    st.tuples(
        st.integers(1, 8),
        st.sampled_from(["came", "no", "turn", "fell through"]),
        st.lists(st.sampled_from(NAMES[:7]), unique=True, max_size=4),
    ),
    max_size=8,
    unique_by=lambda one: (one[0], one[1] if one[1] in ("no", "turn") else "came"),
)


def entries(facts, people):
    """Return the entries of a log that say this."""
    for meeting, kind, names in facts:
        here = [name for name in names if name in NAMES[:people]]
        if kind == "came":
            yield came(meeting, here, people)
        elif kind == "fell through":
            yield Attendance(circle="c1", meeting=meeting, met=False)
        elif kind == "no":
            yield from (no(meeting, name) for name in here)
        elif here:
            yield turn(meeting, CASE, *here[:2])


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 7), st.integers(1, 3), st.integers(1, 2), FACTS)
def test_whatever_happens_the_rules_hold(people, cases, facilitators, facts):
    """Nobody has tasks that exclude each other, and the lead does not bring the first question."""
    cases, log = min(cases, people - 1), log_of(*entries(facts, people))
    facilitators = min(facilitators, people - cases)
    found = rota(circle(people), range(1, 9), 8, need(people, cases, facilitators), log)
    away = {(one.meeting, one.person) for one in log.rsvps}
    for roles in found:
        here = people - sum(meeting == roles.meeting for meeting, _ in away)
        wanted = facilitators if roles.case_givers else 1
        assert list(rules_broken(roles, here, len(roles.case_givers), wanted)) == []
    first = next((roles.case_givers for roles in found if roles.case_givers), ())
    assert log.turns or "amina" not in first


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 7), st.integers(1, 2), FACTS, st.integers(1, 7))
def test_later_facts_change_nothing_before(people, cases, facts, today):
    """The roles of a meeting follow from what was known before it, and from who cannot come."""
    known = [fact for fact in facts if fact[0] < today]
    numbers, wanted = range(1, today), need(people, cases)
    full = rota(circle(people), numbers, 8, wanted, log_of(*entries(facts, people)))
    early = rota(circle(people), numbers, 8, wanted, log_of(*entries(known, people)))
    assert full == early


@settings(max_examples=40, deadline=None)
@given(st.integers(5, 7), st.integers(1, 2), FACTS, st.integers(1, 7))
def test_what_goes_as_planned_changes_nothing(people, cases, facts, meeting):
    """When all come and do what they should, the meetings after it stay as they were told."""
    before = log_of(*entries([fact for fact in facts if fact[0] < meeting], people))
    numbers, wanted = range(1, 9), need(people, cases)
    told = rota(circle(people), numbers, 8, wanted, before)
    done = [turn(meeting, role, *who) for role, who in held(told[meeting - 1]).items() if who]
    after = log_of(*before.attendance, *before.turns, *before.rsvps, came(meeting, [], people), *done)
    assert rota(circle(people), numbers, 8, wanted, after) == told


def test_one_absence_leaves_most_roles_as_they_were():
    """After a meeting at which Ben missed his turn, fewer than one role in three has somebody else."""
    told = rota(circle(), range(1, 10), 9, need(), Log())
    now = rota(circle(), range(1, 10), 9, need(), log_of(came(2, ["ben"])))
    pairs = [
        (before[role], after[role])
        for before, after in zip(map(held, told[2:]), map(held, now[2:]), strict=True)
        for role in Role
        if before[role]
    ]
    assert sum(before != after for before, after in pairs) * 3 < len(pairs)


def test_a_term_of_seven_is_fair():
    """Seven people, nine meetings, one question each: every role goes round, and nobody has it thrice."""
    found = counts(rota(circle(), range(1, 10), 9, need(), Log()), NAMES[:7])
    assert {role: sorted(count.values()) for role, count in found.items()} == {
        Role.CASE_GIVER: [1] * 7,
        **dict.fromkeys(set(Role) - {Role.CASE_GIVER}, [1] * 5 + [2] * 2),
    }
