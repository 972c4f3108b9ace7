"""What new facts change in a log."""

from __future__ import annotations

from datetime import date

from circlekit.core.log import Attendance, Coming, Commitment, Log, NextDate, Pulse, Role, Rsvp, Turn
from circlekit.core.reporting.entries import Change, changes, entries, in_words, pulse_problems

LOG = Log(
    commitments=(Commitment(circle="c1", person="amina", day=date(2027, 1, 12)),),
    rsvps=(Rsvp(circle="c1", meeting=1, person="amina", coming=Coming.YES),),
    attendance=(
        Attendance(circle="c1", meeting=1, present=["amina", "ben"], apologies=["cem"]),
        Attendance(circle="c1", meeting=2, met=False),
    ),
    turns=(
        Turn(circle="c1", meeting=1, role=Role.CASE_GIVER, people=["amina"]),
        Turn(circle="c1", meeting=1, role=Role.OPENER, people=["ben"]),
    ),
    pulse=(
        Pulse(circle="c1", meeting=1, score=4),
        Pulse(circle="c1", meeting=2, person="amina", score=5),
    ),
    next_dates=(NextDate(circle="c1", day=None),),
)


def test_each_entry_has_its_way() -> None:
    """A list where several may have a role, a handle where one has it."""
    assert entries(LOG) == {
        ("commitments", "c1", "amina"): "2027-01-12",
        ("rsvps", "c1", 1, "amina"): "yes",
        ("attendance", "c1", 1): {"present": ["amina", "ben"], "apologies": ["cem"]},
        ("attendance", "c1", 2): "did not meet",
        ("turns", "c1", 1): {"case_giver": ["amina"], "opener": "ben"},
        ("pulse", "c1", 1): "4",
        ("pulse", "c1", 2, "amina"): "5",
        ("next", "c1"): "none",
    }


def test_the_same_facts_again_change_nothing() -> None:
    """Whoever reports twice has reported once."""
    assert changes(LOG, LOG) == ()


def test_people_move_from_one_list_to_another() -> None:
    """The others stay where they are, in their order."""
    came = Log(attendance=(Attendance(circle="c1", meeting=1, present=["cem"], no_word=["ben"]),))
    assert changes(LOG, came) == (
        Change(
            ("attendance", "c1", 1),
            {"present": ["amina", "ben"], "apologies": ["cem"]},
            {"present": ["amina", "cem"], "no_word": ["ben"]},
        ),
    )


def test_a_meeting_may_have_taken_place_after_all() -> None:
    """And one that was written down may not have."""
    after_all = Log(attendance=(Attendance(circle="c1", meeting=2, present=["ben"]),))
    assert [one.after for one in changes(LOG, after_all)] == [{"present": ["ben"]}]
    not_met = Log(attendance=(Attendance(circle="c1", meeting=1, met=False),))
    assert [one.after for one in changes(LOG, not_met)] == ["did not meet"]


def test_each_role_is_replaced() -> None:
    """The others of the meeting stay."""
    turn = Log(turns=(Turn(circle="c1", meeting=1, role=Role.OPENER, people=["cem", "amina"]),))
    assert [one.after for one in changes(LOG, turn)] == [
        {"case_giver": ["amina"], "opener": ["cem", "amina"]}
    ]


def test_a_commitment_keeps_its_first_day() -> None:
    """Whoever says it again said it then."""
    again = [Commitment(circle="c1", person=one, day=date(2027, 2, 1)) for one in ("amina", "ben")]
    assert changes(LOG, Log(commitments=tuple(again))) == (
        Change(("commitments", "c1", "ben"), None, "2027-02-01"),
    )


def test_rows_about_one_meeting_come_to_one_change() -> None:
    """As a table has them, one for each person."""
    rows = [Attendance(circle="c1", meeting=3, present=[one]) for one in ("amina", "ben")]
    assert changes(LOG, Log(attendance=tuple(rows))) == (
        Change(("attendance", "c1", 3), None, {"present": ["amina", "ben"]}),
    )


def test_a_pulse_is_of_the_circle_or_of_its_members() -> None:
    """One meeting cannot have both."""
    facts = Log(
        pulse=(
            Pulse(circle="c1", meeting=1, person="ben", score=3),
            Pulse(circle="c1", meeting=2, score=3),
            Pulse(circle="c1", meeting=3, score=3),
        )
    )
    assert [one.message for one in pulse_problems(LOG, facts)] == [
        "meeting 1 of «c1» has a pulse of the circle as a whole",
        "meeting 2 of «c1» has a pulse of each member",
    ]


def test_entries_are_said_in_words() -> None:
    """Nothing is said of nothing."""
    assert in_words({"present": ["amina", "ben"], "no_word": ["cem"]}) == "present amina, ben; no word cem"
    assert in_words({"opener": "ben"}) == "opener ben"
    assert (in_words("did not meet"), in_words(None)) == ("did not meet", "")
