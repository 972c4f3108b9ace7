import re
from fractions import Fraction
from itertools import product
from math import comb, prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circlekit.core.turns.enough import of_100
from circlekit.core.turns.odds import odds, quorum

pytestmark = pytest.mark.long

TABLE = [
    (1, 1.0, None, ["0 0 0", "0 0 0", "100 0 0"]),
    (1, 0.8, None, ["0 0 0", "0 0 0", "77 0 0"]),
    (1, 0.8, 0, ["0 0 0", "0 0 0", "26 0 0"]),
    (2, 0.8, None, ["91 78 62", "98 96 92", "99 99 98"]),
    (2, 0.7, None, ["80 64 46", "94 89 81", "98 97 94"]),
    (3, 0.8, None, ["97 96 91", "100 99 98", "100 100 100"]),
]
"""Per cent of circles of 6, 7 and 8 that get round within 4, 5 and 6 meetings, by cases and attendance."""


@pytest.mark.parametrize(("cases", "attendance", "reserve", "rows"), TABLE)
def test_the_known_table_is_met(cases, attendance, reserve, rows):
    """The table was simulated: it is within two points of what can be worked out exactly."""
    for meetings, row in zip((4, 5, 6), rows, strict=True):
        for people, expected in zip((6, 7, 8), row.split(), strict=True):
            found = odds(people, meetings, cases, attendance, reserve)
            assert found * 100 == pytest.approx(float(expected), abs=2)


def test_six_people_in_six_meetings_are_a_product():
    """At each meeting one of those who still wait must come: six of them, then five, ... then one."""
    by_hand = prod(1 - 0.2**waiting for waiting in range(1, 7))
    assert odds(6, 6) == pytest.approx(by_hand) == pytest.approx(0.7603, abs=1e-4)


def test_eight_people_in_four_meetings_of_two_are_a_product():
    """At each of the four meetings two of those who wait must come: of eight, of six, of four and of two."""
    by_hand = prod(1 - 0.2**n - n * 0.8 * 0.2 ** (n - 1) for n in (8, 6, 4, 2))
    assert odds(8, 4, 2) == pytest.approx(by_hand) == pytest.approx(0.6215, abs=1e-4)


def test_one_named_reserve_stands_in_only_for_one():
    """With one case and one reserve, one of two must come, until one person is left: 0.96 five times, 0.8."""
    assert odds(6, 6, reserve=1) == pytest.approx(0.96**5 * 0.8)


def expected_meetings(people, cases=1, reserve=None):
    """Return how many meetings it takes on average: the chances added up that one more is needed."""
    return sum(1 - odds(people, meetings, cases, 0.8, reserve) for meetings in range(100))


def test_a_reserve_saves_meetings():
    """Six people need 6 / 0.8 meetings without a reserve; with one, 5 / 0.96 + 1 / 0.8."""
    assert expected_meetings(6, reserve=0) == pytest.approx(7.5)
    assert expected_meetings(6, reserve=1) == pytest.approx(5 / 0.96 + 1.25)


@pytest.mark.parametrize("cases", [1, 2])
@pytest.mark.parametrize("people", [6, 7, 8])
def test_a_line_of_reserves_saves_half_a_meeting_to_one_and_three_quarters(people, cases):
    """At 80 % attendance it is between 0.4 and 1.75 meetings, and costs nothing."""
    saved = expected_meetings(people, cases, reserve=0) - expected_meetings(people, cases)
    assert 0.4 < saved < 1.75


def test_nobody_waits_where_nobody_is():
    """An empty circle has had all its turns before the first meeting."""
    assert odds(0, 0) == 1


def test_without_meetings_nobody_has_a_turn():
    """Who waits goes on waiting."""
    assert odds(3, 0) == 0


PAGE = Path(__file__).parents[3] / "docs" / "turns.md"
ROW = re.compile(r"\| (\d)(, and nobody in reserve)? \| (\d+) % \| ([\d /]+) \| ([\d /]+) \| ([\d /]+) \|")


def test_the_page_about_turns_has_these_numbers():
    """Its table is what comes out here, for four, five and six working meetings."""
    rows = ROW.findall(PAGE.read_text(encoding="utf-8"))
    assert len(rows) == 6
    for cases, alone, attendance, *shown in rows:
        for meetings, cell in zip((4, 5, 6), shown, strict=True):
            chances = (
                odds(people, meetings, int(cases), int(attendance) / 100, 0 if alone else None)
                for people in (6, 7, 8)
            )
            assert cell == " / ".join(of_100(chance).split()[0] for chance in chances)


QUORUM = {
    (1, 0.6): [0.34, 0.54, 0.71, 0.83],
    (1, 0.7): [0.53, 0.74, 0.87, 0.94],
    (1, 0.8): [0.74, 0.90, 0.97, 0.99],
    (6, 0.7): [0.02, 0.17, 0.45, 0.70],
    (6, 0.8): [0.16, 0.54, 0.82, 0.94],
}
"""The chance that at least four of 5, 6, 7 and 8 come, to one meeting or to all of six."""


@pytest.mark.parametrize(("meetings", "attendance"), QUORUM)
def test_the_known_chances_of_a_quorum_are_met(meetings, attendance):
    """They are exact: to two digits nothing differs."""
    found = [quorum(people, attendance, meetings=meetings) for people in (5, 6, 7, 8)]
    assert found == pytest.approx(QUORUM[meetings, attendance], abs=0.0051)


def test_fewer_people_than_the_quorum_never_are_enough():
    """Three are not four, however often they come."""
    assert quorum(3, 1.0) == 0


@given(
    st.integers(1, 10), st.integers(0, 14), st.integers(1, 4), st.floats(0, 1), st.sampled_from([None, 0, 1])
)
def test_more_of_anything_never_hurts(people, meetings, cases, attendance, reserve):
    """One meeting, one case or one reserve more makes it no less likely that all have a turn."""
    now = odds(people, meetings, cases, attendance, reserve)
    more = None if reserve is None else reserve + 1
    assert -1e-9 <= now <= 1 + 1e-9
    assert odds(people, meetings + 1, cases, attendance, reserve) >= now - 1e-9
    assert odds(people, meetings, cases + 1, attendance, reserve) >= now - 1e-9
    assert odds(people, meetings, cases, attendance, more) >= now - 1e-9


def test_a_quorum_adds_up_the_ways_to_come():
    """Four, five or six of six: counted one by one."""
    ways = sum(comb(6, come) * 0.5**6 for come in (4, 5, 6))
    assert quorum(6, 0.5) == pytest.approx(ways)


def ways_to_come(people, share):
    """Yield every way in which people come or stay away: how many come, and how likely it is."""
    for comes in product((True, False), repeat=people):
        chance = Fraction(1)
        for one in comes:
            chance *= share if one else 1 - share
        yield sum(comes), chance


@pytest.mark.parametrize("size", [4, 5, 6, 7, 8])
@pytest.mark.parametrize("percent", [55, 70, 100])
def test_the_chance_is_the_sum_over_all_ways_to_come_and_stay_away(size, percent):
    """Each of the 2^n ways is counted, in fractions."""
    share = Fraction(percent, 100)
    expected = sum(likely for come, likely in ways_to_come(size, share) if come >= 4)
    assert quorum(size, percent / 100) == pytest.approx(float(expected), abs=1e-12)
