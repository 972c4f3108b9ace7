"""The slots of large cohorts, against those of small ones."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from circlekit.core.matching.blocks.slots import QUARTERS, Diaries, all_rows, slots_of
from circlekit.core.matching.score.hours import can_come
from circlekit.core.scheduling.attendance import FREE
from circlekit.core.scheduling.slots import anchor_patterns, levels, slot_table
from tests.core.matching.people import cohort, person
from tests.core.matching.random_cohorts import random_cohort


@pytest.mark.parametrize("seed", range(12))
def test_the_same_people_can_come_as_by_the_slower_way(seed: int) -> None:
    """Asking many at once gives what asking one after the other gives, over clock changes too."""
    people = random_cohort(seed)
    slots = slots_of(people)
    everybody = np.arange(len(people.participants))
    quick = Diaries(slots, people.participants).can_come(everybody, all_rows(slots))
    assert (quick == can_come(people, slots.table)).all()
    gladly = Diaries(slots, people.participants).glad(everybody, all_rows(slots))
    answers = levels(people.participants, people, slots.table)
    assert gladly is not None
    assert (gladly == (answers == FREE).all(axis=2)).all()
    assert (gladly <= quick).all()
    assert quick.any()


@pytest.mark.parametrize("seed", range(12))
def test_merging_slots_loses_none_that_differs(seed: int) -> None:
    """Whoever can come together at some slot can do so at one of the merged ones."""
    people = random_cohort(seed)
    slots = slots_of(people)
    every = can_come(people, slot_table(people, anchor_patterns(people)))
    merged = can_come(people, slots.table)
    assert {column.tobytes() for column in every.T} == {column.tobytes() for column in merged.T}
    assert len(slots.table.start) <= every.shape[1]


def test_a_meeting_over_a_clock_change_needs_both_of_its_parts() -> None:
    """In Berlin clocks go from 2:00 to 3:00 on 28 March 2027: a meeting at 1:30 ends at 3:30."""
    both = person("both", "Sun 01:00-05:00", timezone="Europe/Berlin")
    early = person("early", "Sun 01:00-03:00", timezone="Europe/Berlin")
    utc = person("utc", "Sun 00:00-03:00")
    spring = cohort([both, early, utc], starts=date(2027, 3, 28), ends=date(2027, 4, 3))
    slots = slots_of(spring)
    assert set((slots.parts // QUARTERS).tolist()) == {15, 30, 45}
    can = Diaries(slots, spring.participants).can_come(np.arange(3), all_rows(slots))
    half_past_midnight = (slots.table.instants == _minutes(date(2027, 3, 28)) + 30).all(axis=1)
    assert can[:, half_past_midnight].all(axis=1).tolist() == [True, False, True]


def _minutes(day: date) -> int:
    return (day - date(1970, 1, 1)).days * 24 * 60


def test_a_window_of_a_whole_week_suits_every_slot() -> None:
    """Who can always come can come over midnight on Sunday too."""
    always = person("a", *(f"{day} 00:00-24:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
    of = cohort([always])
    slots = slots_of(of)
    assert Diaries(slots, of.participants).can_come(np.arange(1), all_rows(slots)).all()
