"""Two times that take turns, as they stand in schedule.yaml."""

from __future__ import annotations

from pathlib import Path

from circlekit.core.model import Alternate
from circlekit.files.schedules import read_schedule

from .test_schedules import CIRCLES, COHORT, SLOTS, problems, written

OTHER = Alternate(first="2027-02-11", weekday=3, week=2, start=570, timezone="Africa/Dakar")
ALTERNATING = SLOTS[0].model_copy(update={"alternate": OTHER})

LINE = (
    '  c1: {first: 2027-01-12, weekday: Tue, week: 2, start: "16:00", minutes: 60, timezone: Europe/London,'
    ' alternate: {first: 2027-02-11, weekday: Thu, week: 2, start: "09:30", timezone: Africa/Dakar}}'
)


def test_both_times_stand_on_one_line() -> None:
    """The second time begins a month later."""
    assert LINE in written(slots=(ALTERNATING, SLOTS[1])).splitlines()


def test_each_time_has_its_clocks_above_it() -> None:
    """Clocks change in New York on 14 March and in London on the 28th, between February and April."""
    lines = written(slots=(ALTERNATING, SLOTS[1])).splitlines()
    first = lines.index("  # On Tuesdays, 16:00 London:")
    assert lines[first + 1 : first + 8] == [
        "  # Ana Souza (New York) 11:00",
        "  # Ben Hall (London) 16:00",
        "  # Ama Mensah (Dakar) 16:00; from 11 May 15:00",
        "  # On Thursdays, 09:30 Dakar:",
        "  # Ana Souza (New York) 04:30; from 8 April 05:30",
        "  # Ben Hall (London) 09:30; from 8 April 10:30",
        "  # Ama Mensah (Dakar) 09:30",
    ]


def test_both_times_are_read_back(tmp_path: Path) -> None:
    """Nothing is said about them."""
    path = tmp_path / "schedule.yaml"
    path.write_text(written(slots=(ALTERNATING, SLOTS[1])), encoding="utf-8")
    found = read_schedule(path, "schedule.yaml", COHORT, CIRCLES)
    assert (found.slots, found.warnings) == ((ALTERNATING, SLOTS[1]), ())


def test_a_second_time_that_does_not_fit_has_its_place(tmp_path: Path) -> None:
    """12 February 2027 is a Friday."""
    text = written(slots=(ALTERNATING, SLOTS[1])).replace("2027-02-11", "2027-02-12")
    [problem] = problems(tmp_path, text)
    assert problem.path == ("slots", "c1", "alternate", "first")
    assert problem.message == "2027-02-12 is a Friday, not a Thursday"
    assert problem.place is not None
    assert problem.place.column == LINE.index("2027-02-11") + 1


def test_the_second_time_begins_after_the_first(tmp_path: Path) -> None:
    """In January the circle has its first meeting."""
    text = written(slots=(ALTERNATING, SLOTS[1])).replace("first: 2027-02-11", "first: 2027-01-07")
    told = {problem.message for problem in problems(tmp_path, text)}
    begins = "the second of two times in turn begins on 2027-01-07"
    assert f"{begins}, not after the first (2027-01-12)" in told


def test_a_key_of_the_second_time_is_helped_with(tmp_path: Path) -> None:
    """Minutes are the same for both times, so they have no place there."""
    text = written(slots=(ALTERNATING, SLOTS[1])).replace(
        "alternate: {first", "alternate: {weekdya: Tue, first"
    )
    [problem] = problems(tmp_path, text)
    assert problem.hint == "did you mean weekday?"
