"""Who can when, for each half hour of a circle's week."""

from __future__ import annotations

from circlekit.core.model import Cohort, Participant, Slot
from circlekit.core.scheduling.week import Cell, Week, blocks, shade, weeks

from .builders import cohort, person

ANA = person("ana", "Europe/London", "Tue 16:00-18:00")
BEN = person("ben", "Africa/Lagos", "Tue 16:00-18:00", if_needed=["Tue 18:00-19:00"])
SLOT = Slot(circle="c1", first="2027-01-12", weekday=1, week=2, start=16 * 60, minutes=60,
            timezone="Europe/London")  # fmt: skip


def week_of(slot: Slot, *people: Participant, of: Cohort | None = None) -> Week:
    """Return the only week of a slot."""
    (found,) = weeks(slot, people, of or cohort(*people))
    return found


def cell(week: Week, day: int, clock: str) -> Cell:
    """Return the cell of a weekday and a time."""
    hours, minutes = map(int, clock.split(":"))
    return week.cells[week.starts.index(hours * 60 + minutes)][day]


def test_a_cell_holds_those_who_can_come_on_every_date() -> None:
    """London is Lagos less an hour in winter and the same in summer, so Ben's 16:00-18:00 has one start."""
    week = week_of(SLOT, ANA, BEN)
    assert cell(week, 1, "15:30") == Cell()
    assert cell(week, 1, "16:00") == Cell(("ana", "ben"), ())
    assert cell(week, 1, "16:30") == Cell(("ana",), ("ben",))
    assert cell(week, 1, "17:00") == Cell(("ana",), ("ben",))
    assert cell(week, 1, "17:30") == Cell()
    assert cell(week, 2, "16:00") == Cell()


def test_a_person_whose_clock_moves_past_their_window_cannot_come() -> None:
    """At 17:30 in London Ben's clock shows 18:30 in winter, and his hours end at 19:00."""
    week = week_of(SLOT, person("ben", "Africa/Lagos", "Tue 16:00-19:00"))
    assert cell(week, 1, "17:00").can == 1
    assert cell(week, 1, "17:30").can == 0


def test_an_hour_that_clocks_skip_is_no_start() -> None:
    """On 28 March 2027, the last Sunday of the month, London has no 01:00 to 02:00."""
    owl = person("owl", "Europe/London", "Sun 00:00-06:00")
    slot = SLOT.model_copy(update={"week": -1, "first": "2027-01-26"})
    week = week_of(slot, owl)
    assert [cell(week, 6, time).can for time in ("00:30", "01:00", "01:30", "02:00")] == [1, 0, 0, 1]


def test_the_rows_are_those_on_which_the_circle_meets() -> None:
    """A slot at a quarter to has rows at a quarter to and past."""
    week = week_of(SLOT.model_copy(update={"start": 16 * 60 + 45}), ANA)
    assert week.starts[:2] == (15, 45)
    assert len(week.starts) == 48
    assert week.times == ((1, 16 * 60 + 45),)


def test_the_length_of_the_circle_s_own_meetings_counts() -> None:
    """Two hours fit into Ana's window only at its beginning."""
    week = week_of(SLOT.model_copy(update={"minutes": 120}), ANA)
    assert [cell(week, 1, time).can for time in ("16:00", "16:30")] == [1, 0]


def test_weekly_rhythms_have_no_week_of_the_month() -> None:
    """A weekly slot is judged on every Tuesday, also across the change of 28 March."""
    weekly = SLOT.model_copy(update={"week": None})
    week = week_of(weekly, ANA, BEN, of=cohort(ANA, BEN, every="week"))
    assert (week.week, cell(week, 1, "16:00").can) == (None, 2)


def test_two_times_in_one_zone_and_week_share_a_map() -> None:
    """Both are marked on it."""
    other = {"first": "2027-02-10", "weekday": 2, "week": 2, "start": 9 * 60, "timezone": "Europe/London"}
    slot = Slot(**{**SLOT.model_dump(), "alternate": other})
    assert week_of(slot, ANA, BEN).times == ((1, 16 * 60), (2, 9 * 60))


def test_two_times_in_two_zones_have_a_map_each() -> None:
    """Each is by the clock of its own zone."""
    other = {"first": "2027-02-10", "weekday": 2, "week": 2, "start": 9 * 60, "timezone": "Africa/Lagos"}
    slot = Slot(**{**SLOT.model_dump(), "alternate": other})
    found = weeks(slot, [ANA, BEN], cohort(ANA, BEN))
    assert [(week.timezone, week.times) for week in found] == [
        ("Europe/London", ((1, 960),)), ("Africa/Lagos", ((2, 540),)),
    ]  # fmt: skip


def test_hours_at_which_nobody_can_come_are_left_out() -> None:
    """A morning and an afternoon are two stretches; half an hour between two is no gap."""
    early = person("eva", "Europe/London", "Tue 07:00-08:00")
    later = person("lea", "Europe/London", "Tue 08:00-09:00", "Tue 16:00-17:00")
    week = week_of(SLOT, early, later)
    shown = [[week.starts[row] for row in rows] for rows in blocks(week)]
    assert shown == [[420, 450, 480], [960]]


def test_the_circle_s_time_is_shown_where_nobody_can_come() -> None:
    """It would be missed otherwise."""
    week = week_of(SLOT, person("ana", "Europe/London", "Sat 09:00-10:00"))
    assert [[week.starts[row] for row in rows] for rows in blocks(week)] == [[540], [960]]


def test_shades_grow_with_how_many_can_come() -> None:
    """Everybody has a shade of their own, and so has nobody; thirds lie between."""
    found = [shade(Cell(("x",) * can), 7) for can in range(8)]
    assert found == [0, 1, 1, 2, 2, 3, 3, 4]
    assert shade(Cell((), ("x", "y")), 2) == 4
