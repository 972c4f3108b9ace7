"""What a log says of meetings whose numbers changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from circlekit.core.log import Attendance, Coming, Log, Rsvp
from circlekit.core.model import Meeting
from circlekit.core.reporting.renumbered import renumbered

FACTS = Log(
    attendance=(Attendance(circle="c1", meeting=1, present=["amina"]),),
    rsvps=(
        Rsvp(circle="c1", meeting=2, person="amina", coming=Coming.NO),
        Rsvp(circle="c1", meeting=3, person="amina", coming=Coming.YES),
    ),
)


def held(*days: str, was: Sequence[str] = ()) -> dict[str, Sequence[Meeting]]:
    """Return meetings of one circle at noon; ``was`` are the dates that the first ones had before."""
    at = [datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=UTC) for day in (*days, *was)]
    before = [*at[len(days) :], *[None] * len(days)]
    return {
        "c1": [Meeting(number, at[number - 1], 60, before[number - 1]) for number in range(1, len(days) + 1)]
    }


def test_what_was_written_of_a_meeting_left_out_is_about_another_now() -> None:
    """A reply to the meeting in February is none to the one in March."""
    before = held("2027-01-12", "2027-02-09", "2027-03-09")
    [problem] = renumbered(FACTS, before, held("2027-01-12", "2027-03-09"))
    assert problem.severity == "warning"
    assert problem.message == (
        "log.yaml names meetings of «c1» whose numbers mean other dates now: "
        "2 was 2027-02-09 and is 2027-03-09"
    )
    assert "correct the numbers" in problem.hint


def test_a_moved_meeting_keeps_its_number() -> None:
    """So does everything that was written of it."""
    before = held("2027-01-12", "2027-02-09")
    after = held("2027-01-13", "2027-02-09", was=["2027-01-12"])
    assert not [*renumbered(FACTS, before, after)]


def test_what_is_left_out_behind_all_that_is_written_changes_nothing() -> None:
    """Nobody has said anything of the fourth yet."""
    before = held("2027-01-12", "2027-02-09", "2027-03-09", "2027-04-13", "2027-05-11")
    after = held("2027-01-12", "2027-02-09", "2027-03-09", "2027-05-11")
    assert not [*renumbered(FACTS, before, after)]
