"""A look at a whole cohort: what comes first, and what raises no alarm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from circlekit.core.health.facts import Held
from circlekit.core.health.load import Action
from circlekit.core.health.look import Health, look
from circlekit.core.health.signs import Care, Concern
from circlekit.core.log import Attendance, Commitment, Log, NextDate

from .making import DAYS, SEVEN, came, circle, cohort, meetings, not_met, pulses, source

ALL = " ".join(SEVEN)
WELL = tuple(came(number, ALL) for number in (1, 2, 3))


def seen(log: Log, today: date = date(2027, 3, 15), **more: Any) -> Health:
    return look(source(log, today, **more))


def test_the_gravest_come_first() -> None:
    """Now before a word, a word before nothing; and of two words the one that is not alone."""
    circles = [circle(of=name) for name in ("c1", "c2", "c3", "c4")]
    attendance = [came(number, ALL, of=f"c{place}") for place in (1, 2, 3, 4) for number in (1, 2)]
    attendance += [came(3, ALL, of="c1"), came(3, ALL, of="c3"), came(3, "ada", of="c2")]
    log = Log(
        attendance=(*attendance, Attendance(circle="c4", meeting=3, met=False)),
        next_dates=(NextDate(circle="c3", day=None),),
    )
    found = seen(log, circles=circles, meetings={one.id: meetings() for one in circles})
    assert [one.circle.id for one in found.circles] == ["c4", "c2", "c3", "c1"]
    assert [one.care for one in found.circles] == [Care.NOW, Care.WORD, Care.WORD, Care.WELL]


def test_of_circles_with_like_signs_the_one_with_lower_odds_comes_first() -> None:
    """Both meet well; fewer may come to the second."""
    circles = [circle(of=name) for name in ("c1", "c2")]
    attendance = [came(number, ALL, of="c1") for number in (1, 2, 3)]
    attendance += [came(number, "ada ben chi dan eve", "fay gus", of="c2") for number in (1, 3)]
    attendance += [came(2, ALL, of="c2")]
    found = seen(
        Log(attendance=attendance), circles=circles, meetings={one.id: meetings() for one in circles}
    )
    assert [(one.circle.id, one.care) for one in found.circles] == [("c2", Care.WELL), ("c1", Care.WELL)]


def test_signs_come_by_the_care_they_ask_for() -> None:
    """A meeting that did not take place, then a low pulse."""
    log = Log(attendance=(*WELL[:2], not_met(3)), pulse=pulses(m2=2))
    (found,) = seen(log).circles
    assert [sign.concern for sign in found.signs] == [Concern.CANCELLED, Concern.PULSE]
    assert found.care is Care.NOW


def test_what_the_signs_ask_for_is_part_of_the_load() -> None:
    """A circle to follow up takes ten minutes, and a kind word two; a circle to watch takes none."""
    rest = "ada ben chi dan eve fay"
    calm = seen(Log(attendance=(*WELL[:2], came(3, rest, "gus"))))
    asked = seen(
        Log(attendance=(came(1, ALL), came(2, rest, "gus"), came(3, rest, "gus")), pulse=pulses(m3=2))
    )
    assert calm.load.actions[Action.FOLLOW] == calm.load.actions[Action.KIND] == (0, 0)
    assert asked.load.actions[Action.FOLLOW] == asked.load.actions[Action.KIND] == (1, 1)
    assert asked.circles[0].minutes == asked.load.circles["c1"]


def test_before_the_start_nothing_is_wrong() -> None:
    """There is little to see, and it is said when it begins."""
    found = seen(Log(), date(2026, 12, 22))
    assert found.notes == ("The cohort begins on Monday 11 January 2027; so far there is little to see.",)
    assert [(one.care, one.signs, one.odds) for one in found.circles] == [(Care.WELL, (), None)]


def test_without_a_schedule_the_next_step_is_to_find_times() -> None:
    """It is said once for all."""
    assert "No circle has a time yet: circlekit schedule" in seen(Log(), meetings={}).notes


def test_without_a_log_no_circle_is_called_silent() -> None:
    """Nobody has written anything down, of any circle, which says nothing of this one."""
    found = seen(Log())
    assert found.notes == ("Nothing is written down of the 3 meetings so far: circlekit log",)
    assert [one.signs for one in found.circles] == [()]


def test_with_a_log_of_others_a_circle_can_be_silent() -> None:
    """The other circle's lead wrote theirs."""
    circles = [circle(of=name) for name in ("c1", "c2")]
    found = seen(Log(attendance=WELL), circles=circles, meetings={one.id: meetings() for one in circles})
    assert found.circles[0].circle.id == "c2"
    assert found.notes == ("3 meetings of 6 so far are not written down.",)


