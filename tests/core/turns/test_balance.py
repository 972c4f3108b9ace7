import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from circlekit.core.log import Log, Role
from circlekit.core.rotation.ledger import Account
from circlekit.core.turns.rota import rota
from tests.core.turns.terms import NAMES, circle, held, need, uneven

SHARED = (Role.FACILITATOR, Role.NOTE_TAKER, Role.TIMEKEEPER, Role.OPENER)
USUAL = [
    (people, cases, facilitators)
    for people in range(5, 9)
    for cases in range(1, people // 2 + 1)
    for facilitators in {1, min(2, cases)}
]


@pytest.mark.parametrize(("people", "cases", "facilitators"), USUAL)
def test_every_usual_term_is_fair(people, cases, facilitators):
    """Whether a term has three meetings or fourteen, no role comes to anybody twice more than to others."""
    for of in range(3, 15):
        found = rota(circle(people), range(1, of + 1), of, need(people, cases, facilitators), Log())
        assert (of, uneven(found, NAMES[:people])) == (of, {})


@pytest.mark.parametrize(("people", "cases"), [(6, 1), (7, 1), (7, 2), (8, 2), (8, 4)])
def test_a_year_of_weeks_is_fair(people, cases):
    """Fifty-two meetings are no harder than six."""
    found = rota(circle(people), range(1, 53), 52, need(people, cases, 1), Log())
    assert uneven(found, NAMES[:people]) == {}


def possible(found, people, before):
    """Tell by integer programming whether the shared roles could be even, given who brings questions when.

    A variable for each meeting, role and person. Those who bring a question have no other role, nobody has
    two, and each role's counts with those of ``before`` lie within one of each other.
    """
    shape = (len(found), len(SHARED), len(people))
    index = np.arange(np.prod(shape)).reshape(shape)
    rows, low, high = [], [], []

    def bound(cells, least, most, slack=0):
        row = np.zeros(index.size + len(SHARED))
        row[np.asarray(cells).ravel()] = 1
        if slack:
            row[index.size + slack - 1] = -1
        rows.append(row)
        low.append(least)
        high.append(most)

    for meeting, roles in enumerate(found):
        for role, name in enumerate(SHARED):
            bound(index[meeting, role], len(held(roles)[name]), len(held(roles)[name]))
        for person, name in enumerate(people):
            bound(index[meeting, :, person], 0, 0 if name in roles.case_givers else 1)
    for role, name in enumerate(SHARED):
        for person, who in enumerate(people):
            had = before.get((who, name), 0)
            bound(index[:, role, person], -had, 1 - had, slack=role + 1)
    size = index.size + len(SHARED)
    upper = np.append(np.ones(index.size), np.full(len(SHARED), 99))
    constraints = LinearConstraint(np.array(rows), low, high)
    answer = milp(np.zeros(size), integrality=np.ones(size), bounds=Bounds(0, upper), constraints=constraints)
    return bool(answer.success)


STANDINGS = st.dictionaries(
    st.tuples(st.sampled_from(NAMES[:6]), st.sampled_from(SHARED)), st.integers(1, 2), max_size=4
)


@settings(max_examples=40, deadline=None)
@given(st.integers(6, 7), st.integers(4, 8), STANDINGS)
def test_where_it_can_be_fair_it_is(people, of, before):
    """Whatever they had before, where people are more than roles: if any plan is even at the end, this is."""
    accounts = {
        name: Account({role.value: before.get((name, role), 0) for role in SHARED}, {})
        for name in NAMES[:people]
    }
    found = rota(circle(people), range(1, of + 1), of, need(people), Log(), accounts)
    if possible(found, NAMES[:people], before):
        assert unfair(found, NAMES[:people], before) == {}


def unfair(found, people, before):
    """Return the roles that are uneven with what people had before."""
    spread = {}
    for role in SHARED:
        counts = [
            before.get((who, role), 0) + sum(who in held(roles)[role] for roles in found) for who in people
        ]
        spread[role] = max(counts) - min(counts)
    return {role: difference for role, difference in spread.items() if difference > 1}


def test_the_judge_knows_what_is_possible():
    """Three meetings cannot make up for two turns that one of six people had before; five can."""
    before = {("amina", Role.OPENER): 2}
    short = rota(circle(6), range(1, 4), 3, need(6), Log())
    longer = rota(circle(6), range(1, 6), 5, need(6), Log())
    assert not possible(short, NAMES[:6], before)
    assert possible(longer, NAMES[:6], before)
