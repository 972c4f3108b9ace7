"""How members have come so far, and when somebody has fallen behind."""

from __future__ import annotations

import pytest

from circlekit.core.attending import Lapse, Record, enough, lapse, records
from circlekit.core.log import Attendance, Presence

LETTERS = {"p": Presence.PRESENT, "a": Presence.APOLOGIES, "n": Presence.NO_WORD}


def record(letters: str) -> Record:
    """Return a record from letters: p(resent), a(pologies), n(o word)."""
    return Record(tuple((number, LETTERS[letter]) for number, letter in enumerate(letters, 1)))


def held(circle: str, meeting: int, present: str = "", apologies: str = "", no_word: str = "") -> Attendance:
    """Return who came to a meeting; members are letters."""
    return Attendance(
        circle=circle,
        meeting=meeting,
        present=list(present),
        apologies=list(apologies),
        no_word=list(no_word),
    )


def test_records_are_kept_by_circle_in_the_order_of_meetings() -> None:
    """Whatever order the log has them in."""
    found = records([held("c1", 2, "a", "b"), held("c1", 1, "b", no_word="a"), held("c2", 1, "a")])
    assert found == {("c1", "a"): record("np"), ("c1", "b"): record("pa"), ("c2", "a"): record("p")}


def test_a_meeting_that_did_not_take_place_counts_for_nobody() -> None:
    """Nobody missed what was not held."""
    assert records([Attendance(circle="c1", meeting=1, met=False)]) == {}


def test_whoever_was_not_written_down_has_no_entry_for_that_meeting() -> None:
    """The second meeting says nothing of b."""
    found = records([held("c1", 1, "ab"), held("c1", 2, "a")])
    assert found[("c1", "b")] == record("p")


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("", Lapse.NONE),
        ("ppp", Lapse.NONE),
        ("nnp", Lapse.NONE),
        ("pa", Lapse.ONCE),
        ("n", Lapse.ONCE),
        ("pan", Lapse.TWICE),
        ("ann", Lapse.LONG),
        ("pnnn", Lapse.LONG),
    ],
)
def test_what_counts_is_how_often_in_a_row_it_was_last(letters: str, expected: Lapse) -> None:
    """Whoever came last time is back, whatever was before."""
    assert lapse(record(letters)) is expected


@pytest.mark.parametrize(
    ("letters", "expected"),
    [
        ("npn", Lapse.ONCE),  # one of three: too few to judge
        ("npnn", Lapse.LONG),  # one of four
        ("nnpn", Lapse.LONG),
        ("pnpn", Lapse.ONCE),  # two of four are half
        ("nnnp", Lapse.NONE),  # back again
    ],
)
def test_fewer_than_half_of_four_or_more_is_long(letters: str, expected: Lapse) -> None:
    """But whoever came last time needs no such word."""
    assert lapse(record(letters)) is expected


def test_apologies_are_no_less_missed_than_no_word() -> None:
    """Both were not there; what is said of it is for the words of a message."""
    assert record("paan").missed_in_a_row == 3
    assert record("pap").came == 2


@pytest.mark.parametrize(("members", "least"), [(8, 4), (6, 4), (5, 4), (4, 3), (3, 2), (2, 2)])
def test_four_are_enough_and_all_but_one_of_a_small_circle(members: int, least: int) -> None:
    """Two people at least make a meeting."""
    assert enough(members) == least