def test_after_the_end_there_are_no_alarms() -> None:
    """The next thing is the next round."""
    found = seen(Log(attendance=(not_met(6),)), date(2027, 7, 1))
    assert [(one.over, one.signs) for one in found.circles] == [(True, ())]
    assert (
        found.notes[0] == "The cohort ended on Wednesday 30 June 2027; for the next round: circlekit rotate"
    )


def test_after_its_last_meeting_a_circle_has_no_next_date_to_set() -> None:
    """The next second Tuesday would be after the end."""
    (found,) = seen(Log(attendance=WELL), date(2027, 6, 10)).circles
    assert (found.over, found.signs, found.ahead) == (True, (), None)


@pytest.mark.parametrize(
    ("every", "last", "ends", "over"),
    [
        ("month", date(2027, 3, 9), date(2027, 4, 12), True),
        ("month", date(2027, 3, 9), date(2027, 4, 13), False),
        ("week", date(2027, 3, 9), date(2027, 3, 15), True),
        ("week", date(2027, 3, 9), date(2027, 3, 16), False),
        ("2 months", date(2027, 3, 9), date(2027, 5, 10), True),
    ],
)
def test_a_circle_is_over_where_its_rhythm_gives_no_further_meeting(
    every: str, last: date, ends: date, over: bool
) -> None:
    """The second Tuesday after 9 March is 13 April, and 11 May the one after that."""
    whole = cohort(meeting={"every": every}).model_copy(update={"ends": ends})
    few = {"meetings": {"c1": meetings((date(2027, 2, 9), last))}}
    assert seen(Log(), date(2027, 3, 10), cohort=whole, **few).circles[0].over is over


def test_a_circle_that_was_ended_on_purpose_is_over() -> None:
    """From the day on that the schedule says."""
    few = {"meetings": {"c1": meetings(DAYS[:3])}, "ended": {"c1": date(2027, 3, 12)}}
    assert seen(Log(attendance=WELL), **few).circles[0].over
    assert not seen(Log(attendance=WELL), date(2027, 3, 11), **few).circles[0].over


def test_a_meeting_of_today_is_past_once_it_is_written_down() -> None:
    """Until then it is the next one."""
    before, after = seen(Log(attendance=WELL[:2]), DAYS[2]), seen(Log(attendance=WELL), DAYS[2])
    assert before.circles[0].ahead is not None
    assert (before.circles[0].ahead.meeting.number, len(before.circles[0].past)) == (3, 2)
    assert after.circles[0].ahead is not None
    assert (after.circles[0].ahead.meeting.number, len(after.circles[0].past)) == (4, 3)


def test_a_look_back_knows_only_what_was_then() -> None:
    """In February nobody could know of March."""
    log = Log(attendance=(came(1, ALL), came(2, ALL), came(3, "ada", "ben chi dan eve fay gus")))
    (found,) = seen(log, date(2027, 2, 20)).circles
    assert [(one.number, one.held, one.present) for one in found.past] == [
        (1, Held.ENOUGH, 7),
        (2, Held.ENOUGH, 7),
    ]
    assert found.members[1].record.came == 2
    assert found.signs == ()


def test_a_meeting_of_which_nobody_is_listed_is_not_written_down() -> None:
    """A key without a value waits to be filled in."""
    empty = Attendance(circle="c1", meeting=3)
    (found,) = seen(Log(attendance=(*WELL[:2], empty))).circles
    assert found.past[-1].held is Held.UNWRITTEN


@pytest.mark.parametrize("handle", ["somebody", "ben"])
def test_who_came_and_left_since_still_counts(handle: str) -> None:
    """A record of somebody who is no member now changes nothing for those who are."""
    log = Log(attendance=(came(1, f"{handle} ada chi dan"),))
    (found,) = look(source(log, cohort=cohort(), today=date(2027, 1, 20))).circles
    assert found.past[0].present == 4
    assert [one.handle for one in found.members] == list(SEVEN)


def test_nobody_waits_for_who_joins_later() -> None:
    """Gus joins after the second meeting: a word of commitment is missed of him from then on."""
    people = tuple(
        one.model_copy(update={"joins": date(2027, 2, 20)}) if one.id == "gus" else one
        for one in cohort().participants
    )
    whole = cohort().model_copy(update={"participants": people})
    log = Log(
        attendance=WELL,
        commitments=tuple(Commitment(circle="c1", person=one, day=DAYS[0]) for one in SEVEN[:-1]),
    )
    found = [seen(log, day, cohort=whole).circles[0] for day in (date(2027, 1, 15), date(2027, 2, 22))]
    assert [len(one.members) for one in found] == [6, 7]
    missing = [[sign for sign in one.signs if sign.concern is Concern.COMMITMENTS] for one in found]
    assert [len(signs) for signs in missing] == [0, 1]
